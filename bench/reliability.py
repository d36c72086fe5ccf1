"""Run the long trials of what a journal must survive, and write RELIABILITY.md from their figures.

    make reliability            every row, some half an hour on 2 CPUs
    make reliability ROW=T8     one row, or several: ROW="T1 T8"
    make reliability ROW=T1 ONLY="purge rotate"   of a row, the trials with one of these words in their name
    make reliability ROW=T1 SHARE=8               one in so many of the trials of each line (T1, T2, T3)

A long trial is a test that runs with REFLECT_SOAK=1 and leaves its figures in `build/reliability/`, one JSON file a trial:

    {"row": "T8", "what": "key files", "command": "make reliability ROW=T8", "figures": {"mutated": 20000}, "commit": "1a2b3c4"}

Trials of one row with the same `what` are added up; a figure whose name ends with "at most" keeps the largest. A row that
was not run now keeps the figures that it has in RELIABILITY.md. A run in parts keeps what earlier parts left, and one that
is stopped (Ctrl+C) writes down what was reached until then; so does a test whose time is over. What it had not tried is a
figure of its own, "lines not tried to their end", and never counted as wrong.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "bench" / "RELIABILITY.md"
FIGURES = ROOT / "build" / "reliability"
NO_FIGURE = "no figure yet"
Told = Mapping[str, Sequence[tuple[str, str]]]
"""Row -> its figures in words, each with the commit that they are of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: what must hold, and how it is tried.

    Attributes:
        id: T1 to T20, or what is typed after `make`.
        goal: what must hold, and how often it should be tried.
        long: the tests of the long run that leave figures; none where all of it is tried on every commit.
        always: what runs on every commit.
        whole: whether that is all there is to try.
        not_tried: what nobody has tried yet.
        by: what is typed for it, where that is not `make reliability`.
    """

    id: str
    goal: str
    always: tuple[str, ...]
    long: tuple[str, ...] = ()
    whole: bool = False
    not_tried: str = ""
    by: str = ""


ROWS = (
    Row(
        id="T1",
        goal="Killed at any moment of any command that writes: nothing that was said to be saved is lost, nothing is half done",
        always=(
            "tests/safety/crash/test_killed.py",
            "tests/safety/test_processes.py",
            "tests/storage/keys/test_keys.py",
            "tests/storage/backup/test_backup.py",
        ),
        long=("tests/safety/crash/test_killed.py",),
    ),
    Row(
        id="T2",
        goal="The power goes: each state of the disk that the system allows opens, with all that was said to be saved",
        always=(
            "tests/safety/crash/test_power_lost.py",
            "tests/storage/backup/test_restore.py",
            "tests/storage/test_place.py",
        ),
        long=("tests/safety/crash/test_power_lost.py",),
    ),
    Row(
        id="T3",
        goal="The disk fails, or is full, at any file operation of any command that writes: nothing lost, the right exit code, a true sentence",
        always=("tests/safety/crash/test_refused.py", "tests/safety/test_promises.py"),
        long=("tests/safety/crash/test_refused.py",),
    ),
    Row(
        id="T4",
        goal="Words planted in every field: after every command they stand in no file but the pages that were asked for",
        always=(
            "tests/safety/test_traces.py",
            "tests/safety/test_newer_traces.py",
            "tests/safety/test_export_canaries.py",
            "tests/cli/asking/test_editor.py",
        ),
        whole=True,
    ),
    Row(
        id="T5",
        goal="Folders 0700 and files 0600 whatever the umask; no link is followed",
        always=(
            "tests/safety/crash/test_modes_and_links.py",
            "tests/safety/test_links.py",
            "tests/storage/disk/test_files.py",
            "tests/storage/disk/test_nameless.py",
        ),
        long=("tests/safety/crash/test_modes_and_links.py",),
    ),
    Row(
        id="T6",
        goal="Every hostile text, name, day, query and file at every door, and on every screen after it",
        always=("tests/safety/test_attacks.py", "tests/export/test_html.py", "tests/export/test_csv.py"),
        whole=True,
    ),
    Row(
        id="T7",
        goal="100,000 made-up calls over every command and option: documented exit codes, no traceback, a refusal changes nothing",
        always=("tests/safety/test_fuzz.py",),
        long=("tests/safety/test_fuzz.py",),
    ),
    Row(
        id="T8",
        goal="20,000 mutated key files, 1,000 mutated journals, 1,000 mutated backups: no wrong key, no wrong row, no traceback",
        always=("tests/safety/test_mutated_files.py",),
        long=("tests/safety/test_mutated_files.py",),
    ),
    Row(
        id="T9",
        goal="8 processes with 200 mixed commands each: nothing lost, nobody is told to come back later",
        always=("tests/safety/test_at_once.py",),
        long=("tests/safety/test_at_once.py",),
    ),
    Row(
        id="T10",
        goal="No secret and no word in arguments, in the environment of what is started, in errors at 50 points, in a core file",
        always=(
            "tests/safety/test_forced_errors.py",
            "tests/safety/test_processes.py",
            "tests/cli/test_pager.py",
        ),
        long=("tests/safety/test_forced_errors.py",),
    ),
    Row(
        id="T11",
        goal="A journal of every earlier form opens with all that was in it; a newer one is refused",
        always=(
            "tests/storage/database/test_migrations.py",
            "tests/storage/database/test_migrations_old_journals.py",
            "tests/cli/copies/test_restore.py",
        ),
        whole=True,
    ),
    Row(
        id="T12",
        goal="Whatever the keyring of the computer does: never stuck, always the prompt",
        always=(),
        not_tried="No command uses a keyring.",
    ),
    Row(
        id="T13",
        goal="Killed, left or closed while a text is typed: a second of typing at most is lost by a kill, none otherwise",
        always=("tests/safety/test_keys_in_a_terminal.py", "tests/safety/test_terminal.py"),
        long=("tests/safety/test_keys_in_a_terminal.py",),
    ),
    Row(
        id="T14",
        goal="Nothing ever asks for a network: each made-up call is watched",
        always=("tests/safety/test_fuzz.py",),
        long=("tests/safety/test_fuzz.py",),
    ),
    Row(
        id="T15",
        goal="Vectors with verdicts, and a reader of the formats that shares nothing with the program",
        always=("tests/docs/test_format.py",),
        whole=True,
    ),
    Row(
        id="T16",
        goal="The stock shell of SQLCipher opens the journal with the key",
        always=(),
        long=("tests/exports_outside/check_shell.py",),
    ),
    Row(
        id="T17",
        goal="A clock that is wrong by a day, by fifty years, by a thousand: nothing is out of reach, and order holds",
        always=("tests/safety/test_wrong_clock.py",),
        long=("tests/safety/test_wrong_clock.py",),
    ),
    Row(
        id="T18",
        goal="Speed: unlocked in 0.6 s, one line kept in 1.2 s, a list of 10,000 in 1 s",
        always=(),
        long=("tests/safety/test_speed.py",),
    ),
    Row(
        id="T19",
        goal="A driver or a library that is too old or gives wrong answers opens nothing",
        always=("tests/storage/database/test_engine.py", "tests/storage/keys/test_keys.py"),
        whole=True,
    ),
    Row(
        id="T20",
        goal="Linux with glibc and musl, macOS on both chips, Windows: T1, T4, T5, T6",
        always=(),
        not_tried="All but Linux with glibc on x86-64. The workflow of the forge names the others; it has not run.",
    ),
    Row(
        id="controls",
        goal="Each control that keeps a journal safe, taken out, turns a test red",
        always=("tests/bench/test_controls.py",),
        by="make controls",
    ),
)

HEAD = """# What a journal survives, with figures

