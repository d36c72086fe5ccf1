"""The part of the journal about a folder in which devices hand their copies to each other, over whatever carries it.

Each device writes one file of its own there, a sealed backup, and reads those of the others. It never touches theirs.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, field
from pathlib import Path

from reflect.quick_dataclass import dataclass
from reflect.storage.backup import shelf
from reflect.storage.disk import files
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta

LAST = "handed_out"
UNREAD = "sync_other_key"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Exchange:
    """What `Journal` can do with such a folder: `journal.exchange`. `key` is its 32 bytes."""

    file: OpenFile
    folder: Path
    key: bytes = field(repr=False)

    def own_name(self) -> str:
        """Give the name of this device's file: random letters, that tell nothing. The first time, it gets one."""
        from reflect.storage.writing import devices

        with self.file.holding() as opened:
            return devices.own_id(opened) + shelf.SUFFIX

    def name_device(self, name: str) -> None:
        """Keep how the person calls this device, such as "work laptop"."""
        from reflect.storage.writing import devices

        with self.file.writing() as opened:
            devices.name(opened, name[:LONGEST_NAME])

    def learn_names(self, names: dict[str, str]) -> None:
        """Keep how other devices are called, by id, over what was known of them."""
        from reflect.storage.writing import meta_row

        with self.file.holding() as opened:
            known = meta_row.meta(opened, "device_names") or {}
            if names.items() - known.items():
                meta_row.put_meta(opened, "device_names", {**known, **names})

    def of_others(self, folder: Path) -> list[Path]:
        """Give the files of other devices, whatever a service made of their names: "x (conflicted copy).reflectbackup"."""
        own = self.own_name()
        there = [path for path in folder.iterdir() if path.suffix == shelf.SUFFIX and path.name != own]
        return sorted(path for path in there if not path.name.startswith(".") and not path.is_symlink())

    def own_of_elsewhere(self, folder: Path) -> Path | None:
        """Give this device's file if it is not the one that it wrote last; None if it is, or if there is none.

        So it is after a whole disk was brought back as it was, or copied bit for bit: what is in it may be nowhere else.
        """
        path = folder / self.own_name()
        there, last = _sha256(path), meta.meta(self.file.con, LAST) or {}
        return path if there is not None and there != last.get("file") else None

    def first_seen(self, paths: Iterable[Path]) -> frozenset[Path]:
        """Give those of these files that were not among them the last time, and keep which they are: by what is in them.

        So a file that can never be read here is said once, and again when its device wrote it anew.
        """
        from reflect.storage.writing import meta_row

        there = {path: _sha256(path) for path in paths}
        known = set(meta.meta(self.file.con, UNREAD) or ())
        if known != set(there.values()):
            with self.file.holding() as opened:
                meta_row.put_meta(opened, UNREAD, sorted(filter(None, there.values())))
        return frozenset(path for path, told in there.items() if told not in known)

    def is_same(self, journal_id: str) -> bool:
        """Say whether a copy is one of this journal, by its id."""
        return journal_id == str(meta.meta(self.file.con, "journal"))

    def hand_out(self, folder: Path) -> bool:
        """Write this device's file, in place of its earlier one; False if that holds all there is already.

        Raises:
            ComputerSaidNo: if it cannot be written, or does not read back; the earlier one stays.
        """
        from reflect.storage.backup import checked
        from reflect.storage.writing import meta_row

        target, holds = folder / self.own_name(), self._digest()
        last = meta.meta(self.file.con, LAST) or {}
        if last.get("holds") == holds and last.get("file") == _sha256(target):
            return False
        number = shelf.next_number(int(meta.meta(self.file.con, "last_backup_number") or 0), folder)
        with self.file.holding() as opened:
            meta_row.put_meta(opened, "last_backup_number", number)
        checked.write(
            self.folder,
            self.file.con,
            self.key,
            to=folder,
            counter=number,
            made_at=self.file.clock(),
            work=self.folder,
            in_place_of=target.name,
        )
        with self.file.holding() as opened:
            meta_row.put_meta(opened, LAST, {"holds": holds, "file": _sha256(target)})
        return True

    def _digest(self) -> str:
        """Tell all that is kept, and the key it is locked with, from what was before, without keeping it."""
        from reflect.storage.records import reading

        seen = hashlib.blake2b(key=self.key)
        for record in reading.everything(self.file.con):
            seen.update(json.dumps(asdict(record), sort_keys=True).encode("ascii"))
        return seen.hexdigest()


def _sha256(path: Path) -> str | None:
    if not path.is_file() or path.is_symlink():
        return None
    seen = hashlib.sha256()
    with files.open_regular(path) as handle:
        while piece := handle.read(1 << 20):
            seen.update(piece)
    return seen.hexdigest()
