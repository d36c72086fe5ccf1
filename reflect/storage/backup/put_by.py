"""What a restore set aside, removed when a person asks: told apart from what is another's first. It opens no journal."""

from datetime import date
from pathlib import Path

from reflect.errors import Protected, ReflectError
from reflect.quick_dataclass import dataclass
from reflect.storage.backup import aside
from reflect.storage.disk import files, leftovers
from reflect.storage.disk.refusal import explained
from reflect.storage.keys import copies, keyfile
from reflect.storage.names import ASIDE, FILES

_ONES = FILES | {f"{name}-again" for name in FILES}
"""All that a restore puts into such a folder."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A journal that was set aside: its folder, the day by the clock of then (None if its name tells none).

    `may_go` says that it is a copy of this journal, by the id in its key file, and that nothing else is in the folder.
    """

    path: Path
    day: date | None
    may_go: bool


def found(folder: Path) -> list[SetAside]:
    """Give what was set aside in the folder of a journal, the oldest first."""
    try:
        own = _journal_id(folder)
        places = sorted(place for place in folder.glob(f"{ASIDE}*") if place.is_dir() or place.is_symlink())
    except OSError:
        return []
    return [
        SetAside(place, _day(place), own is not None and _is_ours(place) and _holds(place) in (own, None))
        for place in places
    ]


def remove(folder: Path, place: Path) -> None:
    """Remove a journal that was set aside, for good.

    Raises:
        Protected: if it is another journal's, or something else is in its folder; nothing was removed then.
        ComputerSaidNo: if the system refused.
    """
    if place not in {each.path for each in found(folder) if each.may_go}:
        raise Protected(f"What is in {place.name} is not all of this journal, so it stays.")
    with explained(f"{place.name} was not removed", folder=folder):
        # The journal first, the key last: while any of it is there, its key file still says whose it is.
        for file in sorted(place.iterdir()):
            file.unlink()
        files.sync_folder(place)
        place.rmdir()
        files.sync_folder(folder)


def _holds(place: Path) -> str | None:
    """Whose journal is in a folder; None where nothing is, and no id at all where that can't be told."""
    return (_journal_id(place) or "") if any(place.iterdir()) else None


def _is_ours(place: Path) -> bool:
    return leftovers.is_ours(place, _ONES)


def _journal_id(folder: Path) -> str | None:
    """The id that the key file in a folder names, whole or not; None where none can be read."""
    for name in (copies.KEYS, copies.SPARE):
        try:
            raw = copies.read(folder, name)
            if raw:
                return keyfile.parse(raw).whose.journal_id
        except ReflectError:
            continue
    return None


def _day(place: Path) -> date | None:
    instant = aside.when(place)
    return instant.date() if instant else None
