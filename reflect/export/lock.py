"""What both locks share: how a passphrase is offered, read and found too short. It never sees a report.

A lock is for handing a file over; the passphrase goes another way, such as by telephone. How hard it is to guess
depends on the words and on the kind of lock: each has `WORDS`, how many words it takes.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence

from reflect.errors import BadUsage

SHORTEST = 12
"""A passphrase has at least so many signs: shorter ones are guessed in an afternoon."""

_BLANKS = re.compile("[ \t\r\n-]+")
_CAPITALS = re.compile("[A-Z]")


def offer(words: Sequence[str], draw: Callable[[int], int], *, count: int) -> str:
    """Draw a passphrase from a list of words.

    Args:
        words: the list, each word once.
        draw: gives a number from 0 up to, and without, its argument, each as likely: `secrets.randbelow`.
        count: how many words; `WORDS` of the lock.

    Returns:
        The words, with a space between them.
    """
    return " ".join(words[draw(len(words))] for _ in range(count))


def as_typed(passphrase: str) -> str:
    """Return a passphrase as every lock takes it: it may be typed with capitals, hyphens or more blanks.

    Raises:
        BadUsage: if it is too short.
    """
    plain = _BLANKS.sub(" ", unicodedata.normalize("NFKC", passphrase)).strip(" ")
    plain = _CAPITALS.sub(lambda found: found.group().lower(), plain)
    if len(plain) < SHORTEST:
        raise BadUsage(
            f"A passphrase for a locked file has {SHORTEST} letters or more.",
            hint="Nothing was written. Take the words that are offered, or a longer passphrase of your own.",
        )
    return plain
