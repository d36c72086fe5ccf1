"""What every measuring program begins and ends with: a look whether this computer is quiet, and figures that are kept only then."""

import sys
from collections.abc import Mapping
from pathlib import Path

from speed import page, quiet

BUSY = 3
"""The exit code when figures were shown and not kept."""


def tell(text: str) -> None:
    """Say how far it is, beside the table."""
    print(text, file=sys.stderr, flush=True)


def failed(why: Exception) -> int:
    """Say why nothing could be measured; gives the exit code."""
    tell(f"\n{why}")
    return 1


def busy_before() -> str:
    """Look whether others work here, and say at once when nothing will be written down; empty when it is quiet."""
    if busy := quiet.before():
        tell(f"This computer is busy: {busy}. The table will be shown, and nothing written down.")
    return busy


def ended(told: Mapping[str, str], *busy: str, keep: bool = True, file: Path = page.RESULTS) -> int:
    """Show the parts of the page, and write them down on a quiet computer; gives the exit code.

    Args:
        told: The parts by their headings.
        busy: What made this computer busy, before and meanwhile; empty words when nothing did.
        keep: Whether these figures belong on the page.
        file: The page.
    """
    for title, text in told.items():
        print(f"## {title}\n\n{text}\n")
    if why := " and ".join(filter(None, busy)):
        tell(f"Nothing was written down, since this computer was busy: {why}. Try again when it is quiet.")
        return BUSY
    if keep:
        page.write(told, file)
        tell(f"written to {file.name}")
    return 0
