"""The words in a packet that are the writer's own: given out for masking in one fixed order, and put back in it.

Everything that is free text goes through here, also the words of a question, since a person's own pack is free text
too. One walk serves both ways, so that no field can be given out and forgotten, or put back in another's place.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reflect.report.gate.shareable import (
    Passed,
    Shareable,
    SharedAnswer,
    SharedGuidelines,
    SharedLearning,
    SharedRenewal,
    SharedTick,
)

Turn = Callable[[str], str]


def own_words(passed: Passed) -> tuple[str, ...]:
    """Give all free text, in the order in which `put_back` takes it."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _walk(passed, note)
    return tuple(found)


def put_back(passed: Passed, texts: Sequence[str]) -> Passed:
    """Put masked texts in the place of the words that `own_words` gave.

    Raises:
        ValueError: if there are not as many texts as were given out.
    """
    left = iter(texts)

    def take(_: str) -> str:
        for text in left:
            return text
        raise ValueError("there are fewer masked texts than texts")

    walked = _walk(passed, take)
    if next(left, None) is not None:
        raise ValueError("there are more masked texts than texts")
    return walked


def _walk(passed: Passed, turn: Turn) -> Passed:
    return replace(
        passed,
        entries=tuple(_entry(s, turn) for s in passed.entries),
        learned=tuple(_learning(one, turn) for one in passed.learned),
        held=tuple(replace(m, counts_for=_ticks(m.counts_for, turn)) for m in passed.held),
        commitments=tuple(
            replace(c, words=turn(c.words)) if c.words is not None else c for c in passed.commitments
        ),
        agreements=tuple(
            replace(a, words=turn(a.words)) if a.words is not None else a for a in passed.agreements
        ),
        renewal=_renewal(passed.renewal, turn) if passed.renewal is not None else None,
        guidelines=_guidelines(passed.guidelines, turn),
    )


def _entry(s: Shareable, turn: Turn) -> Shareable:
    return replace(
        s,
        answers=tuple(_answer(a, turn) for a in s.answers),
        questions=tuple(turn(words) for words in s.questions),
    )


def _answer(a: SharedAnswer, turn: Turn) -> SharedAnswer:
    return replace(a, asked=turn(a.asked), words=turn(a.words))


def _learning(learned: SharedLearning, turn: Turn) -> SharedLearning:
    return replace(
        learned,
        course=turn(learned.course),
        sponsor=turn(learned.sponsor),
        counts_for=_ticks(learned.counts_for, turn),
    )


def _ticks(ticks: tuple[SharedTick, ...], turn: Turn) -> tuple[SharedTick, ...]:
    return tuple(replace(tick, name=turn(tick.name)) for tick in ticks)


def _guidelines(guidelines: SharedGuidelines, turn: Turn) -> SharedGuidelines:
    return replace(
        guidelines,
        named=tuple(replace(one, name=turn(one.name)) for one in guidelines.named),
        pulls=tuple(replace(pull, one=turn(pull.one), other=turn(pull.other)) for pull in guidelines.pulls),
    )


def _renewal(renewal: SharedRenewal, turn: Turn) -> SharedRenewal:
    return replace(renewal, categories=tuple(replace(c, name=turn(c.name)) for c in renewal.categories))
