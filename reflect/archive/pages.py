"""The pages of an archive that are there to be read: Markdown, and plain text to whoever has nothing that shows it.

They are made of the same records and hold less: no earlier versions, no drafts, no settings. Nothing is ever read back from
them. Each text of a person passes `inert` and `visible`.
"""

import json
from collections.abc import Iterator
from datetime import date

from reflect import inert
from reflect.dates import said
from reflect.day_names import month_of
from reflect.values.record import Record, Row, Scalar
from reflect.values.room import SETTINGS
from reflect.visible import visible

PLANS_HEAD = (
    "# Plans, and what was agreed or asked\n\nPlans come first, then what was noted for supervision.\n"
)
NO_AREA = "No area"
_IN_BIN = "It lies in the bin."
_SAID = {"not_yet": "not yet", "let_go": "let go"}


def month_head(month: str) -> str:
    """Give the top of the page of a month.

    Args:
        month: such as 2026-11.
    """
    return f"# {month_of(date.fromisoformat(f'{month}-01'))}\n"


def entry(record: Record) -> str:
    """Give an entry as a part of the page of its month."""
    row = record.row
    parts = [
        f"\n## Entry {_line(row.get('number'))}: {_line(row.get('title'))}",
        ", ".join(filter(None, (_day(row.get("day")), _setting(row), f"room: {_line(row.get('room'))}"))),
        _tags(record),
        _IN_BIN if row.get("deleted_at") else "",
        *_answers(record),
        _bullets("Lines picked", [_rated(one) for one in record.parts.get("rating", ())]),
        _bullets("Moments", [_line(one.get("words")) for one in record.parts.get("moment", ())]),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def plan(record: Record) -> str:
    """Give a plan, or what was noted for supervision, as a part of their page."""
    row = record.row
    what = "Plan" if record.kind == "commitment" else _line(str(row.get("kind") or "note").capitalize())
    said_of = [f"{_day(one.get('day'))}: {_status(one)}" for one in record.parts.get("outcome", ())]
    parts = [
        f"\n## {what} {_line(row.get('number'))}",
        ", ".join(filter(None, (_day(row.get("made_on")), _status(row)))),
        _IN_BIN if row.get("deleted_at") else "",
        inert.quoted(visible(str(row.get("words") or ""))),
        _bullets("What was said of it", said_of),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _answers(record: Record) -> Iterator[str]:
    for answer in record.parts.get("answer", ()):
        yield inert.strong(visible(str(answer.get("asked") or "")))
        words = str(answer.get("words") or "") or _written(answer.get("value"))
        yield inert.quoted(visible(words))


def _written(value: Scalar) -> str:
    """A written text stands in its value alone."""
    try:
        found = json.loads(str(value))
    except ValueError:
        return str(value)
    return found if isinstance(found, str) else str(value)


def _rated(rating: Row) -> str:
    area = str(rating.get("area") or NO_AREA).replace("_", " ").capitalize()
    line = rating.get("value")
    return (
        f"{_line(area)}: {_line(rating.get('anchor'))} ({line})"
        if line is not None
        else f"{_line(area)}: did not come up"
    )


def _bullets(title: str, items: list[str]) -> str:
    return f"**{title}**\n\n" + "\n".join(f"- {item}" for item in items) if items else ""


def _tags(record: Record) -> str:
    tags = [_line(one.get("tag")) for one in record.parts.get("tag", ())]
    return f"Tags: {', '.join(tags)}" if tags else ""


def _setting(row: Row) -> str:
    setting = row.get("setting")
    return SETTINGS.get(str(setting), _line(setting)) if setting else ""


def _status(row: Row) -> str:
    status = str(row.get("status") or "")
    return _SAID.get(status, _line(status))


def _day(value: Scalar) -> str:
    try:
        return said(date.fromisoformat(str(value)))
    except ValueError:
        return _line(value)


def _line(value: Scalar) -> str:
    return inert.one_line(visible(str(value))) if value is not None else ""
