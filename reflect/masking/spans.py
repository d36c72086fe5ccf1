"""The nouns of masking: what was found, how sure, and who may find. Holds values and does nothing."""

from collections.abc import Collection, Iterable
from typing import Literal, Protocol

from reflect.quick_dataclass import dataclass
from reflect.wording import later

Kind = Literal[
    "person", "place", "organization", "date", "age", "phone", "email", "handle", "link", "ip", "number", "address", "zip", "always"
]  # fmt: skip
"""What a span is. `always` is a word that the person asked never to let out."""

Certainty = Literal["sure", "likely", "maybe", "look"]
"""`sure`, `likely` and `maybe` are masked unless the person keeps them; `look` stays unless they mask it."""

FIRM: frozenset[Certainty] = frozenset({"sure", "likely"})
_RANK: dict[Certainty, int] = {"sure": 3, "likely": 2, "maybe": 1, "look": 0}

NOUNS: dict[Kind, str] = {
    "person": later("Person"),
    "place": later("Place"),
    "organization": later("Organization"),
    "date": later("[date]"),
    "age": later("90 or older"),
    "phone": later("[phone]"),
    "email": later("[e-mail]"),
    "handle": later("[online name]"),
    "link": later("[link]"),
    "ip": later("[computer address]"),
    "number": later("[number]"),
    "address": later("[address]"),
    "zip": later("[ZIP]"),
    "always": later("[left out]"),
}
"""What stands in the place of a kind. Persons, places and organizations get a number behind it."""

NUMBERED: frozenset[Kind] = frozenset({"person", "place", "organization"})


@dataclass(frozen=True, slots=True)
class Span:
    """One place in a text that may point to someone."""

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""
    kind: Kind
    certainty: Certainty
    why: str
    """What it looks like, in a few words for the person."""
    suggestion: str
    """What would stand there instead. A plan numbers persons, places and organizations."""
    text: str = ""
    """Exactly what stands there."""
    relation: str = ""
    """Who a person is to someone, as the text says it: sister, sponsor."""
    where: int = 0
    """Which text of a plan."""
    asked: bool = False
    """A word never to let out stands in it, so that nobody can keep it."""

    @property
    def rank(self) -> int:
        """3 for sure, 2 for likely, 1 for maybe, 0 for look."""
        return _RANK[self.certainty]

    @property
    def never_out(self) -> bool:
        """Whether it is, or holds, a word never to let out."""
        return self.asked or self.kind == "always"


class Detector(Protocol):
    """Finds more than the built-in rules do: an agency's own numbers, sites, programs.

    A detector is pure: the same text gives the same spans, and its work grows with the length of the text.
    """

    def __call__(self, text: str, *, always: Collection[str], allow: Collection[str]) -> Iterable[Span]:
        """Return spans in `text`, offsets in code points, in any order; they may overlap others."""
        ...


def span(
    text: str,
    start: int,
    end: int,
    kind: Kind,
    certainty: Certainty,
    why: str,
    *,
    suggestion: str = "",
    relation: str = "",
) -> Span:
    """Make a span of a text, with the usual suggestion of its kind."""
    return Span(start, end, kind, certainty, why, suggestion or NOUNS[kind], text[start:end], relation)
