"""Everything that a journal keeps as a file that any program can read, and back. Pure: it knows records and bytes, and no journal."""
