"""When an open plan is brought up: after its day, one at a time, and the question whether it is useful not twice a month."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from reflect.growth.plans import may_be_settled, to_bring_up
from reflect.values.plans import Commitment, Status

TODAY = date(2026, 3, 6)


def plan(number=1, *, ago=40, said=None, asked=None, **more):
    made = TODAY - timedelta(days=ago)
    frame = {"uuid": UUID(int=number), "words": "w", "status": Status.OPEN, "made_on": made, "due_on": made}
    days = {
        "said_on": None if said is None else TODAY - timedelta(days=said),
        "asked_on": None if asked is None else TODAY - timedelta(days=asked),
    }
    return Commitment(**{**frame, **days, "number": number, **more})


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ({"ago": 28}, False),
        ({"ago": 29}, True),
        ({"ago": 90, "said": 28}, False),
        ({"ago": 90, "said": 29}, True),
        ({"ago": 90, "said": 29, "status": Status.PARTLY}, True),
        ({"ago": 90, "closed_on": TODAY, "status": Status.KEPT}, False),
        ({"ago": 90, "closed_on": TODAY, "status": Status.REWORDED}, False),
        ({"ago": 90, "asked": 1}, True),
    ],
)
def test_only_an_open_plan_that_was_quiet_for_over_four_weeks_may_be_settled(given, settled):
    assert may_be_settled(plan(**given), TODAY) is settled


def test_the_longest_due_is_brought_up():
    assert to_bring_up([plan(1), plan(2)], TODAY).number == 1
    assert to_bring_up([], TODAY) is None


def test_a_plan_that_was_asked_about_is_passed_over_for_four_weeks():
    for days in (0, 28):
        assert to_bring_up([plan(1, asked=days), plan(2)], TODAY).number == 2
        assert to_bring_up([plan(1, asked=days)], TODAY) is None
    assert to_bring_up([plan(1, ago=90, asked=29)], TODAY).number == 1


def test_a_young_plan_is_offered_though_an_older_one_was_asked_about():
    assert to_bring_up([plan(1, asked=3), plan(2, ago=8)], TODAY).number == 2
