"""The part of the journal about entries that were changed on two devices, and wait for their person to choose."""

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import NotFound
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta

if TYPE_CHECKING:
    from reflect.storage.records.choosing import OtherText
    from reflect.values.entry import Entry

# CROSS: from the few texts to their entries, or SQLite walks all entries in the order that is asked for.
WAITING = """SELECT DISTINCT e.number FROM conflict f CROSS JOIN entry e ON e.uuid = f.entry_uuid
WHERE e.deleted_at IS NULL ORDER BY e.number"""
SHOWN = """SELECT f.device FROM conflict f JOIN entry e ON e.uuid = f.entry_uuid AND e.versions = f.versions
WHERE e.number = ?"""


@dataclass(frozen=True, slots=True)
class Choices:
    """What `Journal` can do with texts side by side: `journal.choices`. What is not chosen becomes an earlier version."""

    file: OpenFile

    def waiting(self) -> tuple[int, ...]:
        """Give the numbers of the entries that wait for a choice."""
        return tuple(number for (number,) in self.file.con.execute(WAITING).fetchall())

    def others(self, number: int) -> "tuple[OtherText, ...]":
        """Give the texts that stand beside an entry; none for one that waits for no choice.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.records import choosing

        return choosing.others(self.file.con, self._entry(number))

    def as_written(self, number: int) -> "Entry":
        """Give the text that is shown of an entry that waits, with the plans and notes of its own.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.records import choosing

        return choosing.as_written(self.file.con, self._entry(number))

    def keep(self, number: int) -> None:
        """Choose the text that is shown.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.records import choosing

        with self.file.writing() as opened:
            choosing.keep(opened, self._entry(number), now=self.file.when())

    def take(self, number: int, other: "Entry") -> None:
        """Choose another text in its place.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.records import choosing

        with self.file.writing() as opened:
            choosing.take(opened, self._entry(number), other, now=self.file.when())

    def keep_both(self, number: int, other: "Entry") -> int:
        """Keep another text as an entry of its own; gives its number.

        Raises:
            NotFound: if there is no such entry.
        """
        from reflect.storage.records import choosing

        with self.file.writing() as opened:
            return choosing.keep_both(opened, self._entry(number), other, now=self.file.when())

    def written_on(self, number: int) -> str:
        """Give the id of the device on which the text that is shown was written; empty where it went on since."""
        row = self.file.con.execute(SHOWN, [number]).fetchone()
        return str(row[0]) if row else ""

    def device_name(self, device: str) -> str:
        """Say how a device is called, by its id: "this device", or "another device", where nobody gave it a name."""
        own = meta.meta(self.file.con, "device") or {}
        names = meta.meta(self.file.con, "device_names") or {}
        is_own = device == own.get("id") and own.get("mark") == self._mark()
        name = own.get("name") if device == own.get("id") else names.get(device)
        return str(name or ("this device" if is_own else "another device"))

    def _mark(self) -> str:
        from reflect.storage.disk.this_computer import mark

        return mark(Path(self.file.con.execute("PRAGMA database_list").fetchall()[0][2]))

    def _entry(self, number: int) -> "Entry":
        from reflect.storage.reading import entries

        found = entries.entry(self.file.con, number)
        if found is None:
            raise NotFound(f"I can't find entry {number}.", hint="Try: reflect list")
        return found
