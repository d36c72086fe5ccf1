"""What both locks share: how a passphrase is offered, read and found too short. It never sees a report.

A lock is for handing a file over; the passphrase goes another way, such as by telephone. So it is taken as somebody types
who was told it: only its letters and figures count.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from reflect.errors import BadUsage

WORDS = 5
"""So many words of the list are offered: 51 bits."""

SHORTEST = 12
"""A passphrase has at least so many letters and figures: shorter ones are guessed in an afternoon."""

_BETWEEN = re.compile("[\\x00-/:-@[-`{-\xbf\\u2000-\\u206f\\u2212\\u3000-\\u303f\\ufeff]+")
"""What is neither letter nor figure: blanks, hyphens and dashes of every length, full stops, commas, quotation marks. The page's
script has the same list; a class such as "letter" would depend on the Unicode of a browser."""
_CAPITALS = re.compile("[A-Z]")


def offer(words: Sequence[str], draw: Callable[[int], int]) -> str:
    """Draw a passphrase from a list of words.

    Args:
        words: the list, each word once.
        draw: gives a number from 0 up to, and without, its argument, each as likely: `secrets.randbelow`.

    Returns:
        `WORDS` words, with a space between them.
    """
    return " ".join(words[draw(len(words))] for _ in range(WORDS))


def as_typed(passphrase: str) -> str:
    """Return a passphrase in its plainest form: small letters (a to z) and figures, with one space between words.

    Raises:
        BadUsage: if it is too short.
    """
    plain = _BETWEEN.sub(" ", unicodedata.normalize("NFKC", passphrase)).strip(" ")
    plain = _CAPITALS.sub(lambda found: found.group().lower(), plain)
    if len(run_together(plain)) < SHORTEST:
        raise BadUsage(
            f"A passphrase for a locked file has {SHORTEST} letters or more.",
            hint="Nothing was written. Take the words that are offered, or a longer passphrase of your own.",
        )
    return plain


def run_together(plain: str) -> str:
    """Return what `as_typed` gave, without its spaces: two who heard the same words need not agree where one ends.

    Nothing is lost by that where the words are those of our list: none of them begins another, so a row of them can
    be cut in one way only.
    """
    return plain.replace(" ", "")
