"""What the record of an entry says: as an entry, as its text, as a payload that stands beside it. Pure.

Two things are told apart. The content is all that a change of the entry changes, and tells whether two of them are the
same. The text is what somebody would miss, and tells whether it is kept somewhere.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from reflect.dates import iso_week
from reflect.quick_dataclass import dataclass
from reflect.storage import revisions, vectors
from reflect.storage.records import columns, fitting
from reflect.storage.search import laid_together
from reflect.values.entry import Answer, Entry, Moment, Rating, beginning
from reflect.values.plans import Commitment, Note, Status
from reflect.values.record import Record, Row
from reflect.values.room import Room

_APART = frozenset({"number", "room", "deleted_at", "looks_back_at", "written_at", "zone"})
"""Columns of an entry that are no content: numbers are a device's own, room and bin are settled by themselves."""
_ROOMS = (Room.PRIVATE.value, Room.SUPERVISION.value, Room.PRACTICE.value)
"""The more private one first."""


_VALUE = msgspec.json.Decoder(str | int | float | tuple[str, ...])
"""What an answer can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is kept of an entry beside what is in it: its week, its first words for a list, the words that it is found by."""

    week: str
    first_words: str
    findable: str


def content(record: Record) -> str:
    """Write down all that a change of an entry changes, always in the same way."""
    row = {name: value for name, value in record.row.items() if name not in _APART}
    parts = {table: record.parts.get(table, ()) for table in columns.PARTS}
    return _json({"row": row, "parts": parts})


def payload(record: Record) -> str:
    """Write down the whole text of an entry, the words of its plans and notes too, for `of_payload`."""
    row = {name: value for name, value in record.row.items() if name != "number"}
    parts = {name: record.parts.get(name, ()) for name in (*columns.PARTS, "plan", "note")}
    return _json({"uuid": record.uuid, "row": row, "parts": parts})


def of_payload(versions: Mapping[str, int], text: str) -> Record:
    """Read what `payload` wrote.

    Raises:
        ValueError: if it is nothing of the kind.
    """
    try:
        read = json.loads(text)
        record = Record(
            kind="entry",
            uuid=read["uuid"],
            versions=versions,
            row=read["row"],
            parts={name: tuple(rows) for name, rows in read["parts"].items()},
        )
    except (KeyError, TypeError, AttributeError, RecursionError):
        raise ValueError("no text of an entry") from None
    return fitting.fitted(record)


def as_entry(record: Record) -> Entry:
    """Give a record as the entry that it is.

    Raises:
        ValueError: if it would be none.
    """
    row: Any = record.row
    try:
        return Entry(
            uuid=UUID(record.uuid), number=row["number"], pack=row["pack"], pack_version=row["pack_version"],
            title=row["title"], day=date.fromisoformat(row["day"]),
            written_at=datetime.fromisoformat(row["written_at"]), zone=row["zone"], room=Room(row["room"]),
            private_pack=bool(row["private_pack"]), setting=row["setting"], load=row["load"],
            tags=tuple(str(tag["tag"]) for tag in record.parts.get("tag", ())),
            answers=tuple(map(_answer, record.parts.get("answer", ()))),
            ratings=tuple(map(_rating, record.parts.get("rating", ()))),
            moments=tuple(map(_moment, record.parts.get("moment", ()))),
            commitments=tuple(_plan(plan, row["day"]) for plan in record.parts.get("plan", ())),
            agreements=_notes(record, "agreement"), questions=_notes(record, "question"),
        )  # fmt: skip
    except (KeyError, TypeError):
        raise ValueError("no entry") from None


def told(record: Record) -> Told:
    """Tell from a record that fits its shape what stands beside its entry.

    Raises:
        ValueError: if an answer would be none.
    """
    parts: Any = record.parts
    answers = [(row, _VALUE.decode(row["value"])) for row in parts.get("answer", ())]
    return Told(
        week=iso_week(date.fromisoformat(str(record.row["day"]))),
        first_words=beginning(next((str(value) for row, value in answers if row["kind"] == "text"), "")),
        findable=laid_together(
            [row["words"] or str(value) for row, value in answers],
            [row["words"] for row in parts.get("moment", ())],
            [row["tag"] for row in parts.get("tag", ())],
        ),
    )


def _answer(row: Any) -> Answer:
    value = _VALUE.decode(row["value"])
    return Answer(
        question=row["question"], kind=row["kind"], asked=row["asked"], value=value,
        words=row["words"] or str(value), private=bool(row["private"]), stage=row["stage"],
        highlight=bool(row["highlight"]), areas=tuple(row["areas"].split()), guideline=row["guideline"],
    )  # fmt: skip


def _rating(row: Any) -> Rating:
    return Rating(**{**row, "private": bool(row["private"])})


def _moment(row: Any) -> Moment:
    others = {name: value for name, value in row.items() if name != "moment"}
    return Moment(**{**others, "id": row["moment"], "private": bool(row["private"])})


def _plan(row: Any, day: str) -> Commitment:
    """How it stands is the plan's own, and no part of the text: it is open here, and has no number."""
    made = date.fromisoformat(day)
    return Commitment(
        number=0, uuid=UUID(row["uuid"]), words=row["words"], status=Status.OPEN, made_on=made, due_on=made,
        areas=tuple(row["areas"].split()), private=bool(row["private"]), source=row["source"],
    )  # fmt: skip


def _notes(record: Record, kind: str) -> tuple[Note, ...]:
    notes: list[Any] = [row for row in record.parts.get("note", ()) if row["kind"] == kind]
    return tuple(Note(words=row["words"], private=bool(row["private"])) for row in notes)


def more_private(*rooms: Any) -> str:
    """Give the most private of some rooms."""
    return min(map(str, rooms), key=_ROOMS.index)


def checked(record: Record) -> tuple[Record, Told | None]:
    """Give a record that fits its shape, once every word of it can be read here; an entry of a private pack is private.

    Beside the record of an entry stands what is told from it.

    Raises:
        ValueError: if it is none of ours.
    """
    if record.kind == "entry":
        if len({tag["tag"] for tag in record.parts.get("tag", ())}) < len(record.parts.get("tag", ())):
            raise ValueError("one tag twice")
        beside_it = told(record)
        for version in record.parts.get("revision", ()):
            revisions.text_of(str(version["payload"]))
        for other in record.parts.get("conflict", ()):
            as_entry(beside(other))
        if record.row["private_pack"]:
            record = replace(record, row={**record.row, "room": Room.PRIVATE.value})
        return record, beside_it
    if record.kind == "commitment":
        for said in record.parts.get("outcome", ()):
            vectors.read(str(said["versions"]))
    elif record.kind == "draft":
        if not isinstance(json.loads(str(record.row["state"])), dict):
            raise ValueError("no sitting")
    elif record.kind == "export":
        for column in ("masked", "kept"):
            counts = json.loads(str(record.row[column]))
            if not isinstance(counts, dict) or not all(type(count) is int for count in counts.values()):
                raise ValueError("no counts")
    return record, None


def beside(row: Row) -> Record:
    """Read a text that stands beside an entry. Raises ValueError."""
    return of_payload(vectors.read(str(row["versions"])), str(row["payload"]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
