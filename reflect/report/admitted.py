"""What the writer allows for one page, and all that passes the gate for it. It refuses what must be refused.

Nothing that was not picked, or is not signed, is quoted. `build` makes the page of it, with a masking plan.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reflect.dates import iso_week
from reflect.errors import BadUsage, NotFound
from reflect.growth.labels import AreaTrend
from reflect.growth.lexicon import Lexicon
from reflect.growth.trend import tally, trends
from reflect.report.gate.entries import (
    admit_agreements,
    admit_all,
    admit_commitments,
    admit_ratings,
    refuse_private,
)
from reflect.report.gate.learning import admit_learning, admit_renewal, day_of, open_pages
from reflect.report.gate.shareable import Passed
from reflect.report.own_words import own_words
from reflect.report.policy import Agreed, Policy
from reflect.values.entry import Entry
from reflect.values.plans import Agreement, Commitment
from reflect.values.renewal import RenewalRules


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


def admit(
    entries: Sequence[Entry],
    commitments: Sequence[Commitment],
    agreements: Sequence[Agreement],
    policy: Policy,
    *,
    area_names: Mapping[str, str],
    private_areas: frozenset[str],
    focus: str | None,
    history: Sequence[Entry] = (),
    first_rated: date | None = None,
    yardsticks: Mapping[str, date] | None = None,
    ideas: Lexicon | None = None,
    learned: Sequence[Entry] = (),
    rules: RenewalRules | None = None,
    name: str = "",
) -> Admitted:
    """Pass through the gate what the policy allows.

    Args:
        entries: whole entries of any room; those outside the period are left out.
        commitments: everything the writer wanted to try; those that lived in the period are counted.
        agreements: everything that a supervisor agreed to do; those that lived in the period are counted.
        policy: the period, what was picked, and whether a person signs.
        area_names: id -> name of the growth areas, in their order.
        private_areas: ids of the areas that stay with the person.
        focus: the id of the focus area; it comes first unless it is private.
        history: entries up to the end of the period, for the labels; computed anew here, without what is private.
        first_rated: the day of the first rating that is not private, or None.
        yardsticks: id of an area -> the day since when the writer rates it more strictly.
        ideas: the fixed list of ideas to count in a signed packet, or None to count none.
        learned: entries about learning of any day; the day of a course decides whether it is inside.
        rules: the writer's own renewal rules, or None. A page of only some entries says nothing of them, since
            a part of the hours would read as all of them.
        name: what the writer wants to be called on a page they sign.

    Raises:
        BadUsage: the period has no day in it, or an account is asked for without an entry.
        NotFound: a picked number is not among the entries of the period.
        Protected: a picked entry is private.
    """
    if policy.until <= policy.since:
        raise BadUsage("That period has no days in it.", hint="The first day comes before the last.")
    _check_picked(entries, policy)
    inside = sorted((e for e in entries if _is_inside(e, policy)), key=lambda e: (e.day, e.number))
    pages = open_pages(learned, private_areas=private_areas)
    noted = [page for page in pages if policy.since <= day_of(page) < policy.until]
    passed = Passed()
    if policy.kind != "learning":
        shared = admit_all(
            inside if policy.kind == "packet" else [e for e in inside if e.number in policy.picked],
            policy.quotable,
            private_areas=private_areas,
            ideas=ideas if policy.kind == "packet" and policy.signed else None,
            of_the_past=policy.of_the_past,
        )
        passed = replace(passed, entries=shared)
    if policy.kind == "packet":
        homes = {e.number for e in inside} if policy.narrowed else None
        passed = replace(
            passed,
            commitments=admit_commitments(
                _lived(commitments, policy, homes),
                entries,
                picked=policy.quotable,
                private_areas=private_areas,
            ),
            agreements=admit_agreements(_lived(agreements, policy, homes), entries, picked=policy.quotable),
        )
    else:
        # The other kinds have no place for these: what stands on no page is not asked about, and not counted.
        passed = replace(passed, entries=tuple(replace(s, questions=()) for s in passed.entries))
    if policy.kind != "account":
        passed = replace(
            passed,
            learned=admit_learning(
                noted,
                courses=policy.kind == "learning" and policy.signed,
                names={c.id: c.words for c in rules.categories} if rules is not None else {},
            ),
            renewal=admit_renewal(pages, rules, until=policy.until, named=policy.signed)
            if rules is not None and not policy.narrowed
            else None,
        )
    told_of = [page.number for page in noted] if policy.kind == "learning" else policy.picked
    names = {id: name for id, name in area_names.items() if id not in private_areas}
    return Admitted(
        policy=policy,
        passed=passed,
        quoted=tuple(sorted(told_of)) if policy.signed else (),
        counted={"packet": len(passed.entries), "learning": len(passed.learned), "account": 0}[policy.kind],
        area_names=names,
        focus=focus,
        trends=trends(
            tally(admit_ratings(history, private_areas=private_areas)),
            end_day=policy.until - timedelta(days=1),
            first_day=first_rated,
            areas=names,
            yardsticks={area: day for area, day in (yardsticks or {}).items() if area in names},
        ),
        name=name if policy.signed else "",
    )


def _check_picked(entries: Sequence[Entry], policy: Policy) -> None:
    if policy.kind == "account" and not policy.picked:
        raise BadUsage(
            "A reflective account is about an entry, so pick one.",
            hint="Try: reflect export --kind account --pick 3",
        )
    numbered = {entry.number: entry for entry in entries}
    for number in sorted(policy.picked):
        entry = numbered.get(number)
        if entry is None:
            raise NotFound(f"I can't find entry {number} in these weeks.", hint="Try: reflect list")
        refuse_private(entry)
        if not _is_inside(entry, policy):
            raise NotFound(
                f"Entry {number} is about week {iso_week(entry.day)}, which is outside these weeks.",
                hint="Nothing was written. Choose other weeks with --since and --until.",
            )


def _is_inside(entry: Entry, policy: Policy) -> bool:
    return policy.since <= entry.day < policy.until


def _lived(agreed: Sequence[Agreed], policy: Policy, homes: Collection[int] | None) -> list[Agreed]:
    """Those that lived in the period; where only some entries count, only what belongs to one of these (`homes`)."""
    return [
        one
        for one in agreed
        if one.made_on < policy.until
        and not (one.closed_on is not None and one.closed_on < policy.since)
        and (homes is None or one.entry in homes)
    ]
