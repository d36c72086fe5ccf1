"""The week on one screen: what a tired person wants to see first, and nothing that has to be scrolled for.

What is shown is a rule, and never a judgement of what is worth it:

* always, in this order: the seven days, how many reflections, the two newest own words under what was asked, the
  strengths that were ticked, the focus area, guidelines that came into play, the next plan, one question;
* a longer text is cut at a word; ticks and lines that find no room are counted, or told by their dots;
* where there is room after that, what kept coming up, what was learned and what was looked back on follow, in this
  order, each whole or not at all.

All the rest is on the page of `reflect.render.week`.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from reflect.growth.summary import Tally, ToldFirst, Week
from reflect.render.look import ACCENT, DIM, Look, times
from reflect.render.one_screen import NARROW_ROWS, ROWS, WIDE, Fitted, OneScreen, Part
from reflect.render.plain.entry_words import STATUS, day_words
from reflect.render.plain.roadmap_words import in_one_line
from reflect.render.plain.styled import Styled, accent, dim, joined, say
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
from reflect.values.plans import Commitment, Status

MOST_OWN = 2
MOST_FOCUS = 3
MOST_DOTS = 7
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FOOT = "Your own ratings, not a test."
WANT, WANTED = "What you want to try", "What you wanted to try"


def at_a_glance(w: Week, look: Look, *, area_names: Mapping[str, str], is_now: bool) -> OneScreen:
    """Draw one week on one screen.

    Args:
        w: the week.
        look: how to draw.
        area_names: id -> name.
        is_now: it is the week that is going on, so that its longer page needs no day.
    """

    def name(area: str) -> str:
        return area_names.get(area, area)

    groups = (
        (_own_words(w), _strengths(w, look)),
        (_focus(w, name(w.focus), look), _guidelines(w)),
        (_next_plan(w.commitments, look), _question(w, name, look)),
    )
    back = [
        line
        for pair in w.looking_back
        for line in (
            _whole(say(name(pair.area))),
            *(_whole(say(told), indent=4) for told in looked_back(pair)),
        )
    ]
    more = (
        (COMING_UP, [_whole(say(tally(t))) for t in w.coming_up]),
        ("Learning", [_whole(say(line)) for line in learning(w.learning, w.learned_from)]),
        (LOOKING_BACK, back),
    )
    return OneScreen(
        head=_head(w, look),
        groups=tuple(tuple(part for part in group if part) for group in groups),
        if_room=tuple(_titled(title, *lines) for title, lines in more if lines),
        foot=_foot(w, look, is_now=is_now),
        dots="..." if look.ascii else "\u2026",
    )


def _head(w: Week, look: Look) -> Part:
    title = Fitted(say(f"Your week: {period_words(w.period)} ({w.name})", "bold"), indent=0)
    if not w.entries:
        before = w.earlier
        said = f'On {day_words(before.day)} you wrote: "{_joined(before.words)}"' if before else ""
        said = said or (HOW_TO_BEGIN if w.question else "")
        told = (Fitted(say(said), wide=3, narrow=5, end='"', indent=0),) if said else ()
        return (title, *_calendar(w, look), _flat(say(NOTHING)), *told)
    if look.plain or look.width < WIDE:
        return (title, *_calendar(w, look), _flat(say(_count(w, 2 * look.width)), narrow=2))
    return (title, *_calendar(w, look, beside=f"     {_count(w, look.width - 30)}"))


def _calendar(w: Week, look: Look, beside: str = "") -> Part:
    """The seven days, and on which of them there are entries: a calendar, and no row to keep up."""
    days = [w.period.first + timedelta(n) for n in range(7)]
    if look.plain:
        named = [DAYS[day.weekday()] for day in days if day in w.days]
        return (_flat(say(f"Written on {_listed(named)}."), narrow=2),) if named else ()
    none = "." if look.ascii else "\u00b7"
    signs = joined([accent(look.dot) if day in w.days else dim(none) for day in days], "   ")
    return (
        _flat(say("  ".join(DAYS[day.weekday()][:2] for day in days), DIM)),
        _flat(signs + say(beside)),
    )


def _count(w: Week, columns: int) -> str:
    """How many reflections, and of which kinds of time where that finds room."""
    said = reflections(w)
    return said if len(said) <= columns else said.split(":", 1)[0]


def _own_words(w: Week) -> Part:
    """The newest own words, at most two, each under what was asked."""
    newest = w.keep_lines[-MOST_OWN:]
    lines: list[Fitted] = []
    for about in (*HEADINGS, None):
        told: list[ToldFirst] = [line for line in newest if line.about == about]
        if told:
            lines += _titled(HEADINGS[about] if about else OWN_WORDS)
            lines += [Fitted(say(f'"{_joined(t.words)}"'), wide=2, narrow=3, roomy=2, end='"') for t in told]
    return tuple(lines)


def _strengths(w: Week, look: Look) -> Part:
    """What was ticked as a strength, most often first, as much of it as goes into a row, or two narrow ones."""
    if not w.strengths:
        return ()
    room = 74 if look.width >= WIDE else 2 * (look.width - 2) - 12
    shown: list[Tally] = list(w.strengths)
    while len(shown) > 1 and len(_ticks(shown, len(w.strengths))) > room:
        shown.pop()
    return _titled(STRENGTHS, Fitted(say(_ticks(shown, len(w.strengths)))))


def _ticks(shown: Sequence[Tally], of: int) -> str:
    told = ", ".join(tally(t) for t in shown)
    return f"{told}, and {of - len(shown)} more" if of > len(shown) else told


def _focus(w: Week, name: str, look: Look) -> Part:
    """Each line that was picked with its dots and words; where there are more of them than rows, all dots in one row."""
    picked = sorted(Counter((x.value, x.anchor) for x in w.lines if x.about == "session").items())
    whole_week = [x for x in w.lines if x.about == "week"][-1:]
    more = [say(f"The whole week: line {x.value}. {x.anchor}") for x in whole_week]
    if w.did_not_come_up:
        more.append(say(f"It did not come up {times(w.did_not_come_up)}."))
    if not picked and not more:
        return ()
    told = [_picked(value, n, anchor, look) for (value, anchor), n in picked]
    if len(told) + len(more) > MOST_FOCUS:
        by_line: Counter[int] = Counter()
        for (value, _), n in picked:
            by_line[value] += n
        told = [_all_picked(sorted(by_line.items()), look)]
    return _titled(f"Your focus area: {name}", *(Fitted(line, roomy=1) for line in (*told, *more)))


def _picked(value: int, n: int, anchor: str, look: Look) -> Styled:
    """One line with its dots and its words; without signs, a sentence."""
    if look.plain:
        return say(f"Line {value}, {times(n)}: {anchor}")
    dots = look.dot * min(n, MOST_DOTS) + (f" {times(n)}" if n > MOST_DOTS else "")
    return say(f"{value}  ") + accent(dots) + say(f"  {anchor}")


def _all_picked(by_line: Sequence[tuple[int, int]], look: Look) -> Styled:
    """All lines in one row, without their words."""
    if look.plain or any(n > MOST_DOTS for _, n in by_line):
        return say(f"Line {', '.join(f'{value}: {times(n)}' for value, n in by_line)}.")
    each = [say(f"{value}  ") + accent(look.dot * n) for value, n in by_line]
    return joined(each, "   ")


def _guidelines(w: Week) -> Part:
    """Which guidelines of the person's own came into play, in one row, or two narrow ones: first those that pulled two ways."""
    said = in_one_line(w.on_the_way)
    return (_flat(say(f"Your guidelines: {said}"), narrow=2),) if said else ()


