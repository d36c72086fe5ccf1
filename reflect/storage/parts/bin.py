"""The part of the journal about what was put away and what is deleted for good. It puts nothing in."""

from collections.abc import Collection
from pathlib import Path

from reflect.errors import NotFound
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import shelf
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import heads, meta
from reflect.storage.reading.going import Going, going, said_again
from reflect.values.filter import Filter
from reflect.values.head import EntryHead

LAST_BACKUP = "last_backup_number"


@dataclass(frozen=True, slots=True)
class Bin:
    """What `Journal` can do with its bin: `journal.bin`. Entries come in by `Journal.delete`."""

    file: OpenFile
    folder: Path

    def heads(self) -> list[EntryHead]:
        """List what is in the bin, newest first."""
        return heads.heads(self.file.con, Filter(), binned=True)

    def count(self) -> int:
        """Count what is in the bin."""
        return heads.count_binned(self.file.con)

    def no_entry(self, number: int) -> NotFound:
        """Say of a number that there is no such entry: that it is in the bin, or which one is the newest."""
        if number in {head.number for head in self.heads()}:
            hint = f"To bring it back: reflect bin --bring-back {number}"
            return NotFound(f"Entry {number} is in the bin.", hint=hint)
        newest = heads.last_number(self.file.con)
        if newest is None:
            return NotFound("There are no entries yet.", hint="To write one, type: reflect log")
        return NotFound(f"I can't find entry {number}. Your newest is {newest}.", hint="Try: reflect list")

    def bring_back(self, number: int) -> None:
        """Take an entry out of the bin.

        Raises:
            NotFound: if it is not in the bin.
        """
        from reflect.storage.writing import entries as writing

        if number not in {head.number for head in self.heads()}:
            raise NotFound(f"Entry {number} is not in the bin.", hint="To see what is: reflect bin")
        with self.file.writing() as opened:
            writing.bring_back(opened, number, at=self.file.instant())

    def empty(self) -> int:
        """Delete what is in the bin for good, drafts too; gives how many entries went. Nothing can be taken back then."""
        from reflect.storage.writing import entries as writing
        from reflect.storage.writing import meta_row, plans

        with self.file.writing() as opened:
            if not self.going().nothing:
                meta_row.put_meta(opened, shelf.HOLDS_UP_TO, self._newest_backup())
            gone = writing.empty_bin(opened)
            plans.let_go_of_gone(opened)
            return gone

    def going(self, *, only: Collection[int] | None = None, versions: bool = False) -> Going:
        """Say what `purge` would delete."""
        return going(self.file.con, only=only, versions=versions)

    def said_again(self, *, only: Collection[int] | None = None) -> list[int]:
        """Give the numbers of the entries that would stay and hold a whole text of what `purge` would delete."""
        return said_again(self.file.con, only=only)

    def purge(self, *, only: Collection[int] | None = None, versions: bool = False) -> int:
        """Delete for good what is in the bin, and what questions of other entries quote of its plans.

        Args:
            only: the numbers of the entries that go, in the bin or not, in place of all of the bin.
            versions: with all earlier versions of all other entries.

        Returns:
            How many entries went. Nothing that was done before can be taken back then.
        """
        from reflect.storage.writing import meta_row, purging

        with self.file.writing() as opened:
            meta_row.put_meta(opened, shelf.HOLDS_UP_TO, self._newest_backup())
            standing = self._standing() if versions else ()
            return purging.purge(
                opened, only=only, versions=versions, at=self.file.instant(), standing=standing
            )

    def forget_version(self, number: int, version: int) -> None:
        """Delete one earlier version of an entry for good; nothing that was done before can be taken back then.

        Raises:
            NotFound: if there is no such version.
        """
        from reflect.storage.writing import meta_row, purging

        with self.file.writing() as opened:
            purging.forget_version(opened, number, version, self._standing())
            meta_row.put_meta(opened, shelf.HOLDS_UP_TO, self._newest_backup())

    def rewrite(self) -> None:
        """Write the file anew, so that no page of before is left in it; see `rewriting.rewrite`."""
        from reflect.storage.database.rewriting import rewrite

        rewrite(self.file.con)

    def _standing(self) -> frozenset[str]:
        """The texts that stand now, or wait for a choice: each by the name that it would have as an earlier version."""
        from reflect.storage import revisions
        from reflect.storage.records import contents, reading

        texts = [
            text
            for record in reading.everything(self.file.con)
            if record.kind == "entry"
            for text in (record, *map(contents.beside, record.parts.get("conflict", ())))
        ]
        return frozenset(revisions.name(one.uuid, revisions.text(contents.as_entry(one))) for one in texts)

    def _newest_backup(self) -> int:
        """The highest number that a backup of this journal can have so far: each of them may hold what goes now."""
        last = int(meta.meta(self.file.con, LAST_BACKUP) or 0)
        return shelf.next_number(last, self.folder / shelf.FOLDER) - 1
