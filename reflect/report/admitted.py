"""All that passes the gate for one page, from the desk and by what the writer allows. It refuses what must be refused.

Nothing that was not picked, or is not signed, is quoted. `build` makes the page of it, with a masking plan.
"""

from collections.abc import Mapping
from datetime import timedelta

from reflect.errors import BadUsage
from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_label import tally, trends
from reflect.quick_dataclass import dataclass
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_ratings
from reflect.report.gate.shareable import Passed
from reflect.report.kinds import Which, load
from reflect.report.own_words import own_words
from reflect.report.policy import Policy
from reflect.wording import speaking


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What came through the gate, with words as they were written. No exporter takes it; only `build` does."""

    policy: Policy
    passed: Passed
    quoted: tuple[int, ...]
    """The numbers of the entries that it tells of in the writer's words: for the history alone, never for a page."""
    counted: int
    """How many entries its counts are from."""
    weeks: tuple[str, str]
    """The first and the last ISO week that the page is about."""
    area_names: Mapping[str, str]
    focus: str | None
    trends: tuple[AreaTrend, ...]
    name: str = ""
    """Stands on the cover as it is: the writer chose it on purpose, so it is no text for the plan."""
    reader: str = ""
    """Who reads it, as the writer named them: stands on the cover as it is, for the same reason."""
    ours: frozenset[str] = frozenset()
    """Those of its texts that are no words of the writer's own: questions and options that ship with the program."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All free text in it, in a fixed order: what a masking plan is made of."""
        return own_words(self.passed)


def admit(desk: Desk, policy: Policy) -> Admitted:
    """Pass through the gate what the policy allows of what lies on the desk. There is no other way in.

    Raises:
        BadUsage: the period has no day in it, or its kind can't be made of this, or of so many entries.
        NotFound: a picked number is not among the entries of the period.
        Protected: a picked entry is private.
    """
    with speaking(policy.lang):
        return _admitted(desk, policy)


def _admitted(desk: Desk, policy: Policy) -> Admitted:
    if policy.until <= policy.since:
        raise BadUsage("That period has no days in it.", hint="The first day comes before the last.")
    within.check_picked(desk, policy)
    kind = load(policy.kind)
    _check_which(desk, policy, kind.WHICH)
    passed = kind.admit(desk, policy)
    names = {id: name for id, name in desk.area_names.items() if id not in desk.private_areas}
    return Admitted(
        policy=policy,
        passed=passed,
        quoted=tuple(sorted(kind.quoted(desk, policy))) if policy.signed else (),
        counted=kind.counted(passed),
        weeks=kind.weeks(passed, policy),
        area_names=names,
        focus=desk.focus,
        trends=_labels(desk, policy, names),
        name=desk.name if policy.signed and (kind.HIDES is None or policy.named) else "",
        reader=desk.reader if policy.signed and kind.HIDES is None else "",
    )


def _check_which(desk: Desk, policy: Policy, which: Which) -> None:
    picked = [entry for entry in desk.entries if entry.number in policy.picked]
    if which.most is not None and len(picked) > which.most:
        raise BadUsage(which.refused, hint=f"Nothing was written. Pick {which.most}, such as --pick 3")
    refused = next((entry.number for entry in picked if not which.takes(entry.pack)), None)
    if refused is not None:
        raise BadUsage(which.refused, hint=f"Nothing was written. Leave entry {refused} out.")


def _labels(desk: Desk, policy: Policy, names: Mapping[str, str]) -> tuple[AreaTrend, ...]:
    """What the ratings that may be shared say about change, as of the last day of the page."""
    return trends(
        tally(admit_ratings(desk.history, private_areas=desk.private_areas, ladder=desk.ladder)),
        end_day=policy.until - timedelta(days=1),
        first_day=desk.first_rated,
        areas=names,
        yardsticks={area: day for area, day in desk.yardsticks.items() if area in names},
        focus=FocusArea(desk.focus, desk.focus_since) if desk.focus else None,
    )