def _next_plan(commitments: Sequence[Commitment], look: Look) -> Part:
    """The open plan that comes first by its day; where none is open, the last one that was looked back at."""
    is_open = [c for c in commitments if c.status is Status.OPEN]
    ordered = sorted(is_open, key=lambda c: (c.due_on, c.number)) or list(commitments)[::-1]
    if not ordered:
        return ()
    first = ordered[0]
    said = first.words if is_open else f"{STATUS[first.status]}: {first.words}"
    left = len(commitments) - 1
    more = f"(and {left} more: reflect try)" if left else ""
    return _aside(WANT if is_open else WANTED, more, look, Fitted(say(_joined(said)), wide=2, roomy=1))


def _question(w: Week, name: Callable[[str], str], look: Look) -> Part:
    if w.question is None:
        return ()
    why = f"({name(w.question.area)}: {w.question.why})"
    return _aside("A question for next week", why, look, Fitted(say(w.question.words), narrow=3, roomy=1))


def _foot(w: Week, look: Look, *, is_now: bool) -> Part:
    if not w.entries:
        return ()
    said = [FOOT] if w.lines or w.areas else []
    said.append(f"The whole page: reflect week --all{'' if is_now else f' --of {w.name}'}")
    # A command that is cut in two cannot be read, or typed.
    return tuple(Fitted(dim(line), indent=0) for line in (said if look.width < WIDE else [" ".join(said)]))


def _titled(title: str, *lines: Fitted) -> Part:
    return (Fitted(say(title, f"bold {ACCENT}"), indent=0), *lines)


def _aside(title: str, aside: str, look: Look, line: Fitted) -> Part:
    """A title and a line with something to look up: beside the title, or under the line where that is too long."""
    if not aside or len(f"{title} {aside}") > look.width:
        return _titled(title, line, *([Fitted(dim(aside), roomy=1)] if aside else []))
    named = say(title, f"bold {ACCENT}") + say(" ") + dim(aside)
    return (Fitted(named, indent=0), line)


def _flat(text: Styled, narrow: int = 1) -> Fitted:
    return Fitted(text, narrow=narrow, indent=0)


def _whole(text: Styled, indent: int = 2) -> Fitted:
    return Fitted(text, wide=ROWS, narrow=NARROW_ROWS, indent=indent)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _listed(named: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
