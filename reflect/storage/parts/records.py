"""The part of the journal by which all of it leaves, and all that comes in enters: as records, and in no other way."""

from collections.abc import Iterator
from dataclasses import dataclass

from reflect.storage.parts.open_file import OpenFile
from reflect.storage.records import reading
from reflect.values.record import Record


@dataclass(frozen=True, slots=True)
class Records:
    """What `Journal` can do with all that it keeps: `journal.records`."""

    file: OpenFile

    def all(self) -> Iterator[Record]:
        """Give everything, one record after another, always in the same order; memory does not grow with the journal.

        Entries come with their bin state and earlier versions, drafts with those in the bin. Left out: secrets, what
        belongs to one device (its id, its numbers given so far), what can be taken back, pages that wait.
        """
        return reading.everything(self.file.con)
