"""Try the trend label on invented people, whose true change is known, and hold it against its goals.

    python bench/growth_sim.py [--people N] [--seed S] [--jobs J] [--json]

The label is the product's own (`reflect.growth.label.trend_label`). `growth_people.py` says how the people are made. A look is one
page of labels: of ten areas one changes and nine are flat, or all are flat. The focus area was named beforehand, and is the
one that changes unless it says otherwise. Looks come every second week from the beginning of the change. Every share stands
with its standard error. Flat people are eight times as many.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import timedelta
from math import sqrt
from statistics import median, stdev

from growth_goals import (
    FEW,
    FLAT,
    LOADED,
    LOADS,
    OTHERS,
    USUAL,
    Row,
    goal_table,
    goals,
    lived_with,
    short_tables,
    table,
)
from growth_people import (
    AREAS,
    CHANGING,
    DAYS,
    FIRST,
    KINDS,
    MOODS,
    RATES,
    SCENARIOS,
    SESSIONS,
    Load,
    last_day,
    nearest,
    person,
    true_change,
)

from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.rank_test import rank_test
from reflect.growth.label.trend_label import labels, tally

BEGINS = 30  # weeks of writing before a change, so that steps are long
WINDOW = {7: 14, 14: 28, 28: 56}  # weeks that a look sees, by its step
FLAT_TIMES = 8
CHUNK = 25
EVERY = list(range(1, 34, 2))
LOAD_TIMES, WHOLE = 4, 150  # of those with calmer or harder sessions, so many have all their pages looked at
MANY = 1_000  # so many chunks of people make it worth to count beforehand
WAY = {"rise": 1, "fall": -1}
NAMED = FocusArea(CHANGING, FIRST - timedelta(1))


@dataclass(frozen=True, slots=True)
class Cell:
    """People of one kind."""

    scenario: str
    kind: str
    rate: str
    mood: str
    step_days: int


Seen = dict[str, list[float]]
"""By measure: one number a person."""


def cells() -> list[Cell]:
    """Every kind of people; a change is lived through with long steps, flat ratings with all three."""
    return [
        *(Cell(FLAT, "mixed", rate, mood, days) for days in WINDOW for rate in RATES for mood in DAYS),
        *(Cell(FLAT, kind, USUAL, mood, 14) for kind in KINDS if kind != "mixed" for mood in OTHERS),
        *(Cell(FLAT, "even", rate, mood, 14) for rate in RATES for mood in SESSIONS),
        *(
            Cell(name, "mixed", rate, mood, 14)
            for name in SCENARIOS
            for rate in RATES
            for mood in lived_with(rate)
        ),
        *(Cell(name, "mixed", USUAL, mood, 14) for name in LOADS for mood in LOADED),
    ]


def look_at(cell: Cell, number: int, seed: int) -> dict[str, float]:
    """Live one person's life and give what their pages said."""
    rnd = random.Random(f"{seed}|{cell}|{number}")
    if cell.scenario == FLAT:
        return _flat(rnd, cell)
    if cell.scenario in LOADS:
        return _loaded(rnd, cell, LOADS[cell.scenario], looks=EVERY if number < WHOLE else [EVERY[6]])
    return _changing(rnd, cell)


