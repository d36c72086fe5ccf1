"""Depth: which steps of a reflection were answered. Pure; reads the steps of the questions, never what a text says.

A rule over texts would tell every third writer to add what they had already said. There is no grade of depth.
"""

from collections.abc import Iterable, Mapping, Sequence

STAGES = ("what_happened", "felt", "made_of_it", "learned", "next_time")
"""The steps of a reflection, in order."""

NUDGED = ("made_of_it", "learned", "next_time")
"""Only these are ever asked after: what happened and what was felt are the person's to tell or not."""

_EMPTY = frozenset({"", "-", "--", "\u2013", "\u2014", "n/a", "na", "none", "skip", "skipped"})


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
