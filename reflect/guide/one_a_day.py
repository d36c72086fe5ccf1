"""A pack that asks one question a day: which one is next, and what stands beside it. Pure.

Nobody has to answer: whoever skips is asked another one in its place, and what was skipped comes again after the others.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reflect.guide.ask import Empty, Step, Value
from reflect.guide.pack import Pack, Question
from reflect.wording import later, speak

AT_MOST = 3
"""Questions that one sitting may put: the one that is due, and two in its place for whoever skips."""
NO_HURRY = later("Question {number} of {all}. There is no hurry.")


def due(pack: Pack, answered: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the ids of the questions that are next: the first one is asked, another one only in place of a skipped one.

    Args:
        pack: one that asks one a day.
        answered: ids of the questions that were answered in its entries so far, in the order of the entries.
    """
    ids = [q.id for q in pack.questions]
    times = Counter(id for id in answered if id in set(ids))
    after = next((ids.index(id) + 1 for id in reversed(answered) if id in times), 0)
    least = min(times[id] for id in ids)
    return tuple(id for id in (*ids[after:], *ids[:after]) if times[id] == least)[:AT_MOST]


def in_turn(pack: Pack, pool: tuple[str, ...], given: Mapping[Step, Value]) -> Iterator[Question]:
    """Give the questions of one sitting: one, and behind each that was skipped the next; each says where it stands.

    `pool` is what `due` gave when the sitting began; empty for one that nothing is known of.
    """
    for id in pool or due(pack):
        for number, q in enumerate(pack.questions, 1):
            if q.id == id:
                line = speak(NO_HURRY, number=number, all=len(pack.questions))
                yield replace(q, help=f"{line} {q.help}".rstrip())
        if given.get(Step(id)) is not Empty.SKIPPED:
            return
