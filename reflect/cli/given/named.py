"""From what a person typed to the one thing they mean: an entry, a growth area, a number. Never a near one in silence."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.errors import BadUsage, NotFound

if TYPE_CHECKING:
    from reflect.values.entry import Entry


def entry_named(app: Context, which: str) -> "Entry":
    """Give the entry with this number; for "last" the one that was kept last, whatever day it is about.

    Raises:
        BadUsage: if it is neither.
        NotFound: if it is not there.
    """
    if which == "last":
        return app.journal.last()
    if not (which.isascii() and which.isdigit() and len(which) < 10):
        raise BadUsage("I need the number of an entry, or: last", hint="Try: reflect list")
    return app.journal.get(int(which))


def area_named(app: Context, word: str) -> str:
    """Give the id of the growth area with this id, or the one whose id or name begins like that.

    Raises:
        NotFound: if there is none, or more than one; it names them.
    """
    areas, meant = app.library.practice.areas, " ".join(word.split()).casefold()
    if meant in areas:
        return meant
    likely = [
        id
        for id, area in areas.items()
        if meant and (id.startswith(meant.replace(" ", "_")) or area.name.casefold().startswith(meant))
    ]
    if len(likely) == 1:
        return likely[0]
    if likely:
        raise NotFound(
            f"{word[:40]!r} could be more than one growth area.", hint=f"Such as: {', '.join(likely)}"
        )
    raise NotFound(f"I don't know the growth area {word[:40]!r}.", hint=f"There are: {', '.join(areas)}")


def number_of(what: str, word: str, *, see: str) -> int:
    """Read the short number of a plan, a question or an agreement.

    Raises:
        BadUsage: if it is none.
    """
    if not (word.isascii() and word.isdigit() and len(word) < 10):
        article = "an" if what[0] in "aeiou" else "a"
        raise BadUsage(f"I need the number of {article} {what}.", hint=f"Try: {see}")
    return int(word)


def focus_of(app: "Context") -> str:
    """The focus area, as far as the practice still knows it."""
    practice = app.library.practice
    return app.journal.focus if app.journal.focus in practice.areas else practice.default_focus
