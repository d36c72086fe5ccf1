"""Guides: from a pack to a finished sitting. Pure; reads TOML and nothing else."""
