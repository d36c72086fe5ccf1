"""The journal: the only door to the encrypted file. Gives detached, complete values, never a session.

Entries are here; for all else it hands out parts, such as `journal.plans`. What writes is loaded late. It never asks.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from reflect.errors import NotFound, Protected
from reflect.quick_dataclass import dataclass
from reflect.storage import names, place, rotation
from reflect.storage.backup import swap
from reflect.storage.clock import Clock, ZoneOf, local_day, now_utc, utc
from reflect.storage.database import bringing_up, cut_off, engine, migrations
from reflect.storage.keys.crypto import REAL_COST, Cost, check_crypto
from reflect.storage.keys.keyfile import Kind
from reflect.storage.parts.handed_out import HandedOut
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import heads, meta
from reflect.values.filter import Filter
from reflect.values.ladder import LadderOf
from reflect.values.room import Room

if TYPE_CHECKING:
    from reflect.values.entry import Entry, Reflection, Undone, Version
    from reflect.values.head import EntryHead, Hit


@dataclass(frozen=True, slots=True)
class Made:
    """A new journal, open, with the recovery code that is shown once and kept nowhere."""

    journal: "Journal"
    recovery_code: str


class Journal(HandedOut, AbstractContextManager["Journal"]):
    """An open journal. Use `create` or `open`; close it, or use it as a context manager. What it hands out: see `HandedOut`."""

    to_write = (
        "sqlalchemy",
        "sqlalchemy.orm",
        "pydantic.fields",
        "sqlmodel",
        "reflect.storage.writing.entries",
    )
    """What writing loads, in parts: it takes long, and can be loaded before, while a person reads and types."""

    def __init__(self, folder: Path, file: OpenFile, key: bytes) -> None:
        super().__init__(folder, file, key)
        self._held = ExitStack()

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        focus: str,
        ladder: LadderOf,
        cost: Cost = REAL_COST,
        clock: Clock = now_utc,
        zone: ZoneOf = utc,
        before_long: Callable[[], None] = lambda: None,
    ) -> Made:
        """Make a new journal; see `place.make`."""
        made = place.make(folder, passphrase, focus=focus, on=local_day(clock(), zone()), cost=cost)
        file = partial(OpenFile, clock=clock, zone=zone, ladder=ladder)
        return Made(cls._opened(folder, lambda: made.key, file, before_long), made.recovery_code)

    @classmethod
    def open(
        cls,
        folder: Path,
        secret: str,
        *,
        ladder: LadderOf,
        kind: Kind = "passphrase",
        clock: Clock = now_utc,
        zone: ZoneOf = utc,
        before_long: Callable[[], None] = lambda: None,
    ) -> "Journal":
        """Unlock a journal. An older schema is brought up to date after a verified backup.

        Where that takes more than a moment, `before_long` is called first.

        Raises:
            NoJournal: if there is none in this folder.
            WrongSecret: if the passphrase or recovery code does not open it.
            KeyFileDamaged, JournalDamaged, JournalTooNew: if a file cannot be trusted; nothing is written.
        """
        place.require(folder)
        rotation.go_on(folder, secret, kind=kind)
        file = partial(OpenFile, clock=clock, zone=zone, ladder=ladder)
        return cls._opened(folder, lambda: rotation.unlock(folder, secret, kind=kind), file, before_long)

    @classmethod
    def _opened(
        cls,
        folder: Path,
        unlock: Callable[[], bytes],
        file: Callable[[engine.Connection], OpenFile],
        before_long: Callable[[], None],
    ) -> "Journal":
        check_crypto()
        with ExitStack() as held:
            held.enter_context(swap.opening(folder))
            key = unlock()
            con = cut_off.connect(folder / names.DATABASE, key)
            held.callback(con.close)
            journal = cls(folder, file(con), key)
            if bringing_up.is_behind(con):
                if bringing_up.takes_long(folder / names.DATABASE):
                    before_long()
                if migrations.pending(con):
                    journal.copies.write()
                    bringing_up.bring_up(con)
                bringing_up.settle(con)
            journal.set_up.tell_folder()
            journal._held = held.pop_all()
        return journal

    def close(self) -> None:
        """Close the file and let go of the lock."""
        self._file.close()
        self._held.close()

    @property
    def saved(self) -> bool:
        """True once this run has saved something for good; a draft is none of it."""
        return self._file.saved

    @saved.setter
    def saved(self, saved: bool) -> None:
        self._file.saved = saved

    def __exit__(self, *_: object) -> None:
        self.close()

    def add(self, reflection: "Reflection", *, draft: UUID | None = None) -> "Entry":
        """Keep a reflection; the draft it grew from is removed in the same transaction."""
        from reflect.storage.writing import drafts, entries

        with self._file.writing() as opened:
            number = entries.add(opened, reflection, now=self._file.when())
            if draft is not None:
                drafts.drop_draft(opened, draft)
        return self.get(number)

    def get(self, number: int) -> "Entry":
        """Give one entry.

        Raises:
            NotFound: saying what the newest one is.
        """
        from reflect.storage.reading import entries

        found = entries.entry(self._file.con, number)
        if found is None:
            raise self.bin.no_entry(number)
        return found

    def last(self) -> "Entry":
        """Give the entry that was kept last, whatever day it is about. Numbers tell, and never a clock.

        Raises:
            NotFound: in an empty journal.
        """
        number = heads.last_number(self._file.con)
        if number is None:
            raise NotFound("There are no entries yet.", hint="To write one, type: reflect log")
        return self.get(number)

    def entries(self, chosen: Filter = Filter(), *, words: bool = True) -> "list[Entry]":
        """Give entries, oldest first: whole ones, or without `words`, as for a page that counts them; see `entries.entries`."""
        from reflect.storage.reading import entries

        return entries.entries(self._file.con, chosen, words=words)

    def heads(self, chosen: Filter = Filter(), *, limit: int | None = None) -> "list[EntryHead]":
        """List entries, newest first."""
        return heads.heads(self._file.con, chosen, limit=limit)

    def count(self, chosen: Filter = Filter(), *, up_to: int = -1) -> int:
        """Count entries, and no further than `up_to` where that is given."""
        return heads.count(self._file.con, chosen, up_to=up_to)

    def edit(self, number: int, reflection: "Reflection", *, draft: UUID | None = None) -> "Entry":
        """Keep an entry with other answers. The version before is kept, and the number stays.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.writing import drafts, entries

        with self._file.writing() as opened:
            # Read under the lock, so that no version of another window gets lost between.
            entries.edit(opened, self.get(number), reflection, now=self._file.when())
            if draft is not None:
                drafts.drop_draft(opened, draft)
        return self.get(number)

    def set_day(self, number: int, day: date) -> "Entry":
        """Keep an entry for another day. The version before is kept, and all that came out of it follows.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.writing import entries

        with self._file.writing() as opened:
            entries.set_day(opened, self.get(number), day, now=self._file.when())
        return self.get(number)

    def versions(self, number: int) -> "list[Version]":
        """Give the earlier versions of an entry, the first one first.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.reading import entries

        self.get(number)
        return entries.versions(self._file.con, number)

    def search(self, words: str, chosen: Filter = Filter(), *, limit: int | None = None) -> "list[Hit]":
        """Find entries that hold all of these words, newest first, each with the place of a match."""
        return heads.hits(self._file.con, words, chosen, limit=limit)

    def move(self, number: int, room: Room) -> "Entry":
        """Move an entry into another room; what came out of it goes with it.

        Raises:
            NotFound: if there is no such entry.
            Protected: if it is of a private pack, which stays private.
        """
        from reflect.storage.writing import entries

        with self._file.writing() as opened:
            entry = self.get(number)
            if entry.private_pack and room is not Room.PRIVATE:
                raise Protected(f"Entry {number} is on a page that is only for you, so it stays private.")
            if entry.room is not room:
                entries.move(opened, number, room, at=self._file.instant())
        return self.get(number)

    def delete(self, number: int) -> None:
        """Put an entry into the bin.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.records import choosing
        from reflect.storage.writing import entries

        self.get(number)
        with self._file.writing() as opened:
            entries.put_in_bin(opened, number, at=self._file.instant())
            choosing.set_aside(opened, number, now=self._file.when())

    def undo(self) -> "Undone":
        """Take back the last change, also one from an earlier run.

        Raises:
            NotFound: if there is nothing to take back.
        """
        from reflect.storage.writing import entries

        with self._file.writing() as opened:
            taken = entries.undo(opened, at=self._file.instant(), entry=self.get)
        if taken is None:
            raise NotFound("There is nothing to take back.")
        return taken

    @property
    def focus(self) -> str:
        """The id of the person's focus area."""
        return str(meta.meta(self._file.con, "focus"))

    @property
    def focus_since(self) -> date | None:
        """The local day on which it was chosen, whatever day an entry is about; None if that is not known."""
        kept = meta.meta(self._file.con, "focus_since")
        return date.fromisoformat(kept) if kept else None

    def set_focus(self, area: str) -> None:
        """Choose another focus area, by its id. Once the journal is set up, it can be taken back."""
        from reflect.storage.writing import entries

        with self._file.writing() as opened:
            entries.set_focus(opened, area, now=self._file.when(), back=self.set_up.is_done)
