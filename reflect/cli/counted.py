"""How many entries there are, in words: one way to count and to say it, wherever numbers may be compared."""

from typing import TYPE_CHECKING

from reflect import wording

if TYPE_CHECKING:
    from reflect.storage.journal import Journal


def entries(number: int) -> str:
    """Say a number of entries."""
    return "1 entry" if number == 1 else f"{wording.number(number)} entries"


def backups(number: int) -> str:
    """Say that there are so many backups."""
    return "There is 1 backup" if number == 1 else f"There are {wording.number(number)} backups"


def all_of(journal: "Journal") -> str:
    """Say what a journal holds, as `list` counts it; what is in the bin stands apart."""
    return with_bin(journal.count(), journal.bin.count())


def with_bin(number: int, binned: int) -> str:
    """Say a number of entries, and apart from them how many are in the bin."""
    return entries(number) + (f", and {wording.number(binned)} more in the bin" if binned else "")
