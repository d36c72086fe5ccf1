"""Carries a plan out: makes the masked texts, and looks over them once more. Returns nothing when something is still there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reflect.masking.find import find, firm, without
from reflect.masking.plan.codes import dealt
from reflect.masking.plan.details import Detail, Mask, Replace
from reflect.masking.plan.leaks import LeakFound
from reflect.masking.plan.plan import MaskingPlan, Reading
from reflect.masking.plan.second_look import Put, clear_of, coming_to_light, put_in
from reflect.masking.plan.unswept import unswept
from reflect.masking.plan.years import without_years
from reflect.masking.spans import Span
from reflect.masking.words.cut import Cut


class _LastLook:
    """The last look at the texts of a page. The same text is looked through once, however often it is asked about."""

    def __init__(self, made: MaskingPlan) -> None:
        self._always, self._detectors = made.always | made.asked_always, made.detectors
        same = self._always == made.always and not made.detectors
        self._seen = {r.words.text: list(r.spans) for r in made.readings} if same else {}

    def found(self, text: Cut, allow: frozenset[str]) -> list[Span]:
        """What is to be masked in a text, and is not kept."""
        if self._detectors:
            # They are told what is kept, so that it is not enough to leave that out afterwards.
            spans = find(text, always=self._always, allow=allow, detectors=self._detectors)
        else:
            if text.text not in self._seen:
                self._seen[text.text] = find(text, always=self._always)
            spans = without(self._seen[text.text], allow)
        return [span for span in spans if span.rank]


def _settled(made: MaskingPlan, look: _LastLook, found: Sequence[Span]) -> MaskingPlan:
    """The plan with what comes to light when its decisions are carried out: a neighbour of what is masked, or of what was kept.

    Such a detail is masked like any other that the person has not decided. What they kept, or typed in a place, is theirs; an
    always-mask word that they kept or typed is left for `finish` to refuse.
    """
    by_text, kept, details = _by_text(made), _kept(made), list[Detail]()
    for where, reading in enumerate(made.readings):
        here = by_text.get(where, ())
        here = without_years(here, [span for span in found if span.where == where])
        fresh = [replace(span, where=where) for span in _comes_to_light(reading, look, kept, here)]
        covered = [(span.start, span.end) for span in fresh]
        details += sorted(
            [
                *(i for i in here if i.masked or i.decided or clear_of([i.span], covered)),
                *(Detail(span, Mask(), span.suggestion) for span in fresh),
            ],
            key=lambda detail: detail.span.start,
        )
    return replace(made, details=dealt(tuple(details), made.always))


def _comes_to_light(
    reading: Reading, look: _LastLook, kept: frozenset[str], details: Sequence[Detail]
) -> list[Span]:
    return coming_to_light(
        reading.words,
        _puts(details),
        lambda masked: _still(masked, look, kept, details),
        everywhere=True,
        apart=[(detail.span.start, detail.span.end) for detail in details if detail.masked or detail.decided],
    )


@unswept()
def finish(made: MaskingPlan) -> tuple[tuple[str, ...], MaskingPlan]:
    """Make the masked texts, and look over them once more.

    What comes to light only now is masked too, and the texts are looked over again after that.

    Args:
        made: The plan with the person's decisions. What is undecided is masked.

    Returns:
        The masked texts, in the order of the plan, and the plan that they were made by.

    Raises:
        LeakFound: an always-mask word, or a `sure` or `likely` detail that the person did not keep, is still in a text.
            Nothing is returned then.
    """
    look = _LastLook(made)
    finished, found = _finished(made, look)
    if found:
        made = _settled(made, look, found)
        finished, found = _finished(made, look)
    if leaks := firm(found):
        raise LeakFound(leaks)
    return finished, made


def render(made: MaskingPlan) -> tuple[str, ...]:
    """The masked texts of `finish` by themselves."""
    return finish(made)[0]


def written(made: MaskingPlan) -> tuple[str, ...]:
    """Put what stands in the place of each detail into the texts of a plan, without looking over them again."""
    by_text = _by_text(made)
    return tuple(
        _written(reading, by_text.get(where, ())).text for where, reading in enumerate(made.readings)
    )


def _finished(made: MaskingPlan, look: _LastLook) -> tuple[tuple[str, ...], list[Span]]:
    by_text, kept = _by_text(made), _kept(made)
    finished, found = list[str](), list[Span]()
    for where, reading in enumerate(made.readings):
        details = by_text.get(where, [])
        masked = _written(reading, details)
        finished.append(masked.text)
        found += [replace(span, where=where) for span in _still(masked, look, kept, details)]
    return tuple(finished), found


def _by_text(made: MaskingPlan) -> Mapping[int, Sequence[Detail]]:
    by_text: dict[int, list[Detail]] = {}
    for detail in made.details:
        by_text.setdefault(detail.span.where, []).append(detail)
    return by_text


def _kept(made: MaskingPlan) -> frozenset[str]:
    return made.allow | {detail.span.text for detail in made.details if _is_kept(detail)} | made.asked_keep


def _is_kept(detail: Detail) -> bool:
    """Whether the person said that it stays. What is only shown was not decided: it goes if it turns out to be more."""
    return detail.decided and not detail.masked


def _puts(details: Sequence[Detail]) -> list[Put]:
    return [Put(i.span.start, i.span.end, i.replacement) for i in details if i.masked]


def _written(reading: Reading, details: Sequence[Detail]) -> Cut:
    """The text with what stands in the place of its details, in words."""
    words = reading.words
    return put_in(words, _puts(details), [(0, len(words.text))])[0]


def _still(masked: Cut, look: _LastLook, kept: frozenset[str], details: Sequence[Detail]) -> list[Span]:
    """What the last look finds, without what the person kept and what they wrote themselves in its place."""
    chosen = {detail.decision.words for detail in details if isinstance(detail.decision, Replace)} | {
        detail.span.text for detail in details if _is_kept(detail)
    }
    return [
        span
        for span in look.found(masked, kept)
        if span.never_out or not any(span.text in said or said in span.text for said in chosen if said)
    ]
