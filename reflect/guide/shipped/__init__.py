"""What ships with the program, ready to be used."""
