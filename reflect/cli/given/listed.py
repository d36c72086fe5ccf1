"""A word of a list that everybody can see, such as a growth area: by its id, its name, or how either begins.

A word that only looks alike, or stands in the middle, is never taken; it is said as a guess.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from reflect.cli.slips.letters import slips
from reflect.cli.slips.usage import quoted
from reflect.errors import NotFound

LONGEST = 40
"""Characters of a typed word that are said again."""
SHORTEST = 3
"""Letters of a word in which a slip can be told from another word."""
MOST_GUESSES = 3
"""A word that more than so many have says nothing."""


def same(typed: str, meant: str) -> bool:
    """Say whether two words are one but for capitals, accents, spaces, hyphens and underscores."""
    return _bare(typed) == _bare(meant)


def meant_by(typed: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the ids that a word stands for: that very id, else all that are called so, else all that begin so.

    Args:
        typed: the word of the person.
        known: the names of each id.
    """
    if typed in known:
        return [typed]
    word = _bare(typed)
    for fits in (str.__eq__, str.startswith):
        found = [id for id, names in known.items() if any(fits(_bare(n), word) for n in (id, *names))]
        if word and found:
            return found
    return []


def one_of(what: str, typed: str, known: Mapping[str, Sequence[str]], *, there: str = "There are: ") -> str:
    """Give the one id that a word stands for.

    Args:
        what: what there is a list of, for the message.
        typed: the word of the person.
        known: the names of each id.
        there: what stands before the list, where no such word is known.

    Raises:
        NotFound: if there is none, or more than one; it names them.
    """
    found = meant_by(typed, known)
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(
            f"{quoted(typed) or 'That'} could be more than one {what}.", hint=f"Such as: {', '.join(found)}"
        )
    raise unknown(what, typed, known, there=there)


def unknown(
    what: str, typed: str, known: Mapping[str, Sequence[str]], *, there: str = "There are: "
) -> NotFound:
    """Say that there is no such word, which one may be meant, and which there are."""
    word = _bare(typed)
    inside = [id for id, names in known.items() if any(_is_in(word, _bare(name)) for name in (id, *names))]
    likely = inside if 0 < len(inside) <= MOST_GUESSES else _slip_of(word, known)
    guess = f"Did you mean {' or '.join(map(quoted, likely))}? " if likely else ""
    return NotFound(
        f"I don't know {f'the {what} {quoted(typed)}' if quoted(typed) else f'that {what}'}.",
        hint=f"{guess}{there}{', '.join(known)}",
    )


def _slip_of(word: str, known: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the ids whose id or name, or as many first words of it as were typed, is one slip of the fingers away."""
    size = len(word.split())

    def wordings(id: str) -> Iterable[str]:
        for name in map(_bare, (id, *known[id])):
            yield name
            yield " ".join(name.split()[:size])

    if not SHORTEST <= len(word) <= LONGEST:
        return []
    return [id for id in known if any(slips(word, wording) == 1 for wording in wordings(id))]


def _is_in(words: str, name: str) -> bool:
    """True if a name begins so, or has these words side by side: "my story" is in "sharing my story with purpose"."""
    return len(words) >= SHORTEST and (name.startswith(words) or f" {words} " in f" {name} ")


def _bare(word: str) -> str:
    """The letters of a word. An accent that a keyboard types is left out; marks heaped on a letter make another word."""
    whole = unicodedata.normalize("NFC", word.replace("_", " ").replace("-", " "))
    return " ".join("".join(unicodedata.normalize("NFD", c)[0] for c in whole).split()).casefold()
