"""The part of the journal about what was put away: entries in the bin, until it is emptied. It puts nothing in."""

from dataclasses import dataclass

from reflect.errors import NotFound
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import entries
from reflect.values.entry import EntryHead
from reflect.values.filter import Filter


@dataclass(frozen=True, slots=True)
class Bin:
    """What `Journal` can do with its bin: `journal.bin`. Entries come in by `Journal.delete`."""

    file: OpenFile

    def heads(self) -> list[EntryHead]:
        """List what is in the bin, newest first."""
        return entries.heads(self.file.con, Filter(), binned=True)

    def count(self) -> int:
        """Count what is in the bin."""
        return entries.count_binned(self.file.con)

    def no_entry(self, number: int) -> NotFound:
        """Say of a number that there is no such entry: that it is in the bin, or which one is the newest."""
        if number in {head.number for head in self.heads()}:
            hint = f"To bring it back: reflect bin --bring-back {number}"
            return NotFound(f"Entry {number} is in the bin.", hint=hint)
        newest = entries.last_number(self.file.con)
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

        with self.file.writing() as opened:
            return writing.empty_bin(opened)
