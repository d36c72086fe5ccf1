"""What is in a journal that a restore would set aside, held against what is in the backup. It changes neither, and asks nothing."""

import contextlib
import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ReflectError
from reflect.quick_dataclass import dataclass
from reflect.storage.backup.unpack import Inside, look_inside
from reflect.storage.database import engine
from reflect.storage.disk import files, folders
from reflect.storage.disk.refusal import explained
from reflect.storage.names import DATABASE, LATE_WRITES

_LAST = """SELECT max(at) FROM (
    SELECT max(written_at) AS at FROM entry UNION ALL SELECT max(made_at) FROM revision
    UNION ALL SELECT max(made_at) FROM change UNION ALL SELECT max(undone_at) FROM change
    UNION ALL SELECT max(saved_at) FROM draft)"""
_ENTRIES = "SELECT uuid FROM entry"


class Content(NamedTuple):
    """What a journal file holds: what was counted, its entries by their ids, and when the last change in it was made (aware)."""

    counted: Inside
    entries: frozenset[str]
    last: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The journal that is there, held against a backup.

    Attributes:
        here: what was counted in it.
        last: when the last change in it was made, aware and by the clock of then; None where nothing was changed yet.
        only_here: how many entries (with those in the bin) it holds that the backup does not hold.
        order: -1 where the last change in the backup was made before the last one here, 1 where after it, 0 where at once.
    """

    here: Inside
    last: datetime | None
    only_here: int
    order: int


def compared(folder: Path, staged: Path, key: bytes) -> Beside | None:
    """Hold the journal in `folder` against one that was checked through and lies in `staged`.

    Nobody may have the journal open. Gives None where it can't be read with the key (32 bytes) of the other: it is another
    journal, has another key, or is damaged.
    """
    try:
        here, backup = _left_as_it_is(folder, key), _content(staged / DATABASE, key)
    except (ReflectError, OSError, sqlcipher.Error, ValueError):
        return None
    return Beside(
        here=here.counted,
        last=here.last,
        only_here=len(here.entries - backup.entries),
        order=_order(backup.last, here.last),
    )


def _left_as_it_is(folder: Path, key: bytes) -> Content:
    """Look into a journal. What a run that was cut short left half written is taken back in a copy alone."""
    beside = [name for name in LATE_WRITES if os.path.lexists(folder / name)]
    if not beside:
        return _content(folder / DATABASE, key)
    with folders.to_work_in(folder) as work:
        for name in (DATABASE, *beside):
            with (
                files.open_regular(folder / name) as reading,
                explained(f"{name} was not copied"),
                (work / name).open("xb") as writing,
            ):
                shutil.copyfileobj(reading, writing, 1 << 20)
        return _content(work / DATABASE, key)


def _content(path: Path, key: bytes) -> Content:
    counted = look_inside(path, key)
    with contextlib.closing(engine.connect_to_read(path, key)) as con:
        last = engine.single(con, _LAST)
        entries = frozenset(str(row[0]) for row in con.execute(_ENTRIES))
    return Content(counted, entries, datetime.fromisoformat(last) if last else None)


def _order(one: datetime | None, other: datetime | None) -> int:
    if one is None or other is None:
        return (one is not None) - (other is not None)
    return (one > other) - (one < other)
