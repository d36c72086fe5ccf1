"""Values become SQLModel rows, in one transaction. Loaded only when something is written, since SQLModel is slow to load."""
