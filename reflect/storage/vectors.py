"""Version vectors: which changes a row has seen, told without any clock. Pure.

A vector counts the changes of each device: device id -> how many of that device's it has seen. One that has seen all
that another has is newer; where each has seen something that the other has not, they stand beside each other.
"""

import json
from collections.abc import Iterable, Mapping
from enum import Enum

Vector = Mapping[str, int]
MOST_DEVICES, LONGEST_NAME, MOST_CHANGES = 4096, 64, 2**53
"""What a vector from elsewhere may hold at most, also once it is joined with one that is here."""
MOST_KEPT = 2 * MOST_DEVICES
"""How many devices one that is kept may name: after all that came in, changes made here still have room."""
_BRANCH = "/"
"""Stands between a device and the number of a line of its own changes: see `bumped`."""


class Relation(Enum):
    """How one vector stands to another."""

    SAME = "same"
    NEWER = "newer"
    OLDER = "older"
    BESIDE = "beside"


def read(text: str) -> dict[str, int]:
    """Read a vector that `written` wrote.

    Raises:
        ValueError: if it is none.
    """
    try:
        return checked(json.loads(text), most=MOST_KEPT)
    except RecursionError:
        raise ValueError("no version vector") from None


def checked(vector: object, *, most: int = MOST_DEVICES) -> dict[str, int]:
    """Give a vector from elsewhere, if it is one that names no more than so many devices.

    Raises:
        ValueError: if it is none, or an unbelievable one.
    """
    if not isinstance(vector, Mapping) or len(vector) > most:
        raise ValueError("no version vector")
    for device, count in vector.items():
        if not isinstance(device, str) or not 0 < len(device) <= LONGEST_NAME or not device.isascii():
            raise ValueError("no name of a device")
        if type(count) is not int or not 0 < count <= MOST_CHANGES:
            raise ValueError("no count of changes")
    return dict(vector)


def written(vector: Vector) -> str:
    """Write a vector down as JSON, always in the same way."""
    return json.dumps(dict(sorted(vector.items())), separators=(",", ":"))


def relation(one: Vector, other: Vector) -> Relation:
    """Say how one stands to the other."""
    more = any(count > other.get(device, 0) for device, count in one.items())
    less = any(count > one.get(device, 0) for device, count in other.items())
    if more and less:
        return Relation.BESIDE
    if more or less:
        return Relation.NEWER if more else Relation.OLDER
    return Relation.SAME


def has_seen(one: Vector, other: Vector) -> bool:
    """Say whether one has seen all that the other has."""
    return all(one.get(device, 0) >= count for device, count in other.items())


def stays_gone(gone: Vector | None, back: Vector | None) -> bool:
    """Say whether an earlier version stays away: it was deleted for good, and not written again since.

    Args:
        gone: how often each device deleted it; None where none did.
        back: how many of these deletions had been seen when it was written again; None where it was not.
    """
    return gone is not None and (back is None or not has_seen(back, gone))


def joined(*vectors: Vector) -> dict[str, int]:
    """Give the vector that has seen all that these have."""
    seen: dict[str, int] = {}
    for vector in vectors:
        for device, count in vector.items():
            seen[device] = max(count, seen.get(device, 0))
    return seen


def met(*vectors: Vector) -> dict[str, int]:
    """Give what `joined` gives, for vectors of which some come from elsewhere.

    Raises:
        ValueError: if it would name more devices than anybody has. Many small files can make a large one.
    """
    return checked(joined(*vectors))


def bumped(own: Vector, device: str, beside: Iterable[Vector] = ()) -> dict[str, int]:
    """Give the vector after one more change by a device.

    Args:
        own: the vector of what was changed.
        device: its id.
        beside: vectors of the texts that stand beside it and wait for a choice. A change of one text has not seen
            them, even where this device wrote one of them: it then counts on a line of its own, such as "ab12/2".
    """
    seen = joined(own, *beside)
    lines = [name for name in seen if name == device or name.startswith(device + _BRANCH)]
    for line in lines or [device]:
        if seen.get(line, 0) <= own.get(line, 0) < MOST_CHANGES:
            return {**own, line: own.get(line, 0) + 1}
    # A file from elsewhere can name any line, and count it up to the end.
    free = next(n for n in range(len(lines) + 1, 2 * len(lines) + 2) if f"{device}{_BRANCH}{n}" not in seen)
    return {**own, f"{device}{_BRANCH}{free}": 1}
