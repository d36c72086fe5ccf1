"""Counts in words, and what becomes of small ones on a page that nobody signed."""

from collections import Counter
from collections.abc import Iterable

from reflect.report.gate.shareable import Shareable
from reflect.report.report import Block, Bullets
from reflect.values.entry import MomentKind
from reflect.values.room import SETTINGS
from reflect.wording import later, speak, speak_n

FEWEST = 3
"""From so many on, a count of sessions stands on a page that nobody signed: a smaller one could say who was where."""
LEFT_OUT = later(
    "Counts of sessions under {fewest} are left out of a page that nobody signed, and so are pictures by month."
)


def left_out() -> str:
    """Say what a page that nobody signed leaves out, in the language of the page."""
    return speak(LEFT_OUT, fewest=FEWEST)


def times(count: int) -> str:
    """Say how often, in words."""
    return speak("twice") if count == 2 else speak_n("once", "{n} times", count)


def kinds_of_time(shared: Iterable[Shareable], *, signed: bool) -> str:
    """Say in one line how often each kind of time was written about; empty if there is nothing to say."""
    kinds = Counter(entry.setting for entry in shared)
    least = 1 if signed else FEWEST
    told = [f"{speak(words)} ({kinds[id]})" for id, words in SETTINGS.items() if kinds[id] >= least]
    return f"{'; '.join((told[0], *map(_inside, told[1:])))}." if told else ""


def moments(shared: Iterable[Shareable], kind: MomentKind, *, at_least: int, most: int) -> list[Block]:
    """List what was ticked most, each with how often.

    Args:
        shared: the entries.
        kind: strengths, or places to grow.
        at_least: how often it was ticked, to stand there.
        most: how many there can be.
    """
    ticked = [moment for entry in shared for moment in entry.moments if moment.kind == kind]
    words = {moment.id: moment.words for moment in ticked}
    often = [(id, n) for id, n in Counter(moment.id for moment in ticked).most_common(most) if n >= at_least]
    return [Bullets(items=tuple(f"{words[id]} ({times(n)})" for id, n in often))] if often else []


def capital(words: str) -> str:
    """Begin with a capital letter, as a sentence does."""
    return words[:1].upper() + words[1:]


def _inside(words: str) -> str:
    return words[0].lower() + words[1:]
