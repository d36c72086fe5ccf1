"""What was said of the guidelines of the person's own roadmap, in sentences."""

from reflect.day_words import MONTHS
from reflect.growth.roadmap import InPlay, OnTheWay, Pull
from reflect.render.look import times


def in_play(one: InPlay) -> str:
    """Say how often a guideline came into play, and how."""
    how = ((one.helped, "helped"), (one.two_ways, "pulled two ways"))
    same = [f"{said} {times(n)}" for n, said in how if n == one.times]
    told = same if len(same) == 1 else [times(one.times), *(f"{said} {times(n)}" for n, said in how if n)]
    return f"{one.name}: {', '.join(told)}"


def pull(one: Pull) -> str:
    """Say which two pulled against each other."""
    how = "" if one.times == 1 else f" {times(one.times)}"
    return f"{one.one} and {one.other} pulled two ways{how}"


def all_of(found: OnTheWay, *, most: int | None = None, by_month: bool = False) -> list[str]:
    """Say it of each guideline, and of each two that pulled against each other, a line each.

    Args:
        found: the counts.
        most: how many lines there are at most of either; None for all.
        by_month: say how often in each month too.
    """
    lines = [in_play(one) + (f" ({_months(one)})" if by_month else "") for one in found.guidelines[:most]]
    return [*lines, *map(pull, found.pulls[:most])]


def _months(one: InPlay) -> str:
    """How often in each month, such as "September 2026: 2"."""
    named = ((MONTHS[int(month[5:]) - 1].capitalize(), month[:4], n) for month, n in one.months)
    return ", ".join(f"{name} {year}: {n}" for name, year, n in named)


def names(found: OnTheWay) -> str:
    """Name the guidelines that came into play, in one line; empty for none."""
    return ", ".join(g.name if g.times == 1 else f"{g.name} ({times(g.times)})" for g in found.guidelines)


def in_one_line(found: OnTheWay) -> str:
    """Say first which two pulled against each other, then which others came into play; empty for none."""
    told = {name for both in found.pulls for name in (both.one, both.other)}
    others = names(OnTheWay(guidelines=tuple(g for g in found.guidelines if g.name not in told)))
    return "".join(f"{said}. " for said in (*map(pull, found.pulls), others) if said).rstrip()
