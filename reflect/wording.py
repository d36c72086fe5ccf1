"""The sentences of the program in the language that is spoken just now. English is in the source, so it loads nothing.

A sentence is always whole: values stand in it by their names in curly brackets, and no two halves are put together. `speak`
translates a text, `speak_n` one that counts; `later` and `later_n` mark what is said somewhere else. Another language has its
sentences in `program.mo` beside its packs (made of `program.po`, by `make words`); what it has none for is said in English.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from reflect.languages import ENGLISH, prompts_root

if TYPE_CHECKING:
    from gettext import NullTranslations

CATALOGUE = "program.mo"
SPANISH = "es"
FROM_FIVE_DIGITS = 10_000
_SPOKEN: ContextVar[str] = ContextVar("spoken", default=ENGLISH)


def speak(words: str, /, **values: object) -> str:
    """Say a sentence in the language that is spoken.

    Args:
        words: the English sentence, word for word as it stands in the source.
        values: what stands in its curly brackets; `n` is how many there are, and is said as `number` says it.
    """
    spoken = _SPOKEN.get()
    told = words if spoken == ENGLISH else _catalogue(spoken).gettext(words)
    if isinstance(n := values.get("n"), int):
        values["n"] = number(n)
    return told.format(**values) if values else told


def speak_n(one: str, many: str, n: float, /, **values: object) -> str:
    """Say a sentence that counts, in the form that fits the number.

    Args:
        one: the English sentence for one.
        many: the English sentence for any other number; `{n}` is the number, as `number` says it.
        n: how many there are.
        values: what stands in its other curly brackets.
    """
    spoken = _SPOKEN.get()
    if spoken == ENGLISH or n != int(n):  # 1.5 hours are many in every language that we have
        told = one if n == 1 else (many if spoken == ENGLISH else _catalogue(spoken).ngettext(one, many, 2))
    else:
        told = _catalogue(spoken).ngettext(one, many, int(n))
    return told.format(**{"n": number(n), **values})


def number(many: float) -> str:
    """Say how many there are: 3,000 in English; Spanish leaves four digits together, as in 3000 and 30,000.

    For counts alone: the number of an entry is typed again, and stays as it is.
    """
    together = _SPOKEN.get() == SPANISH and abs(many) < FROM_FIVE_DIGITS
    return f"{many}" if together else f"{many:,}"


def later(words: str) -> str:
    """Mark a text that stands in a table or a constant and is translated where it is said."""
    return words


def later_n(one: str, many: str) -> tuple[str, str]:
    """Mark both forms of a text that counts, and is said somewhere else."""
    return one, many


def spoken() -> str:
    """Give the language that is spoken now, by its two letters."""
    return _SPOKEN.get()


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Speak a language for a while, then the one from before again."""
    before = _SPOKEN.set(lang)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


@lru_cache(maxsize=4)
def _catalogue(lang: str) -> "NullTranslations":
    from gettext import GNUTranslations, NullTranslations

    file = prompts_root() / lang / CATALOGUE
    if not file.is_file():
        return NullTranslations()
    with file.open("rb") as opened:
        return GNUTranslations(opened)
