"""A page for others while it is made: a value that each step gives on, and that can be kept and gone on with later.

It holds what was chosen, decided, answered and read, and no text: a decision is about a place in a text of which it knows
the digest. So one about a text that was changed since then is about nothing, and one about the same text still holds.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from hashlib import sha256

from reflect.languages import ENGLISH
from reflect.masking.plan.details import Decision, Mask
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.spans import Kind, Span
from reflect.quick_dataclass import dataclass
from reflect.values.filter import Filter

QUESTIONS = ("job", "illness", "else")
"""The steps of what no detector can answer."""
STEPS = ("entries", "reader", "read", "list", "pointers", *QUESTIONS, "sign")
"""The steps to a page, in their order."""

Place = tuple[str, int, int]
"""The digest of a text, and the first and the last code point of a detail in it, half open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """A page that is being made.

    Attributes:
        kind: the name of its kind.
        since: the first local day.
        until: the local day after the last.
        chosen: which entries are meant, without their days.
        ideas: it tells which ideas kept coming up.
        named: the writer's name stands on it also where its kind hides that.
        lang: the language of the page.
        picked: numbers of the entries to quote.
        reader: who reads it; empty for nobody.
        step: what is asked next, one of `STEPS`.
        decisions: what the person said of a detail, where it is not what was so at the start.
        further: words that are masked on this page besides those never to let out.
        asked_always: of these, the ones to be masked always from now on.
        asked_keep: words that are to be left alone from now on.
        answers: "yes" or "no" to the three questions, by their step.
        codes: the kind and the number of each code that was shown.
        turned: what stood otherwise than it was decided in a list that was left open.
        gone_through: the list of details was looked at to its end, and not skipped.
        read: the passages that were read, by their id.
        made_of: the digest of the texts and of the lists of words when it was left.
        signed_on: the day on which it was signed and written; None while it is not.
    """

    kind: str
    since: date
    until: date
    chosen: Filter = field(default_factory=Filter)
    ideas: bool = False
    named: bool = False
    lang: str = ENGLISH
    picked: frozenset[int] = frozenset()
    reader: str = ""
    step: str = STEPS[0]
    decisions: Mapping[Place, Decision] = field(default_factory=dict)
    further: frozenset[str] = frozenset()
    asked_always: frozenset[str] = frozenset()
    asked_keep: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[Place, tuple[Kind, int]] = field(default_factory=dict)
    turned: frozenset[Place] = frozenset()
    gone_through: bool = True
    read: frozenset[str] = frozenset()
    made_of: str = ""
    signed_on: date | None = None

    def after(self, step: str) -> "PageDraft":
        """The draft at the step that comes next."""
        return replace(self, step=STEPS[STEPS.index(step) + 1])

    def decided(self, begun: MaskingPlan, made: MaskingPlan, never_out: Iterable[str]) -> "PageDraft":
        """The draft with what a plan says, seen from the plan that it began with."""
        return replace(
            self,
            decisions=_said(begun, made),
            further=made.always - frozenset(never_out),
            asked_always=made.asked_always,
            asked_keep=made.asked_keep,
            codes=codes_of(made),
        )

    def on(self, begun: MaskingPlan) -> MaskingPlan:
        """Lay the decisions over a plan that begins: those whose text is there unchanged."""
        digests = [digest(text) for text in begun.texts]
        said = {
            detail.span: self.decisions[place]
            for detail in begun.details
            if not detail.span.never_out
            and (place := (digests[detail.span.where], detail.span.start, detail.span.end)) in self.decisions
        }
        if self.codes:
            places = {
                (span.where, span.start, span.end): (digests[span.where], span.start, span.end)
                for span in begun.spans()
            }
            begun = begun.coded(
                {at: self.codes[place] for at, place in places.items() if place in self.codes}
            )
        return replace(begun.decide_all(said), asked_always=self.asked_always, asked_keep=self.asked_keep)


def digest(*texts: str) -> str:
    """The digest of some texts: 64 hexadecimal digits."""
    return sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def codes_of(made: MaskingPlan) -> dict[Place, tuple[Kind, int]]:
    """The codes of a plan by their places."""
    return {place_of(made, detail.span): detail.known_as for detail in made.details if detail.known_as}


def place_of(made: MaskingPlan, span: Span) -> Place:
    """Where a span stands, told without a word of its text."""
    return digest(made.texts[span.where]), span.start, span.end


def _said(begun: MaskingPlan, made: MaskingPlan) -> dict[Place, Decision]:
    at_first = {(d.span.where, d.span.start, d.span.end): d.decision for d in begun.details}
    return {
        place_of(made, span): detail.decision
        for detail in made.details
        if not (span := detail.span).never_out
        and at_first.get((span.where, span.start, span.end), Mask()) != detail.decision
    }
