"""What each thing may cost: the one list of budgets, and how what was found is held against them."""

from collections.abc import Mapping
from dataclasses import dataclass

from speed.commands import KINDS, LONG, QUARTER, Places
from speed.timing import Runs, Spread

MB = 1_000_000
ARGON_MB = (64 << 20) / MB
OF_ARGON = 1.1
FLOOR_UNIT, SCRIPT_UNIT = "x floor", "x minimal script"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: `figure` in `unit` against the budget.

    Attributes:
        ms: The milliseconds behind a ratio.
        instructions: How many the command runs, where they were counted.
        instructions_over: The same as a ratio to what the figure is a ratio to.
    """

    name: str
    figure: Spread
    unit: str
    budget: float
    ms: float | None = None
    instructions: int | None = None
    instructions_over: float | None = None

    @property
    def holds(self) -> bool:
        """True within the budget."""
        return self.figure.middle <= self.budget


@dataclass(frozen=True, slots=True)
class Ratio:
    """A budget of a command as a ratio to another one, taken round by round."""

    name: str
    over: str
    under: str
    unit: str
    budget: float


def ratios(n: str, few: str) -> list[Ratio]:
    """The budgets of whole commands. `n` and `few` are how many entries the journals have, in words."""
    floor, script, beside = FLOOR_UNIT, SCRIPT_UNIT, f"x beside {few}"
    return [
        Ratio("`reflect --version`", "version", "floor", floor, 1.3),
        Ratio("`reflect --help`", "help", "floor", floor, 16),
        Ratio("a command that does nothing (`where --json`)", "nothing", "floor", floor, 8),
        Ratio("the Tab key after `reflect lis`, with bash itself", "tab", "floor", floor, 8),
        Ratio(f"`list`, 10 of {n}, plain", "list", "floor", floor, 9),
        Ratio(f"`list`, 10 of {n}, on a terminal", "list drawn", "floor", floor, 12.5),
        Ratio(f"`search`, a rare word in {n} entries", "search", "floor", floor, 10),
        Ratio(
            f"`search`, a rare word in {n} entries, beside a minimal script",
            "search", "search minimal", script, 4.5,
        ),
        Ratio(f"`week`, {n} entries", "week", "floor", floor, 13),
        Ratio(f"`week`, {n} entries, beside a minimal script", "week", "week minimal", script, 3),
        Ratio(f"`growth`, {n} entries", "growth", "floor", floor, 13),
        Ratio(f"`growth`, {n} entries, beside a minimal script", "growth", "growth minimal", script, 3),
        Ratio(f"first question of `log`, {n} entries, plain", "question", "floor", floor, 20),
        Ratio(f"first question of `log`, {n} entries, on a terminal", "question drawn", "floor", floor, 20),
        Ratio(f"saving one entry beside {n}", "save", "save few", beside, 1.5),
        Ratio(
            "a page of one sentence masked, all that it needs loaded",
            "masking page", "masking room", "x bare import of the room", 2.5,
        ),
    ]  # fmt: skip


def rows(found: Runs, slow: Runs, counts: Mapping[str, int], places: Places) -> list[Row]:
    """Hold what was found against the budgets.

    Args:
        found: The runs of all rounds.
        slow: The runs of long texts, in rounds of their own.
        counts: Instructions by name; empty where they were not counted.
        places: The journals.
    """
    n, few = f"{places.large.entries:,}", f"{places.small.entries:,}"
    held = [_held(ratio, found, counts) for ratio in ratios(n, few) if ratio.over in found]
    return [
        *held,
        *_unlocking(found, n),
        *_inside(found, n, few),
        *_long_texts(slow),
        *_sizes(found, n, places),
    ]


def _held(ratio: Ratio, found: Runs, counts: Mapping[str, int]) -> Row:
    over, under = _ms(found, ratio.over), _ms(found, ratio.under)
    count, beside = counts.get(ratio.over), counts.get(ratio.under)
    return Row(
        name=ratio.name, figure=Spread.of([a / b for a, b in zip(over, under, strict=True)]), unit=ratio.unit,
        budget=ratio.budget, ms=Spread.of(over).middle, instructions=count,
        instructions_over=count / beside if count and beside else None,
    )  # fmt: skip


def _unlocking(found: Runs, n: str) -> list[Row]:
    locked, plain, argon = _ms(found, "list locked"), _ms(found, "list"), _said(found, "argon2id")
    without = [whole - OF_ARGON * one for whole, one in zip(locked, argon, strict=True)]
    apart = [one - other for one, other in zip(locked, plain, strict=True)]
    return [
        _row("unlocking (`list`, passphrase less raw key)", apart, argon, "x one Argon2id", OF_ARGON),
        _row(
            f"`list`, 10 of {n}, passphrase, less {OF_ARGON} Argon2id",
            without, _ms(found, "floor"), FLOOR_UNIT, 9,
        ),
    ]  # fmt: skip


def _inside(found: Runs, n: str, few: str) -> list[Row]:
    return [
        _row(
            f"saving one entry beside {n}, in a running process",
            _said(found, "save inside"), _said(found, "save few inside"), f"x beside {few}", 1.5,
        ),
        Row(
            name=f"trend label from SQL to result, {n} entries, in a running process",
            figure=Spread.of(_said(found, "labels inside")), unit="ms", budget=150,
        ),
        Row(
            name="import of the trend label, on the CPU", figure=Spread.of(_said(found, "growth inside")),
            unit="ms", budget=60,
        ),
        _row(
            "sentences looked through for details, on the CPU",
            _said(found, "looking inside"), _said(found, "cutting inside"), "x cutting them into words", 20,
        ),
    ]  # fmt: skip


def _long_texts(slow: Runs) -> list[Row]:
    made = list[Row]()
    for kind, budget in zip(KINDS, (4, 8), strict=True):
        masked, cut = (_said(slow, f"{what} {kind} {LONG}") for what in ("masked", "cut"))
        quarter = [one * LONG / QUARTER for one in _said(slow, f"masked {kind} {QUARTER}")]
        made += [
            _row(f"a megabyte of {kind} text masked, on the CPU", masked, cut, "x cutting it into words", budget),
            _row(f"a megabyte of {kind} text, a character", masked, quarter, "x a character of a quarter of it", 1.15),
        ]  # fmt: skip
    return made


def _sizes(found: Runs, n: str, places: Places) -> list[Row]:
    def peak(name: str, of: str, budget: float) -> Row:
        most = max(run.peak_bytes for run in found[of]) / MB
        return Row(name=name, figure=Spread(most, most, most), unit="MB", budget=budget)

    size = places.large.file_bytes / places.large.text_bytes
    return [
        peak(f"most memory, trend label of {n}, raw key", "labels inside", 40),
        peak(f"most memory, `list` of {n}, raw key", "list", 40),
        peak(f"most memory, `search` in {n}, raw key", "search", 40),
        peak(f"most memory, `week` of {n}, raw key", "week", 40),
        peak(f"most memory, `growth` of {n}, raw key", "growth", 40),
        peak(f"most memory, `list` of {n}, passphrase", "list locked", 40 + ARGON_MB),
        peak(f"most memory, `week` of {n}, passphrase", "week locked", 40 + ARGON_MB),
        Row(name=f"file of {n} entries", figure=Spread(size, size, size), unit="x text", budget=2.2),
    ]


def _row(name: str, over: list[float], under: list[float], unit: str, budget: float) -> Row:
    figure = Spread.of([a / b for a, b in zip(over, under, strict=True)])
    return Row(name=name, figure=figure, unit=unit, budget=budget, ms=Spread.of(over).middle)


def _ms(found: Runs, name: str) -> list[float]:
    return [run.seconds * 1e3 for run in found[name]]


def _said(found: Runs, name: str) -> list[float]:
    return [float(run.said) for run in found[name]]
