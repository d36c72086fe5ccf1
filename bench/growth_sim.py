"""Try the trend label on invented people, whose true change is known, and hold it against its goals.

    python bench/growth_sim.py [--people N] [--seed S] [--jobs J] [--json]

The label is the product's own (`reflect.growth.trend_label`). `growth_people.py` says how the people are made. A look is one
page of labels: of ten areas one changes and nine are flat, or all are flat. Looks come every second week, from the
beginning of the change to week 33. Every share stands with its standard error. Flat people are ten times as many.
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

from growth_goals import FEW, FLAT, GATED, Row, goal_table, goals, short_tables, table
from growth_people import (
    AREAS,
    CARRY,
    CHANGING,
    RATES,
    SCENARIOS,
    last_day,
    nearest,
    person,
    true_change,
)

from reflect.growth.area_trend import AreaTrend
from reflect.growth.trend_label import labels, tally

BEGINS = 30  # weeks of writing before a change, so that steps are long
LOOKS = list(range(1, 34, 2))
FLAT_TIMES = 10
CHUNK = 50
WAY = {"rise": 1, "fall": -1}


@dataclass(frozen=True, slots=True)
class Cell:
    """People of one kind."""

    scenario: str
    rate: str
    carry: str
    step_days: int


Seen = dict[str, list[float]]
"""By measure: one number a person."""


def cells() -> list[Cell]:
    """Every kind of people; a change is lived through with long steps, flat ratings with both."""
    flat = [Cell(FLAT, rate, carry, days) for days in (14, 7) for rate in RATES for carry in CARRY]
    return flat + [Cell(name, rate, carry, 14) for name in SCENARIOS for rate in RATES for carry in GATED]


def look_at(cell: Cell, number: int, seed: int) -> dict[str, float]:
    """Live one person's life and give what their pages said."""
    rnd = random.Random(f"{seed}|{cell}|{number}")
    return _flat(rnd, cell) if cell.scenario == FLAT else _changing(rnd, cell)


def _flat(rnd: random.Random, cell: Cell) -> dict[str, float]:
    """One page of ten areas in which nothing changes."""
    history = rnd.randint(84, 168) if cell.step_days == 7 else 400
    weeks = min(2 * cell.step_days, history // 7)
    lived = person(rnd, weeks, RATES[cell.rate], CARRY[cell.carry], changing=None, begins=0)
    end = last_day(weeks)
    page = labels(lived.counts, end_day=end, first_day=end - timedelta(history - 1), areas=AREAS).values()
    said = {
        "false alarm": float(any(t.reason in WAY for t in page)),
        "areas steady": _share(t.label == "steady" for t in page),
        "areas unclear": _share(t.label == "unclear" for t in page),
        "areas low": _share(t.reason == "low" for t in page),
        "areas without a label": _share(t.label == "not_enough_yet" for t in page),
    }
    tested = [t for t in page if t.p is not None]
    return said | ({"range holds the truth": _share(_holds(t, 0.0) for t in tested)} if tested else {})


def _changing(rnd: random.Random, cell: Cell) -> dict[str, float]:
    """Pages of the first 33 weeks of a change in one area."""
    scenario = SCENARIOS[cell.scenario]
    lived = person(
        rnd, BEGINS + LOOKS[-1], RATES[cell.rate], CARRY[cell.carry], changing=scenario, begins=BEGINS
    )
    first, changed = last_day(0) + timedelta(1), last_day(BEGINS) + timedelta(1)
    pages: dict[int, AreaTrend] = {}
    for week in LOOKS:
        page = labels(
            lived.seen(BEGINS + week - 28, BEGINS + week),
            end_day=last_day(BEGINS + week),
            first_day=first,
            areas=AREAS,
            yardsticks={CHANGING: changed} if scenario.yardstick else {},
        )
        pages[week] = page[CHANGING]
    ways = {week: WAY.get(trend.reason, 0) for week, trend in pages.items()}
    if not scenario.direction:
        return {"said to rise": float(1 in ways.values()), "said to fall": float(-1 in ways.values())}
    seen = [week for week, way in ways.items() if way == scenario.direction]
    at = nearest(LOOKS, scenario.largest)
    said = {
        "seen": float(bool(seen)),
        "said the wrong way": float(-scenario.direction in ways.values()),
        "called steady": float(pages[at].label == "steady"),
        "no label in the end": float(pages[LOOKS[-1]].label == "not_enough_yet"),
    }
    if seen:
        said["weeks until seen"] = float(seen[0])
    if pages[at].p is not None and not scenario.yardstick:
        said["range holds the truth"] = float(_holds(pages[at], true_change(scenario, at)))
    return said


def few_ratings(people: int, seed: int) -> Row:
    """Five ratings anywhere in the window: only "not enough yet", or that most of them were low."""
    end, right = last_day(60), []
    for number in range(people):
        rnd = random.Random(f"{seed}|few|{number}")
        days = [(end - timedelta(rnd.randrange(196)), AREAS[0], rnd.randint(1, 5)) for _ in range(5)]
        trend = labels(tally(days), end_day=end, first_day=end - timedelta(400), areas=AREAS[:1])[AREAS[0]]
        right.append(float(trend.label == "not_enough_yet" or trend.reason == "low"))
    return _row(Cell(FEW, "-", "-", 14), "no direction", right)


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
        for of in [people * flat_times if cell.scenario == FLAT else people]
        for start in range(0, of, CHUNK)
    ]
    found: dict[Cell, Seen] = defaultdict(lambda: defaultdict(list))
    with _Pool(jobs) as run:
        for (cell, _, _), part in zip(work, run(_chunk, work), strict=True):
            for measure, values in part.items():
                found[cell][measure] += values
    rows = [_row(cell, measure, values) for cell, seen in found.items() for measure, values in seen.items()]
    return [*rows, few_ratings(people, seed)]


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
        "--people", type=int, default=1_000, metavar="N", help="people a kind; flat ones are 10 N"
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
