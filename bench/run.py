"""Measure how fast reflect is, as ratios to what this computer needs for nothing, and write it into RESULTS.md.

    python bench/run.py [--quick] [--data FOLDER] [--rounds N]

The journals are invented and lie in a folder of their own (a temporary one, unless --data names another), where
they stay for the next time; to make them takes some minutes more, once. Needs a POSIX system.

Ends with 0 whether the budgets hold or not, with 1 when a command fails, and with 3 when this computer was too busy for
figures to be kept: then the table is shown, and RESULTS.md stays as it is.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from speed import commands, counting, growing, page, quiet
from speed.budgets import Row, rows
from speed.commands import Places, answers_file, tab_script
from speed.ending import busy_before, ended, failed, tell
from speed.growing import Grown
from speed.places import Made, copied, copies, journal, kept_folder
from speed.timing import Failed, Runs, Spread, interleaved

FULL, QUICK = ((1_000, 10_000, 100_000), 11), ((1_000, 10_000), 5)
GROWTH_ROUNDS, SLOW_ROUNDS = 3, 2
LONGEST_COUNTED = 0.5
"""Seconds on the processor: what takes longer would take half a minute and more to count, and tells enough by its time."""
WHAT = """The floor is `python -I -c pass` with the same interpreter. Each figure is the middle of {rounds} rounds
in which all commands took turns, and a ratio is taken within its round; the quarters stand beside it. One round
before them only warmed up; long texts had {slow} rounds of their own. "Twice" is within its budget in this run and in the run before it.
Instructions are of the whole process, counted by valgrind, and their ratio is to what the figure is a ratio to: they are the same on
a busy computer, and leave out what the system does. Commands ran without any `PYTHON*` variable: `PYTHONDONTWRITEBYTECODE`
would hide the compiled files and make every import several times slower. "Raw key" and each line that names no
passphrase mean that `bench/raw.py` opened the journal, so that no key derivation is in the time; the product has no
such way in. The first question's clock stops when its words are on the screen. The minimal script is
`bench/minimal.py`. All entries are invented, about 1.5 KB of text each with 5 ratings, and their text ("x text") is
what a person would have typed."""
GROWTH_WHAT = """The same commands on journals of several sizes. The exponent is of what a command costs over the start, which is what a
command costs that does nothing (`where --json`), from the last size but one to the last: 0 stays the same, 1 grows as the
journal does. It is of {unit}. A larger journal is also a denser one, since its entries lie in 3, 10
and 20 years; where the answer is made of a week or of half a year, the bound is as much as that holds more."""


def main() -> int:
    """Make the journals, measure, print the table, write it down."""
    options = _options()
    sizes, rounds = QUICK if options.quick else FULL
    rounds = options.rounds or rounds
    folder = kept_folder(options.data)
    try:
        journals = [journal(size, folder, tell=tell) for size in sizes]
        load = os.getloadavg()[0]
        busy = busy_before()
        with copies(folder) as place:
            told, during = _measured(journals, place, rounds=rounds, load=load, quick=options.quick)
    except Failed as failure:
        return failed(failure)
    return ended(told, busy, during, keep=not options.quick)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure reflect against its budgets.")
    parser.add_argument(
        "--quick", action="store_true", help="10,000 entries, 5 rounds; RESULTS.md stays as it is"
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the invented journals lie")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each command is run")
    return parser.parse_args()


def _measured(
    journals: Sequence[Made], place: Path, *, rounds: int, load: float, quick: bool
) -> tuple[dict[str, str], str]:
    """Give the parts of the page, and what made the computer busy meanwhile."""
    small, large = journals[0], journals[-1]
    places = Places(
        large=large, small=small, large_copy=copied(large, place), small_copy=copied(small, place),
        answers=answers_file(place), tab_script=tab_script(place),
    )  # fmt: skip
    whole, followed = commands.whole(places), growing.followed(journals)
    watch = quiet.Watch()
    tell("the budgets")
    found = interleaved({**whole, **commands.inside(places)}, floor="floor", rounds=rounds, tell=tell)
    tell("journals of several sizes")
    basis = {"floor": commands.FLOOR, "nothing": whole["nothing"]}
    sizes = interleaved({**followed, **basis}, floor="floor", rounds=min(rounds, GROWTH_ROUNDS), tell=tell)
    tell("long texts")
    slow = interleaved(
        {**commands.long_texts(), "floor": commands.FLOOR},
        floor="floor",
        rounds=min(rounds, SLOW_ROUNDS),
        tell=tell,
    )
    others = watch.others()
    quick_ones = {
        name: each for name, each in followed.items() if _on_processor(sizes, name) <= LONGEST_COUNTED
    }
    counts = counting.instructions({**whole, **quick_ones}, tell=tell)
    during = quiet.busy_during(others, Spread.of(_floor(found)))
    grown = growing.grown(sizes, counts, journals, nothing="nothing")
    state = f"Load before: {load:.1f}." + (
        "" if others is None else f" Others kept {others:.2f} processors busy meanwhile."
    )
    return {
        page.BUDGETS: _budgets(rows(found, slow, counts, places), found, state, rounds=rounds, quick=quick),
        page.GROWS: _growth(grown, journals, counted=bool(counts), quick=quick),
    }, during


def _command(*, quick: bool) -> str:
    return "python bench/run.py --quick" if quick else "make bench"


def _on_processor(found: Runs, name: str) -> float:
    return Spread.of([run.on_processor for run in found[name]]).middle


def _floor(found: Runs) -> list[float]:
    return [run.seconds * 1e3 for run in found["floor"]]


def _budgets(table: Sequence[Row], found: Runs, state: str, *, rounds: int, quick: bool) -> str:
    earlier = page.part(page.RESULTS.read_text("utf-8"), page.BUDGETS) if not quick else ""
    floor = Spread.of(_floor(found))
    held = sum(row.holds for row in table)
    when = page.earlier_run(earlier)
    lines = [
        page.written_by(_command(quick=quick)),
        f"Floor: {floor.middle:.1f} ms, quarters {floor.low:.1f} to {floor.high:.1f}. {state}",
        f"{held} of {len(table)} budgets hold." + (f" The run before it: {when}." if when else ""),
        "",
        page.table(table, page.figures_before(earlier)),
        "",
        WHAT.format(rounds=rounds, slow=min(rounds, SLOW_ROUNDS)),
    ]
    return "\n".join(lines)


def _growth(grown: Sequence[Grown], journals: Sequence[Made], *, counted: bool, quick: bool) -> str:
    unit = (
        f"instructions, or of time on the CPU for what takes more than {LONGEST_COUNTED} s of it"
        if counted
        else "time on the CPU, since instructions could not be counted"
    )
    held = sum(row.holds for row in grown)
    lines = [
        page.written_by(_command(quick=quick)),
        f"{held} of {len(grown)} bounds hold.",
        "",
        page.growth_table(grown, [made.entries for made in journals]),
        "",
        GROWTH_WHAT.format(unit=unit),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
