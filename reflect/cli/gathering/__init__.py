"""The journal is read, one pure room is called, and one value comes back. Nothing here writes."""
