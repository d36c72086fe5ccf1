"""Pages in words alone, which need no Rich: what is heard, or goes into a file."""
