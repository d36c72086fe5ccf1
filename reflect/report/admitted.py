"""All that passes the gate for one page, from the desk and by what the writer allows. It refuses what must be refused.

Nothing that was not picked, or is not signed, is quoted. `build` makes the page of it, with a masking plan.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from reflect.errors import BadUsage
from reflect.growth.labels import AreaTrend
from reflect.growth.trend import tally, trends
from reflect.report.desk import Desk
from reflect.report.gate import within
from reflect.report.gate.entries import admit_agreements, admit_all, admit_commitments, admit_ratings
from reflect.report.gate.learning import admit_learning, admit_renewal, open_pages
from reflect.report.gate.shareable import Passed
from reflect.report.own_words import own_words
from reflect.report.policy import Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What came through the gate, with words as they were written. No exporter takes it; only `build` does."""

    policy: Policy
    passed: Passed
    quoted: tuple[int, ...]
    """The numbers of the entries that it tells of in the writer's words: for the history alone, never for a page."""
    counted: int
    """How many entries its counts are from."""
    area_names: Mapping[str, str]
    focus: str | None
    trends: tuple[AreaTrend, ...]
    name: str = ""
    """Stands on the cover as it is: the writer chose it on purpose, so it is no text for the plan."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All free text in it, in a fixed order: what a masking plan is made of."""
        return own_words(self.passed)


def admit(desk: Desk, policy: Policy) -> Admitted:
    """Pass through the gate what the policy allows of what lies on the desk. There is no other way in.

    Raises:
        BadUsage: the period has no day in it, or an account is asked for without an entry.
        NotFound: a picked number is not among the entries of the period.
        Protected: a picked entry is private.
    """
    if policy.until <= policy.since:
        raise BadUsage("That period has no days in it.", hint="The first day comes before the last.")
    if policy.kind == "account" and not policy.picked:
        raise BadUsage(
            "A reflective account is about an entry, so pick one.",
            hint="Try: reflect export --kind account --pick 3",
        )
    within.check_picked(desk, policy)
    passed = _learning(desk, policy, _practice(desk, policy))
    names = {id: name for id, name in desk.area_names.items() if id not in desk.private_areas}
    return Admitted(
        policy=policy,
        passed=passed,
        quoted=_quoted(desk, policy) if policy.signed else (),
        counted={"packet": len(passed.entries), "learning": len(passed.learned), "account": 0}[policy.kind],
        area_names=names,
        focus=desk.focus,
        trends=_labels(desk, policy, names),
        name=desk.name if policy.signed else "",
    )


def _practice(desk: Desk, policy: Policy) -> Passed:
    """What passes of entries, plans and agreements."""
    if policy.kind == "learning":
        return Passed()
    inside = within.entries(desk, policy)
    shared = admit_all(
        inside if policy.kind == "packet" else [e for e in inside if e.number in policy.picked],
        policy.quotable,
        private_areas=desk.private_areas,
        ideas=desk.ideas if policy.kind == "packet" and policy.signed else None,
        of_the_past=desk.of_the_past,
    )
    if policy.kind != "packet":
        # The other kinds have no place for these: what stands on no page is not asked about, and not counted.
        return Passed(entries=tuple(replace(s, questions=()) for s in shared))
    homes = {e.number for e in inside}
    return Passed(
        entries=shared,
        commitments=admit_commitments(
            within.lived(desk.commitments, policy, homes=homes),
            desk.entries,
            picked=policy.quotable,
            private_areas=desk.private_areas,
        ),
        agreements=admit_agreements(
            within.lived(desk.agreements, policy, homes=homes), desk.entries, picked=policy.quotable
        ),
    )


def _learning(desk: Desk, policy: Policy, passed: Passed) -> Passed:
    """What passes of learning and its hours, beside what passed already."""
    if policy.kind == "account":
        return passed
    pages, rules = open_pages(desk.learned, private_areas=desk.private_areas), desk.rules
    return replace(
        passed,
        learned=admit_learning(
            within.pages_about_learning(pages, policy),
            courses=policy.kind == "learning" and policy.signed,
            names={c.id: c.words for c in rules.categories} if rules is not None else {},
        ),
        renewal=admit_renewal(pages, rules, until=policy.until, named=policy.signed)
        if rules is not None and not policy.narrowed
        else None,
    )


def _quoted(desk: Desk, policy: Policy) -> tuple[int, ...]:
    if policy.kind != "learning":
        return tuple(sorted(policy.picked))
    pages = open_pages(desk.learned, private_areas=desk.private_areas)
    return tuple(sorted(page.number for page in within.pages_about_learning(pages, policy)))


def _labels(desk: Desk, policy: Policy, names: Mapping[str, str]) -> tuple[AreaTrend, ...]:
    """What the ratings that may be shared say about change, as of the last day of the page."""
    return trends(
        tally(admit_ratings(desk.history, private_areas=desk.private_areas)),
        end_day=policy.until - timedelta(days=1),
        first_day=desk.first_rated,
        areas=names,
        yardsticks={area: day for area, day in desk.yardsticks.items() if area in names},
    )
