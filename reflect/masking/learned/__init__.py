"""Names, places and the like, found by weights that were learned from labelled reflections of ours (tagger/)."""
