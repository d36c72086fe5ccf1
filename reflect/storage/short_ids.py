"""Short names for what a person lists, so that an answers file reads well: "ethics", "ethics_2". Pure."""

import re
from collections.abc import Collection

LONGEST_ID = 40
_NO_LETTERS = re.compile(r"\W+")


def short_id(words: str, taken: Collection[str], *, otherwise: str) -> str:
    """Give a short name in the letters of the words that is not taken.

    Args:
        words: what the person calls it.
        taken: the names that are given already.
        otherwise: what to begin with where the words hold no letter.
    """
    plain = _NO_LETTERS.sub("_", words.casefold())[:LONGEST_ID].strip("_") or otherwise
    id, number = plain, 1
    while id in taken:
        number += 1
        id = f"{plain}_{number}"
    return id
