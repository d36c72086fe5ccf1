"""The trend label of each growth area: its steps, its exact test, its words. Pure; knows no entry and no text."""
