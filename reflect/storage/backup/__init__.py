"""Backups: written, checked, unpacked, brought back."""
