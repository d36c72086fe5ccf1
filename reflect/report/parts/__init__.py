"""What the pages of several kinds are made from: it came through the gate, and its words are masked."""
