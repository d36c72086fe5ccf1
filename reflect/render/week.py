"""The week as a drawing: own words and what helped first, facts only, the same foot every time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.growth.balance import AreaWeek
from reflect.growth.summary import Line, NextQuestion, ThenAndNow, Week
from reflect.render import picture
from reflect.render.look import Look, times
from reflect.render.plain.entry_words import STATUS, day_words
from reflect.render.plain.roadmap_words import names, pull
from reflect.render.plain.week_words import (
    COMING_UP,
    HEADINGS,
    HOW_TO_BEGIN,
    LOOKING_BACK,
    NOTHING,
    OWN_WORDS,
    STRENGTHS,
    learning,
    looked_back,
    period_words,
    reflections,
    tally,
)
from reflect.render.words import accent, dim, heading, indented, own, section, words

FOOT = "These are your own ratings of single moments. They are not a test. They show what you noticed."
THEN_AND_NOW = "Then and now: these four weeks, and the four before"
MOST = 5
"""How much of one kind a week shows: it is a page, and the rest is one command away."""
SEE_ENTRIES, SEE_PLANS = "reflect list", "reflect try"
ROADMAP = "Guidelines that came into play"
SO_FAR = "Your lines in these four weeks"
MOST_AREAS = 4
FIRST_TIME = "nothing before that yet"


def week(w: Week, look: Look, *, area_names: Mapping[str, str]) -> RenderableType:
    """Draw one week."""

    def name(area: str) -> str:
        return area_names.get(area, area)

    parts: list[RenderableType] = [heading(f"Your week: {period_words(w.period)} ({w.name})"), Text()]
    parts.append(_your_week(w))
    parts += _own_words(w)
    if w.strengths:
        parts.append(section(STRENGTHS, *(words(tally(t)) for t in w.strengths[:MOST])))
    if w.lines or w.did_not_come_up:
        parts.append(section(f"Your focus area: {name(w.focus)}", *_focus(w, look)))
    if w.coming_up:
        parts.append(section(COMING_UP, *(words(tally(t)) for t in w.coming_up)))
    if w.on_the_way.guidelines:
        said = (names(w.on_the_way), *map(pull, w.on_the_way.pulls))
        parts.append(section(ROADMAP, *map(words, said)))
    if w.areas:
        parts.append(_areas(w, name, look))
    if w.looking_back:
        told = ((words(name(p.area)), *(indented(words(t)) for t in looked_back(p))) for p in w.looking_back)
        parts.append(section(LOOKING_BACK, *(line for pair in told for line in pair)))
    if w.commitments:
        plans = [words(f"{STATUS[c.status]}: {c.words}") for c in w.commitments]
        parts.append(section("You wanted to try", *_some(plans, SEE_PLANS)))
    if w.learning or w.learned_from:
        parts.append(section("Learning", *map(words, learning(w.learning, w.learned_from))))
    if w.question:
        parts.append(_next(w.question, name(w.question.area)))
    parts.append(dim(FOOT))
    return Group(*parts)


def caption(now: AreaWeek, before: AreaWeek) -> str:
    """Say two stretches in words: the typical line of each (its low median), and how many ratings it is from."""
    told = f"{_typical(now)} ({_ratings(now.n)})"
    return f"{told}, before that {before.typical} ({before.n})" if before.n else f"{told}, {FIRST_TIME}"


def _your_week(w: Week) -> RenderableType:
    if not w.entries:
        before = w.earlier
        told = [words(f'On {day_words(before.day)} you wrote: "{before.words}"')] if before else []
        if w.question and not before:
            told = [words(HOW_TO_BEGIN)]
        return Group(words(NOTHING), *told, Text())
    return Group(words(reflections(w)), Text())


def _own_words(w: Week) -> list[RenderableType]:
    """The own words, each under what was asked."""
    parts: list[RenderableType] = []
    for about in (*HEADINGS, None):
        told = [own(f'"{line.words}"') for line in w.keep_lines if line.about == about]
        if told:
            parts.append(section(HEADINGS[about] if about else OWN_WORDS, *_some(told, SEE_ENTRIES)))
    return parts


def _focus(w: Week, look: Look) -> list[RenderableType]:
    """Each line that was picked, with a dot a rating and its words; never a figure between two lines."""
    lines = _picked([line for line in w.lines if line.about == "session"], look)
    if w.did_not_come_up:
        lines.append(words(f"It did not come up {times(w.did_not_come_up)}."))
    lines += [words(f"The whole week: line {x.value}. {x.anchor}") for x in w.lines if x.about == "week"]
    return lines


def _picked(ratings: Sequence[Line], look: Look) -> list[RenderableType]:
    picked = Counter((line.value, line.anchor) for line in ratings)
    if look.plain:
        return [words(f"Line {value}, {times(n)}: {anchor}") for (value, anchor), n in sorted(picked.items())]
    return [
        Text.assemble(words(f"{value}  "), accent(look.dot * n), words(f"  {anchor}"), overflow="fold")
        for (value, anchor), n in sorted(picked.items())
    ]


def _areas(w: Week, name: Callable[[str], str], look: Look) -> RenderableType:
    """Then and now, the focus area first; in the first weeks, while there is no then, what was picked so far."""
    areas = sorted(w.areas, key=lambda a: a.area != w.focus)
    left = len(areas) - MOST_AREAS
    more = [words(f"({left} more: reflect growth)")] if left > 0 else []
    shown = areas[:MOST_AREAS]
    if not any(a.before.n for a in areas):
        lines = [words(f"{name(a.area)}: {_typical(a.now)} ({_ratings(a.now.n)})") for a in shown]
        return section(SO_FAR, *lines, *more)
    signs = picture.legend([_typical_lines(a) for a in shown], look, then="before")
    told = (part for a in shown for part in _then_and_now(a, name(a.area), look))
    return section(THEN_AND_NOW, *signs, *told, *more)


def _then_and_now(a: ThenAndNow, name: str, look: Look) -> list[RenderableType]:
    told = caption(a.now, a.before)
    if look.plain:
        return [words(f"{name}: {told}")]
    return [words(name), picture.beside(_typical_lines(a), told, look)]


def _typical_lines(a: ThenAndNow) -> picture.TwoMarks:
    return picture.TwoMarks(then=a.before.typical, now=a.now.typical)


def _some(lines: list[Text], more: str) -> list[Text]:
    left = len(lines) - MOST
    return lines if left <= 0 else [*lines[:MOST], words(f"({left} more: {more})")]


def _typical(a: AreaWeek) -> str:
    return f"line {a.typical}" if a.n == 1 else f"typically {a.typical}"


def _ratings(n: int) -> str:
    return "1 rating" if n == 1 else f"{n} ratings"


def _next(q: NextQuestion, name: str) -> RenderableType:
    """The question, and why it is this one."""
    return section("A question for next week", words(q.words), words(f"({name}: {q.why})"))
