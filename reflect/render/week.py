"""The week as a drawing: own words and what helped first, facts only, the same foot every time."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import Period
from reflect.growth.balance import AreaWeek
from reflect.growth.learning import Learned
from reflect.growth.summary import Line, LookingBack, NextQuestion, Tally, ThenAndNow, Week
from reflect.render import picture
from reflect.render.entry import STATUS, day_words, setting_words
from reflect.render.look import Look, times
from reflect.render.roadmap import names, pull
from reflect.render.words import accent, dim, heading, indented, own, section, words
from reflect.values.entry import Highlight

FOOT = "These are your own ratings of single moments. They are not a test. They show what you noticed."
NOTHING = "No reflections this week. That is okay."
HOW_TO_BEGIN = "After a session, type: reflect log. A few minutes are enough, and you can skip anything."
"""For the week that is going on, where there are no own words to show from a week before."""
THEN_AND_NOW = "Then and now: these four weeks, and the four before"
HEADINGS: Mapping[Highlight, str] = {
    "helped": "What you did that helped",
    "good": "What you felt good about",
    "remember": "What you wanted to remember",
}
"""What stands above own words: no more than what was asked."""
OWN_WORDS = "In your own words"
STRENGTHS = "Strengths that you ticked"
"""The question says of what it lists that some are strengths, and some places to grow; not that they helped."""
MOST = 5
"""How much of one kind a week shows: it is a page, and the rest is one command away."""
SEE_ENTRIES, SEE_PLANS = "reflect list", "reflect try"
COMING_UP = "What kept coming up"
ROADMAP = "Guidelines that came into play"
LOOKING_BACK = "Looking back, as you see it now"
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
        parts.append(section(STRENGTHS, *(tally(t) for t in w.strengths[:MOST])))
    if w.lines or w.did_not_come_up:
        parts.append(section(f"Your focus area: {name(w.focus)}", *_focus(w, look)))
    if w.coming_up:
        parts.append(section(COMING_UP, *(tally(t) for t in w.coming_up)))
    if w.on_the_way.guidelines:
        said = (names(w.on_the_way), *map(pull, w.on_the_way.pulls))
        parts.append(section(ROADMAP, *map(words, said)))
    if w.areas:
        parts.append(_areas(w, name, look))
    if w.looking_back:
        told = ((words(name(p.area)), *map(indented, looked_back(p))) for p in w.looking_back)
        parts.append(section(LOOKING_BACK, *(line for pair in told for line in pair)))
    if w.commitments:
        plans = [words(f"{STATUS[c.status]}: {c.words}") for c in w.commitments]
        parts.append(section("You wanted to try", *_some(plans, SEE_PLANS)))
    if w.learning or w.learned_from:
        parts.append(section("Learning", *learning(w.learning, w.learned_from)))
    if w.question:
        parts.append(_next(w.question, name(w.question.area)))
    parts.append(dim(FOOT))
    return Group(*parts)


def period_words(period: Period) -> str:
    """Say the days of a week, such as "16 to 22 November"."""
    first, last = period.first, period.last
    start = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    return f"{start} to {last.day} {last:%B}"


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


def reflections(w: Week) -> str:
    """Say how many reflections there are, and of which kinds of time."""
    count = "1 reflection" if w.entries == 1 else f"{w.entries} reflections"
    kinds = ", ".join(f"{setting_words(t.words)} {times(t.times)}" for t in w.settings)
    return count + (f": {kinds}." if kinds else ".")


def _own_words(w: Week) -> list[RenderableType]:
    """The own words, each under what was asked."""
    parts: list[RenderableType] = []
    for about in (*HEADINGS, None):
        told = [own(f'"{line.words}"') for line in w.keep_lines if line.about == about]
        if told:
            parts.append(section(HEADINGS[about] if about else OWN_WORDS, *_some(told, SEE_ENTRIES)))
    return parts


def tally(t: Tally) -> Text:
    """Words that were ticked, and how often."""
    return words(t.words if t.times == 1 else f"{t.words} ({times(t.times)})")


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


def looked_back(p: LookingBack) -> list[Text]:
    """The words of both lines: a figure beside a figure would read as a grade that went up or down."""
    told = (("Back then", p.then, p.then_anchor), ("These days", p.now, p.now_anchor))
    return [
        words(f"{when}: {anchor or f'line {value}'}") for when, value, anchor in told if value is not None
    ]


def learning(learned: Sequence[Learned], learned_from: Sequence[str]) -> list[Text]:
    """What was learned on pages of its own, and what the weekly review says."""
    lines: list[Text] = []
    for one in learned:
        hours = "" if one.hours is None else f"{one.hours:g} {'hour' if one.hours == 1 else 'hours'}"
        told = ", ".join(filter(None, (one.title or one.source, one.source if one.title else "", hours)))
        lines.append(words(told or "Something new"))
        if one.idea:
            lines.append(words(f'"{one.idea}"'))
    lines += [words(f"From: {said}") for said in learned_from]
    return lines


def _next(q: NextQuestion, name: str) -> RenderableType:
    """The question, and why it is this one."""
    return section("A question for next week", words(q.words), words(f"({name}: {q.why})"))
