"""Whether a journal's disk takes anything new, told without writing a byte: asked before a person begins to type."""

import os
import shutil
from pathlib import Path

from reflect.storage.names import DATABASE

SAVING = 1_000_000
"""So many bytes are free while one entry is kept: its pages, and the pages before, which SQLite keeps until it is done."""


def only_read(home: Path) -> bool:
    """Say whether the journal of this folder can be read, while the file or its folder can't be written to."""
    file = home / DATABASE
    return os.access(file, os.R_OK) and not (os.access(file, os.W_OK) and os.access(home, os.W_OK))


def hardly_any_room(home: Path) -> bool:
    """Say whether less is free than one entry takes, where there is a journal. What only a quota refuses is not seen."""
    return (home / DATABASE).exists() and shutil.disk_usage(home).free < SAVING