def _flat(rnd: random.Random, cell: Cell) -> dict[str, float]:
    """One page of ten areas in which nothing changes."""
    history = {7: rnd.randint(84, 168), 14: 300, 28: 500}[cell.step_days]
    weeks = min(WINDOW[cell.step_days], history // 7)
    lived = person(rnd, weeks, RATES[cell.rate], MOODS[cell.mood], kind=cell.kind)
    end = last_day(weeks)
    page = labels(
        lived.counts, end_day=end, first_day=end - timedelta(history - 1), areas=AREAS, focus=NAMED
    ).values()
    said = {
        "false alarm": float(any(t.reason in WAY for t in page)),
        "false alarm in the focus": float(next(iter(page)).reason in WAY),
        "areas steady": _share(t.label == "steady" for t in page),
        "areas without direction": _share(t.label == "unclear" for t in page),
        "areas without a label": _share(t.label == "not_enough_yet" for t in page),
    }
    tested = [t for t in page if t.p is not None]
    return said | ({"range holds the truth": _share(_holds(t, 0.0) for t in tested)} if tested else {})


def _loaded(rnd: random.Random, cell: Cell, load: Load, looks: list[int]) -> dict[str, float]:
    """Pages of the first weeks of calmer or harder sessions, with the same practice in all areas."""
    lived = person(
        rnd, BEGINS + looks[-1], RATES[cell.rate], MOODS[cell.mood], kind=cell.kind, load=load, begins=BEGINS
    )
    ways = {
        week: [
            WAY.get(t.reason, 0) for t in _page(lived.seen(BEGINS + week - 56, BEGINS + week), week).values()
        ]
        for week in looks
    }
    said = {"false alarm": float(any(ways[EVERY[6]]))}
    return said if len(looks) == 1 else said | {"ever a false alarm": float(any(map(any, ways.values())))}


def _changing(rnd: random.Random, cell: Cell) -> dict[str, float]:
    """Pages from the beginning of a change in one area on."""
    scenario = SCENARIOS[cell.scenario]
    looks = list(range(1, scenario.weeks + 1, 2))
    lived = person(
        rnd, BEGINS + looks[-1], RATES[cell.rate], MOODS[cell.mood],
        kind=cell.kind, changing=scenario, begins=BEGINS,
    )  # fmt: skip
    yardsticks = {CHANGING: last_day(BEGINS) + timedelta(1)} if scenario.yardstick else {}
    pages = {
        week: _page(
            lived.seen(BEGINS + week - 56, BEGINS + week), week,
            yardsticks=yardsticks, focus=NAMED if scenario.named else FocusArea(AREAS[1], NAMED.since),
        )[CHANGING]
        for week in looks
    }  # fmt: skip
    ways = {week: WAY.get(trend.reason, 0) for week, trend in pages.items()}
    if not scenario.direction:
        return {"said to rise": float(1 in ways.values()), "said to fall": float(-1 in ways.values())}
    seen = [week for week, way in ways.items() if way == scenario.direction]
    at = nearest(looks, scenario.largest)
    said = {
        "seen": float(bool(seen)),
        "seen in week 20": float(ways[nearest(looks, 20)] == scenario.direction),
        "said the wrong way": float(-scenario.direction in ways.values()),
        "called steady": float(pages[at].label == "steady"),
    }
    if seen:
        said["weeks until seen"] = float(seen[0])
    if pages[at].p is not None and not scenario.yardstick:
        truth = true_change(lived.hand, scenario, at, pages[at].step_days)
        said["range holds the truth"] = float(_holds(pages[at], truth))
    return said


def _page(counts, week: int, *, yardsticks=None, focus: FocusArea = NAMED) -> dict[str, AreaTrend]:
    return labels(
        counts, end_day=last_day(BEGINS + week), first_day=FIRST, areas=AREAS, yardsticks=yardsticks, focus=focus
    )  # fmt: skip


def few_ratings(people: int, seed: int) -> Row:
    """Five ratings anywhere in the window: only "not enough yet", or that most of them were low."""
    end, right = last_day(60), []
    for number in range(people):
        rnd = random.Random(f"{seed}|few|{number}")
        days = [(end - timedelta(rnd.randrange(196)), AREAS[0], rnd.randint(1, 5)) for _ in range(5)]
        trend = labels(tally(days), end_day=end, first_day=end - timedelta(400), areas=AREAS[:1])[AREAS[0]]
        right.append(float(trend.label == "not_enough_yet" or trend.reason == "low"))
    return _row(Cell(FEW, "-", "-", "-", 14), "no direction", right)


def simulate(
    people: int,
    seed: int,
    *,
    jobs: int = 1,
    flat_times: int = FLAT_TIMES,
    kinds: Iterable[Cell] | None = None,
) -> list[Row]:
    """Live all lives; gives every figure.

    Args:
        people: how many a kind.
        seed: the same seed gives the same figures, whatever the number of jobs.
        jobs: processes that work side by side.
        flat_times: how many times as many flat ones; their share of false alarms is small, and wants many.
        kinds: only these kinds of people, else all.
    """
    work = [
        (cell, range(start, min(start + CHUNK, of)), seed)
        for cell in kinds or cells()
        for of in [people * _times(cell, flat_times)]
        for start in range(0, of, CHUNK)
    ]
    found: dict[Cell, Seen] = defaultdict(lambda: defaultdict(list))
    if len(work) > MANY:
        _count_beforehand()
    with _Pool(jobs) as run:
        for (cell, _, _), part in zip(work, run(_chunk, work), strict=True):
            for measure, values in part.items():
                found[cell][measure] += values
    rows = [_row(cell, measure, values) for cell, seen in found.items() for measure, values in seen.items()]
    return [*rows, few_ratings(people, seed)]


def _times(cell: Cell, flat_times: int) -> int:
    """How many times as many people there are of a kind; what is rare wants many."""
    return flat_times if cell.scenario == FLAT else LOAD_TIMES if cell.scenario in LOADS else 1


def _count_beforehand() -> None:
    """Count the distribution for every pattern of ties in 14 steps, so that not every process does it anew."""
    for pattern in range(1 << 13):
        rank_test([(pattern & ((1 << n) - 1)).bit_count() for n in range(14)])


def _chunk(work: tuple[Cell, range, int]) -> Seen:
    cell, numbers, seed = work
    seen: Seen = defaultdict(list)
    for number in numbers:
        for measure, value in look_at(cell, number, seed).items():
            seen[measure].append(value)
    return dict(seen)


class _Pool:
    """`map`, in this process or in several."""

    def __init__(self, jobs: int) -> None:
        self._pool = ProcessPoolExecutor(jobs) if jobs > 1 else None

    def __enter__(self):
        return self._pool.map if self._pool else map

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown()


def _row(cell: Cell, measure: str, values: list[float]) -> Row:
    n = len(values)
    spread = stdev(values) if n > 1 else 0.0
    if measure == "weeks until seen":  # the standard error of a median, as for a bell curve
        return Row(
            **asdict(cell), measure=measure, value=median(values), error=1.2533 * spread / sqrt(n), people=n
        )
    return Row(**asdict(cell), measure=measure, value=sum(values) / n, error=spread / sqrt(n), people=n)


def _holds(trend: AreaTrend, truth: float) -> bool:
    return trend.change_low - 1e-9 <= truth <= trend.change_high + 1e-9


def _share(answers: Iterable[bool]) -> float:
    answers = list(answers)
    return sum(answers) / len(answers)


def main() -> None:
    """Run it all and print."""
    parser = argparse.ArgumentParser(description="Try the trend label on invented people.")
    parser.add_argument(
        "--people", type=int, default=150, metavar="N", help="people a kind; flat ones are 8 N"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--jobs", type=int, default=1, metavar="J", help="processes side by side")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    options = parser.parse_args()
    rows = simulate(options.people, options.seed, jobs=options.jobs)
    if options.json:
        found = [{**asdict(g), "holds": g.holds} for g in goals(rows)]
        json.dump({"rows": [asdict(r) for r in rows], "goals": found}, sys.stdout, indent=1)
    else:
        print("\n".join([*table(rows), "", *short_tables(rows), "", *goal_table(rows)]))


if __name__ == "__main__":
    main()
