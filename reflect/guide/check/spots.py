"""What is found when a pack is looked through: a place in it, and what is to be said of it. Holds nothing else."""

from collections.abc import Iterator
from typing import NamedTuple

from reflect.guide.pack import Pack


class Spot(NamedTuple):
    """A place in a pack ("question 3 (plan), ask"), the words that stand there, and what is wrong or could be kinder."""

    place: str
    words: str
    reason: str


class PackText(NamedTuple):
    """A text that a person reads, with its place; `is_choice` for the words of an option."""

    place: str
    words: str
    is_choice: bool = False


def texts(pack: Pack) -> Iterator[PackText]:
    """Give all that a pack says, in order."""
    yield PackText("title", pack.title)
    if pack.again:
        yield PackText("again", pack.again)
    for number, q in enumerate(pack.questions, 1):
        where = f"question {number} ({q.id})"
        yield PackText(f"{where}, ask", q.ask)
        if q.help:
            yield PackText(f"{where}, help", q.help)
        for _, words in q.options:
            yield PackText(f"{where}, options", words, is_choice=True)