Written by `make reliability` from the figures of the long trials, which run the real program on real encrypted files. A row
with a figure was tried that often on the commit that stands beside it; nothing was lost, wrong or left over where a figure
does not say so. What runs on every commit is a shorter form of the same, or all of it. `make controls` is the other half: each
control is taken out once, and a test has to turn red.

"""


def main(chosen: Sequence[str], only: Sequence[str] = ()) -> int:
    """Run the long trials of these rows, or of all, and write the page; gives the exit code.

    Args:
        chosen: ids of rows; none for all of them.
        only: words; a trial is run if one of them is in its name. None for all, and only then earlier figures go.
    """
    unknown = set(chosen) - {row.id for row in ROWS}
    if unknown:
        print(f"There is no row {', '.join(sorted(unknown))}.")
        return 2
    rows = [row for row in ROWS if not chosen or row.id in chosen]
    for old in [old for row in rows for old in FIGURES.glob(f"{row.id}-*.json") if not only]:
        old.unlink()
    tests = list(dict.fromkeys(test for row in rows for test in row.long))
    ended = run(tests, only) if tests else 0
    page = written(in_words(figures()), earlier(PAGE.read_text("utf-8") if PAGE.is_file() else ""))
    PAGE.write_text(page, "utf-8")
    print(f"Written: {PAGE.relative_to(ROOT)}")
    return ended


def run(tests: Sequence[str], only: Sequence[str] = ()) -> int:
    """Run tests in their long form, side by side; gives how pytest ended, 130 if it was stopped."""
    some = ["-k", " or ".join(only)] if only else []
    try:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-n", "auto", "-q", "--timeout", "1800", *some, *tests],
            cwd=ROOT, env={**os.environ, "REFLECT_SOAK": "1"}, check=False,
        ).returncode  # fmt: skip
    except KeyboardInterrupt:
        return 130


def figures(folder: Path = FIGURES) -> list[dict[str, Any]]:
    """Read what the long trials left."""
    return [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))]


def in_words(found: Iterable[Mapping[str, Any]]) -> Told:
    """Add up the figures of each trial and put them into words, by row."""
    sums: dict[tuple[str, str, str], dict[str, float]] = {}
    for one in found:
        whole = sums.setdefault((one["row"], one["what"], one["commit"]), {})
        for name, value in one["figures"].items():
            before = whole.get(name, 0)
            whole[name] = max(before, value) if name.endswith("at most") else before + value
    told: dict[str, list[tuple[str, str]]] = {}
    for (row, what, commit), whole in sums.items():
        said = ", ".join(f"{_number(value)} {name}" for name, value in whole.items())
        told.setdefault(row, []).append((f"{what}: {said}", commit))
    return told


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}"


def earlier(page: str) -> Told:
    """Read the figures off a page, as `written` puts them there."""
    found = {}
    for row, cell in re.findall(r"^\| (\w+) \|[^|]*\|([^|]*)\|", page, re.M):
        if said := re.findall(r"([^;]+?) \(`(\w+)`\)", cell):
            found[row] = [(words.strip(), commit) for words, commit in said]
    return found


def written(now: Told, before: Told) -> str:
    """Write the page: the figures of now, or those of before."""
    lines = [
        "| row | what must hold | figures reached | the command | on every commit |",
        "|---|---|---|---|---|",
    ]
    for row in ROWS:
        told = now.get(row.id) or before.get(row.id) or ()
        reached = "; ".join(f"{words} (`{commit}`)" for words, commit in told)
        if not reached and row.whole:
            reached = "all of it runs on every commit"
        if row.not_tried:
            reached = f"{reached or NO_FIGURE}. Not tried: {row.not_tried}"
        always = ", ".join(f"`{test}`" for test in row.always)
        command = row.by or (
            f"make reliability ROW={row.id}" if row.long else "make test" if row.whole else ""
        )
        cells = (
            row.id,
            row.goal,
            reached or NO_FIGURE,
            f"`{command}`" if command else "none",
            always or "nothing",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], os.environ.get("ONLY", "").split()))
