"""Plans what is masked in some texts, and takes the person's decisions. `finish.py` carries it out. Writes nothing, keeps nothing.

Everything that was found is masked unless the person keeps it; what is only a `look` stays unless they mask it. Codes are
dealt anew in each plan, by first appearance, so that two finished documents cannot be joined; within one they stay.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace

from reflect.masking.asked.fragments import compare_key
from reflect.masking.find import find, without
from reflect.masking.plan.codes import dealt
from reflect.masking.plan.details import Decision, Detail, Keep, Mask, Replace
from reflect.masking.plan.second_look import ROUNDS, clear_of, coming_to_light, masking
from reflect.masking.plan.spellings import Spellings
from reflect.masking.plan.unswept import unswept
from reflect.masking.spans import FIRM, Detector, Kind, Span
from reflect.masking.words.cut import Cut, cut
from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reading:
    """A text that was read: its words, and all that was found in it, kept by the person or not."""

    words: Cut
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MaskingPlan:
    """Every span of some texts, and what becomes of each. A value: `decide` gives another plan."""

    texts: tuple[str, ...]
    details: tuple[Detail, ...]
    always: frozenset[str]
    allow: frozenset[str]
    detectors: tuple[Detector, ...] = ()
    """Further finders, an agency's own."""
    asked_always: frozenset[str] = frozenset()
    """Words that the person asked, while deciding, to mask always. The caller keeps them."""
    asked_keep: frozenset[str] = frozenset()
    """Words that the person asked, while deciding, to keep always. The caller keeps them."""
    readings: tuple[Reading, ...] = field(default=(), compare=False, repr=False)
    """Each text as it was read; it follows from the rest."""

    def decide(self, span: Span, decision: Decision, *, always: bool = False) -> "MaskingPlan":
        """Say what becomes of a span.

        Args:
            span: A span of this plan (`span.where` is the number of its text).
            decision: What becomes of it.
            always: Decide the same for every mention of it in this plan, and note the word in `asked_always` or
                `asked_keep`, so that the caller can keep it.

        Returns:
            The plan with this decision.

        Raises:
            ValueError: the span is not of this plan.
        """
        if not any(detail.span == span for detail in self.details):
            raise ValueError("that span is not in this plan")
        key = compare_key(span.text)

        def meant(detail: Detail) -> bool:
            return detail.span == span or (
                always and detail.span.kind == span.kind and compare_key(detail.span.text) == key
            )

        details = tuple(_decided(detail, decision) if meant(detail) else detail for detail in self.details)
        noted = frozenset([span.text]) if always else frozenset()
        stays = isinstance(decision, Keep)
        return replace(
            self,
            details=dealt(details, self.always),
            asked_always=self.asked_always - noted if stays else self.asked_always | noted,
            asked_keep=self.asked_keep | noted if stays else self.asked_keep - noted,
        )

    def decide_all(self, decisions: Mapping[Span, Decision]) -> "MaskingPlan":
        """Say what becomes of many spans at once; the same as `decide` for one after the other, with the codes dealt once.

        Args:
            decisions: Span of this plan -> what becomes of it.

        Returns:
            The plan with these decisions.

        Raises:
            ValueError: a span is not of this plan.
        """
        if decisions.keys() - {detail.span for detail in self.details}:
            raise ValueError("that span is not in this plan")
        details = tuple(
            _decided(detail, decisions[detail.span]) if detail.span in decisions else detail
            for detail in self.details
        )
        return replace(self, details=dealt(details, self.always))

    def coded(self, known: Mapping[tuple[int, int, int], tuple[Kind, int]]) -> "MaskingPlan":
        """Deal the codes anew, but for those that are known.

        Args:
            known: Number of a text, start and end of a span -> the kind and the number of its code.

        Returns:
            The plan with these codes; with no known ones, as if nothing had been decided one after the other.
        """
        details = tuple(
            replace(
                detail,
                known_as=known.get((detail.span.where, detail.span.start, detail.span.end)),
                code=detail.code if isinstance(detail.decision, Replace) else detail.span.suggestion,
            )
            for detail in self.details
        )
        return replace(self, details=dealt(details, self.always))

    def spans(self, *, undecided: bool = False) -> tuple[Span, ...]:
        """The spans in the order of the texts; with `undecided` only those that the person has not decided."""
        return tuple(detail.span for detail in self.details if not (undecided and detail.decided))

    @property
    def masked(self) -> Mapping[Kind, int]:
        """How many details of each kind go."""
        return Counter(detail.span.kind for detail in self.details if detail.masked)

    @property
    def kept(self) -> Mapping[Kind, int]:
        """How many `sure` or `likely` details of each kind the person kept: this is written down with an export."""
        return Counter(
            detail.span.kind for detail in self.details if not detail.masked and detail.span.certainty in FIRM
        )


