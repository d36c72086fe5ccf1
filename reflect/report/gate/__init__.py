"""The one gate: what may leave the desk, and as what. No private thing comes through."""
