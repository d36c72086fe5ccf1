"""Looks back: entries and counts become frozen summaries. Pure."""
