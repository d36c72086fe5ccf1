"""All growth areas on one screen: a row an area, with a sign a step, then and now, and the word for it.

Three layouts for three widths, with the facts that `plain.growth_sentences` says. The legend names the
signs that are on the page and no others. Never a figure over areas; the areas come in the order that the story has.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from textwrap import wrap

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.trend_words import called, newness
from reflect.growth.story import AreaStory, Story
from reflect.render import range_bar
from reflect.render.look import ACCENT, DIM, Look
from reflect.render.plain.growth_sentences import (
    YEAR_STEP,
    both_halves,
    each_is,
    is_told,
    nearest_line,
    range_of,
    ratings,
    steps_told,
    word_for,
)
from reflect.render.words import accent, dim, words

NARROW_BELOW, WIDE_FROM = 70, 118
HEIGHTS = "\u2581\u2582\u2584\u2586\u2588"
"""The five lines as signs, line 1 first."""
NEW_SIGNS = "*+~"
"""Stand behind a word that is new, one for each way to be new; the legend says which."""
NAME_AT_LEAST = 20
COUNTED = len("4.5 (99)")
"""Columns of then with its ratings, so that the arrows stand under each other."""


def table(story: Story, look: Look) -> list[RenderableType]:
    """Draw all rated areas as rows of signs, with their legend; not for plain pages."""
    areas = story.rated
    if not areas:
        return []
    drawn = _pairs(story, look) if look.width < NARROW_BELOW else _rows(story, look)
    told = legend(story, look)
    return [*drawn, Text(), dim(told)] if told else drawn


def legend(story: Story, look: Look) -> str:
    """Say what the signs on this page are; empty where there are none."""
    shown = [v for area in story.rated for v in steps_told(area.trend, story)]
    lines = sorted({nearest_line(v) for v in shown if v is not None})
    told = []
    if lines:
        each = ", ".join(f"{HEIGHTS[n - 1]} is {n}" for n in lines)
        told.append(
            "A figure is a line of the five" if look.ascii else f"A sign is a line of the five: {each}"
        )
    if None in shown:
        told.append(f"{'a dot' if look.ascii else _nothing(look)} is nothing rated")
    said = [", ".join(told), each_is(story)]
    said += [f"{sign} is {new}" for new, sign in _new_signs(story, look).items()]
    if story.rated[0].is_focus:
        said.append("Your focus area comes first")
    ranged = next((area for area in story.rated if area.so_far), None)
    if ranged is not None and story.weeks_to_go and look.width >= NARROW_BELOW:
        said.append(
            f'{range_bar.legend(look)}, half a line a cell: on "{ranged.name}" {range_of(ranged.so_far)}'
        )
    return ". ".join(part for part in said if part) + "."


def _rows(story: Story, look: Look) -> list[RenderableType]:
    """One row an area, for 70 columns and more."""
    wide = look.width >= WIDE_FROM
    gap = 3 if wide else 1
    cells = [_cells(area, story, look, wide=wide) for area in story.rated]
    heads = _heads(story, look, wide=wide)
    widths = [max(len(head), *(len(row[n]) for row in cells)) for n, head in enumerate(heads)]
    used = [n for n, w in enumerate(widths) if w]
    room = look.width - sum(widths[n] + gap for n in used)
    names = [area.name for area in story.rated]
    name_wide = max(NAME_AT_LEAST, min(room, max(map(len, names))))
    drawn = Table(box=None, padding=(0, gap, 0, 0), pad_edge=False, header_style=DIM)
    drawn.add_column("", width=name_wide)
    for n in used:
        drawn.add_column(heads[n], width=widths[n], no_wrap=True)
    for area, row in zip(story.rated, cells, strict=True):
        lines = wrap(area.name, name_wide, subsequent_indent="  ")
        drawn.add_row(words("\n".join(lines), "bold" if area.is_focus else ""), *(row[n] for n in used))
    return [drawn]


def _heads(story: Story, look: Look, *, wide: bool) -> list[str]:
    """What stands over the columns after the name; empty for a column that speaks for itself."""
    between = "->" if look.ascii else "\u2192"
    count = story.steps_told
    first = story.end_day - timedelta(count * story.step_days - 1)
    months = _months(first, story.end_day, 2 * count - 1 if wide else count)
    young = story.weeks_to_go > 0
    told = any(is_told(area) for area in story.rated)
    ranged = young and any(area.so_far for area in story.rated)
    return [
        months,
        f"then{between}now" if told else "",
        "ratings" if young else "",
        range_bar.ENDS if ranged else "",
        "",
    ]


def _cells(area: AreaStory, story: Story, look: Look, *, wide: bool) -> list[Text]:
    """The columns after the name: the steps, then and now, how many ratings, the bar, the word."""
    signs = dots(area.trend, story, look, apart=" " if wide else "")
    young = story.weeks_to_go > 0
    then_now = _then_now(area, look, counted=wide and not young) if is_told(area) else Text()
    counts, drawn = Text(), Text()
    if young:
        counts = words(_counts(area))
        if area.so_far is not None:
            drawn = range_bar.bar(area.so_far.low, area.so_far.high, look)
    word = _word_beside(area, story, look, full=wide)
    return [signs, then_now, counts, drawn, word]


def _pairs(story: Story, look: Look) -> list[RenderableType]:
    """Two lines an area, for narrow screens: the name with the word, then the steps with then and now."""
    lines: list[RenderableType] = []
    for area in story.rated:
        name = words(area.name, "bold" if area.is_focus else "")
        word = _word_beside(area, story, look, full=False)
        figures = dots(area.trend, story, look)
        young = story.weeks_to_go > 0
        if is_told(area):
            figures = Text.assemble(figures, " ", _then_now(area, look, counted=False))
        if young:
            word = words(_counts(area, named=True))
        lines += _placed(name, figures, word, look.width)
    return lines


def _placed(name: Text, figures: Text, word: Text, width: int) -> Iterator[Text]:
    """Put the word where it fits: beside the name, beside the figures, or on a line of its own."""
    figures = Text.assemble("  ", figures)
    if len(name) + 2 + len(word) <= width:
        yield _apart(name, word, width)
        yield figures
    elif len(figures) + 1 + len(word) <= width:
        yield name
        yield _apart(figures, word, width)
    else:
        yield name
        yield figures
        yield _apart(Text(), word, width)


def _apart(left: Text, right: Text, width: int) -> Text:
    return Text.assemble(left, " " * (width - len(left) - len(right)), right, overflow="fold")


def dots(trend: AreaTrend, story: Story, look: Look, *, apart: str = "") -> Text:
    """Draw a sign a step, the newest last: the height of its line, or that nothing was rated."""
    drawn = Text()
    for n, value in enumerate(steps_told(trend, story)):
        drawn.append(apart if n else "")
        drawn.append(dim(_nothing(look)) if value is None else accent(_sign(value, look)))
    return drawn


def _then_now(area: AreaStory, look: Look, *, counted: bool) -> Text:
    then, now, early, late = both_halves(area)
    between = "->" if look.ascii else "\u2192"
    parts = [
        f" {_nothing(look)} " if value is None else f"{value:.1f}" + (f" ({n})" if counted else "")
        for value, n in ((then, early), (now, late))
    ]
    return words(f"{parts[0]:<{COUNTED}} {between} {parts[1]}" if counted else between.join(parts))


def _counts(area: AreaStory, *, named: bool = False) -> str:
    """How many ratings so far, or in each half."""
    if area.so_far is None:
        return ratings(area.trend.n_ratings) if named else str(area.trend.n_ratings)
    told = f"{area.so_far.n_early} and {area.so_far.n_late}"
    return f"{told} ratings" if named else told


def _word_beside(area: AreaStory, story: Story, look: Look, *, full: bool) -> Text:
    trend = area.trend
    if trend.label == "not_enough_yet":
        said = word_for(area, story)
        return dim(said if full else said.removesuffix(" to a label"))
    if full:
        return words(word_for(area, story))
    sign = _new_signs(story, look).get(newness(trend), "")
    year = ", over a year" if trend.step_days == YEAR_STEP else ""
    return Text.assemble(words(called(trend) + year), words(f" {sign}" if sign else "", ACCENT))


def _new_signs(story: Story, look: Look) -> dict[str, str]:
    """A sign for each way in which a word on this page is new; none where there is room to say it."""
    if look.width >= WIDE_FROM:
        return {}
    found = dict.fromkeys(filter(None, (newness(area.trend) for area in story.rated)))
    return dict(zip(found, NEW_SIGNS, strict=False))


def _sign(value: float, look: Look) -> str:
    return str(nearest_line(value)) if look.ascii else HEIGHTS[nearest_line(value) - 1]


def _nothing(look: Look) -> str:
    return "." if look.ascii else "\u00b7"


def _months(first: date, last: date, wide: int) -> str:
    """The months of the first and the last step, over a row of signs; a short row has no room for them."""
    return f"{first:%b}{f'{last:%b}':>{wide - 3}}" if wide >= 8 else "weeks"
