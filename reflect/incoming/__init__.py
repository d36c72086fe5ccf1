"""What was written in other journals, read into one shape. Reads and decides; it writes nothing and knows no journal."""

PACK = "written_elsewhere"
"""The pack whose questions an imported text answers, so that it can be looked at and changed as any other entry."""
