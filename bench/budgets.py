"""What is run, and what it may cost: the one list of commands and the one list of budgets."""

import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from timing import Command, Run, Spread

HERE = Path(__file__).resolve().parent
PASSPHRASE = "five quiet words for timing"  # of the invented journals; `generate.py` has the same
FIRST_DAY, END = date(2026, 2, 16), date(2026, 2, 23)
GROWTH_END = date(2026, 3, 9)  # the day after the last entry
RARE_WORD = "kingfisher"  # in ten entries
FIRST_QUESTION = "What kind of time was this?"  # when no plan is due
ANSWERS = {
    "pack": "quick_checkin",
    "answers": {"setting": "group", "keep": "I waited, and asked what would help."},
}
MASKING_ROOM = "from reflect.masking.plan.finish import render; from reflect.masking.plan.plan import plan"
MASKING_PAGE = (
    f"{MASKING_ROOM}; render(plan(['met with kayla on Mar 3']))"  # with all that is only loaded for a page
)
MB = 1_000_000
ARGON_MB = (64 << 20) / MB

Runs = dict[str, list[Run]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The journals that are measured: one with many entries, and copies of it and of a small one to write into."""

    many: int
    few: int
    large: Path
    large_copy: Path
    small_copy: Path
    text_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: `figure` in `unit` against the budget, with the milliseconds behind it if any."""

    name: str
    figure: Spread
    unit: str
    budget: float
    ms: float | None = None

    @property
    def holds(self) -> bool:
        """True within the budget."""
        return self.figure.middle <= self.budget


def commands(places: Places, answers: Path) -> dict[str, Command]:
    """Everything that is run, by name. `answers` is a file that `reflect log --answers` takes."""
    reflect = str(Path(sys.executable).with_name("reflect"))
    large = str(places.large)
    locked = {"REFLECT_HOME": large, "REFLECT_PASSPHRASE": PASSPHRASE}
    week = ("week", "--of", FIRST_DAY.isoformat())
    growth = ("growth", "--until", (GROWTH_END - timedelta(1)).isoformat())
    newest = ("list", "--limit", "10")
    saving = ("log", "--answers", str(answers))

    def script(name: str, *argv: str) -> tuple[str, ...]:
        return (sys.executable, str(HERE / name), *argv)

    def raw(home: Path, *argv: str) -> tuple[str, ...]:
        return script("raw.py", str(home), *argv)

    return {
        "floor": Command(argv=(sys.executable, "-I", "-c", "pass")),
        "version": Command(argv=(reflect, "--version")),
        "help": Command(argv=(reflect, "--help")),
        "nothing": Command(argv=(reflect, "where", "--json"), environment={"REFLECT_HOME": large}),
        "list": Command(argv=raw(places.large, *newest)),
        "list drawn": Command(argv=raw(places.large, *newest), terminal=True),
        "list locked": Command(argv=(reflect, *newest), environment=locked),
        "search": Command(argv=raw(places.large, "search", RARE_WORD)),
        "search minimal": Command(argv=script("minimal.py", large, "search", RARE_WORD)),
        "week": Command(argv=raw(places.large, *week)),
        "week minimal": Command(
            argv=script("minimal.py", large, "week", FIRST_DAY.isoformat(), END.isoformat())
        ),
        "week locked": Command(argv=(reflect, *week), environment=locked),
        "growth": Command(argv=raw(places.large, *growth)),
        "growth minimal": Command(argv=script("minimal.py", large, "growth", GROWTH_END.isoformat())),
        "question": Command(argv=raw(places.large, "log"), until=FIRST_QUESTION),
        "question drawn": Command(argv=raw(places.large, "log"), until=FIRST_QUESTION, terminal=True),
        "save": Command(argv=raw(places.large_copy, *saving)),
        "save few": Command(argv=raw(places.small_copy, *saving)),
        "save inside": Command(argv=script("inside.py", "saving", str(places.large_copy))),
        "save few inside": Command(argv=script("inside.py", "saving", str(places.small_copy))),
        "argon2id": Command(argv=script("inside.py", "argon2id")),
        "labels inside": Command(argv=script("inside.py", "labels", large)),
        "growth inside": Command(argv=script("inside.py", "growth")),
        "masking room": Command(argv=(sys.executable, "-c", MASKING_ROOM)),
        "masking page": Command(argv=(sys.executable, "-c", MASKING_PAGE)),
        "looking inside": Command(argv=script("inside.py", "looking")),
        "cutting inside": Command(argv=script("inside.py", "cutting")),
    }


def rows(found: Runs, places: Places) -> list[Row]:
    """Hold what was found against the budgets. Ratios are taken round by round."""
    n = f"{places.many:,}"

    def ms(name: str) -> list[float]:
        return [run.seconds * 1e3 for run in found[name]]

    def said(name: str) -> list[float]:
        return [float(run.said) for run in found[name]]

    def row(name: str, over: list[float], under: list[float], unit: str, budget: float) -> Row:
        ratios = [a / b for a, b in zip(over, under, strict=True)]
        return Row(name=name, figure=Spread.of(ratios), unit=unit, budget=budget, ms=Spread.of(over).middle)

    def peak(name: str, of: str, budget: float) -> Row:
        most = max(run.peak_bytes for run in found[of]) / MB
        return Row(name=name, figure=Spread(most, most, most), unit="MB", budget=budget)

    floor, few = ms("floor"), f"x beside {places.few:,}"
    unlocking = [locked - raw for locked, raw in zip(ms("list locked"), ms("list"), strict=True)]
    size = (places.large / "journal.db").stat().st_size / places.text_bytes
    return [
        row("`reflect --version`", ms("version"), floor, "x floor", 1.3),
        row("`reflect --help`", ms("help"), floor, "x floor", 16),
        row("a command that does nothing (`where --json`)", ms("nothing"), floor, "x floor", 8),
        row(f"`list`, 10 of {n}, plain", ms("list"), floor, "x floor", 9),
        row(f"`list`, 10 of {n}, on a terminal", ms("list drawn"), floor, "x floor", 12.5),
        row(f"`search`, a rare word in {n} entries", ms("search"), floor, "x floor", 10),
        row(
            f"`search`, a rare word in {n} entries, beside a minimal script",
            ms("search"),
            ms("search minimal"),
            "x minimal script",
            4.5,
        ),
        row(f"`week`, {n} entries", ms("week"), floor, "x floor", 13),
        row(
            f"`week`, {n} entries, beside a minimal script",
            ms("week"),
            ms("week minimal"),
            "x minimal script",
            3,
        ),
        row(f"`growth`, {n} entries", ms("growth"), floor, "x floor", 13),
        row(
            f"`growth`, {n} entries, beside a minimal script",
            ms("growth"),
            ms("growth minimal"),
            "x minimal script",
            3,
        ),
        row(
            "unlocking (`list`, passphrase less raw key)", unlocking, said("argon2id"), "x one Argon2id", 1.1
        ),
        row(f"first question of `log`, {n} entries, plain", ms("question"), floor, "x floor", 20),
        row(
            f"first question of `log`, {n} entries, on a terminal", ms("question drawn"), floor, "x floor", 20
        ),
        row(f"saving one entry beside {n}", ms("save"), ms("save few"), few, 1.5),
        row(
            f"saving one entry beside {n}, in a running process",
            said("save inside"),
            said("save few inside"),
            few,
            1.5,
        ),
        Row(
            name=f"trend label from SQL to result, {n} entries, in a running process",
            figure=Spread.of(said("labels inside")),
            unit="ms",
            budget=150,
        ),
        Row(
            name="import of the trend label, on the CPU",
            figure=Spread.of(said("growth inside")),
            unit="ms",
            budget=60,
        ),
        row(
            "a page of one sentence masked, all that it needs loaded",
            ms("masking page"),
            ms("masking room"),
            "x bare import of the room",
            2.5,
        ),
        row(
            "sentences looked through for details, on the CPU",
            said("looking inside"),
            said("cutting inside"),
            "x cutting them into words",
            20,
        ),
        peak(f"most memory, trend label of {n}, raw key", "labels inside", 40),
        peak(f"most memory, `list` of {n}, raw key", "list", 40),
        peak(f"most memory, `search` in {n}, raw key", "search", 40),
        peak(f"most memory, `week` of {n}, raw key", "week", 40),
        peak(f"most memory, `list` of {n}, passphrase", "list locked", 40 + ARGON_MB),
        peak(f"most memory, `week` of {n}, passphrase", "week locked", 40 + ARGON_MB),
        Row(name=f"file of {n} entries", figure=Spread(size, size, size), unit="x text", budget=2.2),
    ]
