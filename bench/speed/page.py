"""The page of figures, RESULTS.md: each part of it is written by a program of its own, and the others keep theirs."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from speed.budgets import Row
from speed.growing import Grown
from speed.places import HERE

RESULTS, SUITE = HERE / "RESULTS.md", HERE / "SUITE.md"
BUDGETS, GROWS, AT_ONCE, PEERS = (
    "Against the budgets",
    "As a journal grows",
    "All of a journal at once",
    "Beside jrnl",
)
ORDER = (BUDGETS, GROWS, AT_ONCE, PEERS)
SUITE_PART = "Where the time of the everyday tests goes"
TITLE = "# Speed\n\nFigures of the program, each by the command that its part names. Ratios hold on other computers; milliseconds do not."
VERSIONS = """import sqlcipher3.dbapi2 as d
c = d.connect(":memory:")
print(d.sqlite_version, c.execute("PRAGMA cipher_version").fetchone()[0].split()[0])"""
HEAD = "| what | ms | figure | quarters | the run before | instructions | budget | |\n|---|--:|--:|---|--:|--:|---|---|"
LINE = re.compile(r"^\| (.+?) \| [^|]* \| (-?[\d.]+) \| [^|]* \| [^|]* \| [^|]* \| <= ", re.MULTILINE)
FROM = re.compile(r"^Written by `make bench` on (.+?)\. ", re.MULTILINE)
MILLION = 1e6
WITHOUT_COMMIT = "without a commit"


def part(page: str, title: str) -> str:
    """Give one part of a page without its heading; empty where there is none."""
    return parts(page).get(title, "")


def parts(page: str) -> dict[str, str]:
    """Give the parts of a page by their headings."""
    pieces = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)[1:]
    return {
        title: text.strip() for title, text in zip(pieces[::2], pieces[1::2], strict=True) if title in ORDER
    }


def page(found: Mapping[str, str], suite: str) -> str:
    """Make the page of its parts, those that there are, and of what SUITE.md says."""
    told = [f"## {title}\n\n{found[title].strip()}" for title in ORDER if title in found]
    return "\n\n".join([TITLE, *told, f"#{suite.strip()}"]) + "\n"


def write(fresh: Mapping[str, str], file: Path = RESULTS, suite: Path = SUITE) -> None:
    """Put some parts into the page anew, and keep the others."""
    before = parts(file.read_text("utf-8")) if file.exists() else {}
    file.write_text(page({**before, **fresh}, suite.read_text("utf-8")), encoding="utf-8")


def figures_before(text: str) -> dict[str, float]:
    """Give the figures of an earlier table of budgets, by the names of its lines."""
    return {name: float(figure) for name, figure in LINE.findall(text)}


def table(rows: Sequence[Row], before: Mapping[str, float]) -> str:
    """The budgets, with the figures of the run before beside those of this one."""
    return "\n".join([HEAD, *(_line(row, before.get(row.name)) for row in rows)])


def _line(row: Row, before: float | None) -> str:
    figure = row.figure
    cells = [
        row.name,
        "" if row.ms is None else f"{row.ms:.1f}",
        f"{figure.middle:.2f}",
        "" if figure.low == figure.high else f"{figure.low:.2f} to {figure.high:.2f}",
        "" if before is None else f"{before:.2f}",
        counted(row),
        f"<= {row.budget:.4g} {row.unit}",
        verdict(row, before),
    ]
    return f"| {' | '.join(cells)} |"


def counted(row: Row) -> str:
    """The instructions of a line in words; empty where they were not counted."""
    if row.instructions is None:
        return ""
    over = "" if row.instructions_over is None else f", {row.instructions_over:.2f}x"
    return f"{row.instructions / MILLION:.0f} M{over}"


def verdict(row: Row, before: float | None) -> str:
    """Whether the budget was reached: in this run, and in the one before it as well."""
    if not row.holds:
        return "**over**"
    return "twice" if before is not None and before <= row.budget else "once"


def growth_table(grown: Sequence[Grown], sizes: Sequence[int]) -> str:
    """The exponents, with what each command took at each size."""
    columns = [f"{size:,}" for size in sizes]
    lines = [
        f"| command | ms at {', '.join(columns)} | over the start | exponent | bound | |",
        "|---|---|---|--:|--:|---|",
    ]
    for row in grown:
        ms = " / ".join(f"{one:.0f}" for one in row.ms)
        scale, unit = (1 / MILLION, "million instructions") if row.counted else (1e3, "ms on the CPU")
        over = " / ".join(f"{one * scale:.0f}" for one in row.over_start) + f" {unit}"
        said = "ok" if row.holds else "**over**"
        lines.append(f"| {row.name} | {ms} | {over} | {row.exponent:.2f} | <= {row.bound:.2f} | {said} |")
    return "\n".join(lines)


def written_by(command: str) -> str:
    """The line that each part begins with: which command wrote it, when, of which source, and where."""
    return f"Written by `{command}` on {datetime.now(UTC):%Y-%m-%d}, {source()}. {machine()}."


def earlier_run(text: str) -> str:
    """Say of when and of which source an earlier part is; empty where there is none."""
    told = FROM.search(text)
    return told[1] if told else ""


def source() -> str:
    """Name the commit that is measured, and whether something was changed since."""
    if not shutil.which("git"):
        return WITHOUT_COMMIT

    def git(*argv: str) -> str:
        done = subprocess.run(["git", "-C", HERE, *argv], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    commit = git("rev-parse", "--short=8", "HEAD")
    if not commit:
        return WITHOUT_COMMIT
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "../reflect", "../prompts")
    return f"`{commit}`{' and changes' if changed else ''}"


def machine() -> str:
    """Say what the figures were reached with."""
    argv = [sys.executable, "-c", VERSIONS]
    sqlite, cipher = subprocess.run(argv, capture_output=True, text=True, check=True).stdout.split()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs, {python}, SQLite {sqlite}, SQLCipher {cipher}"
