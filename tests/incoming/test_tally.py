"""What stands in a source, counted while it goes by."""

from collections.abc import Collection
from datetime import date

import pytest

from reflect.errors import BadRecord
from reflect.incoming import tally as module
from reflect.incoming.found import About, Item, LeftOut, Noticed, found
from reflect.incoming.records import ImportForm, Maker
from reflect.incoming.tally import ImportTally
from reflect.values.record import Record, Row
from reflect.values.room import Room

FORM = ImportForm(pack="p", version=1, title="P", called="Called?", text="What?")
ITEMS: list[Item] = [
    found("line 1", "2026-03-05", given=About(), text="b", tags=("",)),
    found("line 2", "2026-03-01", given=About(), title="a", text="c"),
    found("line 2", "2026-03-01", given=About(), title="a", text="c"),
    LeftOut("line 3", "why"),
    Noticed("earlier", "line 4"),
]


class Counted(ImportTally):
    """A tally with what it gave."""

    given: list[str]


def counted(items: list[Item], *, known: Collection[str] = ()) -> Counted:
    tally = Counted(date(2026, 3, 4))
    maker = Maker("csv", FORM, Room.PRIVATE)
    given = tally.records(
        items, maker, known=lambda record: record.uuid in known, check=lambda text: ["a letter"][: len(text)]
    )
    tally.given = [record.uuid for record in given]
    return tally


def test_what_goes_by_is_counted() -> None:
    tally = counted(ITEMS)
    assert (tally.found, tally.first, tally.last, tally.ahead) == (2, date(2026, 3, 1), date(2026, 3, 5), 1)
    assert (tally.left_out, tally.told) == (1, [LeftOut("line 3", "why")])
    assert tally.remarks == {"tag": 1, "earlier": 1} and tally.places == {"earlier": ["line 4"]}
    assert tally.details == {"a letter": 3} and tally.checked == 2


def test_what_came_in_before_is_counted_and_not_given_again() -> None:
    first = counted(ITEMS).given[0]
    again = counted(ITEMS, known=[first])
    assert (again.found, again.known, again.checked) == (2, 1, 1) and first not in again.given
    assert again.fingerprint == counted(ITEMS).fingerprint


def test_other_texts_have_another_fingerprint() -> None:
    assert counted(ITEMS).fingerprint == counted(ITEMS).fingerprint
    assert counted(ITEMS).fingerprint != counted(ITEMS[:1]).fingerprint


def test_only_the_first_places_are_told_and_the_first_texts_looked_at(monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST_CHECKED", 1)
    tally = counted([*ITEMS, *(LeftOut(f"line {n}", "why") for n in range(100))])
    assert tally.left_out == 101 and len(tally.told) == module.MOST_TOLD and tally.checked == 1


def test_the_same_names_with_other_words_have_another_fingerprint() -> None:
    one, other = (
        counted([found("line 1", "2026-03-01", given=About(), text=text, id="mine")]) for text in "ab"
    )
    assert one.given == other.given and one.fingerprint != other.fingerprint


def test_another_archive_has_another_fingerprint() -> None:
    one, other = (ImportTally(date(2026, 3, 4)) for _ in range(2))
    record = Record(kind="entry", uuid="u", row={"day": "2026-03-01"})
    assert list(one.passed([record], "a" * 64)) == list(other.passed([record], "b" * 64)) == [record]
    assert one.fingerprint != other.fingerprint


@pytest.mark.parametrize("row", [{}, {"day": "0000-01-01"}, {"day": 5}])
def test_an_entry_of_no_day_is_refused(row: Row) -> None:
    with pytest.raises(BadRecord):
        list(ImportTally(date(2026, 3, 4)).passed([Record(kind="entry", uuid="u", row=row)], ""))
