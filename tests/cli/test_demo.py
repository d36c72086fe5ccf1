"""The demo shows what it promises on every day that it is tried: each label of the growth page, and a life of plans."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kit.packs import LIBRARY
from kit.turns import in_turn
from kit.world import SOAK, World

from reflect.cli.context import Context
from reflect.cli.demo import DEMO_PASSPHRASE
from reflect.dates import Period
from reflect.masking.gentle.warn import warn
from reflect.settings import Settings
from reflect.storage.journal import Journal

DEMO = LIBRARY.demo
AROUND_NEW_YEAR = [date(2026, 12, 28) + timedelta(n) for n in range(7)]
"""A week 53, from Monday to Sunday, with the turn of the year in it."""
OTHERS = [
    date(2027, 1, 4), date(2028, 2, 29), date(2025, 12, 31), date(2026, 7, 2), date(2026, 3, 6),
    date(2026, 10, 24), date(2026, 11, 1),
]  # fmt: skip
"""A Monday to a Sunday of other times: a new year, a leap day, and days around a change of the clock."""
TODAYS = [*(AROUND_NEW_YEAR if SOAK else AROUND_NEW_YEAR[4:5]), *in_turn(OTHERS, 2)]
ENTRIES = len(DEMO["entry"]) + 1
SEASON = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|spring|summer|autumn"
    r"|winter|snow\w*|christmas|easter|thanksgiving|new year\w*|vacation|holidays?)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def tried(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world in which somebody tried the demo on that day, and looks around in its journal."""
    return _tried(request.param, tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The same on a Friday, for what is alike on every day."""
    return _tried(date(2026, 3, 6), tmp_path_factory.mktemp("demo"))


def _tried(today: date, folder: Path) -> World:
    now = datetime(today.year, today.month, today.day, 9, 30, tzinfo=UTC)
    said = World(folder / "own", environment={}, now=now).ok("demo", "--keep", str(folder / "kept"))
    assert "Twenty-eight weeks are in it" in said.out
    assert f"Saved as {ENTRIES}." in said.out
    return World(folder / "kept" / "journal", environment={"REFLECT_PASSPHRASE": DEMO_PASSPHRASE}, now=now)


@contextmanager
def opened(world: World) -> Iterator[Journal]:
    """The journal of a demo, as a command opens it."""
    app = Context(
        settings=Settings(home=world.home),
        environment=world.environment,
        clock=lambda: world.now,
        zone_name="UTC",
    )
    try:
        yield app.journal
    finally:
        app.close()


def told(world: World, *command: str) -> Any:
    return json.loads(world.ok(*command, "--json").out)


def test_on_every_day_each_label_is_there_and_none_on_an_edge(tried: World) -> None:
    areas = {area["area"]: area for area in told(tried, "growth")["areas"]}
    grown, same = areas.pop("peer_focus"), areas.pop("connection_and_hope")
    swings, low, few = (areas.pop(id) for id in ("lived_experience", "self_care", "respect_and_choice"))

    assert (grown["label"], grown["reason"], grown["focus"]) == ("growing", "rise", True)
    assert grown["change"] >= 1 and grown["change_low"] >= 0.75
    assert grown["p_adjusted"] < 0.005
    assert grown["typical_early"] < 2.75 and 3.5 <= grown["typical_late"] <= 4

    assert same["label"] == "steady"
    assert max(-same["change_low"], same["change_high"]) <= 0.5

    assert (swings["label"], swings["reason"]) == ("unclear", "both_ways")
    assert swings["p_adjusted"] > 0.2
    assert swings["change_low"] < -0.75 and swings["change_high"] > 0.75

    assert (low["label"], low["reason"]) == ("closer_look", "low")
    assert low["n_late"] >= 6 and low["n_low"] * 4 >= low["n_late"] * 3

    assert few["label"] == "not_enough_yet" and few["n_ratings"] in (2, 3)
    assert {area["n_ratings"] for area in areas.values()} == {0}


def test_on_every_day_an_entry_was_kept_on_its_own_day_and_none_lies_ahead(tried: World) -> None:
    today = tried.now.date()
    with opened(tried) as journal:
        entries = [journal.get(number) for number in range(1, ENTRIES + 1)]
    assert [entry.day for entry in entries] == sorted(entry.day for entry in entries)
    assert all(entry.written_at.date() == entry.day <= today for entry in entries)
    assert all(entry.written_at <= tried.now for entry in entries)
    assert (today - entries[0].day).days >= 27 * 7


def test_on_every_day_the_focus_was_named_before_all_that_it_is_looked_at(tried: World) -> None:
    with opened(tried) as journal:
        assert journal.focus == DEMO["focus"]
        assert journal.focus_since == journal.get(1).day


def test_on_every_day_heavy_sessions_became_a_little_fewer(tried: World) -> None:
    middle = tried.now.date() - timedelta(days=98)
    with opened(tried) as journal:
        loads = journal.counts.loads(
            Period(middle - timedelta(days=97), tried.now.date() + timedelta(days=1))
        )
    heavy = [
        sum(c.n for c in loads if c.load == "heavy" and (c.day > middle) is late) for late in (False, True)
    ]
    assert 5 <= heavy[0] <= 10 and 2 <= heavy[1] <= heavy[0] - 2
    assert sum(c.n for c in loads) >= 50


def test_plans_are_in_every_state_and_each_look_back_closes_the_plan_that_it_is_about(one: World) -> None:
    with opened(one) as journal:
        plans = {plan.number: plan for plan in journal.plans.all()}
        looks = {
            journal.plans.looked_back_at(n): journal.get(n)
            for n in range(1, ENTRIES + 1)
            if journal.get(n).pack == "follow_up"
        }
    assert {plan.status.value for plan in plans.values()} >= {"open", "kept", "partly", "let_go", "reworded"}
    assert set(looks) == {
        written["commitment"] for written in DEMO["entry"] if written["pack"] == "follow_up"
    }
    assert all(plans[number].made_on + timedelta(days=7) <= look.day for number, look in looks.items())


def test_what_was_learned_and_the_supervision_have_their_hours(one: World) -> None:
    assert [learned["hours"] for learned in told(one, "learn")["learned"]] == [0.75, 1.5, 1]
    met = [e["number"] for e in told(one, "list", "--pack", "supervision_record")["entries"]]
    hours = [
        a["value"] for n in met for a in told(one, "show", str(n))["answers"] if a["question"] == "hours"
    ]
    assert hours == [1, 1]


def test_the_page_of_growth_and_the_week_stand_in_what_the_demo_shows(empty_world: World) -> None:
    said = empty_world.ok("demo", "--keep", str(empty_world.home.parent / "kept")).out
    order = [
        said.index(words) for words in ("1. A reflection", "2. The week", "3. Half a year", "4. A packet")
    ]
    assert order == sorted(order)
    assert "growing" in said[order[2] : order[3]]


def test_the_invented_weeks_stand_in_time_order_and_one_week_is_off() -> None:
    when = [(-e["weeks_ago"], e["weekday"]) for e in DEMO["entry"]]
    assert when == sorted(when)
    weeks = Counter(week for week, _ in when)
    assert (min(weeks), max(weeks), len(weeks)) == (-27, 0, 27)


def test_the_invented_words_name_nobody_and_no_time_of_the_year() -> None:
    for text in written():
        assert not SEASON.search(text), text
        assert not warn(text, always=(), kept=frozenset(), names=LIBRARY.given_names), text


@cache
def written() -> tuple[str, ...]:
    """All that the invented person wrote in words of their own."""
    entries = [*DEMO["entry"], DEMO["live"]]
    return tuple(
        value for e in entries for value in e["answers"].values() if isinstance(value, str) and " " in value
    )
