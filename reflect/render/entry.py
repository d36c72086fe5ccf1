"""One entry as a drawing. For the person's own screen: shows everything."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.render.heads import AHEAD, ROOMS
from reflect.render.plain.entry_words import STATUS, day_words, setting_words
from reflect.render.words import heading, indented, words
from reflect.values.entry import Entry, Rating, Version
from reflect.values.plans import several

RATED = {
    "session": "this time",
    "week": "the whole week",
    "then": "back then",
    "now": "these days",
}


def entry(
    e: Entry, area_names: dict[str, str], *, shared: Sequence[str] = (), ahead: bool = False
) -> RenderableType:
    """Draw one entry whole; `shared` says in which files it is quoted, a sentence each. `ahead` marks its day."""
    facts = [
        day_words(e.day) + (AHEAD if ahead else ""),
        e.title,
        setting_words(e.setting),
        ROOMS[e.room],
        *(f"#{tag}" for tag in e.tags),
    ]
    parts: list[RenderableType] = [
        heading(f"Entry {e.number}"),
        words("  ".join(filter(None, facts))),
        *(words(sentence) for sentence in shared),
        Text(),
    ]
    plans = list(e.commitments)
    for answer in e.answers:
        made = [next((c for c in plans if c.words == one), None) for one in several(answer.words)]
        plans = [c for c in plans if c not in made]
        called = "; ".join(f"plan {c.number}, {STATUS[c.status]}" for c in made if c)
        parts += _asked(answer.asked, answer.private, called)
        parts += [indented(words(answer.words)), Text()]
    for asked in dict.fromkeys(m.asked for m in e.moments):
        ticked = [m for m in e.moments if m.asked == asked]
        parts += _asked(asked, all(m.private for m in ticked))
        parts += [indented(words("- " + m.words)) for m in ticked] + [Text()]
    parts += [part for rating in e.ratings for part in _rating(rating, area_names)]
    # A plan stands with its own question; only one whose words were changed later is named again.
    parts += [part for c in plans for part in _plan(c.number, c.words, STATUS[c.status])]
    return Group(*parts[:-1])


def version(v: Version, area_names: dict[str, str]) -> RenderableType:
    """Draw how an entry read before it was changed."""
    when = words(f"Version {v.number}, until {day_words(v.replaced_at.date())}", "bold")
    return Group(when, indented(entry(v.entry, area_names)))


def _asked(asked: str, private: bool, more: str = "") -> list[RenderableType]:
    notes = ", ".join(filter(None, (more, "stays with you" if private else "")))
    return [words(asked + (f"  ({notes})" if notes else ""), "bold")]


def _rating(r: Rating, area_names: dict[str, str]) -> list[RenderableType]:
    name = area_names.get(r.area, r.area)
    line = f"{r.value}. {r.anchor}" if r.value else "It did not come up."
    return [*_asked(f"{name}, {RATED[r.kind]}", r.private), indented(words(line)), Text()]


def _plan(number: int, text: str, status: str) -> list[RenderableType]:
    return [words(f"Plan {number} ({status})", "bold"), indented(words(text)), Text()]
