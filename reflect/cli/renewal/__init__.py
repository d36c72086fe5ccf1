"""The person's own renewal rules: asked for, checked, kept."""
