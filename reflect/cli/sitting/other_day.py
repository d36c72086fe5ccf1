"""Another day for an entry, in its review or by `edit --date`: never one that has not come yet."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reflect.guide.ask import Ask, Step
from reflect.guide.harvest import reflection
from reflect.guide.walk import Walk
from reflect.values.entry import Answer, Entry
from reflect.wording import speak, speak_n

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker
    from reflect.cli.context import Context

DAY = Step("", "day")
"""The day of a sitting among its answers; no question has an empty id."""


def question(day: date, *, today: date) -> Ask:
    """The question for the day that a sitting is about, which may be ahead where a clock was wrong."""
    from reflect.render.plain.entry_words import day_words

    return Ask(
        step=DAY,
        kind="date",
        words=speak("Which day is it about?"),
        help=speak("So far it is {day}, which has not come yet.", day=day_words(day)) if day > today else "",
        today=today,
    )


def later_than(day: date, answers: Iterable[Answer], *, but: Collection[str] = ()) -> str:
    """Say how many answers name a day after that of their entry; empty if none does. `but` asks for a day to come."""
    later = sum(
        a.kind == "date" and a.question not in but and str(a.value) > day.isoformat() for a in answers
    )
    if not later:
        return ""
    return speak_n("One answer names a later day.", "{n} answers name a later day.", later)


def chosen(asker: "Asker", walk: Walk, ask: Ask) -> Walk:
    """Put the day anew that all of it is about, and say what may go with it; gives the same walk where it stays.

    A day that a wrong clock put ahead is not offered again.
    """
    day = walk.occasion.day
    earlier = day.isoformat() if ask.today and day <= ask.today else None
    reply = asker.ask(ask, place=None, earlier=earlier)
    if not isinstance(reply, str) or reply == earlier:
        return walk
    day = date.fromisoformat(reply)
    later = later_than(day, reflection(walk).answers, but=walk.pack.looks_ahead)
    if later:
        asker.tell(later + " " + speak("You can change that here too."))
    return replace(walk, occasion=replace(walk.occasion, day=day, moved=True))


def put_on(app: "Context", entry: Entry, day: date) -> Entry:
    """Keep an entry for another day, and say what may go with it."""
    changed = app.journal.set_day(entry.number, day)
    ahead = app.library.get(entry.pack).looks_ahead if entry.pack in app.library.ids() else frozenset[str]()
    later = later_than(day, changed.answers, but=ahead) if changed.day != entry.day else ""
    if later:
        look = speak("To look at that, type: reflect edit {number}", number=entry.number)
        app.screen.note(f"{later} {look}")
    return changed
