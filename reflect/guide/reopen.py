"""From a kept entry back to a walk, so that an answer can be changed. Pure.

What was left empty stays empty, and a `store = "never"` question is not asked again: nothing is open in
a reopened walk until an answer opens a new branch.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from reflect.guide.areas import Practice
from reflect.guide.ask import Empty, Step, Value
from reflect.guide.earlier_line import EarlierLine
from reflect.guide.occasion import DEFAULT_PERIOD, PERIODS, Occasion
from reflect.guide.pack import Pack, Question, Source
from reflect.guide.waiting import replay
from reflect.guide.walk import SPOTLIGHT, Walk
from reflect.values.entry import Entry, Rating, options_picked
from reflect.values.plans import Commitment


def reopen(
    entry: Entry,
    *,
    pack: Pack,
    practice: Practice,
    focus: str,
    commitment: Commitment | None,
    ce_categories: tuple[tuple[str, str], ...],
    roadmap: tuple[tuple[str, str], ...] = (),
) -> Walk:
    """Lay out the walk of a kept entry.

    The pack is the one of today; answers that no longer fit it are left out. `focus` is the focus area
    now, for where the entry does not tell which one it was then; `commitment` is what a follow-up looked
    back at.
    """
    setting_asked = any(q.sets == "setting" for q in pack.questions if _answer(entry, q.id) is not None)
    occasion = Occasion(
        day=entry.day,
        focus=_focus(entry, pack) or (focus if focus in practice.areas else practice.default_focus),
        setting=None if setting_asked else entry.setting,
        tags=entry.tags,
        room=None if pack.private else entry.room,
        spotlight=next((a.asked for a in entry.answers if a.question == SPOTLIGHT.question), None),
        commitment=commitment,
        period=_period(entry),
        ce_categories=_with_ticked(entry, pack, "ce_categories", ce_categories),
        roadmap=_with_ticked(entry, pack, "roadmap", roadmap),
        before=picked_before(entry, pack, practice),
        pool=answered(entry) if pack.one_a_day else (),
    )
    walk = replay(Walk(pack, practice, occasion), _given(entry, pack, occasion.before), scale=practice.scale)
    while (ask := walk.next()) is not None:
        walk = replace(walk, given={**walk.given, ask.step: Empty.SKIPPED})
    return walk


def answered(entry: Entry) -> tuple[str, ...]:
    """Give the ids of the questions that an entry answers."""
    told = (a.question for a in entry.answers), (r.question for r in entry.ratings)
    return tuple(dict.fromkeys(chain(*told, (m.question for m in entry.moments))))


def _with_ticked(
    entry: Entry, pack: Pack, listed: Source, known: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """The person's own list of today; what the entry ticked stays on it, and keeps the words that it had then."""
    asking = {q.id for q in pack.questions if q.options_from == listed}
    ticked = {
        id: words
        for answer in entry.answers
        if answer.question in asking
        for id, words in options_picked(answer.value, answer.words)
    }
    as_ticked = ((id, ticked.get(id, words)) for id, words in known)
    return (*as_ticked, *((id, words) for id, words in ticked.items() if id not in dict(known)))


def _answer(entry: Entry, question: str) -> object:
    return next((a.value for a in entry.answers if a.question == question), None)


def _focus(entry: Entry, pack: Pack) -> str | None:
    """The focus area of that time, as far as a rating tells it."""
    asked = {
        q.id for q in pack.questions if q.is_growth_rating and q.areas[:1] == ("focus",) and q.repeat == 1
    }
    return next((r.area for r in entry.ratings if r.question in asked), None)


def _period(entry: Entry) -> str:
    """The period of that time stands in the words of its questions."""
    asked = " ".join(r.asked for r in entry.ratings)
    return next((p for p in PERIODS if f"{p} ago" in asked), DEFAULT_PERIOD)


def picked_before(entry: Entry, pack: Pack, practice: Practice) -> dict[Step, EarlierLine]:
    """Give what an entry holds of lines that were written anew since, by its place in a sitting of its pack."""
    return {
        step: EarlierLine(area=rating.area, value=rating.value, words=rating.anchor, scale=rating.scale)
        for q in pack.questions
        if q.is_growth_rating
        for step, rating in _rated(entry, q)
        if not _reads_so_today(rating, practice)
    }


def _reads_so_today(rating: Rating, practice: Practice) -> bool:
    """The line has the words of today, and is of their version; in another language it has not."""
    if rating.scale != practice.scale:
        return False
    area = practice.areas.get(rating.area)
    return rating.value is None or area is None or area.anchors[rating.value - 1] == rating.anchor


def _given(entry: Entry, pack: Pack, before: Mapping[Step, EarlierLine]) -> dict[Step, Value]:
    given: dict[Step, Value] = {Step(a.question): a.value for a in entry.answers}
    for q in pack.questions:
        if q.options_from == "moments":
            given[Step(q.id)] = tuple(m.id for m in entry.moments if m.question == q.id) or Empty.SKIPPED
        elif q.is_growth_rating:
            given |= _ratings(entry, q, before)
    return given


def _ratings(entry: Entry, q: Question, before: Mapping[Step, EarlierLine]) -> Mapping[Step, Value]:
    found: dict[Step, Value] = {}
    for n, (step, rating) in enumerate(_rated(entry, q), 1):
        if q.repeat > 1:
            found[Step(q.id, f"#{n}")] = rating.area
        found[step] = Empty.DID_NOT_COME_UP if rating.value is None else before.get(step, rating.value)
    return found


def _rated(entry: Entry, q: Question) -> Iterator[tuple[Step, Rating]]:
    """The ratings that this question made, each with its place."""
    for rating in entry.ratings:
        if rating.question == q.id:
            yield Step(q.id, rating.area if q.repeat > 1 or q.repeat_for else ""), rating
