"""Slips of the fingers on the command line: which command was likely meant, and what was wrong, in our own words."""
