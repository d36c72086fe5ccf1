"""What can be wrong in a pack that has the right shape, in plain words. Pure."""

import re
from collections.abc import Callable, Iterator, Mapping

from reflect.guide.pack import NO_SETTING, SPECIAL_AREAS, Pack, Question
from reflect.values.entry import LOADS
from reflect.values.plans import Status
from reflect.values.room import SETTINGS

# Bidirectional controls and other invisible characters could make a question say one thing and mean another.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
)

MOST_NAMES = 20


def faults(pack: Pack) -> Iterator[str]:
    """Yield what is wrong in a pack that has the right shape, in plain words, in order."""
    yield from _hidden_characters("title", pack.title)
    yield from _hidden_characters("again", pack.again)
    yield from _check_setting(pack)
    yield from _check_load(pack)
    yield from _check_names(pack)
    yield from _check_one_a_day(pack)
    earlier: dict[str, Question] = {}
    for number, q in enumerate(pack.questions, 1):
        where = f"question {number} ({q.id})"
        if q.id in earlier:
            yield f"{where}: this id is used twice"
        if q.id == "spotlight":
            yield f"{where}: this id is kept for the spotlight question"
        for check in _CHECKS:
            for fault in check(q, earlier):
                yield f"{where}: {fault}"
        earlier[q.id] = q
    if pack.spotlight and not any(q.is_growth_rating for q in pack.questions):
        yield "spotlight: this pack rates no growth area, so there is no place for a spotlight question"


def option_ids(q: Question) -> frozenset[str] | None:
    """Ids that an answer can hold; None when they come from a list outside the pack."""
    if q.options_from:
        return None
    if q.type == "confirm":
        return frozenset({"yes", "no"})
    return frozenset(id for id, _ in q.options)


def holds_hidden(text: str) -> bool:
    """Say whether a text holds a character that no screen shows, or one that turns what is shown around."""
    return _HIDDEN.search(text) is not None


def _hidden_characters(key: str, text: str) -> Iterator[str]:
    if holds_hidden(text):
        yield f"{key}: it holds a control character or an invisible one"


def _check_setting(pack: Pack) -> Iterator[str]:
    if pack.setting and pack.setting not in (*SETTINGS, NO_SETTING):
        yield f"setting: there is no such kind of time; it takes: {', '.join((*SETTINGS, NO_SETTING))}"
    if pack.setting and pack.asks_setting:
        yield 'setting: a question with sets = "setting" asks for it already, so leave one of the two out'


def _check_load(pack: Pack) -> Iterator[str]:
    if sum(q.sets == "load" for q in pack.questions) > 1:
        yield 'sets = "load": one question of a pack asks how much it took, so leave the others out'


def _check_names(pack: Pack) -> Iterator[str]:
    if len(pack.names) > MOST_NAMES:
        yield f"names: at most {MOST_NAMES}"
    if len(set(pack.names)) != len(pack.names):
        yield "names: the same word stands there twice"


def _check_one_a_day(pack: Pack) -> Iterator[str]:
    """A question that is asked alone can't lean on another one, and has to be kept: else it would come again each day."""
    if not pack.one_a_day:
        return
    if pack.spotlight:
        yield "spotlight: with one_a_day there is one question, so there is no place for another"
    for number, q in enumerate(pack.questions, 1):
        leans = {
            "show_if": q.show_if, "repeat": q.repeat > 1, "repeat_for": q.repeat_for, "goes_to": q.goes_to,
            "stops_if": q.stops_if, "sets": q.sets, "outcome": q.outcome, 'store = "never"': not q.kept,
        }  # fmt: skip
        for key in (key for key, is_there in leans.items() if is_there):
            yield f"question {number} ({q.id}): with one_a_day each question is asked alone, so it takes no {key}"


