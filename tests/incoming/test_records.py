"""A text becomes the record of an entry, under a name that is the same each time."""

import json
from uuid import UUID

from reflect.incoming.found import About, FoundText, found
from reflect.incoming.records import IMPORT, ImportForm, Maker
from reflect.storage.records import columns
from reflect.values.record import Record
from reflect.values.room import Room

FORM = ImportForm(
    pack="written_elsewhere", version=1, title="Written elsewhere", called="Called?", text="What?"
)


def maker() -> Maker:
    return Maker("jrnl", FORM, Room.PRIVATE)


def one(
    text: str = "words", title: str = "", day: str = "2026-03-01 09:05", zone: str = "UTC", id: str = ""
) -> FoundText:
    item = found("line 1", day, given=About(zone=zone), title=title, text=text, tags=("a",), id=id)
    assert isinstance(item, FoundText)
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


def test_each_wording_of_a_named_text_has_a_version_of_its_own() -> None:
    first, changed = (maker().record(one(text, id="AA")) for text in ("words", "other words"))
    assert first and changed and first.uuid == changed.uuid
    assert set(first.versions) != set(changed.versions) and set(first.versions.values()) == {1}
    bare = maker().record(one())
    assert bare is not None and bare.versions == {IMPORT: 1}


def test_a_record_has_every_column_and_only_those() -> None:
    record = maker().record(one("two\nlines", "A title"))
    assert record is not None and record.kind == "entry"
    assert set(record.row) == {*columns.ENTRY, "looks_back_at"}
    for part in ("answer", "tag"):
        assert all(set(row) == set(columns.PARTS[part]) for row in record.parts[part])
    assert [json.loads(str(a["value"])) for a in record.parts["answer"]] == ["A title", "two\nlines"]
    assert record.row["room"] == "private"
