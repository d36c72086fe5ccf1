"""What was written in other journals, read into one shape. Reads and decides; it writes nothing and knows no journal."""
