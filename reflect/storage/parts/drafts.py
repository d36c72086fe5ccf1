"""The part of the journal about sittings that wait. None of them counts as something saved."""

from uuid import UUID

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import entries
from reflect.values.entry import Draft


@dataclass(frozen=True, slots=True)
class Drafts:
    """What `Journal` can do with drafts: `journal.drafts`. One that became an entry goes by `Journal.add` itself."""

    file: OpenFile

    def waiting(self) -> list[Draft]:
        """Give the sittings that wait, the last one first."""
        return entries.drafts(self.file.con)

    def put_away(self) -> list[Draft]:
        """Give the sittings in the bin, the last one first."""
        return entries.drafts(self.file.con, binned=True)

    def bring_back(self, uuid: UUID) -> None:
        """Take a draft out of the bin, to wait again; that can be taken back."""
        from reflect.storage.writing import drafts as writing

        with self.file.writing() as opened:
            writing.bring_back(opened, uuid, at=self.file.instant())

    def keep(self, draft: Draft) -> None:
        """Keep a sitting that waits, over its own earlier state."""
        from reflect.storage.writing import drafts as writing

        with self.file.holding() as opened:
            writing.put_draft(opened, draft)

    def discard(self, uuid: UUID) -> None:
        """Put a draft into the bin; that can be taken back."""
        from reflect.storage.writing import drafts as writing

        with self.file.writing() as opened:
            writing.bin_draft(opened, uuid, at=self.file.instant())

    def drop(self, uuid: UUID) -> None:
        """Remove a draft in which nothing may be kept."""
        from reflect.storage.writing import drafts as writing

        with self.file.holding() as opened:
            writing.drop_draft(opened, uuid)
