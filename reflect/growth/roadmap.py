"""What was said of the person's own guidelines: which came into play, which helped, which pulled two ways. Pure.

Counts of entries, never a score: that a guideline came into play says nothing of how well it was followed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reflect.quick_dataclass import dataclass
from reflect.values.entry import Answer, Entry, Reflection, options_picked
from reflect.values.plans import Note
from reflect.values.roadmap import Picked
from reflect.wording import later, speak

PULLED = later('How do I hold both "{one}" and "{other}" when they pull me two ways?')


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlay:
    """One guideline, by its id and the name it had last, and in how many entries it was named.

    `times` counts each entry in which it was named at all; `helped` and `two_ways` those in which it was named so.
    `months` are the calendar months, such as "2026-03", that `times` lies in, the first one first.
    """

    id: str
    name: str
    times: int
    helped: int = 0
    two_ways: int = 0
    months: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pull:
    """Two guidelines that pulled against each other, by their names, and in how many entries."""

    one: str
    other: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTheWay:
    """All that was said of guidelines in some entries; most often named first, then in the order of first appearance."""

    guidelines: tuple[InPlay, ...] = ()
    pulls: tuple[Pull, ...] = ()


NOTHING_SAID = OnTheWay()


def picked(entries: Iterable[Entry]) -> tuple[Picked, ...]:
    """Give what these entries say of guidelines, private answers too: for the person's own screen."""
    return tuple(said for entry in entries for answer in entry.answers for said in picked_in(entry, answer))


def picked_in(entry: Entry, answer: Answer) -> tuple[Picked, ...]:
    """Give what one answer says of guidelines; nothing for any other answer."""
    if answer.guideline is None:
        return ()
    return (Picked(entry.number, entry.day, answer.guideline, options_picked(answer.value, answer.words)),)


def on_the_way(said: Iterable[Picked]) -> OnTheWay:
    """Count in how many entries each guideline was named, and how.

    Args:
        said: the oldest first: a guideline is called what it was called last.
    """
    names: dict[str, str] = {}
    named: set[tuple[int, str, str]] = set()
    how: set[tuple[int, str, str]] = set()
    pulls: dict[frozenset[str], set[int]] = {}
    for entry, day, meaning, guidelines in said:
        for id, name in guidelines:
            names[id] = name  # a name that is there already keeps its place
            named.add((entry, id, f"{day:%Y-%m}"))
            how.add((entry, id, meaning))
        if meaning == "two_ways" and len(guidelines) == 2:
            pulls.setdefault(frozenset(id for id, _ in guidelines), set()).add(entry)
    times, by_meaning = Counter(id for _, id, _ in named), Counter((id, meaning) for _, id, meaning in how)
    both = {tuple(id for id in names if id in pair): len(entries) for pair, entries in pulls.items()}
    return OnTheWay(
        guidelines=tuple(
            InPlay(
                id=id, name=names[id], times=times[id],
                helped=by_meaning[id, "helped"], two_ways=by_meaning[id, "two_ways"],
                months=tuple(sorted(Counter(month for _, which, month in named if which == id).items())),
            )
            for id in sorted(names, key=lambda each: -times[each])
        ),
        pulls=tuple(
            Pull(one=names[pair[0]], other=names[pair[1]], times=n)
            for pair, n in sorted(both.items(), key=lambda each: -each[1])
        ),
    )  # fmt: skip


def pulled(answers: Iterable[Answer]) -> Note | None:
    """Give the question that can be kept for supervision where two guidelines pulled against each other; else None.

    It is as private as the answer that names them.
    """
    for answer in answers:
        if both := _both(answer):
            words = speak(PULLED, one=both[0], other=both[1])
            return Note(words=words, private=answer.private)
    return None


def already_asked(answers: Iterable[Answer], questions: Iterable[Note]) -> Note | None:
    """Give the one of these questions that asks of the two guidelines, in whatever language it was offered; else None."""
    asked = tuple(questions)
    for answer in answers:
        if both := _both(answer):
            return next((q for q in asked if all(f'"{name}"' in q.words for name in both)), None)
    return None


def keeps_pulled(kept: Reflection, before: Entry) -> Reflection:
    """Let an entry that is kept with other answers keep the question that was offered for it, as long as it still fits."""
    note, asked = pulled(kept.answers), already_asked(kept.answers, before.questions)
    if note is None or asked is None or already_asked(kept.answers, kept.questions) is not None:
        return kept
    return replace(kept, questions=(*kept.questions, replace(note, words=asked.words)))


def _both(answer: Answer) -> tuple[str, str] | None:
    """The names of the two guidelines that an answer says pulled against each other."""
    if answer.guideline != "two_ways":
        return None
    names = [name for _, name in options_picked(answer.value, answer.words)]
    return (names[0], names[1]) if len(names) == 2 else None
