"""Files, folders and locks, handled with care; and what the system refused, in words."""
