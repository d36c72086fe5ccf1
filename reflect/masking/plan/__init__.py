"""What becomes of what was found: planned, decided by the person, and carried out."""
