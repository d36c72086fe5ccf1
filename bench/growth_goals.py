"""What the simulation of the trend label found: its figures, the goals they are held against, and their tables."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt

from growth_people import CEILING, DAYS, KINDS, RATES, SCENARIOS, SESSIONS, Load

FLAT = "flat"
FEW = "5 ratings"
GATED = ("0 days", "1 day", "3 days")
"""How long moods last where a goal asks for something."""
USUAL, BUSY = "3/wk x 90 %", "10/wk"
OTHERS = ("0 days", "3 days", "14 days")
"""The moods of those flat people who rate in one way of their own."""
LOADED = ("0 days", "3 days")
"""The moods of those whose sessions become calmer or harder."""
CALMER = {"60 -> 15 %": (0.6, 0.15), "80 -> 10 %": (0.8, 0.1), "15 -> 60 %": (0.15, 0.6)}
"""The share of hard sessions, and what it becomes."""
LEAKS = (0.0, 0.1, 0.2, 0.3)
OLD = "the old lines"
LOADS = {
    **{f"hard {name}, leak {leak}": Load(*shares, leak) for name, shares in CALMER.items() for leak in LEAKS},
    **{f"hard {name}, {OLD}": Load(*shares, old_ladder=True) for name, shares in CALMER.items()},
}


def lived_with(rate: str) -> tuple[str, ...]:
    """Give the moods with which a change is lived through, for those who write so often."""
    return GATED if rate == USUAL else GATED[1:2]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of one kind of people, with its standard error and how many people it rests on."""

    scenario: str
    kind: str
    rate: str
    mood: str
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


