"""What the journal knows of itself: numbers that are given only once, and single things by their name. Writes only."""

import json

from sqlmodel import Session

from reflect.storage.models import MetaRow


def next_number(opened: Session, what: str) -> int:
    """Count on for ever: the number of a deleted entry is never given again."""
    row = opened.get(MetaRow, f"last_{what}_number")
    number = int(json.loads(row.value if row else "0")) + 1
    put_meta(opened, f"last_{what}_number", number)
    return number


def put_meta(opened: Session, key: str, value: object) -> None:
    """Keep one thing that the journal knows of itself or of its person."""
    opened.merge(MetaRow(key=key, value=json.dumps(value, ensure_ascii=False)))
