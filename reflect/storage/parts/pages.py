"""The part of the journal about pages for others that are not written yet: the one who reads them, and what waits.

At most one page of a kind waits. It holds what was decided, and no words of an entry; it counts as nothing that is saved.
"""

from datetime import UTC, datetime

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta
from reflect.values.exports import WaitingPage

READER = "reader"
WAITING = "SELECT kind, saved_at, state FROM page WHERE kind = ?"


@dataclass(frozen=True, slots=True)
class Pages:
    """What `Journal` can do with pages that are being made: `journal.pages`."""

    file: OpenFile

    @property
    def reader(self) -> str:
        """Who read the last page, as the person named them; empty for nobody."""
        return str(meta.meta(self.file.con, READER) or "")

    def remember_reader(self, name: str) -> None:
        """Keep the name of who reads, for the next page; empty for nobody."""
        from reflect.storage.writing import meta_row

        with self.file.holding() as opened:
            meta_row.put_meta(opened, READER, name)

    def waiting(self, kind: str) -> WaitingPage | None:
        """Give the page of a kind that waits, or None."""
        row = self.file.con.execute(WAITING, [kind]).fetchone()
        return (
            WaitingPage(kind=row[0], saved_at=datetime.fromisoformat(row[1]), state=row[2]) if row else None
        )

    def keep(self, page: WaitingPage) -> None:
        """Keep a page that waits, over the one of its kind that did."""
        from reflect.storage.writing import pages

        with self.file.holding() as opened:
            pages.put(opened, page, saved_at=page.saved_at.astimezone(UTC))

    def drop(self, kind: str) -> None:
        """Let go of the page of a kind that waits, where there is one."""
        from reflect.storage.writing import pages

        with self.file.holding() as opened:
            pages.drop(opened, kind)
