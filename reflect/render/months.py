"""Months as drawings: lines by month or quarter, a dot a rating. Never a figure over areas.

Columns where there is room, one month under another where there is not, sentences in plain mode; all with the same
facts. A month without ratings is blank, and nothing is said about it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import Period
from reflect.growth.story import By, Stretch, names_of
from reflect.render.growth import FOOT, NO_RATINGS, days, dots, listed, many, only_some, picks
from reflect.render.look import DIM, Look
from reflect.render.plain.growth_sentences import ratings
from reflect.render.words import accent, dim, heading, indented, section, words

NARROW_BELOW = 70
CELL = 9
"""Columns of one month in the table, with the room beside it."""
NAME = 26
"""The least room that the name of an area has in the table; longer ones go over two lines."""
MOST_IN_A_CELL = 4
"""So many dots stand beside each other in a column of a month; more are one dot and their number."""
LEGEND = "The first figure is the line in the middle of those you picked. In brackets: how many ratings it is from."
LINES = (5, 4, 3, 2, 1)


def page(
    names: Mapping[str, str],
    found: Sequence[Stretch],
    by: By,
    look: Look,
    *,
    period: Period,
    today: date,
    focus: str,
    only: Sequence[str] = (),
) -> RenderableType:
    """Draw the typical line of each area by month or quarter, as a whole page.

    Args:
        names: id -> name of the areas, in the order of the practice.
        found: the months or quarters with ratings.
        by: which of them.
        look: how to draw.
        period: the days.
        today: days of its year are said without their year.
        focus: the id of the focus area, which comes first.
        only: which entries count, in words.
    """
    order = sorted(names, key=lambda area: area != focus)
    told = {area: names[area] for area in order}
    rated = {s.lines.area for s in found}
    parts: list[RenderableType] = [
        heading(f"Growth by {by}, {days(period, today=today)}"),
        *only_some(only),
        Text(),
    ]
    if not found:
        return Group(*parts, words(NO_RATINGS), Text(), dim(FOOT))
    parts += table(told, names_of(period, by), found, look)
    if left := [names[area] for area in names if area not in rated]:
        parts.append(dim(f"Not rated in this time: {listed(left)}. That is okay."))
    return Group(*parts, dim(FOOT))


def table(
    names: Mapping[str, str], all_of: Sequence[str], found: Sequence[Stretch], look: Look
) -> list[RenderableType]:
    """Draw the typical line of each area by month or quarter.

    Args:
        names: id -> name of the areas, in the order in which they are told.
        all_of: the months or quarters, in order.
        found: those with ratings.
        look: how to draw.
    """
    cells = {(s.lines.area, s.name): s for s in found}
    rated = {area: name for area, name in names.items() if any(s.lines.area == area for s in found)}
    if look.plain or look.width < NARROW_BELOW:
        return [
            section(name, *(_said(cells[area, at]) for at in all_of if (area, at) in cells))
            for area, name in rated.items()
        ]
    with_any = {s.name for s in found}
    first = next((n for n, at in enumerate(all_of) if at in with_any), 0)
    parts: list[RenderableType] = []
    for band in _bands(all_of[first:], (look.width - NAME) // CELL):
        parts += [_table(rated, band, cells, look.width), Text()]
    return [*parts, dim(LEGEND)]


def by_month(all_of: Sequence[str], found: Sequence[Stretch], look: Look) -> list[RenderableType]:
    """Draw every rating of one area as a dot, by month and line.

    Args:
        all_of: the months, in order.
        found: those with ratings.
        look: how to draw.
    """
    if not found:
        return []
    if look.plain:
        return [words(f"{name_words(s.name)}: {picks(s.lines.counts)}") for s in found]
    most = max(n for s in found for n in s.lines.counts)
    if look.width < NARROW_BELOW:
        cap = look.width - 9
        lines = [line for s in found for line in (words(name_words(s.name)), *_stacked(s, look, cap))]
    else:
        cap = MOST_IN_A_CELL
        wide = max(len(dots(most, look, cap)) + 1, cap + 2)
        months = all_of[all_of.index(found[0].name) :]
        lines = [
            words(line)
            for band in _bands(months, (look.width - 5) // wide)
            for line in _columns(band, {s.name: s for s in found}, look, wide, cap)
        ]
    counts = [sum(s.lines.counts[n] for s in found) for n in range(5)]
    return [*lines, words(picks(counts)), *many([most], look, cap)]


def name_words(name: str) -> str:
    """Say a month ("2026-03") or a quarter ("2026-Q1") in words."""
    if "Q" not in name:
        return f"{_first(name):%B %Y}"
    first = _first(name)
    return f"{first:%B} to {first.replace(month=first.month + 2):%B %Y}"


def _said(s: Stretch) -> Text:
    return words(f"{name_words(s.name)}: line {s.lines.typical}, {ratings(s.lines.n)}")


def _table(
    names: Mapping[str, str], band: Sequence[str], cells: Mapping[tuple[str, str], Stretch], width: int
) -> RenderableType:
    from rich.table import Table

    wide = min(width, max(map(len, names.values())) + 1 + CELL * len(band))
    room = wide - CELL * len(band) - 1
    drawn = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, width=wide, header_style=DIM)
    drawn.add_column("", ratio=1)
    for year, column in zip(_years(band), band, strict=True):
        drawn.add_column(f"{year}\n{_short(column)}", width=CELL - 1, no_wrap=True)
    for area, name in names.items():
        row = [cells.get((area, at)) for at in band]
        if any(row):
            drawn.add_row(
                words("\n".join(wrap(name, room, subsequent_indent="  "))),
                *(
                    Text.assemble(accent(f"{s.lines.typical}"), dim(f" ({s.lines.n})")) if s else ""
                    for s in row
                ),
            )
    return drawn


def _columns(
    band: Sequence[str], found: Mapping[str, Stretch], look: Look, wide: int, cap: int
) -> Iterator[str]:
    """The lines of one band of months: years, months, then the lines from 5 down to 1."""
    yield ("   " + "".join(f"{year:<{wide}}" for year in _years(band))).rstrip()
    yield ("   " + "".join(f"{_short(month):<{wide}}" for month in band)).rstrip()
    for line in LINES:
        cells = (found[m].lines.counts[line - 1] if m in found else 0 for m in band)
        yield (f"{line}  " + "".join(f"{dots(n, look, cap):<{wide}}" for n in cells)).rstrip()
    yield ""


def _stacked(s: Stretch, look: Look, room: int) -> list[RenderableType]:
    counts = s.lines.counts
    return [indented(words(f"{n}  {dots(counts[n - 1], look, room)}")) for n in LINES if counts[n - 1]]


def _bands(all_of: Sequence[str], fit: int) -> list[Sequence[str]]:
    """Share columns evenly among as few bands as fit."""
    bands = -(-len(all_of) // max(fit, 1))
    size = -(-len(all_of) // max(bands, 1))
    return [all_of[n : n + size] for n in range(0, len(all_of), max(size, 1))]


def _years(band: Sequence[str]) -> list[str]:
    """The year over the first column of each year."""
    return [name[:4] if n == 0 or name[:4] != band[n - 1][:4] else "" for n, name in enumerate(band)]


def _short(name: str) -> str:
    first = _first(name)
    return f"{first:%b}" if "Q" not in name else f"{first:%b}-{first.replace(month=first.month + 2):%b}"


def _first(name: str) -> date:
    month = int(name[6]) * 3 - 2 if "Q" in name else int(name[5:])
    return date(int(name[:4]), month, 1)
