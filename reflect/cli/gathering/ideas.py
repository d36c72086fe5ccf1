"""The ideas to look for: those that ship with the program, and the person's own."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.growth.lexicon import Lexicon


def lexicon_of(app: Context) -> "Lexicon":
    """The concepts to look for: ours, and what the person's own file says.

    Raises:
        BadFile: if that file is wrong.
    """
    from reflect.growth.lexicon import Lexicon
    from reflect.guide import concepts

    return Lexicon(concepts.load(app.settings.home / concepts.FILE, lang=app.settings.lang))


def shipped_ideas(app: Context, *, lang: str) -> "Lexicon":
    """The ideas that ship with the program, without those that the person hides or words in their own way.

    A name of the person's own is free text, so it never stands on a page.

    Args:
        app: the world.
        lang: the language that the ideas are named in.

    Raises:
        BadFile: if their own file is wrong.
    """
    from reflect.growth.lexicon import Lexicon
    from reflect.guide import concepts

    own = app.settings.home / concepts.FILE
    mine = set(Lexicon(concepts.load(own, lang=lang)).concepts.values())
    return Lexicon(one for one in concepts.load(lang=lang) if one in mine)
