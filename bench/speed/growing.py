"""How the cost of a command grows with the journal: the same command on journals of several sizes, and its exponent.

The exponent is the slope of the cost over the start, from the second largest journal to the largest, on paper with both scales
logarithmic: 0 stays the same, 1 grows as the journal does. The start is what a command costs that does nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log10

from speed.commands import GROWTH, LAST_DAY, NEWEST, RARE_WORD, WEEK, raw
from speed.places import Made
from speed.timing import Command, Runs, Spread

COMMON_WORD = "this"  # in nearly every entry
FIRST_OF_ALL = date(2006, 1, 1)  # before the first entry of each journal
YEARS = {1_000: 3, 10_000: 10, 100_000: 20}
"""What the journals span; `generate.py` says the same. So a week of a larger journal holds more entries."""
ALL = -1
SAME, WITH_ANSWER = 0.1, 0.05
LEAST_SHARE = 0.01
"""A cost over the start is never taken for less than this share of the start: it would be noise."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command whose cost is followed.

    Attributes:
        name: How it stands in the table.
        argv: What is typed.
        days: Of how many days its answer is made; 0 where the answer does not grow, `ALL` where it is of all entries.
    """

    name: str
    argv: tuple[str, ...]
    days: int = 0


def _last(days: int) -> tuple[str, ...]:
    return ("--since", (LAST_DAY - timedelta(days - 1)).isoformat(), "--until", LAST_DAY.isoformat())


ASKED = (
    Asked("`reflect` by itself", ()),
    Asked("`list`, the newest 10", NEWEST),
    Asked("`list`, the newest 10 with a tag", (*NEWEST, "--tag", "housing")),
    Asked("`show`, the newest", ("show", "last")),
    Asked("`search`, a word in ten entries", ("search", RARE_WORD)),
    Asked("`search`, a word in nearly all", ("search", COMMON_WORD)),
    Asked("`focus`", ("focus",)),
    Asked("`week`", WEEK, 7),
    Asked("`growth`", GROWTH, 210),
    Asked("`themes` of a quarter", ("themes", *_last(91)), 365),
    Asked(
        "`themes` of all years",
        ("themes", "--since", FIRST_OF_ALL.isoformat(), "--until", LAST_DAY.isoformat()),
        ALL,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """One line: the milliseconds of the whole command and its cost over the start at each size, and the exponent.

    The cost is in instructions if it was `counted`, else in seconds on the processor.
    """

    name: str
    ms: tuple[float, ...]
    over_start: tuple[float, ...]
    exponent: float
    bound: float
    counted: bool

    @property
    def holds(self) -> bool:
        """True within the bound."""
        return self.exponent <= self.bound


def name_at(asked: Asked, made: Made) -> str:
    """What one command on one journal is called among the runs."""
    return f"{asked.name} of {made.entries}"


def followed(journals: Sequence[Made]) -> dict[str, Command]:
    """All commands on all journals."""
    return {name_at(asked, made): raw(made.home, *asked.argv) for asked in ASKED for made in journals}


def grown(found: Runs, counts: Mapping[str, int], journals: Sequence[Made], *, nothing: str) -> list[Grown]:
    """Give the exponents: of instructions where a command was counted at each size, else of time on the processor.

    Args:
        found: The runs, by `name_at`.
        counts: Instructions, by the same names; empty where they were not counted.
        journals: The smallest first.
        nothing: The name of the command that does nothing, among both.
    """

    def cost(name: str, counted: bool) -> float:
        return counts[name] if counted else Spread.of([run.on_processor for run in found[name]]).middle

    made = list[Grown]()
    for asked in ASKED:
        names = [name_at(asked, each) for each in journals]
        counted = all(name in counts for name in (nothing, *names))
        start = cost(nothing, counted)
        over = tuple(max(cost(name, counted) - start, LEAST_SHARE * start) for name in names)
        made.append(
            Grown(
                name=asked.name,
                ms=tuple(Spread.of([run.seconds * 1e3 for run in found[name]]).middle for name in names),
                over_start=over,
                counted=counted,
                exponent=exponent(over[-2:], [each.entries for each in journals[-2:]]),
                bound=bound(asked.days, [each.entries for each in journals[-2:]]),
            )
        )
    return made


def exponent(costs: Sequence[float], sizes: Sequence[float]) -> float:
    """The slope between two points, both scales logarithmic."""
    (one, other), (few, many) = costs, sizes
    return log10(other / one) / log10(many / few)


def bound(days: int, sizes: Sequence[int]) -> float:
    """How fast a cost may grow: hardly at all, or as its answer does."""
    if not days:
        return SAME
    few, many = sizes
    answers = sizes if days == ALL else [few / YEARS[few], many / YEARS[many]]
    return exponent(answers, sizes) + WITH_ANSWER
