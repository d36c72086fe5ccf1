"""The part of the journal about its own backups: written, told by their seals, read through, thinned. It brings none back."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import field
from datetime import datetime
from pathlib import Path

from reflect.errors import Protected
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import checked, generations, shelf
from reflect.storage.backup.generations import Generation
from reflect.storage.backup.unpack import COUNT_ENTRIES
from reflect.storage.database import cut_off, engine
from reflect.storage.disk import files, folders
from reflect.storage.disk.refusal import explained
from reflect.storage.keys import keyfile, ways_in
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta

_LAST, _LEFT = "last_backup_number", "left_backup_numbers"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBackup:
    """A backup of this journal: when it was made by the clock of then, its number, and its entries with those in the bin.

    `by_rule` says that nobody asked for it. `left` says that it holds a state that was left when this journal was
    brought back from an earlier one: it is no older state of this one.
    """

    path: Path
    made_at: datetime
    number: int
    entries: int
    by_rule: bool
    left: bool


@dataclass(frozen=True, slots=True)
class Copies:
    """What `Journal` can do with its backups: `journal.copies`. `key` is its 32 bytes."""

    file: OpenFile
    folder: Path
    key: bytes = field(repr=False)

    @property
    def own_folder(self) -> Path:
        """Where a journal keeps its backups, beside itself."""
        return self.folder / shelf.FOLDER

    def write(self, *, to: Path | None = None, by_rule: bool = False) -> Path:
        """Write a verified encrypted bundle into the journal's own backups folder, or into another one.

        Args:
            to: another folder.
            by_rule: whether nobody asked for it. Such a one goes when enough newer ones are there; others stay for good.

        Raises:
            CannotKeep: if its number cannot be kept; nothing was written then.
            ComputerSaidNo: if it cannot be written, or the fresh copy does not read back; it is removed again.
        """
        if to is None:
            folders.make_private(self.own_folder)
        target = to or self.own_folder
        with engine.transaction(self.file.con):
            number = self._next_number(target)
            self._note_left()
            self._put(_LAST, number)
        return self._write(target, number, work=self.folder, by_rule=by_rule)

    def write_uncounted(self, *, to: Path) -> Path:
        """Write a bundle of a journal that can't be written to: it does not remember the number, and `to` is worked in.

        Raises:
            ComputerSaidNo: as `write`.
        """
        return self._write(to, self._next_number(to), work=to, by_rule=False)

    def write_if_due(self) -> Path | None:
        """Write a bundle that nobody asked for if it is time for one, and let older ones of that kind go; None if it is not.

        Raises:
            ReflectError: as `write`; none has gone then.
        """
        entries = engine.single(self.file.con, COUNT_ENTRIES)
        newest = next((_generation(one) for one in self._newest_first() if not one.left), None)
        if not generations.is_due(newest, now=self.file.clock(), entries=entries):
            return None
        made = self.write(by_rule=True)
        self._thin()
        return made

    def _thin(self) -> None:
        """Remove what may go, each told by its own seal: nothing of the person's own, and nothing of another journal."""
        for path in generations.may_go([_generation(one) for one in self.all() if not one.left]):
            with contextlib.suppress(OSError):
                path.unlink()

    def _write(self, to: Path, number: int, *, work: Path, by_rule: bool) -> Path:
        cut_off.mend(self.file.con)  # before anything reads all pages: a page that is in no use may be torn
        return checked.write(
            self.folder,
            self.file.con,
            self.key,
            to=to,
            counter=number,
            made_at=self.file.clock(),
            work=work,
            by_rule=by_rule,
        )

    def _next_number(self, target: Path) -> int:
        return shelf.next_number(self._last_number, self.own_folder, target)

    def _note_left(self) -> None:
        """Remember which numbers were given by a state that was left, before a higher one of this line hides it."""
        last, there = self._last_number, shelf.next_number(0, self.own_folder) - 1
        if there > last:
            self._put(_LEFT, [*self._left_numbers, [last + 1, there]])

    def _put(self, key: str, value: object) -> None:
        self.file.con.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, json.dumps(value)])

    @property
    def _last_number(self) -> int:
        return int(meta.meta(self.file.con, _LAST) or 0)

    @property
    def _left_numbers(self) -> list[list[int]]:
        return meta.meta(self.file.con, _LEFT) or []

    def all(self) -> list[OwnBackup]:
        """Give the backups of this journal in its own folder, the newest first, as their seals tell of them.

        The newest is the one with the highest number that this journal gave. Those of another journal, and damaged
        ones, are left out.
        """
        return list(self._newest_first())

    def _newest_first(self) -> Iterator[OwnBackup]:
        last, left, journal_id = self._last_number, self._left_numbers, self._journal_id
        for one in reversed(shelf.backups(self.own_folder)):
            seal = checked.seen_with(self.key, journal_id, one.path)
            if seal is not None:
                number = seal.counter
                yield OwnBackup(
                    path=one.path,
                    made_at=seal.made_at,
                    number=number,
                    entries=seal.entries,
                    by_rule=seal.by_rule,
                    left=number > last or any(least <= number <= most for least, most in left),
                )

    def that_may_hold(self, *, all_so_far: bool) -> list[shelf.Named]:
        """Give the backups of this journal in its own folder that may hold what is, or would be, deleted for good.

        Also those of a key that it had before, which this one cannot open: their key files name the journal.

        Args:
            all_so_far: what would be deleted now, so all of them; else what was deleted: those that are older than that.
        """
        up_to = meta.meta(self.file.con, shelf.HOLDS_UP_TO) or 0
        return [one for one in self._mine() if all_so_far or one.number <= up_to]

    def not_told(self) -> list[Path]:
        """Give the backups in its own folder that this journal knows nothing of: another's, or damaged."""
        mine = {one.path for one in self._mine()}
        return [one.path for one in shelf.backups(self.own_folder) if one.path not in mine]

    def remove(self, old: Path, *, instead: Path) -> None:
        """Remove a backup of this journal from its own folder, once a newer one has been read through.

        Args:
            old: one of `that_may_hold`.
            instead: a backup of this journal that stays, with a higher number.

        Raises:
            Protected: if `old` is none of this journal's own, or `instead` is not newer, or not whole; it stays.
            ComputerSaidNo: if the system refused; it stays.
        """
        mine = {one.path: one.number for one in self._mine()}
        newer = old in mine and mine.get(instead, 0) > mine[old]
        if not newer or not checked.is_whole(self.key, self._journal_id, instead):
            raise Protected(f"I can't be sure of a newer backup, so {old.name} stays where it is.")
        with explained(f"The backup {old.name} was not removed", folder=self.own_folder):
            old.unlink(missing_ok=True)
            files.sync_folder(self.own_folder)

    def _mine(self) -> list[shelf.Named]:
        """Its own backups, the newest first: by their seals, and where they are of an older key, by their key files."""
        sealed = {one.path: one for one in self.all()}
        own = keyfile.parse(ways_in.read_written_with(self.folder, self.key)).whose
        found = []
        for one in reversed(shelf.backups(self.own_folder)):
            if one.path in sealed:
                found.append(shelf.Named(sealed[one.path].made_at.date(), sealed[one.path].number, one.path))
            elif (whose := checked.whose(one.path)) and whose.journal_id == own.journal_id:
                found += [one] if whose.generation < own.generation else []
        return found

    def newest_whole(self) -> Path | None:
        """Read backups through, the newest first, and give the first one that is whole."""
        whole = (one.path for one in self.all() if checked.is_whole(self.key, self._journal_id, one.path))
        return next(whole, None)

    @property
    def _journal_id(self) -> str:
        return str(meta.meta(self.file.con, "journal"))


def _generation(one: OwnBackup) -> Generation[Path]:
    return Generation(
        what=one.path, number=one.number, made_at=one.made_at, entries=one.entries, by_rule=one.by_rule
    )
