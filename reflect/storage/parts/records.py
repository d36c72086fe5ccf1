"""The part of the journal by which all of it leaves, and all that comes in enters: as records, and in no other way."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reflect.storage.database import engine
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.records import reading, taking
from reflect.values.record import Comparison, Record


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

    def compare(self, records: Iterable[Record]) -> Comparison:
        """Say what taking these in would do. It writes nothing.

        Raises:
            BadRecord: if something is not as reflect writes it.
        """
        return taking.take(self.file.con, records, writes=False, at=self._at())

    def take_in(
        self, records: Iterable[Record], *, progress: Callable[[int], None] | None = None
    ) -> Comparison:
        """Take all of these in, or nothing. Taking in the same twice changes nothing; no word that is here gets lost.

        What is told apart by uuid and version vectors, never by a clock; a number that is taken here is exchanged for
        the next free one. It cannot be taken back by `undo`: make a backup before.

        Args:
            records: read on while they are taken in, so memory does not grow with them.
            progress: is told how many were taken in so far.

        Raises:
            BadRecord: if something is not as reflect writes it; nothing was taken in then.
            ReflectError: what the driver refused, with what is known of whether anything was saved.
        """
        con, before = self.file.con, self.file.con.total_changes
        with engine.transaction(con):
            done = taking.take(con, records, writes=True, at=self._at(), progress=progress)
        self.file.saved = self.file.saved or con.total_changes > before
        return done

    def _at(self) -> str:
        return self.file.instant().isoformat(timespec="microseconds")
