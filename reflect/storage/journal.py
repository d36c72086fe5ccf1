"""The journal: the only door to the encrypted file. Gives detached, complete values, never a session.

Reads go through `views`; what writes imports SQLModel at that moment. It never prints and never asks.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from reflect.dates import Period
from reflect.errors import NotFound, Protected, ReflectError
from reflect.storage import names, place
from reflect.storage.backup import checked, restore, shelf
from reflect.storage.database import engine, migrations
from reflect.storage.disk import files
from reflect.storage.keys import crypto, keyfile, ways_in
from reflect.storage.parts.exports import Exports
from reflect.storage.parts.plans import Plans
from reflect.storage.parts.renewal import Renewal
from reflect.storage.parts.word_lists import WordLists
from reflect.storage.reading import counts, meta, themes
from reflect.storage.reading import entries as views
from reflect.values.counts import AskedLately, KeptOfArea, Material, MonthCount, RatingCount, Withheld
from reflect.values.entry import Draft, Entry, EntryHead, Hit, Reflection, Undone, Version
from reflect.values.filter import Filter
from reflect.values.room import Room

Clock = Callable[[], datetime]


def now_utc() -> datetime:
    """Give the instant, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Made:
    """A new journal, open, with the recovery code that is shown once and kept nowhere."""

    journal: "Journal"
    recovery_code: str


@dataclass(frozen=True, slots=True)
class OwnBackup:
    """A backup of this journal: when it was made by the clock of then, and its number.

    `ahead` says that it holds a later state than this journal, which was brought back from an earlier one.
    """

    path: Path
    made_at: datetime
    number: int
    ahead: bool


