"""What to ask next: which growth area has waited longest, and needs it most. Pure, without chance; ranks no person.

The rule, `(sessions since asked) * (1 + need)`, was compared with random order, round robin, lowest first,
bandits and spaced repetition: those that look for low ratings dwell on them, and this one does not
(docs/decisions/0014-themes.md). A priority orders questions and nothing else; it is never told as a figure
about the person.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

from reflect.quick_dataclass import dataclass
from reflect.values.counts import Asked

RECENT = 5
"""Need looks at so many of the newest ratings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When an area was asked last, and how it went.

    Attributes:
        last_asked: index of the session, from 0; None for never.
        recent: its newest ratings, 1 to 5, oldest first.
    """

    area: str
    last_asked: int | None
    recent: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptPick:
    """One area in the order to ask.

    Attributes:
        sessions_since: sessions since it was asked, the one at hand counted; 1 is "asked last time".
        need: 0, 0.5 or 1, from its recent ratings.
        priority: what the order is made by.
        why: the reason in words, without a capital letter or a full stop.
    """

    area: str
    sessions_since: int
    need: float
    priority: float
    why: str


def need(recent: Sequence[int]) -> float:
    """Say how much an area asks for attention, from the low median of its newest five ratings.

    Args:
        recent: ratings, 1 to 5, oldest first; "did not come up" is not among them.

    Returns:
        1 up to line 2, and where there is none yet; 0.5 at 3; 0 from 4.
    """
    if not recent:
        return 1.0
    typical = median_low(recent[-RECENT:])
    return 1.0 if typical <= 2 else 0.5 if typical == 3 else 0.0


def ranked(clocks: Iterable[Clock], *, session: int, is_all: bool = True) -> tuple[PromptPick, ...]:
    """Put areas in the order to ask: highest priority first, then as they stand.

    Args:
        clocks: one an area, in the order of the practice.
        session: index of the session at hand, from 0.
        is_all: False if there are older sessions that the clocks do not know.
    """
    picks = [_pick(clock, session=session, is_all=is_all) for clock in clocks]
    return tuple(sorted(picks, key=lambda pick: -pick.priority))


def picks(
    asked: Sequence[Asked],
    areas: Iterable[str],
    *,
    offered: Mapping[str, int] | None = None,
    is_all: bool = True,
) -> tuple[PromptPick, ...]:
    """Put areas in the order to ask, from what was asked so far.

    Being offered counts as being asked, whether the person took it or passed: nothing is held out again and
    again.

    Args:
        asked: what came up in kept sessions, oldest first. Each entry in it is a session.
        areas: all growth areas in the order of the practice.
        offered: area -> number of the entry in whose sitting it was last suggested.
        is_all: see `ranked`.
    """
    sessions = sorted({a.entry for a in asked})
    last: dict[str, int] = {}
    recent: dict[str, tuple[int, ...]] = {}
    for area, entry in (*((a.area, a.entry) for a in asked), *(offered or {}).items()):
        last[area] = max(last.get(area, -1), bisect_right(sessions, entry) - 1)
    for a in asked:
        if a.value is not None:
            recent[a.area] = (*recent.get(a.area, ()), a.value)[-RECENT:]
    clocks = [
        Clock(
            area=area, last_asked=at if (at := last.get(area, -1)) >= 0 else None, recent=recent.get(area, ())
        )
        for area in areas
    ]
    return ranked(clocks, session=len(sessions), is_all=is_all)


def _pick(clock: Clock, *, session: int, is_all: bool) -> PromptPick:
    since = session - clock.last_asked if clock.last_asked is not None else session + 1
    needs = need(clock.recent)
    return PromptPick(
        area=clock.area,
        sessions_since=since,
        need=needs,
        priority=since * (1 + needs),
        why=_why(clock, since, is_all=is_all),
    )


def _why(clock: Clock, since: int, *, is_all: bool) -> str:
    if clock.last_asked is None:
        return "not asked yet" if is_all else f"not asked for more than {since - 1} sessions"
    return "asked last time" if since <= 1 else f"not asked for {since} sessions"
