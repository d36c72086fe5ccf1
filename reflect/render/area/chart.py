"""The ratings of one area by week: a row a line from 5 to 1, a column a week, with the five lines in words beside it.

The legend names the signs that are on the chart and no others. In plain mode each week with ratings is a sentence.
"""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from rich.console import RenderableType
from rich.text import Text

from reflect.dates import said
from reflect.growth.balance import RatedWeek
from reflect.growth.load import WeekLoad
from reflect.growth.story import InDepth
from reflect.render.look import DIM, Look, times
from reflect.render.words import accent, dim, words

NARROW_BELOW, WIDE_FROM = 70, 118
FRAME = 3
"""Columns before the first week: the number of the line."""
BESIDE = 4
"""Columns between the last week and the words of a line."""
SHORT_MONTH = 4
"""Columns that the name of a month takes, with the room after it."""
LINES = (5, 4, 3, 2, 1)
ASKED: Mapping[WeekLoad, str] = {"lighter": "less", "heavier": "more"}
"""How much most sessions of a week asked of the person, in the words of the question."""


def chart(told: InDepth, look: Look) -> list[RenderableType]:
    """Draw the last weeks of an area, as many as fit, with its lines in words."""
    if look.plain:
        return [words(line) for line in _sentences(told)]
    apart = 2 if look.width >= WIDE_FROM else 1
    fit = max((look.width - FRAME - SHORT_MONTH) // apart, 1)
    weeks = told.weeks[-fit:]
    rows: list[RenderableType] = []
    if look.width < NARROW_BELOW:
        rows += [_row(n, weeks, look, apart) for n in LINES]
        rows += _below(weeks, look, apart)
        picked = [n for n in LINES if any(w.counts[n - 1] for w in told.weeks)]
        said = (
            wrap(f"{n}  {told.anchors[n - 1]}", look.width, subsequent_indent=" " * FRAME) for n in picked
        )
        return [*rows, *(words("\n".join(each)) for each in said)]
    room = look.width - FRAME - len(weeks) * apart - BESIDE
    for n in LINES:
        rows += _with_words(n, weeks, told.anchors[n - 1], look, apart=apart, room=room)
    return [*rows, *_below(weeks, look, apart)]


def _with_words(
    line: int, weeks: Sequence[RatedWeek], anchor: str, look: Look, *, apart: int, room: int
) -> list[Text]:
    """One line of the chart with its words, which may go over two rows; a line that was not picked is faint."""
    picked = any(w.counts[line - 1] for w in weeks)
    first, *more = wrap(anchor, room) or [""]
    drawn = Text.assemble(_row(line, weeks, look, apart), " " * BESIDE, words(first, "" if picked else DIM))
    indent = " " * (FRAME + len(weeks) * apart + BESIDE)
    return [drawn, *(Text.assemble(indent, words(part, "" if picked else DIM)) for part in more)]


def _row(line: int, weeks: Sequence[RatedWeek], look: Look, apart: int) -> Text:
    one, many = _signs(look)
    drawn = Text.assemble(dim(f"{line:<{FRAME}}"))  # a text that is faint itself would make all of it faint
    for week in weeks:
        n = week.counts[line - 1]
        drawn.append(accent(f"{one if n == 1 else many if n else ' ':<{apart}}"))
    return drawn


def _below(weeks: Sequence[RatedWeek], look: Look, apart: int) -> list[RenderableType]:
    """What stands below the rows: the months, how the sessions were, and what the signs are."""
    rows: list[RenderableType] = [dim(" " * FRAME + _months(weeks, apart))]
    hollow, full = _load_signs(look)
    signs = {"lighter": hollow, "heavier": full}
    if any(w.load for w in weeks):
        loads = "".join(f"{signs[w.load] if w.load else ' ':<{apart}}" for w in weeks)
        rows.append(Text(" " * FRAME + loads.rstrip()))
    return [*rows, dim(legend(weeks, look))]


def legend(weeks: Sequence[RatedWeek], look: Look) -> str:
    """Say what the signs on a chart are."""
    one, many = _signs(look)
    counts = {n for w in weeks for n in w.counts if n}
    told = [f"{one} is a rating"] if 1 in counts else []
    if counts - {1}:
        least, most = min(counts - {1}), max(counts)
        told.append(f"{many} is {least if least == most else f'{least} to {most}'} in one week")
    drawn = {w.load for w in weeks}
    told += [
        f"{sign} most sessions of that week asked {ASKED[load]} of you"
        for sign, load in zip(_load_signs(look), ASKED, strict=True)
        if load in drawn
    ]
    return f"{', '.join(told)}."


def _months(weeks: Sequence[RatedWeek], apart: int) -> str:
    """The name of each month under its first week; a week belongs to the month of its Monday, which has come."""
    named = [f"{week.first:%b}" for week in weeks]
    starts = [n for n, month in enumerate(named) if n == 0 or month != named[n - 1]]
    if len(starts) > 1 and starts[1] * apart < SHORT_MONTH:  # the first month has no room before the second
        del starts[0]
    drawn = ""
    for n in starts:
        drawn = drawn.ljust(n * apart) + named[n]
    return drawn


def _sentences(told: InDepth) -> list[str]:
    """Each week with ratings, and then the words of the lines that were picked."""
    found = []
    for week in told.weeks:
        picked = [f"{times(n)} line {line}" for line, n in enumerate(week.counts, 1) if n]
        load = f"most sessions asked {ASKED[week.load]} of you" if week.load else ""
        if picked or load:
            facts = "; ".join(filter(None, (", ".join(picked), load)))
            found.append(f"Week from {said(week.first, today=told.story.today)}: {facts}.")
    lines = [n for n in LINES if any(w.counts[n - 1] for w in told.weeks)]
    return [*found, *(f"Line {n}: {told.anchors[n - 1]}" for n in lines)]


def _signs(look: Look) -> tuple[str, str]:
    """The sign for one rating, and the one for more of a week."""
    return ("o", "@") if look.ascii else ("\u2022", "\u25cf")


def _load_signs(look: Look) -> tuple[str, str]:
    """The signs for a week whose sessions mostly asked less, and for one where they asked more."""
    return ("L", "M") if look.ascii else ("\u25b5", "\u25b4")
