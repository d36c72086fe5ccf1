"""One growth area in depth, with all that was kept for it: the long page of `--all`, for the person's own screen.

What is empty is left out. Own words are shown as they were written; ratings of then and now stand beside the label,
and are never merged with it.
"""

from collections.abc import Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import said
from reflect.growth.plans import Outcomes
from reflect.growth.roadmap import on_the_way
from reflect.growth.story import InDepth, names_of
from reflect.render import months, picture
from reflect.render.area.area import LEARNED, LOOKED_BACK, NOT_RATED, OWN_WORDS, TRIED, learned, line_words
from reflect.render.growth import (
    days,
    foot,
    halves,
    label,
    listed,
    named,
    only_some,
    shown,
    to_go,
    written_anew,
)
from reflect.render.look import Look, times
from reflect.render.plain import roadmap_words as drawing
from reflect.render.plain.entry_words import STATUS
from reflect.render.words import dim, heading, indented, section, words
from reflect.values.counts import PickedTwice, Ticked

ROADMAP_LONG = "Guidelines of your roadmap that came into play"
MOST = 10
"""So many own lines, plans, lessons and looks back are shown, the newest ones."""


def whole(told: InDepth, look: Look, *, explained: bool = False) -> RenderableType:
    """Draw one area.

    Args:
        told: the area with all that was kept for it.
        look: how to draw.
        explained: with the figures behind its label.
    """
    parts: list[RenderableType] = [
        heading(named(told.area)),
        dim(told.definition),
        *written_anew(told.story),
        *only_some(told.story.only),
        Text(),
        section("The five lines", *(words(f"{n}. {line}") for n, line in enumerate(told.anchors, 1))),
    ]
    if told.months:
        drawn = months.by_month(names_of(told.period), told.months, look)
        parts.append(section(f"Your ratings, {days(told.period, today=told.story.today)}", *drawn))
    else:
        parts += [words(NOT_RATED), Text()]
    parts += _label(told, look, explained=explained)
    parts += _kept(told)
    if told.kept.looking_back:
        parts.append(_looking_back(told, look))
    if told.yardstick is not None:
        since = said(told.yardstick, today=told.story.today)
        line = words(f"You rate more strictly since {since}. Your label counts from there.")
        parts.append(section("Your yardstick", line))
    return Group(*parts, *foot(labels=not told.story.weeks_to_go, explained=explained))


def _kept(told: InDepth) -> list[RenderableType]:
    """Draw what was ticked, said, tried and learned, as far as there is any."""
    kept = told.kept
    strengths = [m for m in kept.moments if m.kind == "strength"]
    edges = [m for m in kept.moments if m.kind == "edge"]
    own = [f'"{line.words}" (entry {line.entry})' for line in kept.keep_lines]
    lessons = [f"{said(one.day, today=told.story.today)}: {learned(one)}" for one in kept.learned]
    plans = [f"{STATUS[p.status]}: {p.words}" for p in kept.plans]
    sections = (
        ("Strengths that you ticked", [_ticked(m) for m in strengths]),
        ("Places to grow that you ticked", [_ticked(m) for m in edges]),
        (ROADMAP_LONG, drawing.all_of(on_the_way(kept.guidelines), by_month=True)),
        (OWN_WORDS, _newest(own)),
        (TRIED, [*outcomes(told.outcomes), *_newest(plans)] if plans else []),
        (LEARNED, _newest(lessons)),
    )
    return [section(title, *(words(line) for line in lines)) for title, lines in sections if lines]


def _looking_back(told: InDepth, look: Look) -> RenderableType:
    pairs = told.kept.looking_back
    looks = pairs[:MOST]
    signs = picture.legend([_picked_twice(pair) for pair in looks], look)
    drawn = [*signs, *(line for pair in looks for line in _pair(pair, told.story.today, look))]
    rest = [words(line) for line in _more(len(pairs))]
    return section(f"{LOOKED_BACK}: then and now, both picked on one day", *drawn, *rest)


def outcomes(found: Outcomes) -> list[str]:
    """Say what became of plans: counts, and the share with its range where there are enough to tell it."""
    counts = (
        (found.kept, "done"),
        (found.partly, "partly done"),
        (found.not_yet, "not yet"),
        (found.let_go, "let go"),
        (found.open, "open"),
    )
    told = listed([f"{n} {what}" for n, what in counts if n])
    if not found.tells_share or found.share_low is None or found.share_high is None:
        return [f"So far: {told}."]
    low, high = round(100 * found.share_low), round(100 * found.share_high)
    done = (
        f"{found.followed_through} of {found.looked_back_at} that you looked back at were done or partly done"
    )
    return [f"So far: {told}.", f"{done} (likely between {low} and {high} in 100)."]


def _label(told: InDepth, look: Look, *, explained: bool) -> list[RenderableType]:
    """The label, or when labels begin; nothing for an area that was not rated in the days of the label."""
    if not told.area.trend.n_ratings:
        return []
    if not told.story.weeks_to_go:
        title = f"Then and now: {halves(told.story)}"
        signs = picture.legend([shown(told.area.trend)], look)
        return [section(title, *signs, *label(told.area, look, explained=explained))]
    return [section("Then and now", words(to_go(told.story)))]


def _pair(pair: PickedTwice, today: date, look: Look) -> list[RenderableType]:
    """One look back: its picture with its day, and the words of both lines."""
    then, now = line_words(pair.then), line_words(pair.now)
    caption = f"then {then}, now {now}, on {said(pair.day, today=today)} (entry {pair.entry})"
    lines: list[RenderableType] = [picture.beside(_picked_twice(pair), caption, look)]
    for when, anchor in (("Then", pair.then_anchor), ("Now", pair.now_anchor)):
        if anchor:
            lines.append(indented(words(f"{when}: {anchor}")))
    return lines


def _picked_twice(pair: PickedTwice) -> picture.TwoMarks:
    return picture.TwoMarks(then=pair.then, now=pair.now)


def _ticked(m: Ticked) -> str:
    return m.words if m.times == 1 else f"{m.words} ({times(m.times)})"


def _newest(lines: Sequence[str]) -> list[str]:
    return [*lines[:MOST], *_more(len(lines))]


def _more(n: int) -> list[str]:
    return [f"And {n - MOST} earlier ones."] if n > MOST else []
