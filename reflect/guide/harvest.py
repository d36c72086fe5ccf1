"""From a finished walk to a `Reflection`: what is kept of a sitting, and how private each part is. Pure.

Nothing that a pack marks `store = "never"` can come out of here, and answers that lie off the path
(a branch that no longer applies) stay behind.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import cast

from reflect.guide.ask import Ask, Empty, Value
from reflect.guide.earlier_line import EarlierLine
from reflect.guide.pack import Question
from reflect.guide.typed.text import handed_in
from reflect.guide.walk import SPOTLIGHT, Walk
from reflect.values.entry import Answer, Load, Moment, Rating, Reflection
from reflect.values.plans import FollowUp, Note, Plan, Status, several
from reflect.values.room import Room


def reflection(walk: Walk) -> Reflection:
    """Gather all that may be kept of this sitting."""
    pack, occasion = walk.pack, walk.occasion
    answered = [(ask, value) for ask in walk.path() if ask.kept and (value := walk.earlier(ask)) is not None]
    commitment = occasion.commitment if pack.follows_up else None
    inherited = commitment is not None and commitment.private
    follow_up = _follow_up(walk)
    return Reflection(
        pack=pack.pack,
        pack_version=pack.version,
        title=pack.title,
        day=occasion.day,
        room=Room.PRIVATE if pack.private or inherited else occasion.room or pack.room,
        private_pack=pack.private,
        setting=_chosen(walk, "setting") or occasion.setting,
        tags=occasion.tags,
        answers=tuple(_answers(walk, answered)),
        ratings=tuple(_ratings(answered, walk.practice.scale)),
        moments=tuple(_moments(walk, answered)),
        plans=() if follow_up and follow_up.reworded_to else tuple(_plans(walk, "commitment")),
        agreements=tuple(Note(words=p.words, private=p.private) for p in _plans(walk, "agreement")),
        questions=tuple(Note(words=p.words, private=p.private) for p in _plans(walk, "question")),
        follow_up=follow_up,
        focus=_chosen(walk, "focus"),
        offered=_offered(walk),
        load=cast("Load | None", _chosen(walk, "load")),
    )


def ended(walk: Walk, *, stays: Collection[object] = ()) -> Walk:
    """Give a walk in which each text ends with its last word: one that was left half typed was never handed in.

    Values that are in `stays` are left as they are: nobody typed them in this sitting.
    """
    given = {
        step: handed_in(value) if isinstance(value, str) and value not in stays else value
        for step, value in walk.given.items()
    }
    return replace(walk, given=given)


def _offered(walk: Walk) -> tuple[str, ...]:
    """The areas that were suggested, at a question that was put, whether taken or passed."""
    known = [area for area, _ in walk.occasion.suggested]
    put = (
        a for a in walk.path() if a.step.part.startswith("#") and a.step.part != "#1" and a.step in walk.given
    )
    return tuple(dict.fromkeys(a.choices[0].id for a in put if a.choices[0].id in known))


def _answers(walk: Walk, answered: list[tuple[Ask, Value]]) -> Iterator[Answer]:
    for ask, value in answered:
        q = walk.pack.question(ask.step.question)
        # Ratings and moments are kept as what they are; the choice of an area is kept with its rating.
        if (
            isinstance(value, Empty | EarlierLine)
            or ask.rates
            or ask.step.part
            or (q and q.options_from == "moments")
        ):
            continue
        spotlight = ask.step == SPOTLIGHT
        yield Answer(
            question=ask.step.question,
            kind=ask.kind,
            asked=ask.words,
            value=value,
            words=ask.words_of(value),
            private=ask.private or _quotes_commitment(q),
            stage="made_of_it" if spotlight else q.stage if q else None,
            highlight=q is not None and bool(q.highlight),
            areas=(walk.occasion.focus,) if spotlight or q is None else walk.areas_of(q),
            guideline=q.guideline if q else None,
        )


def _quotes_commitment(q: Question | None) -> bool:
    """The words shown repeat a commitment, whose own entry decides whether it may be shared."""
    return q is not None and "{commitment}" in q.ask


def _ratings(answered: list[tuple[Ask, Value]], scale: int) -> Iterator[Rating]:
    for ask, value in answered:
        if ask.rates is None or value is Empty.SKIPPED:
            continue
        line = value if isinstance(value, int) else None
        # What stays as it was keeps its words and the version of its lines, also where it did not come up.
        stays = value if isinstance(value, EarlierLine) else ask.before if line is None else None
        stays = stays if stays and (stays is value or stays.value is None) else None
        yield Rating(
            question=ask.step.question,
            asked=ask.words,
            area=ask.rates,
            value=stays.value if stays else line,
            anchor=stays.words if stays else ask.words_of(line) if line else "",
            kind=ask.rating_kind,
            private=ask.private,
            scale=stays.scale if stays else scale,
        )


def _moments(walk: Walk, answered: list[tuple[Ask, Value]]) -> Iterator[Moment]:
    for ask, value in answered:
        q = walk.pack.question(ask.step.question)
        if q is None or q.options_from != "moments" or not isinstance(value, tuple):
            continue
        for id in value:
            moment = walk.practice.moments[id]
            yield Moment(
                question=q.id,
                asked=ask.words,
                id=id,
                area=moment.area,
                kind=moment.kind,
                words=moment.words,
                private=ask.private or walk.practice.is_private(moment.area),
            )


def _plans(walk: Walk, what: str) -> Iterator[Plan]:
    # Where a supervisor agrees to something too, what I will do was agreed in supervision.
    agreed = any(q.creates == "agreement" for q in walk.pack.questions)
    for ask in walk.path():
        q = walk.pack.question(ask.step.question)
        words = walk.given.get(ask.step)
        if q is not None and q.creates == what and isinstance(words, str):
            for one in several(words):
                yield Plan(
                    words=one,
                    areas=walk.areas_of(q),
                    private=ask.private,
                    source="supervision" if agreed else "entry",
                )


def _follow_up(walk: Walk) -> FollowUp | None:
    """What became of the commitment: a later `outcome` on the path overrides an earlier one."""
    commitment = walk.occasion.commitment
    if commitment is None or not walk.pack.follows_up:
        return None
    status: Status | None = None
    for ask in walk.path():
        q = walk.pack.question(ask.step.question)
        value = walk.given.get(ask.step)
        if q is not None and isinstance(value, str):
            status = q.outcome.get(value, status)
    reworded = next(_plans(walk, "commitment"), None)
    if status is None:
        return None
    if reworded is None:
        return FollowUp(commitment=commitment.number, status=status)
    areas = tuple(dict.fromkeys((*commitment.areas, *reworded.areas)))
    plan = Plan(words=reworded.words, areas=areas, private=reworded.private, source=commitment.source)
    return FollowUp(commitment=commitment.number, status=Status.REWORDED, reworded_to=plan)


def _chosen(walk: Walk, what: str) -> str | None:
    for ask in walk.path():
        q = walk.pack.question(ask.step.question)
        value = walk.given.get(ask.step)
        if q is not None and q.sets == what and isinstance(value, str):
            return value
    return None