class Journal(Plans, Exports, WordLists, Renewal):
    """An open journal. Use `create` or `open`; close it, or use it as a context manager."""

    def __init__(
        self, folder: Path, con: Any, key: bytes, *, clock: Clock, zone: str, held: ExitStack
    ) -> None:
        self.folder = folder
        self._con, self._key = con, key
        self._clock, self._zone, self._held = clock, zone, held
        self._engine: Any = None
        self.saved = False
        """True once this run has saved something for good; a draft is none of it."""

    # Coming and going

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        focus: str,
        cost: crypto.Cost = crypto.REAL_COST,
        clock: Clock = now_utc,
        zone: str = "UTC",
    ) -> Made:
        """Make a new journal; see `place.make`."""
        made = place.make(folder, passphrase, focus=focus, cost=cost)
        with ExitStack() as held:
            held.enter_context(restore.opening(folder))
            journal = cls._opened(folder, made.key, clock=clock, zone=zone, held=held.pop_all())
        return Made(journal, made.recovery_code)

    @classmethod
    def open(
        cls,
        folder: Path,
        secret: str,
        *,
        kind: keyfile.Kind = "passphrase",
        clock: Clock = now_utc,
        zone: str = "UTC",
    ) -> "Journal":
        """Unlock a journal. An older schema is brought up to date after a verified backup.

        Raises:
            NoJournal: if there is none in this folder.
            WrongSecret: if the passphrase or recovery code does not open it.
            KeyFileDamaged, JournalDamaged, JournalTooNew: if a file cannot be trusted; nothing is written.
        """
        place.require(folder)
        with ExitStack() as held:
            held.enter_context(restore.opening(folder))
            unlocked = ways_in.unlock(folder, secret, kind=kind)
            return cls._opened(folder, unlocked.key, clock=clock, zone=zone, held=held.pop_all())

    @classmethod
    def _opened(cls, folder: Path, key: bytes, *, clock: Clock, zone: str, held: ExitStack) -> "Journal":
        engine.harden_process()
        crypto.check_crypto()
        with held:
            con = engine.connect(folder / names.DATABASE, key)
            held.callback(con.close)
            journal = cls(folder, con, key, clock=clock, zone=zone, held=held)
            if migrations.pending(con):
                journal.backup()
                migrations.migrate(con)
            journal._tell_folder()
            journal._held = held.pop_all()
        return journal

    def close(self) -> None:
        """Close the file and let go of the lock."""
        if self._engine is not None:
            self._engine.dispose()
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Entries

    def add(self, reflection: Reflection, *, draft: UUID | None = None) -> Entry:
        """Keep a reflection; the draft it grew from is removed in the same transaction."""
        with self._writing() as (opened, writing):
            number = writing.entries.add(
                opened, reflection, written_at=self._clock().astimezone(UTC), zone=self._zone
            )
            if draft is not None:
                writing.drafts.drop_draft(opened, draft)
        return self.get(number)

    def get(self, number: int) -> Entry:
        """Give one entry.

        Raises:
            NotFound: saying what the newest one is.
        """
        found = views.entry(self._con, number)
        if found is None:
            raise self._no_entry(number)
        return found

    def last(self) -> Entry:
        """Give the entry that was kept last, whatever day it is about. Numbers tell, and never a clock.

        Raises:
            NotFound: in an empty journal.
        """
        number = views.last_number(self._con)
        if number is None:
            raise NotFound("There are no entries yet.", hint="To write one, type: reflect log")
        return self.get(number)

    def entries(self, chosen: Filter = Filter()) -> list[Entry]:
        """Give whole entries, oldest first."""
        return views.entries(self._con, chosen)

    def heads(self, chosen: Filter = Filter(), *, limit: int | None = None) -> list[EntryHead]:
        """List entries, newest first."""
        return views.heads(self._con, chosen, limit=limit)

    def count(self, chosen: Filter = Filter()) -> int:
        """Count entries."""
        return views.count(self._con, chosen)

    def count_binned(self) -> int:
        """Count what is in the bin."""
        return views.count_binned(self._con)

    def edit(self, number: int, reflection: Reflection, *, draft: UUID | None = None) -> Entry:
        """Keep an entry with other answers. The version before is kept, and the number stays.

        Raises:
            NotFound: if there is no such entry.
        """
        with self._writing() as (opened, writing):
            # Read under the lock, so that no version of another window gets lost between.
            writing.entries.edit(opened, self.get(number), reflection, at=self._now())
            if draft is not None:
                writing.drafts.drop_draft(opened, draft)
        return self.get(number)

    def set_day(self, number: int, day: date) -> Entry:
        """Keep an entry for another day. The version before is kept, and all that came out of it follows.

        Raises:
            NotFound: if there is no such entry.
        """
        from dataclasses import replace

        from reflect.storage import revisions

        with self._writing() as (opened, writing):
            entry = self.get(number)
            if entry.day != day:
                kept = replace(revisions.as_reflection(entry), day=day)
                writing.entries.edit(opened, entry, kept, at=self._now())
        return self.get(number)

    def ahead(self, today: date) -> list[tuple[int, date]]:
        """Give the number and day of each entry that a wrong clock dated ahead, the farthest first."""
        return views.ahead(self._con, today=today, now=self._now())

    def versions(self, number: int) -> list[Version]:
        """Give the earlier versions of an entry, the first one first.

        Raises:
            NotFound: if there is no such entry.
        """
        self.get(number)
        return views.versions(self._con, number)

    def search(self, words: str, chosen: Filter = Filter(), *, limit: int | None = None) -> list[Hit]:
        """Find entries that hold all of these words, newest first, each with the place of a match."""
        from dataclasses import replace

        from reflect.storage import search

        found = views.heads(self._con, replace(chosen, words=words), limit=limit)
        return [Hit(head=head, match=search.match_in(self.get(head.number), words)) for head in found]

    def move(self, number: int, room: Room) -> Entry:
        """Move an entry into another room; what came out of it goes with it.

        Raises:
            NotFound: if there is no such entry.
            Protected: if it is of a private pack, which stays private.
        """
        with self._writing() as (opened, writing):
            entry = self.get(number)
            if entry.private_pack and room is not Room.PRIVATE:
                raise Protected(f"Entry {number} is on a page that is only for you, so it stays private.")
            if entry.room is not room:
                writing.entries.move(opened, number, room, at=self._now())
        return self.get(number)

    def delete(self, number: int) -> None:
        """Put an entry into the bin.

        Raises:
            NotFound: if there is no such entry.
        """
        self.get(number)
        with self._writing() as (opened, writing):
            writing.entries.put_in_bin(opened, number, at=self._now())

    def bring_back(self, number: int) -> Entry:
        """Take an entry out of the bin.

        Raises:
            NotFound: if it is not in the bin.
        """
        if number not in {head.number for head in self.binned()}:
            raise NotFound(f"Entry {number} is not in the bin.", hint="To see what is: reflect bin")
        with self._writing() as (opened, writing):
            writing.entries.bring_back(opened, number, at=self._now())
        return self.get(number)

    def binned(self) -> list[EntryHead]:
        """List what is in the bin, newest first."""
        return views.heads(self._con, Filter(), binned=True)

    def empty_bin(self) -> int:
        """Delete what is in the bin for good, drafts too; gives how many entries went."""
        with self._writing() as (opened, writing):
            return int(writing.entries.empty_bin(opened))

    def undo(self) -> Undone:
        """Take back the last change, also one from an earlier run.

        Raises:
            NotFound: if there is nothing to take back.
        """
        with self._writing() as (opened, writing):
            taken: Undone | None = writing.entries.undo(opened, at=self._now(), entry=self.get)
        if taken is None:
            raise NotFound("There is nothing to take back.")
        return taken

    # Drafts

    def keep_draft(self, draft: Draft) -> None:
        """Keep a sitting that waits, over its own earlier state."""
        with self._transaction() as (opened, writing):
            writing.drafts.put_draft(opened, draft)

    def drafts(self) -> list[Draft]:
        """Give the sittings that wait, the last one first."""
        return views.drafts(self._con)

    def discard_draft(self, uuid: UUID) -> None:
        """Put a draft into the bin."""
        with self._writing() as (opened, writing):
            writing.drafts.bin_draft(opened, uuid, at=self._now())

    def drop_draft(self, uuid: UUID) -> None:
        """Remove a draft in which nothing may be kept."""
        with self._transaction() as (opened, writing):
            writing.drafts.drop_draft(opened, uuid)

    # What the journal knows of its person

    @property
    def kept_so_far(self) -> int:
        """How many entries were ever kept."""
        return int(meta.meta(self._con, "last_entry_number") or 0)

    def looked_back_at(self, number: int) -> int | None:
        """The number of the commitment that an entry looked back at, or None."""
        return views.looked_back_at(self._con, number)

    def get_ready_to_write(self) -> None:
        """Load what writing needs in the background, while a person reads and types."""
        from threading import Thread

        Thread(target=import_module, args=["reflect.storage.writing.entries"], daemon=True).start()

    @property
    def focus(self) -> str:
        """The id of the person's focus area."""
        return str(meta.meta(self._con, "focus"))

    def set_focus(self, area: str) -> None:
        """Choose another focus area, by its id. Once the journal is set up, it can be taken back."""
        with self._writing() as (opened, writing):
            writing.entries.set_focus(opened, area, at=self._now() if self.is_set_up else None)

    @property
    def is_set_up(self) -> bool:
        """False while its first recovery code was not shown to the end."""
        return bool(meta.meta(self._con, "set_up"))

    def finish_set_up(self) -> None:
        """Remember that the set-up came to its end."""
        with self._writing() as (opened, writing):
            writing.counters.put_meta(opened, "set_up", True)
        self._tell_folder()

    def _tell_folder(self) -> None:
        """Let the folder show, without any passphrase, whether the set-up is done; where it cannot, nothing is lost."""
        with suppress(ReflectError, OSError):
            place.mark_set_up(self.folder, done=self.is_set_up)

    def newest_highlight(self, *, before: date) -> tuple[date, str] | None:
        """Give the newest of the own lines that the week shows first, from before a day, with its day, or None."""
        return views.newest_highlight(self._con, before=before)

    def spotlight_counts(self) -> dict[str, int]:
        """Say how often each spotlight question was answered, by its words."""
        return views.spotlight_counts(self._con)

    # What themes and the next questions are made from

    def material(self, chosen: Filter = Filter()) -> list[Material]:
        """Give what themes are counted from, one value an entry, oldest first."""
        return themes.material(self._con, chosen)

    def asked_lately(self) -> AskedLately:
        """Say which growth areas the newest sessions asked about."""
        return themes.asked_lately(self._con)

    @property
    def offered(self) -> dict[str, int]:
        """Area -> number of the entry in whose sitting it was last suggested for one more rating."""
        return dict(meta.meta(self._con, "offered") or {})

    # What growth counts

    def rating_counts(
        self, period: Period, *, withheld: Withheld | None = None, chosen: Filter | None = None
    ) -> tuple[RatingCount, ...]:
        """Count session ratings by day and area; see `counts.by_day`."""
        return counts.by_day(self._con, period, withheld=withheld, chosen=chosen)

    def month_counts(
        self, period: Period, *, withheld: Withheld | None = None, chosen: Filter | None = None
    ) -> tuple[MonthCount, ...]:
        """Count the five lines by month and area; see `counts.by_month`."""
        return counts.by_month(self._con, period, withheld=withheld, chosen=chosen)

    def line_counts(
        self, period: Period, *, withheld: Withheld | None = None, chosen: Filter | None = None
    ) -> dict[str, tuple[int, int, int, int, int]]:
        """Count the five lines by area; see `counts.by_line`."""
        return counts.by_line(self._con, period, withheld=withheld, chosen=chosen)

    def first_rating_day(
        self, *, withheld: Withheld | None = None, chosen: Filter | None = None
    ) -> date | None:
        """Give the day of the first session rating of any area, or None; see `counts.first_day`."""
        return counts.first_day(self._con, withheld=withheld, chosen=chosen)

    def days_written(self, period: Period, *, chosen: Filter | None = None) -> tuple[date, ...]:
        """Give the days that have an entry, in order."""
        return counts.days_written(self._con, period, chosen=chosen)

    def first_written(self, *, chosen: Filter | None = None) -> date | None:
        """Give the day of the first entry, or None."""
        return counts.first_written(self._con, chosen=chosen)

    def last_written(self) -> date | None:
        """Give the day of the newest entry, or None. A wrong clock can have put it ahead."""
        return counts.last_written(self._con)

    def kept_of_area(self, area: str, period: Period, *, chosen: Filter | None = None) -> KeptOfArea:
        """Give what was kept for one growth area besides its session ratings, for the person's own screen."""
        from reflect.storage.reading import area as area_views

        return area_views.kept_of_area(self._con, area, period, chosen=chosen)

    # Keys and copies

    def backup(self, *, to: Path | None = None, counted: bool = True) -> Path:
        """Write a verified encrypted bundle into the journal's own backups folder, or into another one.

        Args:
            to: another folder.
            counted: False for a journal that can't be written to: it does not remember the number then, and `to` is
                also the place to work in.

        Raises:
            CannotKeep: if its number cannot be kept; nothing was written then.
            ComputerSaidNo: if it cannot be written.
            BackupDamaged: if the fresh copy does not read back; it is removed again.
        """
        target = to or self.folder / shelf.FOLDER
        if to is None:
            files.make_private_folder(target)
        with engine.transaction(self._con) if counted else nullcontext():
            counter = shelf.next_number(self._last_backup, self.folder / shelf.FOLDER, target)
            if counted:
                self._con.execute(
                    "INSERT OR REPLACE INTO meta VALUES ('last_backup_number', ?)", [str(counter)]
                )
        return checked.write(
            self.folder,
            self._con,
            self._key,
            to=target,
            counter=counter,
            made_at=self._clock(),
            work=None if counted else target,
        )

    @property
    def _last_backup(self) -> int:
        return int(meta.meta(self._con, "last_backup_number") or 0)

    def backups(self) -> list[OwnBackup]:
        """Give the backups of this journal in its own folder, the newest first, as their seals tell of them.

        The newest is the one with the highest number that this journal gave. A higher one is of the time before
        a restore went back: `ahead`. Those of another journal, and damaged ones, are left out.
        """
        last, journal_id = self._last_backup, str(meta.meta(self._con, "journal"))
        found = [
            OwnBackup(one.path, seal.made_at, seal.counter, ahead=seal.counter > last)
            for one in shelf.backups(self.folder / shelf.FOLDER)
            if (seal := checked.seen_with(self._key, journal_id, one.path)) is not None
        ]
        return sorted(found, key=lambda one: (one.number, one.made_at), reverse=True)

    def newest_whole_backup(self) -> Path | None:
        """Read backups through, the newest first, and give the first one that is whole."""
        journal_id = str(meta.meta(self._con, "journal"))
        whole = (one.path for one in self.backups() if checked.is_whole(self._key, journal_id, one.path))
        return next(whole, None)

    def set_passphrase(self, new: str, *, cost: crypto.Cost = crypto.REAL_COST) -> None:
        """Change the passphrase. Earlier copies of the key file still open with the old one."""
        ways_in.set_passphrase(self.folder, self._key, new, cost=cost)

    def offer_recovery_code(self, *, cost: crypto.Cost = crypto.REAL_COST) -> ways_in.NewCode:
        """Make a new recovery code beside the old one. Show it, then `keep_recovery_code`."""
        return ways_in.offer_recovery_code(self.folder, self._key, cost=cost)

    def keep_recovery_code(self, new: ways_in.NewCode) -> None:
        """From now on only this recovery code works."""
        ways_in.keep_only(self.folder, self._key, new.slot)

    def renew_recovery_code(self, *, cost: crypto.Cost = crypto.REAL_COST) -> str:
        """Make a new recovery code; the old one, which nobody has seen, stops working."""
        return ways_in.renew_recovery_code(self.folder, self._key, cost=cost)

    def faults(self) -> list[str]:
        """Read every page and say what is wrong with the file; an empty list means sound."""
        return engine.integrity(self._con)

    @property
    def schema(self) -> int:
        """The schema version of the file."""
        return migrations.version_of(self._con)

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    @contextmanager
    def _writing(self) -> Iterator[tuple[Any, Any]]:
        """One transaction, and a note that this run saved something, if it did."""
        before = self._con.total_changes
        with self._transaction() as opened:
            yield opened
        self.saved = self.saved or self._con.total_changes > before

    @contextmanager
    def _transaction(self) -> Iterator[tuple[Any, Any]]:
        """One transaction: the session, and the module that knows how to write."""
        from reflect.storage import writing
        from reflect.storage.writing import changes, counters, drafts, entries, notes, plans, session  # noqa: F401

        if self._engine is None:
            self._engine = session.engine_over(self._con)
        with session.session(self._engine) as opened:
            yield opened, writing

    def _no_entry(self, number: int) -> NotFound:
        if number in {head.number for head in self.binned()}:
            return NotFound(
                f"Entry {number} is in the bin.", hint=f"To bring it back: reflect bin --bring-back {number}"
            )
        newest = views.last_number(self._con)
        if newest is None:
            return NotFound("There are no entries yet.", hint="To write one, type: reflect log")
        return NotFound(f"I can't find entry {number}. Your newest is {newest}.", hint="Try: reflect list")
