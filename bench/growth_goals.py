"""What the simulation of the trend label found: its figures, the goals they are held against, and their tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt

from growth_people import CARRY, CEILING, RATES, SCENARIOS

FLAT = "flat"
FEW = "5 ratings"
GATED = ("none", "mild", "moderate")
USUAL, BUSY = "3/wk x 90 %", "10/wk"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one kind of people, with its standard error and how many people it rests on."""

    scenario: str
    rate: str
    carry: str
    step_days: int
    measure: str
    value: float
    error: float
    people: int


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure beside its bound; `at_most` tells which side holds."""

    name: str
    value: float
    error: float
    bound: float
    at_most: bool

    @property
    def holds(self) -> bool:
        """True on the right side of the bound."""
        return self.value <= self.bound if self.at_most else self.value >= self.bound


def goals(rows: Iterable[Row]) -> list[Goal]:
    """Hold the figures against the goals. What a goal says of several kinds of people is their worst or their mean."""
    rows = list(rows)

    def of(
        measure: str, *names: str, rates: Iterable[str] = RATES, carries: Iterable[str] = GATED
    ) -> list[Row]:
        return [
            r
            for r in rows
            if r.measure == measure and r.scenario in names and r.rate in rates and r.carry in carries
        ]

    def worst(name: str, found: list[Row], bound: float, *, at_most: bool) -> Goal:
        row = max(found, key=lambda r: r.value) if at_most else min(found, key=lambda r: r.value)
        return Goal(name, row.value, row.error, bound, at_most)

    def mean(name: str, found: list[Row], bound: float, *, at_most: bool = False) -> Goal:
        error = sqrt(sum(r.error**2 for r in found)) / len(found)
        return Goal(name, sum(r.value for r in found) / len(found), error, bound, at_most)

    real = [
        name for name, s in SCENARIOS.items() if s.direction and not name.startswith(("resp", "the same"))
    ]
    roomy = [name for name in real if name != CEILING]
    usual, busy = {"rates": [USUAL]}, {"rates": [BUSY]}
    # A step of +1.2 is larger than what the goal asks about, and would only make it easier.
    meant_by_steady = ("step +0.8", "+1 over 13 weeks")
    return [
        worst("false alarm a page, worst of 18 kinds", of("false alarm", FLAT), 0.05, at_most=True),
        worst("the same, strong carry-over", of("false alarm", FLAT, carries=["strong"]), 0.25, at_most=True),
        worst("said the wrong way, worst", of("said the wrong way", *real), 0.03, at_most=True),
        mean(f"+1.5 over 13 weeks seen, {USUAL}", of("seen", "+1.5 over 13 weeks", **usual), 0.85),
        mean(f"+1 over 13 weeks seen, {USUAL}", of("seen", "+1 over 13 weeks", **usual), 0.60),
        mean(f"+1 over 13 weeks seen, {BUSY}", of("seen", "+1 over 13 weeks", **busy), 0.90),
        mean(f"step +1.2 seen, {USUAL}", of("seen", "step +1.2", **usual), 0.75),
        mean(f"weeks until it is, {USUAL}", of("weeks until seen", "step +1.2", **usual), 14, at_most=True),
        worst("+0.8 step or +1 over 13 weeks called steady, worst", of("called steady", *meant_by_steady), 0.06, at_most=True),
        worst("90 % range holds the truth, worst flat", of("range holds the truth", FLAT), 0.84, at_most=False),
        worst("the same, worst of the changes but for the ceiling", of("range holds the truth", *roomy), 0.84, at_most=False),
        worst("the same, worst at the ceiling", of("range holds the truth", CEILING), 0.84, at_most=False),
        worst("5 ratings show no direction", [r for r in rows if r.scenario == FEW], 1.0, at_most=False),
    ]  # fmt: skip


def table(rows: list[Row]) -> Iterator[str]:
    """Draw every figure."""
    yield "| people | how often they write | carry-over | steps | figure | value | s.e. | n |"
    yield "|---|---|---|--:|---|--:|--:|--:|"
    for r in rows:
        value, error = _said(r.measure, r.value), _said(r.measure, r.error)
        yield f"| {r.scenario} | {r.rate} | {r.carry} | {r.step_days} | {r.measure} | {value} | {error} | {r.people} |"


def goal_table(rows: list[Row]) -> Iterator[str]:
    """Draw the goals and what was measured."""
    yield "| goal | bound | measured | s.e. | |"
    yield "|---|--:|--:|--:|---|"
    for g in goals(rows):
        sign, held = ("<=" if g.at_most else ">="), ("holds" if g.holds else "**does not hold**")
        bound, value, error = (_said(g.name, x) for x in (g.bound, g.value, g.error))
        yield f"| {g.name} | {sign} {bound} | {value} | {error} | {held} |"


def short_tables(rows: list[Row]) -> Iterator[str]:
    """Draw what matters, a line a kind: one figure for each carry-over, and the largest standard error of them."""
    by_kind: dict[tuple[str, str, int, str], list[Row]] = defaultdict(list)
    for r in rows:
        by_kind[r.scenario, r.rate, r.step_days, r.measure].append(r)

    def cell(scenario: str, rate: str, days: int, measure: str) -> str:
        found = by_kind[scenario, rate, days, measure]
        values = " / ".join(_said(measure, r.value).removesuffix(" %") for r in found)
        return f"{values} ({_said(measure, max(r.error for r in found)).removesuffix(' %')})"

    yield f"| nothing changes, carry-over {' / '.join(CARRY)} | steps | false alarm a page, % | areas called steady, % | unclear, % | range holds the truth, % |"
    yield "|---|--:|---|---|---|---|"
    for days in (14, 7):
        for rate in RATES:
            figures = ("false alarm", "areas steady", "areas unclear", "range holds the truth")
            yield f"| {rate} | {days} | {' | '.join(cell(FLAT, rate, days, m) for m in figures)} |"
    yield ""
    yield f"| what truly changes, carry-over {' / '.join(GATED)} | how often they write | seen within 33 weeks, % | said the wrong way, % | called steady, % |"
    yield "|---|---|---|---|---|"
    for name in (name for name, s in SCENARIOS.items() if s.direction):
        for rate in RATES:
            figures = ("seen", "said the wrong way", "called steady")
            yield f"| {name} | {rate} | {' | '.join(cell(name, rate, 14, m) for m in figures)} |"
    yield ""
    yield "| nothing lasting changes | how often they write | said to fall, % | said to rise, % |"
    yield "|---|---|---|---|"
    for name in (name for name, s in SCENARIOS.items() if not s.direction):
        for rate in RATES:
            yield f"| {name} | {rate} | {' | '.join(cell(name, rate, 14, m) for m in ('said to fall', 'said to rise'))} |"


def _said(measure: str, value: float) -> str:
    return f"{value:.1f}" if measure.startswith("weeks") else f"{100 * value:.1f} %"
