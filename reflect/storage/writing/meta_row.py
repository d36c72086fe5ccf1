"""What the journal knows of itself: numbers that are given only once, and single things by their name. Writes only."""

import json
from datetime import date
from typing import Any

from sqlmodel import Session

from reflect.storage.writing.models import MetaRow
from reflect.storage.writing.undo_log import Touched, as_it_was


def choose_focus(opened: Session, area: str, *, on: date) -> list[Touched]:
    """Make an area the focus since this day; gives the rows as they were. What it was already keeps its day."""
    since = meta(opened, "focus_since")
    if (
        meta(opened, "focus") == area and since and since <= on.isoformat()
    ):  # a day to come is of a wrong clock
        return []
    return [
        change_meta(opened, "focus", area),
        change_meta(opened, "focus_since", on.isoformat()),
    ]


def next_number(opened: Session, what: str) -> int:
    """Count on for ever: the number of a deleted entry is never given again."""
    row = opened.get(MetaRow, f"last_{what}_number")
    number = int(json.loads(row.value if row else "0")) + 1
    put_meta(opened, f"last_{what}_number", number)
    return number


def put_meta(opened: Session, key: str, value: object) -> None:
    """Keep one thing that the journal knows of itself or of its person."""
    opened.merge(MetaRow(key=key, value=json.dumps(value, ensure_ascii=False)))


def meta(opened: Session, key: str) -> Any:
    """Give one thing that the journal knows, or None."""
    row = opened.get(MetaRow, key)
    return json.loads(row.value) if row else None


def change_meta(opened: Session, key: str, value: object) -> Touched:
    """Keep another value; gives the row as it was, or as it reads when it was never kept."""
    row = opened.get(MetaRow, key)
    before = as_it_was("meta", row, "value") if row else Touched("meta", key, {"value": "null"})
    put_meta(opened, key, value)
    return before
