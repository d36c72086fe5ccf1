"""A record held to its shape, and brought into the form in which this journal writes it. Pure."""

from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from typing import Any, get_type_hints
from uuid import UUID

import msgspec
from msgspec import inspect

from reflect.storage import vectors
from reflect.storage.records.shapes import PARTS, ROWS, Shape
from reflect.values.record import Record, Row, Scalar


@cache
def _turned(shape: type[Shape]) -> tuple[str, ...]:
    """Name the columns that are read as something else than what is stored: days, instants, uuids, yes and no."""
    as_they_are = (inspect.StrType, inspect.IntType, inspect.LiteralType, inspect.NoneType)
    return tuple(
        name
        for name, hint in get_type_hints(shape, include_extras=True).items()
        if not all(isinstance(kind, as_they_are) for kind in _kinds(inspect.type_info(hint)))
    )


def _kinds(kind: inspect.Type) -> tuple[inspect.Type, ...]:
    return kind.types if isinstance(kind, inspect.UnionType) else (kind,)


def fitted(record: Record) -> Record:
    """Give a record as this journal writes it.

    Raises:
        ValueError: if it is none of ours. It says nothing of what is in it.
    """
    try:
        shape, parts = ROWS[record.kind], PARTS.get(record.kind, {})
        uuid = record.uuid if record.kind == "setting" else str(UUID(record.uuid))
        msgspec.json.encode((record.row, record.parts))  # half of a character can be kept nowhere
        return Record(
            kind=record.kind,
            uuid=uuid,
            versions=vectors.checked(record.versions),
            row=_row(record.row, shape),
            parts={
                name: tuple([_row(row, parts[name]) for row in rows]) for name, rows in record.parts.items()
            },
        )
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError, msgspec.ValidationError):
        raise ValueError("no record of ours") from None


def _row(row: Row, shape: type[Shape]) -> Row:
    found = msgspec.structs.asdict(msgspec.convert(row, type=shape))
    for name in _turned(shape):
        found[name] = _stored(found[name])
    return found


def _stored(value: Any) -> Scalar:
    if value is None or type(value) is int:
        return value  # nearly all of them
    match value:
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date() | Enum() | UUID():
            return str(value)
        case bool():
            return int(value)
    stored: Scalar = value
    return stored
