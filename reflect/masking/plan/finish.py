"""Carries a plan out: makes the masked texts, and looks over them once more. Returns nothing when something is still there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reflect.masking.find import check
from reflect.masking.plan.codes import dealt
from reflect.masking.plan.details import Detail, Mask, Replace
from reflect.masking.plan.leaks import LeakFound
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.plan.second_look import Put, clear_of, coming_to_light
from reflect.masking.plan.years import without_years
from reflect.masking.spans import Span


def settled(made: MaskingPlan) -> MaskingPlan:
    """The plan with what comes to light when its decisions are carried out: a neighbour of what is masked, or of what was kept.

    Such a detail is masked like any other that the person has not decided. What they kept, or typed in a place, is theirs; an
    always-mask word that they kept or typed is left for `finish` to refuse.
    """
    by_text, kept, details = _by_text(made), _kept(made), list[Detail]()
    for where, text in enumerate(made.texts):
        here = by_text.get(where, ())
        here = without_years(here, _leaks(_written(text, here), made, kept, here))
        fresh = [replace(span, where=where) for span in _comes_to_light(text, made, here)]
        covered = [(span.start, span.end) for span in fresh]
        details += sorted(
            [
                *(i for i in here if i.masked or i.decided or clear_of([i.span], covered)),
                *(Detail(span, Mask(), span.suggestion) for span in fresh),
            ],
            key=lambda detail: detail.span.start,
        )
    return replace(made, details=dealt(tuple(details), made.always))


def _comes_to_light(text: str, made: MaskingPlan, details: Sequence[Detail]) -> list[Span]:
    kept = _kept(made)
    return coming_to_light(
        text,
        [Put(detail.span.start, detail.span.end, detail.replacement) for detail in details if detail.masked],
        lambda masked: _leaks(masked, made, kept, details),
        everywhere=True,
        apart=[(detail.span.start, detail.span.end) for detail in details if detail.masked or detail.decided],
    )


def finish(made: MaskingPlan) -> tuple[tuple[str, ...], MaskingPlan]:
    """Make the masked texts, and look over them once more.

    What comes to light only now is masked too (`settled`), and the texts are looked over again after that.

    Args:
        made: The plan with the person's decisions. What is undecided is masked.

    Returns:
        The masked texts, in the order of the plan, and the plan that they were made by.

    Raises:
        LeakFound: an always-mask word, or a `sure` or `likely` detail that the person did not keep, is still in a text.
            Nothing is returned then.
    """
    finished, leaks = _finished(made)
    if leaks:
        made = settled(made)
        finished, leaks = _finished(made)
    if leaks:
        raise LeakFound(leaks)
    return finished, made


def render(made: MaskingPlan) -> tuple[str, ...]:
    """The masked texts of `finish` by themselves."""
    return finish(made)[0]


def _finished(made: MaskingPlan) -> tuple[tuple[str, ...], list[Span]]:
    by_text, kept = _by_text(made), _kept(made)
    finished, leaks = list[str](), list[Span]()
    for where, text in enumerate(made.texts):
        details = by_text.get(where, [])
        masked = _written(text, details)
        finished.append(masked)
        leaks += [replace(span, where=where) for span in _leaks(masked, made, kept, details)]
    return tuple(finished), leaks


def _by_text(made: MaskingPlan) -> Mapping[int, Sequence[Detail]]:
    by_text: dict[int, list[Detail]] = {}
    for detail in made.details:
        by_text.setdefault(detail.span.where, []).append(detail)
    return by_text


def _kept(made: MaskingPlan) -> frozenset[str]:
    return made.allow | {detail.span.text for detail in made.details if not detail.masked} | made.asked_keep


def _written(text: str, details: Sequence[Detail]) -> str:
    pieces, at = list[str](), 0
    for detail in details:
        if detail.masked:
            pieces += [text[at : detail.span.start], detail.replacement]
            at = detail.span.end
    return "".join([*pieces, text[at:]])


def _leaks(masked: str, made: MaskingPlan, kept: frozenset[str], details: Sequence[Detail]) -> list[Span]:
    """What the second pass finds, without what the person kept and what they wrote themselves in its place."""
    chosen = {detail.decision.words for detail in details if isinstance(detail.decision, Replace)} | {
        detail.span.text for detail in details if not detail.masked
    }
    words = made.always | made.asked_always
    return [
        span
        for span in check(masked, words, allow=kept, detectors=made.detectors)
        if span.kind == "always" or not any(span.text in said or said in span.text for said in chosen if said)
    ]
