"""What may tell a reader who somebody is without naming them. Pointed out once, never masked by itself."""
