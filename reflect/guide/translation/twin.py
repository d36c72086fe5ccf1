"""Words of another language laid over the English form. Pure.

Only words are ever taken: what a question is, when it is asked, what it opens and who sees its answer always come from
English, so that no translation can turn a private question into one that is shared, or lose a card. Whatever does not
fit its English twin is left in English, one by one.
"""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from reflect.guide.help import CrisisLines, Part, Topic, Turn
from reflect.guide.pack import Pack, Question

_TO_CALL = re.compile(r"\d{3,}(?:[- ]\d{3,})*")


def is_twin(english: Question, other: Question) -> bool:
    """Say whether two questions offer the same: their type, and the ids of their choices in their order."""
    return (english.id, english.type, _ids(english)) == (other.id, other.type, _ids(other))


def pack_in(english: Pack, other: Pack) -> Pack:
    """Give the English pack in the words of another one; a question without a twin there stays in English."""
    if other.pack != english.pack:
        return english
    asked = {q.id: q for q in other.questions}
    return replace(
        english,
        title=other.title,
        lang=other.lang,
        names=tuple(dict.fromkeys((*english.names, *other.names))),
        again=other.again if english.again and other.again else english.again,
        questions=tuple(_question(q, asked.get(q.id)) for q in english.questions),
    )


def _question(english: Question, other: Question | None) -> Question:
    if other is None or not is_twin(english, other):
        return english
    return replace(
        english,
        ask=other.ask.strip() or english.ask,
        help=other.help.strip() or english.help,
        options=other.options,
    )


def _ids(q: Question) -> tuple[str, ...]:
    return tuple(id for id, _ in q.options)


def help_in(english: Mapping[str, Topic], other: Mapping[str, Topic]) -> dict[str, Topic]:
    """Give the topics of help in other words; the words that lead to one lead to it in both languages."""
    return {id: _topic(topic, other.get(id)) for id, topic in english.items()}


def _topic(english: Topic, other: Topic | None) -> Topic:
    if other is None or list(map(_shape, english.part)) != list(map(_shape, other.part)):
        return english
    return replace(other, also=tuple(dict.fromkeys((*english.also, *other.also))))


def _shape(part: Part) -> tuple[bool, int, str]:
    return bool(part.text), len(part.rows), part.rows_from


def crisis_lines_in(english: CrisisLines, other: CrisisLines) -> CrisisLines:
    """Give the crisis lines in other words, if they have the same numbers and are as fresh; else all of them in English."""
    is_fresh = other.checked >= english.checked and len(other.line) == len(english.line)
    return (
        other
        if is_fresh and list(map(_numbers, other.line)) == list(map(_numbers, english.line))
        else english
    )


def _numbers(line: Turn) -> list[str]:
    """The numbers to call or to write to, in any order: in other words they may stand in another one."""
    return sorted(set(_TO_CALL.findall(f"{line.to} {line.how}")))
