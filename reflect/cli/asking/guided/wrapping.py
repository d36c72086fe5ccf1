"""Wraps what is being typed, and rows with signs that count as wider, between words. It changes how a line is drawn, never what is in it."""

from bisect import bisect_right
from itertools import accumulate

from prompt_toolkit.formatted_text import StyleAndTextTuples, fragment_list_to_text
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.utils import get_cwidth

LONGEST = 20_000
"""Characters of a line beyond which it is wrapped anywhere: to measure it at every key would make typing slow."""


class WordWrap(Processor):
    """Fills the end of a row with spaces where the next word would not fit in it.

    `prefix` is the width in columns of what stands before every row.
    """

    def __init__(self, prefix: int) -> None:
        self._prefix = prefix

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Give the line as it is drawn, and where each character of it stands."""
        fragments = transformation_input.fragments
        text = fragment_list_to_text(fragments)
        columns = transformation_input.width - self._prefix
        pads = padding(text, columns) if columns > 1 and len(text) <= LONGEST else {}
        if not pads:
            return Transformation(fragments)
        places = sorted(pads)
        before = [0, *accumulate(pads[place] for place in places)]

        def to_display(source: int) -> int:
            return source + before[bisect_right(places, source)]

        def to_source(display: int) -> int:
            low, high = 0, len(text)
            while low < high:
                middle = (low + high) // 2
                if to_display(middle) < display:
                    low = middle + 1
                else:
                    high = middle
            return low

        return Transformation(
            _padded(fragments, pads), source_to_display=to_display, display_to_source=to_source
        )


def padding(text: str, columns: int) -> dict[int, int]:
    """Say before which characters how many spaces go, so that no word is broken that fits in a row.

    Args:
        text: one line.
        columns: how many columns a row has.

    Returns:
        Index of a character -> number of spaces to draw before it.
    """
    pads: dict[int, int] = {}
    at = 0  # the column where the next character goes
    word, word_at = 0, 0  # where the current word begins, in the text and in the row
    for index, character in enumerate(text):
        width = get_cwidth(character)
        if character == " ":
            at = at + 1 if at < columns else 1
            word, word_at = index + 1, at
            continue
        if at + width > columns:
            if word_at == 0 or word_at >= columns:  # a word longer than a row is broken where the row ends
                at = 0
                if word_at >= columns:
                    word_at = 0
            else:
                pads[word] = columns - word_at
                at, word_at = at - word_at, 0
        at += width
    return pads


def broken(row: str, columns: int) -> list[str]:
    """Break a row that is too long as this toolkit counts: it counts each part of a joined sign, and leaves out what is over.

    Args:
        row: one row, folded by the columns that its signs really take.
        columns: how many columns the toolkit has for it.
    """
    rows, here, used = [], "", 0
    for letter in row:
        width = get_cwidth(letter)
        if used + width > columns:
            before, blank, after = here.rpartition(" ")
            rows.append(before if blank and before.strip() else here)
            here = after if blank and before.strip() else ""
            used = get_cwidth(here)
        here, used = here + letter, used + width
    return [*rows, here]


def _padded(fragments: StyleAndTextTuples, pads: dict[int, int]) -> StyleAndTextTuples:
    drawn: StyleAndTextTuples = []
    index = 0
    for style, text, *_ in fragments:
        part = ""
        for character in text:
            part += " " * pads.get(index, 0) + character
            index += 1
        drawn.append((style, part))
    return drawn
