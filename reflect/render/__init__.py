"""Values as Rich drawings. Never prints."""
