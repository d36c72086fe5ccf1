"""The encrypted file itself: opened, and brought to its present shape."""