def _decided(detail: Detail, decision: Decision) -> Detail:
    return replace(detail, decision=decision, code=detail.span.suggestion, decided=True)


@unswept()
def plan(
    texts: Iterable[str],
    *,
    always: Collection[str] = (),
    allow: Collection[str] = (),
    detectors: Collection[Detector] = (),
) -> MaskingPlan:
    """Find what may point to someone in some texts, and lay out what becomes of it.

    Args:
        texts: The texts of one document, in its order.
        always: Words never to let out.
        allow: Words that the person keeps.
        detectors: Further finders, an agency's own.

    Returns:
        A plan in its start state: `sure`, `likely` and `maybe` masked, `look` kept, nothing decided by the person.
    """
    taken, words, more = tuple(texts), frozenset(always), tuple(detectors)
    kept = frozenset(allow)

    def look(text: Cut) -> list[Span]:
        return find(text, always=words, allow=kept, detectors=more)

    def read(text: str) -> Reading:
        made = cut(text)
        return Reading(made, tuple(find(made, always=words, allow=kept if more else (), detectors=more)))

    readings = tuple(map(read, taken))
    found = _in_all_spellings(readings, [_all_of(reading, look, kept) for reading in readings], look, kept)
    details = [
        Detail(replace(span, where=where), Mask() if span.rank else Keep(), span.suggestion)
        for where, spans in enumerate(found)
        for span in spans
    ]
    return MaskingPlan(taken, dealt(tuple(details), words), words, kept, more, readings=readings)


_Looks = Callable[[Cut], list[Span]]


def _all_of(reading: Reading, look: _Looks, allow: Collection[str]) -> list[Span]:
    """What is found in a text, with what comes to light when that is masked."""
    spans = without(reading.spans, allow)
    masks = [span for span in spans if span.rank]
    fresh = coming_to_light(
        reading.words,
        [masking(span) for span in masks],
        lambda masked: [s for s in look(masked) if s.rank],
    )
    looks = clear_of((s for s in spans if not s.rank), [(s.start, s.end) for s in fresh])
    return sorted([*masks, *looks, *fresh], key=lambda s: s.start)


def _in_all_spellings(
    readings: Sequence[Reading], found: Sequence[Sequence[Span]], look: _Looks, allow: Collection[str]
) -> list[list[Span]]:
    """What was found in each text, with its other spellings in all of them, and with what comes to light when these are masked."""
    made, known = [list(spans) for spans in found], Spellings()
    for _ in range(ROUNDS):
        if not known.learn(span for spans in made for span in spans):
            break
        for where, reading in enumerate(readings):
            masks = [span for span in made[where] if span.rank]
            fresh = without(known.in_text(reading.words, masks), allow)
            if fresh:
                made[where] = _with(reading.words, made[where], fresh, look)
    return [[known.alike(span) for span in spans] for spans in made]


def _with(text: Cut, spans: Sequence[Span], fresh: Sequence[Span], look: _Looks) -> list[Span]:
    """The spans with fresh ones in the place of those that they overlap, and what comes to light when these are masked."""
    covered = [(span.start, span.end) for span in fresh]
    spans = sorted([*clear_of(spans, covered), *fresh], key=lambda s: s.start)
    more = coming_to_light(
        text,
        [masking(span) for span in spans if span.rank],
        lambda masked: [s for s in look(masked) if s.rank],
        beside=covered,
    )
    return sorted([*clear_of(spans, [(s.start, s.end) for s in more]), *more], key=lambda s: s.start)
