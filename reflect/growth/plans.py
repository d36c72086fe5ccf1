"""What became of plans, as counts, and when an open one is brought up by itself: gently, never twice in a month. Pure.

An open one never counts against anyone, and there is no streak.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from reflect.growth.proportions import wilson
from reflect.quick_dataclass import dataclass
from reflect.values.plans import STILL_USEFUL_AFTER, Commitment, Status

SHARE_FROM = 10
"""A share is told from so many looked back at; before that it says next to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Counts of commitments by what became of them.

    Letting go is a good outcome and stands outside the share; so does one that is still open. One that was
    said anew counts in its new words only.

    Attributes:
        share: kept or partly kept, of those looked back at; None where there are none.
        share_low, share_high: its 90 % range by Wilson.
    """

    kept: int = 0
    partly: int = 0
    not_yet: int = 0
    let_go: int = 0
    open: int = 0
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None

    @property
    def looked_back_at(self) -> int:
        """How many were kept, partly kept, or not yet."""
        return self.kept + self.partly + self.not_yet

    @property
    def followed_through(self) -> int:
        """How many were kept or partly kept."""
        return self.kept + self.partly

    @property
    def tells_share(self) -> bool:
        """True when there are enough to tell the share to a person."""
        return self.looked_back_at >= SHARE_FROM


def outcomes(statuses: Iterable[Status]) -> Outcomes:
    """Count what became of commitments.

    Args:
        statuses: one a commitment. On the person's own screen all count; a packet hands in what may leave.
    """
    counts = Counter(statuses)
    kept, partly, not_yet = counts[Status.KEPT], counts[Status.PARTLY], counts[Status.NOT_YET]
    counted = Outcomes(
        kept=kept, partly=partly, not_yet=not_yet, let_go=counts[Status.LET_GO], open=counts[Status.OPEN]
    )
    if not counted.looked_back_at:
        return counted
    low, high = wilson(counted.followed_through, counted.looked_back_at)
    return Outcomes(
        kept=kept, partly=partly, not_yet=not_yet, let_go=counted.let_go, open=counted.open,
        share=counted.followed_through / counted.looked_back_at, share_low=low, share_high=high,
    )  # fmt: skip


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
