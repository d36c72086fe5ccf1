"""An answers file: a whole sitting written down beforehand as JSON. Here its frame is read and checked.

The untrusted door of the guide: whatever is wrong is refused with file, place and reason, before
anything is kept. It never repeats what somebody wrote. The answers themselves are checked in `fill`.
"""

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from reflect.errors import BadFile
from reflect.guide.occasion import PERIODS
from reflect.guide.typed.tag import MAX_TAGS, clean_tag
from reflect.quick_dataclass import dataclass
from reflect.values.room import SETTINGS, Room

MAX_BYTES = 8_000_000
"""The largest answers file that is read, in bytes."""

_KEYS = {"pack", "date", "setting", "tags", "room", "answers", "commitment", "period"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An answers file with its frame checked; the answers themselves are checked on the walk."""

    file: str
    pack: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    day: date | None = None
    setting: str | None = None
    tags: tuple[str, ...] = ()
    room: Room | None = None
    commitment: int | None = None
    period: str | None = None


def parse(raw: bytes, file: str, *, today: date) -> Document:
    """Read an answers file.

    Args:
        raw: its bytes, UTF-8 JSON.
        file: its name, for messages.
        today: the latest day that an entry may be about.

    Raises:
        BadFile: naming the place and the reason.
    """
    frame = _json(raw, file)
    if not isinstance(frame, dict):
        raise BadFile(file, "", 'it must be one object: {"pack": ..., "answers": {...}}')
    for key in frame:
        if key not in _KEYS:
            raise BadFile(
                file, "", f"there is no key called {shown(key)}; it takes: {', '.join(sorted(_KEYS))}"
            )
    pack = frame.get("pack")
    if not isinstance(pack, str):
        raise BadFile(file, "pack", 'it needs the id of a pack, such as "quick_checkin"')
    answers = frame.get("answers", {})
    if not isinstance(answers, dict):
        raise BadFile(file, "answers", "this takes an object: question id and answer")
    return Document(
        file=file,
        pack=pack,
        answers=answers,
        day=_day(frame.get("date"), file, today),
        setting=_setting(frame.get("setting"), file),
        tags=_tags(frame.get("tags", []), file),
        room=_room(frame.get("room"), file),
        commitment=_number(frame.get("commitment"), file),
        period=_period(frame.get("period"), file),
    )


def _json(raw: bytes, file: str) -> Any:
    if len(raw) > MAX_BYTES:
        raise BadFile(file, "", "the file is larger than 8 MB")
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_no_twins,
            parse_constant=_no_constant,
            parse_int=_small_int,
        )
    except UnicodeDecodeError as error:
        raise BadFile(file, f"byte {error.start}", "this is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise BadFile(
            file, f"line {error.lineno}, column {error.colno}", f"this is not JSON ({error.msg})"
        ) from None
    except RecursionError:
        raise BadFile(file, "", "it is nested too deeply") from None
    except ValueError as error:
        raise BadFile(file, "", str(error)) from None


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {shown(key)} stands there twice")
        found[key] = value
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number that can be kept")


def _small_int(digits: str) -> int:
    if len(digits) > 18:
        raise ValueError("a number is too long")
    return int(digits)


def _day(value: object, file: str, today: date) -> date | None:
    if value is None:
        return None
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        day = date.fromisoformat(value)
    except ValueError:
        raise BadFile(file, "date", "this takes a day like 2026-03-01") from None
    if day > today:
        raise BadFile(file, "date", "this day has not come yet")
    if day.year < 1950:
        raise BadFile(file, "date", "this day is too long ago to be meant")
    return day


def _setting(value: object, file: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in SETTINGS:
        raise BadFile(file, "setting", f"this takes one of: {', '.join(SETTINGS)}")
    return value


def _room(value: object, file: str) -> Room | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in set(Room):
        raise BadFile(file, "room", f"this takes one of: {', '.join(Room)}")
    return Room(value)


def _number(value: object, file: str) -> int | None:
    if value is not None and (type(value) is not int or value < 1):
        raise BadFile(file, "commitment", "this takes the number of a commitment")
    return value if isinstance(value, int) else None


def _period(value: object, file: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in PERIODS:
        raise BadFile(file, "period", f"this takes one of: {', '.join(PERIODS)}")
    return value


def _tags(value: object, file: str) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > MAX_TAGS or not all(isinstance(t, str) for t in value):
        raise BadFile(file, "tags", f"this takes a list of at most {MAX_TAGS} words")
    try:
        return tuple(dict.fromkeys(clean_tag(t) for t in value))
    except ValueError as error:
        raise BadFile(file, "tags", str(error)) from None


def shown(text: str) -> str:
    """Name a key of the file without letting it take over the message."""
    return repr(text[:40]) if text.isprintable() else "with unprintable characters"
