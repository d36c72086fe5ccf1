"""What stands in a source, counted while it goes by."""

from datetime import date

from reflect.incoming import tally as module
from reflect.incoming.found import Given, Item, LeftOut, Noticed, found
from reflect.incoming.records import Form, Maker
from reflect.incoming.tally import Tally
from reflect.values.room import Room

FORM = Form(pack="p", version=1, title="P", called="Called?", text="What?")
ITEMS: list[Item] = [
    found("line 1", "2026-03-05", given=Given(), text="b", tags=("",)),
    found("line 2", "2026-03-01", given=Given(), title="a", text="c"),
    found("line 2", "2026-03-01", given=Given(), title="a", text="c"),
    LeftOut("line 3", "why"),
    Noticed("earlier", "line 4"),
]


def counted(items: list[Item], monkeypatch=None) -> Tally:
    tally = Tally(date(2026, 3, 4))
    list(
        tally.records(
            items, Maker("csv", FORM, Room.PRIVATE), check=lambda text: ["a letter"] if text else []
        )
    )
    return tally


def test_what_goes_by_is_counted() -> None:
    tally = counted(ITEMS)
    assert (tally.found, tally.first, tally.last, tally.ahead) == (2, date(2026, 3, 1), date(2026, 3, 5), 1)
    assert (tally.left_out, tally.told) == (1, [LeftOut("line 3", "why")])
    assert tally.remarks == {"tag": 1, "earlier": 1} and tally.places == {"earlier": ["line 4"]}
    assert tally.details == {"a letter": 3} and tally.checked == 2


def test_other_texts_have_another_fingerprint() -> None:
    assert counted(ITEMS).fingerprint == counted(ITEMS).fingerprint
    assert counted(ITEMS).fingerprint != counted(ITEMS[:1]).fingerprint


def test_only_the_first_places_are_told_and_the_first_texts_looked_at(monkeypatch) -> None:
    monkeypatch.setattr(module, "MOST_CHECKED", 1)
    tally = counted([*ITEMS, *(LeftOut(f"line {n}", "why") for n in range(100))])
    assert tally.left_out == 101 and len(tally.told) == module.MOST_TOLD and tally.checked == 1
