"""A text becomes the record of an entry, under a name that is the same each time."""

import json
from uuid import UUID

from reflect.incoming.found import Found, Given, found
from reflect.incoming.records import SEEN, Form, Maker
from reflect.storage.writing.models import AnswerRow, EntryRow, TagRow
from reflect.values.record import Record
from reflect.values.room import Room

FORM = Form(pack="written_elsewhere", version=1, title="Written elsewhere", called="Called?", text="What?")


def maker() -> Maker:
    return Maker("jrnl", FORM, Room.PRIVATE)


def one(
    text: str = "words", title: str = "", day: str = "2026-03-01 09:05", zone: str = "UTC", id: str = ""
) -> Found:
    item = found("line 1", day, given=Given(zone=zone), title=title, text=text, tags=("a",), id=id)
    assert isinstance(item, Found)
    return item


def name(record: Record | None) -> str:
    assert record is not None
    return record.uuid


def test_the_name_is_the_same_in_every_run_zone_and_room() -> None:
    first = name(maker().record(one()))
    assert UUID(first).version == 5
    assert first == name(Maker("jrnl", FORM, Room.PRACTICE).record(one(zone="Asia/Tokyo")))
    others = (one("other"), one(title="t"), one(day="2026-03-01 09:06"), one(id="AA"))
    assert len({first, *(name(maker().record(other)) for other in others)}) == 5
    assert name(Maker("csv", FORM, Room.PRIVATE).record(one())) != first


def test_the_same_twice_is_one_and_one_name_for_two_texts_is_two() -> None:
    same = maker()
    assert same.record(one()) and same.record(one()) is None and same.twice == 1
    named = maker()
    records = [named.record(one(text, id="AA")) for text in ("words", "words", "others", "others")]
    assert [r is None for r in records] == [False, True, False, True] and named.twice == 2


def test_a_record_has_every_column_and_only_those() -> None:
    record = maker().record(one("two\nlines", "A title"))
    assert record is not None and record.kind == "entry" and record.versions == SEEN
    assert set(record.row) | {"id", "versions"} >= set(EntryRow.model_fields) - {"id"}
    for part, model in (("answer", AnswerRow), ("tag", TagRow)):
        for row in record.parts[part]:
            assert set(row) == set(model.model_fields) - {"entry_id"}
    assert [json.loads(str(a["value"])) for a in record.parts["answer"]] == ["A title", "two\nlines"]
    assert (record.row["room"], record.row["first_words"], record.row["week"]) == (
        "private",
        "A title",
        "2026-W09",
    )
