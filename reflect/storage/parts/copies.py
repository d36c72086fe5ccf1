"""The part of the journal about its own backups: written, told by their seals, read through. It brings none back."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reflect.errors import Protected
from reflect.storage.backup import checked, shelf
from reflect.storage.database import engine
from reflect.storage.disk import files, folders
from reflect.storage.disk.refusal import explained
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta


@dataclass(frozen=True, slots=True)
class OwnBackup:
    """A backup of this journal: when it was made by the clock of then, and its number.

    `ahead` says that it holds a later state than this journal, which was brought back from an earlier one.
    """

    path: Path
    made_at: datetime
    number: int
    ahead: bool


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

    def write(self, *, to: Path | None = None) -> Path:
        """Write a verified encrypted bundle into the journal's own backups folder, or into another one.

        Raises:
            CannotKeep: if its number cannot be kept; nothing was written then.
            ComputerSaidNo: if it cannot be written, or the fresh copy does not read back; it is removed again.
        """
        if to is None:
            folders.make_private(self.own_folder)
        target = to or self.own_folder
        with engine.transaction(self.file.con):
            number = self._next_number(target)
            self.file.con.execute(
                "INSERT OR REPLACE INTO meta VALUES ('last_backup_number', ?)", [str(number)]
            )
        return self._write(target, number, work=self.folder)

    def write_uncounted(self, *, to: Path) -> Path:
        """Write a bundle of a journal that can't be written to: it does not remember the number, and `to` is worked in.

        Raises:
            ComputerSaidNo: as `write`.
        """
        return self._write(to, self._next_number(to), work=to)

    def _write(self, to: Path, number: int, *, work: Path) -> Path:
        return checked.write(
            self.folder,
            self.file.con,
            self.key,
            to=to,
            counter=number,
            made_at=self.file.clock(),
            work=work,
        )

    def _next_number(self, target: Path) -> int:
        return shelf.next_number(self._last_number, self.own_folder, target)

    @property
    def _last_number(self) -> int:
        return int(meta.meta(self.file.con, "last_backup_number") or 0)

    def all(self) -> list[OwnBackup]:
        """Give the backups of this journal in its own folder, the newest first, as their seals tell of them.

        The newest is the one with the highest number that this journal gave. A higher one is of the time before
        a restore went back: `ahead`. Those of another journal, and damaged ones, are left out.
        """
        last, journal_id = self._last_number, self._journal_id
        found = [
            OwnBackup(one.path, seal.made_at, seal.counter, ahead=seal.counter > last)
            for one in shelf.backups(self.own_folder)
            if (seal := checked.seen_with(self.key, journal_id, one.path)) is not None
        ]
        return sorted(found, key=lambda one: (one.number, one.made_at), reverse=True)

    def holding_what_was_deleted(self) -> list[OwnBackup]:
        """Give those that are older than the last time something was deleted for good: they may hold it."""
        up_to = meta.meta(self.file.con, shelf.HOLDS_UP_TO)
        return [] if up_to is None else [one for one in self.all() if one.number <= up_to]

    def not_told(self) -> list[Path]:
        """Give the backups in its own folder that this journal cannot read: another's, of another key, or damaged."""
        mine = {one.path for one in self.all()}
        return [one.path for one in shelf.backups(self.own_folder) if one.path not in mine]

    def remove(self, old: Path, *, instead: Path) -> None:
        """Remove a backup of this journal from its own folder, once a newer one has been read through.

        Args:
            old: one of `all`.
            instead: a backup of this journal that stays, with a higher number.

        Raises:
            Protected: if `old` is none of this journal's own, or `instead` is not newer, or not whole; it stays.
            ComputerSaidNo: if the system refused; it stays.
        """
        own = {one.path: one.number for one in self.all()}
        if (
            old not in own
            or own.get(instead, 0) <= own[old]
            or not checked.is_whole(self.key, self._journal_id, instead)
        ):
            raise Protected(f"I can't be sure of a newer backup, so {old.name} stays where it is.")
        with explained(f"The backup {old.name} was not removed", folder=self.own_folder):
            old.unlink(missing_ok=True)
            files.sync_folder(self.own_folder)

    def newest_whole(self) -> Path | None:
        """Read backups through, the newest first, and give the first one that is whole."""
        whole = (one.path for one in self.all() if checked.is_whole(self.key, self._journal_id, one.path))
        return next(whole, None)

    @property
    def _journal_id(self) -> str:
        return str(meta.meta(self.file.con, "journal"))