def _check_words(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    for key, text in (("ask", q.ask), ("help", q.help), *(("options", words) for _, words in q.options)):
        yield from _hidden_characters(key, text)
    if q.link and q.type != "text":
        yield "link goes with a text question"
    if "{area}" in q.ask and not q.repeat_for:
        yield "{area} needs repeat_for, which says which areas are meant"


def _check_options(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    ids = [id for id, _ in q.options]
    if len(set(ids)) != len(ids):
        yield "options: the same id stands there twice"
    if q.options and q.options_from:
        yield "take either options or options_from, not both"
    if q.type in ("select", "multi") and not (q.options or q.options_from):
        yield f"a {q.type} question needs options or options_from"
    if q.type not in ("select", "multi", "scale") and q.options:
        yield f"a {q.type} question has no options"
    if q.type == "scale" and q.options and ids != ["1", "2", "3", "4", "5"]:
        yield "a scale with its own options needs exactly the ids 1 to 5, in order"
    if q.options_from and q.type not in ("select", "multi"):
        yield "options_from goes with a select or multi question"
    if q.options_from == "moments" and q.type != "multi":
        yield "moments are ticked in a multi question"
    if q.at_most and q.type != "multi":
        yield "at_most goes with a multi question"


def _check_numbers(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    given = [v for v in (q.min, q.max, q.step) if v is not None]
    if given and q.type != "number":
        yield "min, max and step go with a number question"
    if not all(abs(v) <= 1e9 for v in given):
        yield "min, max and step must be ordinary numbers"
    if q.min is not None and q.max is not None and q.min > q.max:
        yield "min is larger than max"
    if q.days != "past" and q.type != "date":
        yield "days goes with a date question"
    if q.step is not None and q.step < 0.001:
        yield "step must be at least 0.001"


def _check_conditions(q: Question, earlier: Mapping[str, Question]) -> Iterator[str]:
    if q.show_if is None:
        return
    on = earlier.get(q.show_if.question)
    if on is None:
        yield f"show_if: {q.show_if.question!r} is not an earlier question"
        return
    if not on.kept:
        yield f"show_if: {on.id!r} is never stored, so nothing can depend on it"
    if on.type not in ("select", "multi", "confirm"):
        yield f"show_if: {on.id!r} is a {on.type} question; a condition needs one with options"
    elif (q.show_if.op == "any") != (on.type == "multi"):
        yield f"show_if: use {'any' if on.type == 'multi' else '==, in or not in'} with the {on.type} question {on.id!r}"
    allowed = option_ids(on)
    for value in sorted(q.show_if.values - allowed) if allowed is not None else ():
        yield f"show_if: {on.id!r} has no option {value!r}"


def _check_consequences(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    used = {
        "card_if": set(q.card_if),
        "stops_if": set(q.stops_if),
        "goes_to": set(q.goes_to),
        "outcome": set(q.outcome),
    }
    allowed = option_ids(q)
    for key, ids in used.items():
        if ids and q.type not in ("select", "multi", "confirm"):
            yield f"{key} goes with a question that has options"
        elif ids and key != "card_if" and q.type == "multi":
            yield f"{key} goes with a select or confirm question"
        elif allowed is not None:
            for id in sorted(ids - allowed):
                yield f"{key}: there is no option {id!r}"
    if q.card_if_skipped and q.kept:
        yield "card_if_skipped goes with a question that is never stored"
    if q.goes_to and not q.kept:
        yield "goes_to: the answer is never stored, so the way back could not be found"
    if q.outcome and not q.kept:
        yield "outcome: the answer is never stored"
    if Status.REWORDED in q.outcome.values():
        yield "outcome: a plan is reworded by a text with creates, not by an option"


def _check_repeats(q: Question, earlier: Mapping[str, Question]) -> Iterator[str]:
    if q.repeat > 1 and not q.is_growth_rating:
        yield "repeat goes with a scale over growth areas"
    if q.repeat > 1 and q.repeat_for:
        yield "take either repeat or repeat_for, not both"
    if q.repeat_for:
        picked = earlier.get(q.repeat_for)
        if not q.is_growth_rating:
            yield "repeat_for goes with a scale over growth areas"
        if picked is None or picked.type != "multi" or picked.options_from != "growth_areas":
            yield f'repeat_for: {q.repeat_for!r} is not an earlier multi question with options_from = "growth_areas"'
        elif not picked.kept:
            yield f"repeat_for: {picked.id!r} is never stored, so nothing can depend on it"
    elif (
        q.is_growth_rating
        and q.repeat == 1
        and (len(q.areas) != 1 or q.areas[0] in SPECIAL_AREAS - {"focus"})
    ):
        yield 'a scale over a growth area needs areas = ["focus"] or one area'
    if q.rates != "session" and not q.is_growth_rating:
        yield "rates goes with a scale over growth areas"


def _check_roles(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    if q.creates and q.type != "text":
        yield "creates goes with a text question"
    if q.creates and not q.kept:
        yield "creates: the answer is never stored"
    if q.sets and not q.kept:
        yield "sets: the answer is never stored"
    if q.sets == "focus" and (q.type, q.options_from) != ("select", "growth_areas"):
        yield 'sets = "focus" goes with a select over growth_areas'
    if q.sets == "setting" and q.type != "select":
        yield 'sets = "setting" goes with a select question'
    if q.sets == "setting" and (q.private or not q.kept):
        yield 'sets = "setting": the kind of time can be shared, so its question cannot be private'
    if q.sets == "load" and (q.type != "select" or sorted(id for id, _ in q.options) != sorted(LOADS)):
        yield f'sets = "load" goes with a select question that has these options, in any order: {", ".join(LOADS)}'
    if q.default and (q.type != "confirm" or q.default not in ("yes", "no")):
        yield 'default goes with a confirm question, and is "yes" or "no"'
    if q.highlight and (q.type != "text" or not q.kept):
        yield "highlight goes with a text question that is stored"
    if not q.kept and q.is_growth_rating:
        yield "a growth rating is always stored"


def _check_guideline(q: Question, _: Mapping[str, Question]) -> Iterator[str]:
    if q.guideline and q.options_from != "roadmap":
        yield 'guideline goes with options_from = "roadmap"'
    if q.options_from == "roadmap" and not q.guideline:
        yield 'options_from = "roadmap" needs guideline, which says what the answer means: "in_play", "helped" or "two_ways"'
    if q.guideline and not q.kept:
        yield "guideline: the answer is never stored"
    if q.guideline == "two_ways" and (q.type, q.at_most) != ("multi", 2):
        yield 'guideline = "two_ways" goes with a multi question that has at_most = 2'


_CHECKS: tuple[Callable[[Question, Mapping[str, Question]], Iterator[str]], ...] = (
    _check_words,
    _check_options,
    _check_numbers,
    _check_conditions,
    _check_consequences,
    _check_repeats,
    _check_roles,
    _check_guideline,
)
