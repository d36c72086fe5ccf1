"""The gentle check at writing time: few finds, and almost all of them right."""
