"""What the door of the journal hands out: plans, exports, word lists, renewal rules."""
