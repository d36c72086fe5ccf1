"""Hold reflect against jrnl: the same entries in both, the same four things asked of both, in turns.

    python bench/peers.py [--data FOLDER] [--small]

Writes it into RESULTS.md and the README. `make peers` installs jrnl 4.6 or newer into a place of its own first. Ends with 0 whether the budgets hold or not, with 1
when a command fails, and with 3 when this computer was too busy for figures to be kept.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from speed import jrnl, page, quiet
from speed.commands import FLOOR
from speed.ending import busy_before, ended, failed, tell
from speed.places import HERE, Made, copies, journal, kept_folder
from speed.timing import Failed, Runs, Spread, interleaved

ROUNDS = {1_000: 7, 10_000: 5, 100_000: 2}
"""How often each is asked, by the entries."""
ASKED = {100_000: (("locked",), jrnl.TASKS[:3])}
"""What is asked where it is not all: with 100,000 entries jrnl takes minutes to add one."""
LEAST = {1_000: 1.5, 10_000: 4.0, 100_000: 25.0}
LEAST_TO_ADD = {10_000: 15.0}
TOLD = 10_000  # entries, in the line for the README
README = HERE.parent / "README.md"
SAYING = "Beside jrnl: "
"""So begins the line that stands both in the part of the page and in the README."""
WHAT = """jrnl {version} took in the words of the same invented entries by its own import: each answer, and the tags. reflect has the ratings
and moments beside them. "Locked" is the journal as a person has it: each command makes its key of the passphrase, jrnl by PBKDF2,
reflect by Argon2id. "Plain" is jrnl's own journal without a password, and reflect's encrypted file opened by its raw key:
reflect has no journal that is not encrypted. jrnl lists titles (`--short`), reflect the first words. What is added is the same
line: beside the command in jrnl, which other people on the computer can read there, and on standard input in reflect (`jot -`). With
100,000 entries jrnl takes minutes to add one, so that is left out. Both took turns in each round; a ratio is taken within its round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """One line: what both took, and how many times as long jrnl took."""

    task: str
    entries: int
    kind: str
    jrnl_ms: float
    reflect_ms: float
    times: Spread

    @property
    def least(self) -> float:
        """The budget: so many times as long jrnl should take, at least."""
        to_add = LEAST_TO_ADD if self.task == "add one" else {}
        return to_add.get(self.entries, LEAST[self.entries])

    @property
    def holds(self) -> bool:
        """True where the budget is reached; it stands for locked journals."""
        return self.times.middle >= self.least


def main() -> int:
    """Fill both journals, ask both, print the table, write it down."""
    options = _options()
    sizes = [size for size in ROUNDS if size < 100_000 or not options.small]
    folder = kept_folder(options.data)
    try:
        version = jrnl.version()
        journals = [journal(size, folder, tell=tell) for size in sizes]
        busy = busy_before()
        found, during = _measured(journals, folder)
    except Failed as failure:
        return failed(failure)
    code = ended({page.PEERS: told(found, version)}, busy, during, keep=not options.small)
    if not code and not options.small:
        README.write_text(with_saying(README.read_text("utf-8"), saying(found, version)), encoding="utf-8")
    return code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Hold reflect against jrnl.")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the invented journals lie")
    parser.add_argument(
        "--small", action="store_true", help="leave out 100,000 entries; RESULTS.md stays as it is"
    )
    return parser.parse_args()


def _measured(journals: Sequence[Made], folder: Path) -> tuple[list[Beside], str]:
    """Give the lines, and what made the computer busy meanwhile."""
    found, busy = list[Beside](), list[str]()
    for made in journals:
        tell(f"{made.entries:,} entries in both")
        with copies(folder) as place:
            kinds, tasks = asked(made.entries)
            commands = jrnl.pairs(made, folder, place, kinds=kinds, tasks=tasks)
            watch = quiet.Watch()
            runs = interleaved(
                {**commands, "floor": FLOOR}, floor="floor", rounds=ROUNDS[made.entries], tell=tell
            )
            floor = Spread.of([run.seconds * 1e3 for run in runs["floor"]])
            busy.append(quiet.busy_during(watch.others(), floor))
        found += beside(runs, made.entries)
    return found, next(filter(None, busy), "")


def asked(entries: int) -> tuple[Sequence[str], Sequence[str]]:
    """Give the kinds of journals, and what is asked of them."""
    return ASKED.get(entries, (jrnl.KINDS, jrnl.TASKS))


def beside(runs: Runs, entries: int) -> list[Beside]:
    """Hold the runs of both against each other."""

    def ms(who: str, task: str, kind: str) -> list[float]:
        return [run.seconds * 1e3 for run in runs[jrnl.name_of(who, task, entries, kind)]]

    made, (kinds, tasks) = list[Beside](), asked(entries)
    for kind in reversed(kinds):
        for task in tasks:
            theirs, ours = ms("jrnl", task, kind), ms("reflect", task, kind)
            times = Spread.of([one / other for one, other in zip(theirs, ours, strict=True)])
            made.append(
                Beside(
                    task=task, entries=entries, kind=kind, jrnl_ms=Spread.of(theirs).middle,
                    reflect_ms=Spread.of(ours).middle, times=times,
                )
            )  # fmt: skip
    return made


def told(found: Sequence[Beside], version: str) -> str:
    """The part of the page."""
    held = sum(row.holds for row in found if row.kind == "locked")
    locked = sum(row.kind == "locked" for row in found)
    lines = [
        page.written_by("make peers"),
        f"{held} of {locked} budgets hold.",
        "",
        "| asked | entries | | jrnl, ms | reflect, ms | jrnl takes, times | quarters | budget | |",
        "|---|--:|---|--:|--:|--:|---|---|---|",
        *map(_line, found),
        "",
        WHAT.format(version=version),
        "",
        saying(found, version),
    ]
    return "\n".join(lines)


def _line(row: Beside) -> str:
    times, locked = row.times, row.kind == "locked"
    return (
        f"| {row.task} | {row.entries:,} | {row.kind} | {row.jrnl_ms:.0f} | {row.reflect_ms:.0f} | {times.middle:.1f} "
        f"| {times.low:.1f} to {times.high:.1f} | {f'>= {row.least:g}' if locked else ''} "
        f"| {'' if not locked else 'ok' if row.holds else '**under**'} |"
    )


def saying(found: Sequence[Beside], version: str) -> str:
    """The line that the README has, with its figures."""
    times = {row.task: row.times.middle for row in found if row.entries == TOLD and row.kind == "locked"}
    many = ", ".join(f"{times[task]:.1f} times as long for {task}" for task in jrnl.TASKS[:-1])
    return (
        f"{SAYING}with the same {TOLD:,} entries, both locked with a passphrase, jrnl {version} takes {many}, and "
        f"{times[jrnl.TASKS[-1]]:.1f} times as long to {jrnl.TASKS[-1]} (`make peers`; [all figures](bench/RESULTS.md))."
    )


def with_saying(readme: str, line: str) -> str:
    """Put the line into the README, in the place of the one that it has."""
    return "\n".join(line if each.startswith(SAYING) else each for each in readme.split("\n"))


if __name__ == "__main__":
    sys.exit(main())