class Figures:
    """All figures, to be asked by name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)

    def of(
        self, measure: str, *names: str, rates: Iterable[str] = RATES, moods: Iterable[str] = GATED
    ) -> list[Row]:
        """Give the figures of a measure."""
        rows = self._rows
        return [
            r
            for r in rows
            if r.measure == measure and r.scenario in names and r.rate in rates and r.mood in moods
        ]

    def worst(self, name: str, found: list[Row], bound: float, *, at_most: bool = True) -> Goal:
        """Hold the worst figure against a bound."""
        row = max(found, key=lambda r: r.value) if at_most else min(found, key=lambda r: r.value)
        return Goal(name, row.value, row.error, bound, at_most)

    def mean(self, name: str, found: list[Row], bound: float, *, at_most: bool = False) -> Goal:
        """Hold the mean of all figures against a bound."""
        error = sqrt(sum(r.error**2 for r in found)) / len(found)
        return Goal(name, sum(r.value for r in found) / len(found), error, bound, at_most)


def goals(rows: Iterable[Row]) -> list[Goal]:
    """Hold the figures against the goals. What a goal says of several kinds of people is their worst or their mean."""
    all_rows = list(rows)
    found = Figures(all_rows)
    of, worst, mean = found.of, found.worst, found.mean
    real = [
        name for name, s in SCENARIOS.items() if s.direction and not name.startswith(("resp", "the same"))
    ]
    roomy = [name for name in real if name != CEILING]
    slow = "+1 over 26 weeks, 52 weeks of looks"

    def said(name: str, measure: str, scenarios: list[str], bound: float) -> Goal:
        """The kind of change with the highest mean over moods and over how often people write."""
        means = [mean(name, of(measure, one), bound, at_most=True) for one in scenarios]
        return max(means, key=lambda goal: goal.value)

    usual, short = {"rates": [USUAL]}, [*GATED, "mild"]
    named = [name for name in LOADS if OLD not in name]
    return [
        worst("false alarm a page, moods up to 3 days", of("false alarm", FLAT, moods=short), 0.05),
        worst("the same, moods of 14 days", of("false alarm", FLAT, moods=["14 days"]), 0.10),
        worst("the same, strong from session to session", of("false alarm", FLAT, moods=["strong"]), 0.10),
        said("the same, calmer or harder sessions, the worst", "false alarm", named, 0.05),
        said("said the wrong way, of the kind of change where it is most often", "said the wrong way", real, 0.01),
        mean(f"+1.5 over 13 weeks seen, {USUAL}", of("seen", "+1.5 over 13 weeks", **usual), 0.90),
        mean("the same, in week 20", of("seen in week 20", "+1.5 over 13 weeks", **usual), 0.80),
        mean(f"+1 over 13 weeks seen, {USUAL}", of("seen", "+1 over 13 weeks", **usual), 0.75),
        mean(f"+1 over 26 weeks seen within a year, {USUAL}", of("seen", slow, **usual), 0.60),
        mean(f"step +1.2 seen, {USUAL}", of("seen", "step +1.2", **usual), 0.75),
        mean(f"weeks until it is, {USUAL}", of("weeks until seen", "step +1.2", **usual), 14, at_most=True),
        said("a change of a line called steady, the same", "called steady", ["+1 over 13 weeks", slow], 0.06),
        worst("90 % range holds the truth, worst flat", of("range holds the truth", FLAT), 0.84, at_most=False),
        worst("the same, worst of the changes but for the ceiling", of("range holds the truth", *roomy), 0.84, at_most=False),
        worst("the same, worst at the ceiling", of("range holds the truth", CEILING), 0.84, at_most=False),
        worst("5 ratings show no direction", [r for r in all_rows if r.scenario == FEW], 1.0, at_most=False),
    ]  # fmt: skip


def table(rows: list[Row]) -> Iterator[str]:
    """Draw every figure."""
    yield "| what happens | people | how often they write | moods last | steps | figure | value | s.e. | n |"
    yield "|---|---|---|---|--:|---|--:|--:|--:|"
    for r in rows:
        value, error = _said(r.measure, r.value), _said(r.measure, r.error)
        yield f"| {r.scenario} | {r.kind} | {r.rate} | {r.mood} | {r.step_days} | {r.measure} | {value} | {error} | {r.people} |"


def goal_table(rows: list[Row]) -> Iterator[str]:
    """Draw the goals and what was measured."""
    yield "| goal | bound | measured | s.e. | |"
    yield "|---|--:|--:|--:|---|"
    for g in goals(rows):
        sign, held = ("<=" if g.at_most else ">="), ("holds" if g.holds else "**does not hold**")
        bound, value, error = (_said(g.name, x) for x in (g.bound, g.value, g.error))
        yield f"| {g.name} | {sign} {bound} | {value} | {error} | {held} |"


def short_tables(rows: list[Row]) -> Iterator[str]:
    """Draw what matters, a line a kind: one figure for each mood, and the largest standard error of them."""
    cells: dict[tuple[str, str, str, int, str], dict[str, Row]] = defaultdict(dict)
    for r in rows:
        cells[r.scenario, r.kind, r.rate, r.step_days, r.measure][r.mood] = r

    def cell(scenario: str, kind: str, rate: str, days: int, measure: str, moods: Iterable[str]) -> str:
        found = [cells[scenario, kind, rate, days, measure][mood] for mood in moods]
        values = " / ".join(_said(measure, r.value).removesuffix(" %") for r in found)
        return f"{values} ({_said(measure, max(r.error for r in found)).removesuffix(' %')})"

    figures: tuple[str, ...] = (
        "false alarm",
        "areas steady",
        "areas without direction",
        "range holds the truth",
    )
    lasting = "half of a mood is left after 0 / 1 / 3 / 7 / 14 days"
    yield f"| nothing changes, {lasting} | steps | false alarm a page, % | areas called steady, % | without direction, % | range holds the truth, % |"
    yield "|---|--:|---|---|---|---|"
    for days in (7, 14, 28):
        for rate in RATES:
            yield f"| {rate} | {days} | {' | '.join(cell(FLAT, 'mixed', rate, days, m, DAYS) for m in figures)} |"
    yield ""
    yield "| nothing changes, half of a mood is left after 0 / 3 / 14 days | false alarm a page, % | areas called steady, % | without direction, % | range holds the truth, % |"
    yield "|---|---|---|---|---|"
    for kind in KINDS:
        if kind != "mixed":
            yield f"| {kind}, {USUAL} | {' | '.join(cell(FLAT, kind, USUAL, 14, m, OTHERS) for m in figures)} |"
    yield ""
    yield f"| nothing changes, moods from session to session {' / '.join(SESSIONS)} | false alarm a page, % | areas called steady, % | without direction, % | range holds the truth, % |"
    yield "|---|---|---|---|---|"
    for rate in RATES:
        yield f"| {rate} | {' | '.join(cell(FLAT, 'even', rate, 14, m, SESSIONS) for m in figures)} |"
    yield ""
    yield f"| what truly changes | how often they write: {USUAL} with moods 0 / 1 / 3 days, others 1 day | seen, % | in week 20, % | said the wrong way, % | called steady, % |"
    yield "|---|---|---|---|---|---|"
    figures = ("seen", "seen in week 20", "said the wrong way", "called steady")
    for name in (name for name, s in SCENARIOS.items() if s.direction):
        for rate in RATES:
            told = (cell(name, "mixed", rate, 14, m, lived_with(rate)) for m in figures)
            yield f"| {name} | {rate} | {' | '.join(told)} |"
    yield ""
    yield "| nothing lasting changes | how often they write | said to fall, % | said to rise, % |"
    yield "|---|---|---|---|"
    for name in (name for name, s in SCENARIOS.items() if not s.direction):
        for rate in RATES:
            told = (
                cell(name, "mixed", rate, 14, m, lived_with(rate)) for m in ("said to fall", "said to rise")
            )
            yield f"| {name} | {rate} | {' | '.join(told)} |"
    yield ""
    yield f"| the same practice, {USUAL}, moods 0 / 3 days | false alarm a page, % | ever in 33 weeks, % |"
    yield "|---|---|---|"
    for name in LOADS:
        told = (cell(name, "mixed", USUAL, 14, m, LOADED) for m in ("false alarm", "ever a false alarm"))
        yield f"| {name} | {' | '.join(told)} |"


def _said(measure: str, value: float) -> str:
    return f"{value:.1f}" if measure.startswith("weeks") else f"{100 * value:.1f} %"
