"""The details of a plan as lines of one list: each thing once, in its sentence, under what it is. It asks nothing."""

import re
from collections.abc import Iterable, Mapping

from reflect.cli.sharing.first_plan import names
from reflect.masking.plan.codes_told import code_of
from reflect.masking.plan.details import Detail, Replace
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.plan.things import things
from reflect.masking.spans import FIRM, Kind, Span
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak, spoken

AROUND = 70
"""How many characters before and after a detail are shown, cut at the ends of its sentence."""
LONGEST = 200
"""How much of a detail is repeated."""
LONGEST_LINE = 1_000
"""A text longer than this is no line of our sets of questions."""
READER, OTHER, ORDINARY = (
    later("The one who reads it"), later("Other details"), later("These may be ordinary words, or names"),
)  # fmt: skip
GROUPS: Mapping[str, tuple[Kind, ...]] = {
    later("People"): ("person",),
    later("Places"): ("place", "address", "zip"),
    later("Organizations"): ("organization",),
    later("Dates and ages"): ("date", "age"),
    later("Numbers and contacts"): ("phone", "email", "handle", "link", "ip", "number"),
}
ORDER = (*GROUPS, OTHER, READER, ORDINARY)
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class ListedThing:
    """One thing with all its places, in the order of the texts.

    Attributes:
        group: under which it stands, one of `ORDER`.
        places: where it stands.
        words: its line.
    """

    group: str
    places: tuple[Detail, ...]
    words: str

    @property
    def masked(self) -> bool:
        """Whether it goes."""
        return self.places[0].masked

    @property
    def firm(self) -> bool:
        """Whether it is surely, or likely, what it looks like."""
        return any(detail.span.certainty in FIRM for detail in self.places)

    def has(self, span: Span | None) -> bool:
        """Whether it stands at that place."""
        return any(detail.span == span for detail in self.places)

    @property
    def short(self) -> str:
        """What stands there by itself, with its code: where it is looked for by letters, no other word may be found."""
        first = self.places[0]
        code = f" {code_of(first, lang=spoken())}" if first.masked else ""
        return f"[{self.text}]{code}"

    @property
    def text(self) -> str:
        """What stands there, as it is repeated."""
        return self.places[0].span.text[:LONGEST]


def listed(made: MaskingPlan, *, reader: str, ours: frozenset[str]) -> tuple[ListedThing, ...]:
    """List what was found: by what it is, and in each group the surest first.

    Words that were asked never to be let out are not among them: about those nothing is left to decide.

    Args:
        made: the plan.
        reader: who reads the page; empty for nobody.
        ours: lines that ship with the program. Whether a word of them may be a name is not asked about.
    """
    found = things(
        detail
        for detail in made.details
        if not detail.span.never_out
        and (detail.masked or not is_made_of(made.texts[detail.span.where], ours))
    )
    lines = [
        ListedThing(_group(places[0].span, reader), tuple(places), _words(made, places))
        for places in found.values()
    ]
    return tuple(
        sorted(lines, key=lambda line: (ORDER.index(line.group), -max(d.span.rank for d in line.places)))
    )


def sentence_of(text: str, span: Span) -> str:
    """Give the sentence of a detail on one line, with the detail in square brackets."""
    before = text[max(span.start - AROUND, 0) : span.start]
    cut = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
    before = before[cut:] if cut else ("..." if span.start > AROUND else "") + before
    after = text[span.end : span.end + AROUND]
    end = _SENTENCE_END.search(after)
    after = after[: end.end()] if end else after + ("..." if span.end + AROUND < len(text) else "")
    return " ".join(f"{before}[{text[span.start : span.end][:LONGEST]}]{after}".split())


def is_made_of(text: str, lines: frozenset[str]) -> bool:
    """Say whether a text is one of these lines, or some of them with commas between, as picked options are shown."""
    if text in lines:
        return True
    if len(text) > LONGEST_LINE:
        return False
    pieces = text.split(", ")
    reached = {0}
    for start in range(len(pieces)):
        if start in reached:
            ends = range(start + 1, len(pieces) + 1)
            reached |= {end for end in ends if ", ".join(pieces[start:end]) in lines}
    return len(pieces) in reached


def _group(span: Span, reader: str) -> str:
    if not span.rank:
        return ORDINARY
    if names(span, reader):
        return READER
    kind = span.kind
    return next((group for group, kinds in GROUPS.items() if kind in kinds), OTHER)


def _words(made: MaskingPlan, places: list[Detail]) -> str:
    first = places[0]
    said = sentence_of(made.texts[first.span.where], first.span)
    coded = first.masked and (isinstance(first.decision, Replace) or not first.code.startswith("["))
    code = f"{code_of(first, lang=spoken())}: " if coded else ""
    spelled = _other_spellings(places)
    if len(places) == 1:
        return f"{code}{said}"
    more = (
        speak("{n} places, also as {spelled}", n=len(places), spelled=spelled)
        if spelled
        else speak("{n} places", n=len(places))
    )
    return f"{code}{said} ({more})"


def _other_spellings(places: Iterable[Detail]) -> str:
    """The other ways in which a thing is written on the page, each once."""
    first, *others = dict.fromkeys(" ".join(detail.span.text.split())[:LONGEST] for detail in places)
    return ", ".join(text for text in others if text.casefold() != first.casefold())
