"""Commitments as counts: open is never counted against anyone, and a share waits for ten."""

from typing import Any

import pytest
from kit.packs import PACKS, commitment, take, walk
from kit.worked import EXACT, WORKED

from reflect.growth.plans import Outcomes, outcomes
from reflect.guide.harvest import reflection
from reflect.values.plans import Status

KINDS = ("kept", "partly", "not_yet", "let_go", "open")


def statuses(counts: dict[str, Any]) -> list[Status]:
    return [Status(kind) for kind in KINDS for _ in range(counts[kind])]


@pytest.mark.parametrize("case", WORKED["commitments"])
def test_the_worked_examples_come_out(case: dict[str, Any]) -> None:
    found = outcomes(statuses(case))
    assert {kind: getattr(found, kind) for kind in KINDS} == {kind: case[kind] for kind in KINDS}
    assert (found.looked_back_at, found.followed_through) == (
        case["looked_back_at"],
        case["followed_through"],
    )
    assert found.tells_share is case["show_share"]
    for name in ("share", "share_low", "share_high"):
        assert getattr(found, name) == (None if case[name] is None else pytest.approx(case[name], **EXACT))


def test_open_let_go_and_said_anew_do_not_touch_the_share() -> None:
    base = outcomes([Status.KEPT, Status.NOT_YET])
    more = outcomes(
        [Status.KEPT, Status.NOT_YET, *[Status.OPEN] * 5, *[Status.LET_GO] * 5, *[Status.REWORDED] * 5]
    )
    assert (more.share, more.share_low, more.share_high) == (base.share, base.share_low, base.share_high)
    assert more.looked_back_at == 2 and (more.open, more.let_go) == (5, 5)


def test_none_is_none() -> None:
    assert outcomes([]) == Outcomes()
    assert outcomes([]).share is None and not outcomes([]).tells_share


@pytest.mark.parametrize(("looked", "tells"), [(9, False), (10, True)])
def test_a_share_is_told_from_ten(looked: int, tells: bool) -> None:
    assert outcomes([Status.KEPT] * looked).tells_share is tells


# How it went, in the words of the pack


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({"status": "did"}, Status.KEPT),
        ({"status": "partly"}, Status.PARTLY),
        ({"status": "not_yet"}, Status.NOT_YET),
        ({"status": "no_chance"}, Status.OPEN),
        ({"status": "changed"}, Status.LET_GO),
        ({"status": "partly", "now_what": "let_go"}, Status.LET_GO),
        ({"status": "not_yet", "now_what": "let_go"}, Status.LET_GO),
        ({"status": "no_chance", "now_what": "let_go"}, Status.LET_GO),
        ({"status": "not_yet", "now_what": "keep"}, Status.NOT_YET),
        ({"status": "no_chance", "now_what": "ask"}, Status.OPEN),
        ({"status": "partly", "now_what": "reword", "new_words": "Smaller."}, Status.REWORDED),
    ],
)
def test_a_look_back_says_what_became_of_it(answers: dict[str, object], status: Status) -> None:
    kept = reflection(take(walk(PACKS["follow_up"], commitment=commitment()), answers))
    assert kept.follow_up is not None and kept.follow_up.status is status


def test_a_skipped_look_back_says_nothing() -> None:
    assert reflection(take(walk(PACKS["follow_up"], commitment=commitment()), {})).follow_up is None
