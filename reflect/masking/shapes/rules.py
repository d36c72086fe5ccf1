"""What a shape means: where it may stand, what it is, how sure, and what must hold besides. Tries shapes in their order, knows none."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reflect.masking.spans import Certainty, Kind, Span, span
from reflect.masking.words.word_starts import InWord, Near, Starts, in_lines


class Rule(NamedTuple):
    """A shape, and what it is when it is found."""

    shape: re.Pattern[str]
    where: frozenset[str] | Near | InWord | str | re.Pattern[str]
    """The `heads` of the words that it begins with, near what or anywhere, or what a word holds, or a sign that stands, in every line that holds it."""
    kind: Kind
    certainty: Certainty
    why: str
    group: int = 0
    """Which group of the shape is the detail; 0 for all of it."""
    holds: Callable[[re.Match[str]], bool] | None = None
    """What must be true of the match besides."""
    stands: str = ""
    """What stands there instead, where the word before says already what it is; empty for the usual noun of its kind."""


def found_by(rules: Iterable[Rule], starts: Starts) -> Iterator[Span]:
    """Find what some rules find in a text, rule after rule; spans may overlap."""
    text = starts.text
    for shape, where, kind, certainty, why, group, holds, stands in rules:
        if isinstance(where, frozenset | Near):
            matches = starts.matches(shape, where)
        elif isinstance(where, InWord):
            matches = starts.in_lines(shape, where)
        else:
            matches = in_lines(text, shape, where)
        for found in matches:
            if holds is None or holds(found):
                yield span(
                    text, found.start(group), found.end(group), kind, certainty, why, suggestion=stands
                )
