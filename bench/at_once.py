"""Measure what takes all of a journal at once: its export, its archive, and an archive brought in; write it into RESULTS.md.

    python bench/at_once.py [--data FOLDER] [--quick]

Each is run once with 10,000 and once with 100,000 entries, which takes some minutes, and so stands beside `make bench`.
Ends with 0 whether the budgets hold or not, with 1 when a command fails, and with 3 when this computer was too busy for
figures to be kept.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from speed import page, quiet
from speed.commands import FLOOR, LAST_DAY, REFLECT, locked, raw
from speed.ending import busy_before, ended, failed, tell
from speed.growing import ALL, FIRST_OF_ALL, bound, exponent
from speed.places import PASSPHRASE, Made, copies, journal, kept_folder
from speed.timing import Command, Failed, Run, Spread, child_environment, run

SIZES, QUICK = (10_000, 100_000), (1_000, 10_000)
FLAT = 1.1
"""How much more memory ten times as many entries may take."""
IMPORT_SECONDS = 60.0
FLOORS = 15
MB = 1_000_000
ARCHIVE, EXPORT, IMPORT = (
    "`archive`, and read back",
    "`export --unreviewed`, as CSV",
    "`import` of that archive",
)
WHAT = """Each command ran once a size; the exponent is of the time on the processor, from the smaller journal to the larger, and the most
memory is held against that of the smaller one. Archive and export opened the journal by its raw key, so that no key derivation
is in their memory; `import` has the passphrase, makes its backup first, and brings all into a new journal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One command at two sizes, the smaller first."""

    name: str
    entries: tuple[int, int]
    runs: tuple[Run, Run]

    @property
    def exponent(self) -> float:
        """How the time on the processor grows with the journal."""
        return exponent([run.on_processor for run in self.runs], self.entries)

    @property
    def more_memory(self) -> float:
        """The most memory with the larger journal, as a ratio to that with the smaller."""
        few, many = self.runs
        return many.peak_bytes / few.peak_bytes


def main() -> int:
    """Make the journals, measure, print the table, write it down."""
    options = _options()
    folder = kept_folder(options.data)
    try:
        journals = [journal(size, folder, tell=tell) for size in (QUICK if options.quick else SIZES)]
        busy = busy_before()
        floor = Spread.of([run("floor", FLOOR).seconds * 1e3 for _ in range(FLOORS)])
        watch = quiet.Watch()
        with copies(folder) as place:
            found = measured(journals, place, tell=tell)
        during = quiet.busy_during(watch.others(), floor)
    except Failed as failure:
        return failed(failure)
    return ended({page.AT_ONCE: told(found, quick=options.quick)}, busy, during, keep=not options.quick)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure what takes all of a journal at once.")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the invented journals lie")
    parser.add_argument(
        "--quick", action="store_true", help="1,000 and 10,000 entries; RESULTS.md stays as it is"
    )
    return parser.parse_args()


def measured(journals: Sequence[Made], place: Path, *, tell: Callable[[str], None]) -> list[Taken]:
    """Run all at both sizes."""
    runs: dict[str, list[Run]] = {name: [] for name in (ARCHIVE, EXPORT, IMPORT)}
    for made in journals:
        for name, command in commands(made, place).items():
            tell(f"{name}, {made.entries:,} entries")
            runs[name].append(run(name, command))
    few, many = (made.entries for made in journals)
    return [
        Taken(name=name, entries=(few, many), runs=(first, second)) for name, (first, second) in runs.items()
    ]


def commands(made: Made, place: Path) -> Mapping[str, Command]:
    """What is run for one journal, in this order: what is brought in is the archive that was written before."""
    archive, table = place / f"{made.entries}.zip", place / f"{made.entries}.csv"
    span = ("--since", FIRST_OF_ALL.isoformat(), "--until", LAST_DAY.isoformat())
    new = place / f"new-{made.entries}"
    _begin(new)
    return {
        ARCHIVE: raw(made.home, "archive", str(archive), "--yes"),
        EXPORT: raw(made.home, "export", *span, "--unreviewed", "--format", "csv", "--out", str(table)),
        IMPORT: locked(new, "import", str(archive), "--apply"),
    }


def _begin(home: Path) -> None:
    """Make an empty journal."""
    environment = {"REFLECT_HOME": str(home), "REFLECT_PASSPHRASE": PASSPHRASE}
    done = subprocess.run(
        [REFLECT, "init", "--no-input"], env=child_environment() | environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise Failed(f"no journal was begun:\n{done.stderr}")


def told(found: Sequence[Taken], *, quick: bool) -> str:
    """The part of the page."""
    few, many = found[0].entries
    lines = [
        page.written_by("python bench/at_once.py --quick" if quick else "make bench-long"),
        "",
        f"| command | seconds at {few:,} and {many:,} | most memory, MB | more memory | exponent | budget | |",
        "|---|---|---|--:|--:|---|---|",
        *map(_line, found),
        "",
        WHAT,
    ]
    return "\n".join(lines)


def _line(row: Taken) -> str:
    seconds = " / ".join(f"{run.seconds:.1f}" for run in row.runs)
    memory = " / ".join(f"{run.peak_bytes / MB:.0f}" for run in row.runs)
    slope = bound(ALL, row.entries)
    budget = f"<= {FLAT}x memory, exponent <= {slope:.2f}"
    holds = row.more_memory <= FLAT and row.exponent <= slope
    if row.name == IMPORT:
        budget += f", {IMPORT_SECONDS:.0f} s"
        holds = holds and row.runs[1].seconds <= IMPORT_SECONDS
    verdict = "ok" if holds else "**over**"
    return f"| {row.name} | {seconds} | {memory} | {row.more_memory:.2f}x | {row.exponent:.2f} | {budget} | {verdict} |"


if __name__ == "__main__":
    sys.exit(main())
