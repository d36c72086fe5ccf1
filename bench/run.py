"""Measure how fast reflect is, as ratios to what this machine needs for nothing, and write RESULTS.md.

    python bench/run.py [--quick] [--data FOLDER] [--rounds N]

The journals are invented and lie in a folder of their own (a temporary one, unless --data names another), where
they stay for the next time. Needs a POSIX system. Ends with 0 whether the budgets hold or not; only a command
that fails makes it end with 1.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from budgets import ANSWERS, FIRST_DAY, HERE, Places, Row, Runs, commands, rows
from timing import Failed, Spread, child_environment, interleaved

RESULTS, SUITE = HERE / "RESULTS.md", HERE / "SUITE.md"
FULL, QUICK = (100_000, 15), (10_000, 5)
FEW = 1_000
VERSIONS = """import sqlcipher3.dbapi2 as d
c = d.connect(":memory:")
print(d.sqlite_version, c.execute("PRAGMA cipher_version").fetchone()[0].split()[0])"""
WHAT = """The floor is `python -I -c pass` with the same interpreter. Each figure is the middle of {rounds} rounds
in which all commands took turns, and a ratio is taken within its round; the quarters stand beside it. One round
before them only warmed up. A load above the number of CPUs means that others worked here too: then the quarters lie
far apart, and a figure near its budget says little. Commands ran without any `PYTHON*` variable: `PYTHONDONTWRITEBYTECODE` would hide the
compiled files and make every import several times slower. "Raw key" means that `bench/raw.py` opened the journal,
so that no key derivation is in the time; the product has no such way in. The first question's clock stops when
its words are on the screen. The minimal script is `bench/minimal.py`. All entries are invented, about 1.5 KB of
text each with 5 ratings, and their text ("x text") is what a person would have typed."""


def main() -> int:
    """Make the journals, measure, print the table, write it down."""
    options = _options()
    many, rounds = QUICK if options.quick else FULL
    rounds = options.rounds or rounds
    folder = options.data or Path(tempfile.gettempdir()) / f"reflect-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise SystemExit(f"{folder} belongs to somebody else. Name another folder: --data FOLDER")
    try:
        with tempfile.TemporaryDirectory(prefix="copies-", dir=folder) as copies:
            places, answers = _places(folder.resolve(), Path(copies).resolve(), many=many)
            found = interleaved(commands(places, answers), floor="floor", rounds=rounds, tell=_tell)
            report = _report(rows(found, places), found, rounds=rounds, quick=options.quick)
    except Failed as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    print(report)
    if not options.quick:
        RESULTS.write_text(f"{report.rstrip()}\n\n#{SUITE.read_text('utf-8')}", encoding="utf-8")
        _tell(f"written to {RESULTS.relative_to(HERE.parent)}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure reflect against its budgets.")
    parser.add_argument(
        "--quick", action="store_true", help="10,000 entries, 5 rounds; RESULTS.md stays as it is"
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the invented journals lie")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each command is run")
    return parser.parse_args()


def _places(folder: Path, copies: Path, *, many: int) -> tuple[Places, Path]:
    """Have the journals made, copy what is written into, and write the answers of the entry that is saved."""
    large, small = _journal(many, folder), _journal(FEW, folder)
    answers = copies / "answers.json"
    answers.write_text(json.dumps({**ANSWERS, "date": FIRST_DAY.isoformat()}), encoding="utf-8")
    return (
        Places(
            many=many,
            few=FEW,
            large=Path(large["home"]),
            large_copy=Path(shutil.copytree(large["home"], copies / "large")),
            small_copy=Path(shutil.copytree(small["home"], copies / "small")),
            text_bytes=large["text_bytes"],
        ),
        answers,
    )


def _journal(entries: int, folder: Path) -> dict:
    """Make it in another process: what this one holds in memory would count for all that it starts."""
    _tell(f"a journal of {entries:,} entries")
    argv = [sys.executable, str(HERE / "generate.py"), str(entries), str(folder)]
    done = subprocess.run(argv, env=child_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"no journal was made:\n{done.stderr}")
    return json.loads(done.stdout)


def _report(table: list[Row], found: Runs, *, rounds: int, quick: bool) -> str:
    command = "python bench/run.py --quick" if quick else "make bench"
    floor = Spread.of([run.seconds * 1e3 for run in found["floor"]]).middle
    over = sum(not row.holds for row in table)
    lines = [
        "# Speed",
        "",
        f"Written by `{command}` on {datetime.now(UTC):%Y-%m-%d}. {_machine()}. "
        f"Floor: {floor:.1f} ms. Load over the last 5 minutes: {os.getloadavg()[1]:.1f}.",
        f"{len(table) - over} of {len(table)} budgets hold.",
        "",
        "| what | ms | figure | quarters | budget | |",
        "|---|--:|--:|---|---|---|",
        *map(_line, table),
        "",
        WHAT.format(rounds=rounds),
        "",
        _jrnl(),
    ]
    return "\n".join(lines) + "\n"


def _line(row: Row) -> str:
    ms = "" if row.ms is None else f"{row.ms:.1f}"
    figure = row.figure
    spread = "" if figure.low == figure.high else f"{figure.low:.2f} to {figure.high:.2f}"
    verdict = "ok" if row.holds else "**over**"
    return (
        f"| {row.name} | {ms} | {figure.middle:.2f} | {spread} | <= {row.budget:.4g} {row.unit} | {verdict} |"
    )


def _machine() -> str:
    argv = [sys.executable, "-c", VERSIONS]
    sqlite, cipher = subprocess.run(argv, capture_output=True, text=True, check=True).stdout.split()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, {python}, SQLite {sqlite}, SQLCipher {cipher}"


def _jrnl() -> str:
    there = (
        "is installed here, but this program"
        if shutil.which("jrnl")
        else "is not installed here, and this program"
    )
    return f"Not compared with jrnl: it {there} does not time it."


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
