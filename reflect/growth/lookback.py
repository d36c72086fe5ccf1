"""When an open plan is brought up by itself, and how: gently, one at a time, never twice in a month. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta

from reflect.values import STILL_USEFUL_AFTER, Commitment


def may_be_settled(plan: Commitment, today: date) -> bool:
    """True for an open plan of which nothing was said for over four weeks: still useful? Keep, reword, let go."""
    quiet_since = plan.said_on or plan.made_on
    return plan.closed_on is None and today - quiet_since > STILL_USEFUL_AFTER


def to_bring_up(due: Iterable[Commitment], today: date) -> Commitment | None:
    """The first of the plans that are due which may be brought up before a sitting, or None.

    One that may be settled was asked about at most once in four weeks; then it is passed over.
    """
    return next((p for p in due if not (may_be_settled(p, today) and _was_asked(p, today))), None)


def _was_asked(plan: Commitment, today: date) -> bool:
    # A day to come is of a wrong clock, and says nothing.
    return plan.asked_on is not None and timedelta(0) <= today - plan.asked_on <= STILL_USEFUL_AFTER
