"""The choices of a question, in the order of this occasion: what lies nearest to the person comes first. Pure."""

from collections.abc import Collection

from reflect.guide.areas import Practice
from reflect.guide.ask import Choice
from reflect.guide.occasion import Occasion
from reflect.guide.pack import Question
from reflect.wording import later, speak

FIRST_GUIDELINES = 12
"""So many of the person's own guidelines stand there at once; a longer list is too much to hear."""
ONE_MORE = later("One more area, if you like. Skip if one is enough.")
ASKED_BY_WEEK = later(
    "Your focus area is asked once a week, in the weekly review. Any other one is fine here."
)


def choices_of(q: Question, occasion: Occasion, practice: Practice) -> tuple[tuple[Choice, ...], int]:
    """Give all choices, and how many of them to show before "more"."""
    if q.type == "confirm":
        return (Choice("yes", speak("Yes")), Choice("no", speak("No"))), 2
    if q.options_from == "growth_areas":
        return areas_left(occasion, practice, ())[0], len(practice.areas)
    if q.options_from == "ce_categories":
        return tuple(Choice(*c) for c in occasion.ce_categories), len(occasion.ce_categories)
    if q.options_from == "roadmap":
        return tuple(Choice(*g) for g in occasion.roadmap), min(len(occasion.roadmap), FIRST_GUIDELINES)
    if q.options_from == "moments":
        return _moments(occasion, practice)
    return tuple(Choice(id, words) for id, words in q.options), len(q.options)


def has_none(q: Question, occasion: Occasion) -> bool:
    """True for a question about a list of the person's own in which there is nothing yet."""
    if q.options_from == "roadmap":
        return not occasion.roadmap
    return q.options_from == "ce_categories" and not occasion.ce_categories


def focus_first(occasion: Occasion, practice: Practice) -> list[str]:
    """Give the ids of all growth areas, the person's focus before the others."""
    rest = [a for a in practice.areas if a != occasion.focus]
    return [occasion.focus, *rest]


def areas_left(
    occasion: Occasion, practice: Practice, chosen: tuple[str, ...], *, but: Collection[str] = ()
) -> tuple[tuple[Choice, ...], str]:
    """Give the areas to choose from after these, and a line on the one that is suggested; empty where none is.

    The first choice goes by the focus. After it, an area that is suggested comes first. Those in `but` are not offered.
    """
    left = [a for a in focus_first(occasion, practice) if a not in chosen and a not in but]
    line = speak(ASKED_BY_WEEK) if not chosen and occasion.focus in but else ""
    suggested = next(((a, why) for a, why in occasion.suggested if a in left), None)
    if chosen and suggested is not None:
        area, why = suggested
        left = [area, *(a for a in left if a != area)]
        line = speak("Suggested: {area}, {why}.", area=practice.areas[area].name, why=why)
    return tuple(Choice(a, practice.areas[a].name) for a in left), line


def _moments(occasion: Occasion, practice: Practice) -> tuple[tuple[Choice, ...], int]:
    """Moments of the focus and of two other areas first, which take turns; then all the others."""
    focus, *rest = focus_first(occasion, practice)
    turn = (2 * occasion.turn) % len(rest) if rest else 0
    areas = [focus, *rest[turn:], *rest[:turn]]
    by_area = {a: [m for m in practice.moments.values() if m.area == a] for a in areas}
    choices = tuple(Choice(m.id, m.words) for a in areas for m in by_area[a])
    return choices, sum(len(by_area[a]) for a in areas[:3])
