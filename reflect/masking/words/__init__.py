"""What a word can be, and how a text is written. Finds nothing."""
