"""Depth: which steps of a reflection were answered. Pure; reads the steps of the questions, never what a text says.

A rule over texts would tell every third writer to add what they had already said. There is no grade of depth.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reflect.values.entry import Entry

STAGES = ("what_happened", "felt", "made_of_it", "learned", "next_time")
"""The steps of a reflection, in order."""

NUDGED = ("made_of_it", "learned", "next_time")
"""Only these are ever asked after: what happened and what was felt are the person's to tell or not."""

_EMPTY = frozenset({"", "-", "--", "\u2013", "\u2014", "n/a", "na", "none", "skip", "skipped"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """In how many entries each step was answered; `answered_by_stage` stands in the order of `STAGES`."""

    answered_by_stage: tuple[tuple[str, int], ...]
    n_entries: int


def is_answered(text: str) -> bool:
    """Say whether a text is an answer, and not one of the ways to leave a question empty."""
    return text.strip().strip(".").strip().casefold() not in _EMPTY


def answered(answers: Mapping[str, Sequence[str]] | Mapping[str, str]) -> tuple[str, ...]:
    """Give the steps that were answered, in order.

    Args:
        answers: step -> the answer, or all answers, given to its questions.
    """

    def any_answer(stage: str) -> bool:
        given = answers.get(stage, ())
        return any(map(is_answered, (given,) if isinstance(given, str) else given))

    return tuple(stage for stage in STAGES if any_answer(stage))


def nudge(said: Iterable[str], *, asked: Iterable[str] = STAGES) -> str | None:
    """Choose the one step that could still be told, or None.

    It never is a step that was answered or not asked, and there is none where nothing was answered at all.

    Args:
        said: the steps that were answered.
        asked: the steps that the questions asked about.
    """
    there, open_to = frozenset(said), frozenset(asked)
    if not there:
        return None
    return next((stage for stage in NUDGED if stage in open_to and stage not in there), None)


def stages_of(entry: Entry) -> tuple[str, ...]:
    """Give the steps that an entry answers; none for a private pack.

    Ticked moments tell what happened, as their questions do.
    """
    if entry.private_pack:
        return ()
    given: dict[str, list[str]] = {}
    for a in entry.answers:
        if a.stage is not None:
            given.setdefault(a.stage, []).append(a.words)
    given.setdefault("what_happened", []).extend(m.words for m in entry.moments)
    return answered(given)


def depth(entries: Iterable[Entry]) -> Depth:
    """Count the answered steps of some entries; those of private packs are left out."""
    told = [stages_of(e) for e in entries if not e.private_pack]
    counts = Counter(stage for stages in told for stage in stages)
    return Depth(answered_by_stage=tuple((stage, counts[stage]) for stage in STAGES), n_entries=len(told))
