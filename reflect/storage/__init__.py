"""Keeps: the only room that touches the journal file and its keys."""
