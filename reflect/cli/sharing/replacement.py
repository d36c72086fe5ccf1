"""Words of one's own in the place of a detail: they may hold no part of it, and no word never to let out. It writes nothing."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.asked import typed
from reflect.cli.sharing.listed import LONGEST
from reflect.masking.asked.find import always_spans
from reflect.visible import one_line
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker

INSTEAD = later("What should stand there?")
HELP = later("One or two plain words, such as: my colleague.")
NOTHING = later("masking it")
NEVER_OUT = later("That holds a word you asked never to let out. Please put it another way.")
STILL_THERE = later('That still holds a part of the detail: "{part}". Please put it another way.')
MASKED_HERE = later('That holds what is masked elsewhere on this page: "{part}". Please put it another way.')
_WORD = re.compile(r"\w+")
_SMALL = frozenset([
    "a", "an", "and", "at", "by", "de", "el", "for", "from", "her", "his", "in", "la", "my", "near",
    "of", "on", "or", "our", "the", "their", "to", "with", "your",
])  # fmt: skip
"""Words inside a detail that tell nothing: "the" in "the Ridge house"."""


def other_words(
    asker: "Asker", detail: str, always: frozenset[str], others: Collection[str] = ()
) -> str | None:
    """Ask for what should stand there, until it can be let out; empty to mask the detail, None if the person went back.

    Args:
        asker: who asks.
        detail: what is replaced, as it stands in the text.
        always: the words never to let out.
        others: what else is masked on the page, as it stands in the text.

    Raises:
        KeyboardInterrupt: if they paused.
    """
    while True:
        said = typed(asker, speak(INSTEAD), speak(HELP), nothing=speak(NOTHING))
        if said is Move.BACK:
            return None
        words = " ".join(str(said).split())
        part = part_of(detail, words)
        if any(always_spans(words, always)):
            asker.tell(speak(NEVER_OUT))
        elif part:
            asker.tell(speak(STILL_THERE, part=one_line(part, LONGEST)))
        elif other := next((span.text for span in always_spans(words, frozenset(others))), ""):
            asker.tell(speak(MASKED_HERE, part=one_line(other, LONGEST)))
        else:
            return words


def part_of(detail: str, words: str) -> str:
    """Give what of these words is a part of the detail, in any case and through one slip; empty if nothing is."""
    parts = {word for word in _WORD.findall(detail) if _tells(word)}
    return next((span.text for span in always_spans(words, {detail, *parts})), "")


def _tells(word: str) -> bool:
    """Whether a word of a detail tells something by itself: a number, a name of two letters, any longer word."""
    if any(c.isdigit() for c in word):
        return True
    if word.casefold() in _SMALL:
        return False
    return len(word) > 2 or (len(word) == 2 and not word.islower())
