"""A walk taken with the answers of a file, each checked as strictly as one that is asked. Pure.

Whatever is wrong is refused with file, place and reason, before anything is kept. It never repeats what somebody wrote.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reflect.errors import BadFile
from reflect.guide.areas import Practice
from reflect.guide.ask import Ask, Empty
from reflect.guide.choices import has_none
from reflect.guide.document import Document, shown
from reflect.guide.line_question import is_asked_elsewhere
from reflect.guide.pack import Question
from reflect.guide.walk import SPOTLIGHT, Walk
from reflect.quick_dataclass import dataclass

NOT_SET_UP = {
    "ce_categories": "no learning categories are set up",
    "roadmap": "there is no guideline in the roadmap yet",
}
ASKED_ELSEWHERE = "the focus area is asked once a week, by a question of its own in weekly_review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A walk taken by a document: the cards on its way, and the packs it asks for next."""

    walk: Walk
    cards: tuple[str, ...]
    next: tuple[str, ...]


def fill(walk: Walk, document: Document) -> Filled:
    """Take a walk with the answers of a document. A reached question without a key is skipped.

    Raises:
        BadFile: naming the question and what is allowed, or the condition of one that was not reached.
    """
    _check_names(walk, document)
    walk = _with_the_one(walk, document)
    cards: list[str] = []
    onward: list[str] = []
    used: set[tuple[str, str]] = set()
    while not walk.stopped and (ask := walk.next()) is not None:
        used.add((ask.step.question, ask.step.part))
        try:
            walk = walk.answer(_value(ask, document.answers))
        except ValueError as error:
            place = f"answers.{ask.step.question}" + (
                f".{ask.step.part}" if ask.rates and ask.step.part else ""
            )
            raise BadFile(document.file, place, str(error) + _in_json(ask)) from None
        then = walk.consequence(ask.step)
        cards.extend(filter(None, [then.card]))
        onward.extend(filter(None, [then.goes_to]))
        if then.stops and not ask.kept:
            # A safety question: its card must be shown, whatever else the file holds. Nothing is kept anyway.
            return Filled(walk=walk, cards=tuple(dict.fromkeys(cards)), next=())
    _check_reached(walk, document, used)
    return Filled(walk=walk, cards=tuple(dict.fromkeys(cards)), next=tuple(dict.fromkeys(onward)))


def _with_the_one(walk: Walk, document: Document) -> Walk:
    """Let a pack that asks one question a day ask the one that the file answers, whichever is due."""
    if not walk.pack.one_a_day or not document.answers:
        return walk
    if len(document.answers) > 1:
        raise BadFile(document.file, "answers", f"{walk.pack.pack} asks one question a day, so name one here")
    return replace(walk, occasion=replace(walk.occasion, pool=tuple(document.answers)))


def _value(ask: Ask, answers: Mapping[str, Any]) -> object:
    id, part = ask.step
    if id not in answers:
        return Empty.SKIPPED
    given = answers[id]
    if part.startswith("#"):
        areas = list(given)
        index = int(part[1:]) - 1
        return areas[index] if index < len(areas) else Empty.SKIPPED
    if part:
        return given.get(part, Empty.SKIPPED)
    return given


def _in_json(ask: Ask) -> str:
    """How the answer is written in a file, where that is not the word itself."""
    if ask.rates:
        return " (null: it did not come up)"
    return " (true or false)" if ask.kind == "confirm" else ""


def _check_names(walk: Walk, document: Document) -> None:
    """Refuse unknown questions, and areas where a repeated rating takes `{area: line}`."""
    for id, given in document.answers.items():
        q = walk.pack.question(id)
        if id == SPOTLIGHT.question and walk.pack.spotlight:
            continue
        if q is None:
            raise BadFile(document.file, f"answers.{_name(id)}", f"{walk.pack.pack} has no such question")
        if q.repeat > 1 or q.repeat_for:
            _check_areas(q, given, document, walk.practice)


def _check_areas(q: Question, given: object, document: Document, practice: Practice) -> None:
    place = f"answers.{q.id}"
    if given is None:
        raise BadFile(document.file, place, "leave this key out to skip it")
    if not isinstance(given, dict):
        raise BadFile(document.file, place, "this takes an object: growth area and line, 1 to 5 or null")
    for area in given:
        if area not in practice.areas:
            raise BadFile(
                document.file,
                place,
                f"there is no growth area {shown(area)}; take: {', '.join(practice.areas)}",
            )
    if q.repeat > 1 and len(given) > q.repeat:
        raise BadFile(document.file, place, f"at most {q.repeat} areas, please")


def _check_reached(walk: Walk, document: Document, used: set[tuple[str, str]]) -> None:
    reached = {question for question, _ in used}
    for id, given in document.answers.items():
        q = walk.pack.question(id)
        place = f"answers.{id}"
        if id not in reached and q is not None and q.sets == "setting" and walk.occasion.setting:
            if given != walk.occasion.setting:
                raise BadFile(document.file, place, "the setting stands in two places, and they do not agree")
        elif id not in reached:
            elsewhere = q is not None and q.is_growth_rating and _is_asked_elsewhere(walk, q)
            why = ASKED_ELSEWHERE if elsewhere else _why_not(walk, q)
            raise BadFile(document.file, place, f"this question was not reached: {why}")
        if q is not None and q.repeat_for:
            for area in given:
                if (id, area) not in used:
                    raise BadFile(
                        document.file, f"{place}.{area}", f"this area was not picked in {q.repeat_for!r}"
                    )


def _is_asked_elsewhere(walk: Walk, q: Question) -> bool:
    return is_asked_elsewhere(q, walk.pack, occasion=walk.occasion, practice=walk.practice)


def _why_not(walk: Walk, q: Question | None) -> str:
    if walk.stopped:
        return "the sitting ended before it"
    if q is None:
        return "there is no spotlight question for this focus area"
    if has_none(q, walk.occasion):
        return NOT_SET_UP[str(q.options_from)]
    if q.show_if is not None:
        return f"it is asked only if {q.show_if.text}"
    if q.repeat_for:
        return f"no area was picked in {q.repeat_for!r}"
    return "its branch does not apply"


def _name(key: str) -> str:
    return key[:40] if key.isprintable() else "?"
