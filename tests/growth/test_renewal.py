"""Hours beside one's own rules: the day of a course decides, an hour counts once, and nothing is judged."""

import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.shipped import banned

from reflect.dates import Period
from reflect.growth import hours as said
from reflect.growth import renewal
from reflect.growth.hours import hours_of
from reflect.growth.learning import Learned, hours_in, learned, newest_first
from reflect.growth.renewal import noted, period_of
from reflect.values.entry import Answer
from reflect.values.renewal import LearningCategory, RenewalRules

FIRST, LAST = date(2026, 7, 1), date(2028, 6, 30)
ETHICS = LearningCategory(id="ethics", words="Ethics", hours=3)
NOTES = LearningCategory(id="notes", words="Notes")
RULES = RenewalRules(first=FIRST, last=LAST, hours=20, categories=(ETHICS, NOTES))


def thing(hours, day=FIRST, *, on=None, ticked=(), **more):
    plain = {"source": "Webinar", "title": "", "idea": "", "areas": ()}
    return Learned(
        day=day, on=on, hours=hours, categories=tuple((id, id) for id in ticked), **{**plain, **more}
    )


def counted(*things, rules=RULES):
    found = noted(things, rules)
    return found.hours, [c.hours for c in found.categories], found.in_several


def test_an_hour_counts_once_altogether_and_in_each_category_that_was_ticked():
    assert counted(thing(2, ticked=("ethics", "notes")), thing(0.75, ticked=("notes",)), thing(1)) == (
        3.75,
        [2, 2.75],
        True,
    )
    assert counted(thing(2, ticked=("ethics",)), thing(1, ticked=("notes",))) == (3, [2, 1], False)
    # A category that is no longer in the rules is not shown, and its hours still count altogether.
    assert counted(thing(2, ticked=("ethics", "gone"))) == (2, [2, 0], False)
    assert counted(thing(None, ticked=("ethics", "notes"))) == (0, [0, 0], False)


@pytest.mark.parametrize(
    ("day", "on", "counts"),
    [
        (FIRST, None, True),
        (LAST, None, True),
        (date(2026, 6, 30), None, False),
        (date(2028, 7, 1), None, False),
        (date(2028, 7, 20), LAST, True),
        (date(2026, 7, 20), date(2026, 6, 30), False),
    ],
)
def test_the_day_of_a_course_decides_and_else_that_of_its_entry(day, on, counts):
    assert counted(thing(2, day, on=on, ticked=("ethics",))) == (2 * counts, [2 * counts, 0], False)


def test_both_days_of_the_rules_are_inside():
    assert (period_of(RULES).first, period_of(RULES).last) == (FIRST, LAST)


@given(st.lists(st.tuples(st.integers(1, 240), st.sets(st.sampled_from(["ethics", "notes"])))))
def test_hours_of_a_category_are_never_more_than_those_altogether(rows):
    found = noted([thing(quarters / 4, ticked=tuple(ids)) for quarters, ids in rows], RULES)
    assert found.hours == sum(quarters for quarters, _ in rows) / 4
    assert all(c.hours <= found.hours for c in found.categories)
    assert found.in_several == any(len(ids) > 1 for _, ids in rows)


def test_the_newest_is_first_by_the_day_that_it_was():
    things = [
        thing(1, date(2026, 8, 1), entry=1),
        thing(2, date(2026, 9, 1), on=date(2026, 7, 2), entry=2),
        thing(3, date(2026, 8, 1), entry=3),
    ]
    assert [one.entry for one in newest_first(things)] == [3, 1, 2]
    august = Period(date(2026, 8, 1), date(2026, 9, 1))
    assert [one.entry for one in newest_first(things, august)] == [3, 1]
    assert hours_in(things, august) == 4


@pytest.mark.parametrize(
    ("value", "read"), [(1.5, 1.5), (2, 2.0), (0, None), (-1, None), (float("nan"), None), (10**400, None)]
)
def test_hours_are_a_sensible_number_or_nothing(value, read):
    assert hours_of(Answer(question="hours", kind="number", asked="?", value=value, words="")) == read


def test_hours_that_are_no_number_and_days_that_are_no_day_are_none():
    from kit.packet_sample import SINCE, entry

    def answer(question, kind, value):
        return Answer(question=question, kind=kind, asked="?", value=value, words=str(value))

    answers = (
        answer("hours", "text", "two"),
        answer("on", "text", "spring"),
        answer("category", "text", "a"),
    )
    [one] = learned([entry(4, SINCE, pack="learning_reflection", answers=answers)])
    assert (one.entry, one.hours, one.on, one.counts_on, one.categories) == (4, None, None, SINCE, ())
    assert one.counts_for == "a"


def test_hours_are_said_in_plain_words():
    say, name = renewal.altogether, renewal.of_category
    assert say(12.5, 20) == "12.5 of 20 hours noted"
    assert say(25, 20) == "25 of 20 hours noted"
    assert say(0.5, 1) == "0.5 of 1 hour noted"
    assert say(0, 20) == "nothing noted yet (20 hours)"
    assert (say(1, None), say(0, None)) == ("1 hour noted", "no hours noted yet")
    assert name("Ethics", 2, 3) == "Ethics: 2 of 3 hours noted"
    assert name("Ethics", 0, 3) == "Nothing noted yet for Ethics (3 hours)"
    assert (name("Ethics", 1.25, None), name("Ethics", 0, None)) == (
        "Ethics: 1.25 hours noted",
        "Nothing noted yet for Ethics",
    )


JUDGES = re.compile(
    r"%|percent|behind|left|short|still|missing|deficient|enough|only|met\b|goal|target|due\b", re.I
)


def test_no_sentence_about_hours_judges():
    for hours, asked in product((0, 0.25, 3, 40), (None, 1, 20)):
        for line in (
            said.altogether(hours, asked),
            renewal.of_category("Ethics", hours, asked),
        ):
            assert not JUDGES.search(line) and not banned(line), line
