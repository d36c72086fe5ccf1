"""The commands about whole journals: copies of one, what comes out of it, what comes in from elsewhere."""
