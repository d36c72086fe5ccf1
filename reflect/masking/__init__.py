"""Masking: finds what in a text may point to someone, and takes it out. Pure; it knows no other room.

Texts come in and values go out. Nothing here reads what a person wrote from a file, prints, keeps or sends anything.
"""
