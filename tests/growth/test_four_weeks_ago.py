"""The line from four weeks ago: always the same one, from near that day, and never of a hard time or a private one."""

import re
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from kit.packs import PACKS
from kit.weeks import entry, keep

from reflect.growth.four_weeks_ago import HARD_ANSWERS, HARD_PACKS, days_around, line_from
from reflect.growth.summary import Earlier
from reflect.values.entry import Answer, Entry
from reflect.values.room import Room

TODAY = date(2026, 3, 29)
PRIVATE_AREAS = ("self_care",)


def ago(days: int, text: str = "I waited.", number: int = 1, **more: Any) -> Entry:
    return entry(number, **{"day": TODAY - timedelta(days), "answers": (keep(text),), **more})


def line(*entries: Entry) -> Earlier | None:
    return line_from(entries, TODAY, private_areas=PRIVATE_AREAS)


def picked(id: str, kind: Any = "select") -> Answer:
    value: Any = (id, "other") if kind == "multi" else id
    return Answer(
        question="sits", kind=kind, asked="How do you feel?", value=value, words=id.title(), private=True
    )


def test_the_line_is_given_with_its_day() -> None:
    assert line(ago(28)) == Earlier(day=date(2026, 3, 1), words="I waited.", entry=1)
    assert line() is None


@pytest.mark.parametrize(("days", "shown"), [(24, False), (25, True), (31, True), (32, False), (0, False)])
def test_it_is_from_three_days_around(days: int, shown: bool) -> None:
    assert (line(ago(days)) is not None) is shown
    period = days_around(TODAY)
    assert (period.first <= TODAY - timedelta(days) < period.end) is shown


def test_the_nearest_day_then_the_earlier_one_then_the_one_kept_last() -> None:
    def words(*entries: Entry) -> set[str]:
        orders = {line(*order) for order in permutations(entries)}
        return {one.words for one in orders if one is not None}

    assert words(ago(31, "far"), ago(27, "near", 2), ago(30, "other", 3)) == {"near"}
    assert words(ago(27, "later"), ago(29, "earlier", 2)) == {"earlier"}
    assert words(ago(28, "first", 4), ago(28, "second", 9), ago(28, "between", 6)) == {"second"}


@pytest.mark.parametrize(
    "more",
    [
        *({"pack": pack} for pack in sorted(HARD_PACKS)),
        {"room": Room.PRIVATE},
        {"private_pack": True},
        *({"answers": (keep("x"), picked(id))} for id in sorted(HARD_ANSWERS)),
        {"answers": (keep("x"), picked("heavy", "multi"))},
        {"answers": (keep("x", private=True),)},
        {"answers": (keep("x", areas=("peer_focus", "self_care")),)},
        {"answers": (keep("x", highlight=False),)},
        {"answers": (keep("  \n "),)},
    ],
    ids=str,
)
def test_what_was_hard_or_stays_with_the_person_or_is_no_own_line_never_comes_up(
    more: dict[str, Any],
) -> None:
    assert line(ago(28, **more)) is None
    calm = ago(30, "calm", 2)
    assert line(ago(28, **more), calm) == Earlier(day=calm.day, words="calm", entry=2)


def test_an_answer_that_only_holds_the_word_is_no_hard_one() -> None:
    answers = (keep("heavy"), picked("good"), picked("settled"))
    assert line(ago(28, answers=answers)) == Earlier(day=date(2026, 3, 1), words="heavy", entry=1)


def test_every_way_in_which_our_questions_say_hard_is_known() -> None:
    """Each id is an option of a shipped pack, what a hard one would say in new packs is seen here, and no private pack is asked."""
    offered = {(id, words) for pack in PACKS.values() for q in pack.questions for id, words in q.options}
    hard = r"(heavy|shaken|sad|worried|scared|irritated|angry|numb|low|empty)|.*took over for.*"
    said = {id for id, words in offered if re.fullmatch(hard, words, re.IGNORECASE) and not id.isdigit()}
    assert said == HARD_ANSWERS
    assert {id for id, pack in PACKS.items() if pack.private} <= HARD_PACKS
