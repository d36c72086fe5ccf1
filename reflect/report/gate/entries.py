"""The one gate from an entry to what may leave the desk. It never lets a private thing through.

Why nothing private can pass, whatever is asked for:

1. Everything in a report that comes from an entry is computed from the values of `shareable.py` and from labels over the
   ratings that pass here. Those values are made in this module and in `gate_learning.py` only (a test reads the source of
   the whole program for that).
2. They have no private flag, room, day, instant, zone, number, uuid, tag or title: privacy is decided here,
   once, and what was decided against has no field to travel in.
3. A private entry raises `Protected` before anything of it is read. Of any other entry, each part that is
   private by its own flag, by its area, or by what it made, is left out by the function that makes the part.
4. Words of the writer's own have fields that stay empty unless the entry was picked by its number.

What passes of an entry that was not picked comes from closed lists: ratings with their anchor words, also by month,
lines for then and now, ticked moments, the kind of time, how something was learned, hours of learning, how agreements
stand, and, where the writer asks for it and signs, which ideas of a fixed list it tells of. One list is the writer's own:
how often each guideline of their roadmap was named, by its short name, on a signed page only (`guidelines.py`).
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from reflect.dates import iso_week
from reflect.errors import Protected
from reflect.growth.lexicon import Lexicon
from reflect.growth.themes import shareable_material
from reflect.report.gate.shareable import (
    Shareable,
    SharedAgreement,
    SharedAnswer,
    SharedCommitment,
    SharedLookBack,
    SharedMoment,
    SharedRating,
)
from reflect.values.entry import Answer, Entry, MomentKind
from reflect.values.ladder import Ladder
from reflect.values.plans import Agreement, Commitment, Note, several
from reflect.values.room import SETTINGS, Room

SAID = frozenset({"text", "select", "multi"})
"""The kinds of answer that can be quoted. A date is finer than a week; a scale with words of its own is a
mood or an energy, never a rating; a yes or no only steers the sitting."""

PRIVATE_PACKS = frozenset({"self_care", "loss", "my_recovery", "load_check"})
"""Private by their packs as well; named here so that an entry filed in the wrong room stays in too."""

IDEAS_THAT_STAY = frozenset({"energy", "own_feelings"})
"""How somebody is doing is theirs, as mood and energy are; an idea that comes near to it is not told."""


def refuse_private(entry: Entry) -> None:
    """Raise `Protected` for an entry that may never leave, in whole or in part."""
    if is_private(entry):
        raise Protected(
            f"Entry {entry.number} is private, so it can't go into a packet.",
            hint="Nothing was written. Leave that number out, and try again.",
        )


def admit(
    entry: Entry,
    *,
    picked: bool,
    private_areas: frozenset[str],
    ladder: Ladder,
    ideas: Lexicon | None = None,
    of_the_past: bool = False,
) -> Shareable:
    """Make the one value of an entry that a report may be built from.

    Args:
        entry: a whole entry, in any room.
        picked: the writer picked this entry by its number, so its words may be quoted.
        private_areas: ids of the growth areas that stay with the person.
        ladder: the lines of today. Ratings by other lines are left out: they can't stand beside these.
        ideas: the fixed list of ideas to look for, or None to look for none.
        of_the_past: it is from before the last meeting.

    Raises:
        Protected: the entry is private.
    """
    refuse_private(entry)
    return Shareable(
        week=iso_week(entry.day),
        pack=entry.pack,
        setting=entry.setting if entry.setting in SETTINGS else None,
        ratings=tuple(_ratings(entry, private_areas, ladder)),
        moments=tuple(_moments(entry, private_areas)),
        looked_back=tuple(_looked_back(entry, private_areas)),
        picked=picked,
        ideas=_ideas(entry, private_areas, ideas) if ideas is not None else (),
        answers=tuple(_answers(entry, private_areas)) if picked else (),
        questions=_notes(entry.questions) if picked else (),
        of_the_past=of_the_past,
    )


def admit_all(
    entries: Iterable[Entry],
    picked: frozenset[int],
    *,
    private_areas: frozenset[str],
    ladder: Ladder,
    ideas: Lexicon | None = None,
    of_the_past: frozenset[int] = frozenset(),
) -> tuple[Shareable, ...]:
    """Admit what may be shared, in the order given; private entries that were not picked are left out.

    Raises:
        Protected: a picked entry is private.
    """
    return tuple(
        admit(
            entry,
            picked=entry.number in picked,
            private_areas=private_areas,
            ladder=ladder,
            ideas=ideas,
            of_the_past=entry.number in of_the_past,
        )
        for entry in entries
        if entry.number in picked or not is_private(entry)
    )


def admit_ratings(
    entries: Iterable[Entry], *, private_areas: frozenset[str], ladder: Ladder
) -> tuple[tuple[date, str, int], ...]:
    """Give the day, area and line of every rating that may be counted. No day of these ever leaves."""
    return tuple(
        (entry.day, rating.area, rating.value)
        for entry in entries
        if not is_private(entry)
        for rating in _ratings(entry, private_areas, ladder)
    )


def admit_commitments(
    commitments: Iterable[Commitment],
    entries: Iterable[Entry],
    *,
    picked: frozenset[int],
    private_areas: frozenset[str],
) -> tuple[SharedCommitment, ...]:
    """Admit commitments: counted unless they or their entry are private, quoted if their entry was picked."""
    homes = {entry.number: entry for entry in entries}

    def admitted() -> Iterator[SharedCommitment]:
        for commitment in commitments:
            home = homes.get(commitment.entry) if commitment.entry is not None else None
            if commitment.private or private_areas.intersection(commitment.areas):
                continue
            # How it stands was said in private, or it was made on a private page: then it is not even counted.
            if commitment.said_privately or commitment.pack in PRIVATE_PACKS:
                continue
            if home is not None and is_private(home):
                continue
            quoted = home is not None and home.number in picked
            yield SharedCommitment(
                status=commitment.status,
                words=commitment.words if quoted else None,
                of_supervision=commitment.source == "supervision",
            )

    return tuple(admitted())


def admit_agreements(
    agreements: Iterable[Agreement], entries: Iterable[Entry], *, picked: frozenset[int]
) -> tuple[SharedAgreement, ...]:
    """Admit what a supervisor agreed to do: counted unless it or its entry is private, quoted if that was picked."""
    homes = {entry.number: entry for entry in entries}
    return tuple(
        SharedAgreement(
            status=agreement.status,
            words=agreement.words if agreement.entry in homes and agreement.entry in picked else None,
        )
        for agreement in agreements
        if not agreement.private
        and agreement.words.strip()
        and not (agreement.entry in homes and is_private(homes[agreement.entry]))
    )


def is_private(entry: Entry) -> bool:
    """True for an entry of which nothing may leave."""
    return entry.room is Room.PRIVATE or entry.private_pack or entry.pack in PRIVATE_PACKS


def _ratings(entry: Entry, private_areas: frozenset[str], ladder: Ladder) -> Iterator[SharedRating]:
    for rating in entry.ratings:
        if rating.private or rating.area in private_areas or rating.value not in (1, 2, 3, 4, 5):
            continue
        # Then/now is another measure. An area is asked by the session or by the week, so the two are never mixed.
        if ladder.takes(rating.area, rating.kind, rating.scale):
            by_week = rating.kind == "week"
            yield _rating(rating.area, rating.value, rating.anchor, by_week)


@lru_cache(maxsize=1000)
def _rating(area: str, value: int, anchor: str, by_week: bool) -> SharedRating:
    """One value for all that are the same, of which a page over years has many thousand."""
    return SharedRating(area=area, value=value, anchor=anchor, by_week=by_week)


@lru_cache(maxsize=1000)
def _moment(id: str, area: str, kind: MomentKind, words: str) -> SharedMoment:
    return SharedMoment(id=id, area=area, kind=kind, words=words)


def _looked_back(entry: Entry, private_areas: frozenset[str]) -> Iterator[SharedLookBack]:
    given = {
        (rating.kind, rating.area): None
        if rating.value is None
        else SharedRating(area=rating.area, value=rating.value, anchor=rating.anchor)
        for rating in entry.ratings
        if rating.kind in ("then", "now") and not rating.private and rating.area not in private_areas
    }
    for area in dict.fromkeys(area for _, area in given):
        then, now = given.get(("then", area)), given.get(("now", area))
        if then is not None or now is not None:
            yield SharedLookBack(area=area, then=then, now=now)


def _moments(entry: Entry, private_areas: frozenset[str]) -> Iterator[SharedMoment]:
    for moment in entry.moments:
        if not moment.private and moment.area not in private_areas:
            yield _moment(moment.id, moment.area, moment.kind, moment.words)


def _ideas(entry: Entry, private_areas: frozenset[str], listed: Lexicon) -> tuple[str, ...]:
    """Name the ideas that the answers tell of, without those that are private or about a private area."""
    told = shareable_material(entry, private_areas=private_areas)
    if told is None:
        return ()
    return tuple(listed.concepts[id].words for id in listed.found(told.texts) if id not in IDEAS_THAT_STAY)


def _answers(entry: Entry, private_areas: frozenset[str]) -> Iterator[SharedAnswer]:
    # A question that made ratings or moments is told by those, each with a privacy of its own.
    told = {rating.question for rating in entry.ratings} | {moment.question for moment in entry.moments}
    # An answer that made a private plan or note is as private as what it made.
    made = {c.words for c in entry.commitments if c.private or private_areas.intersection(c.areas)}
    made |= {note.words for note in (*entry.agreements, *entry.questions) if note.private}
    for answer in entry.answers:
        if answer.private or answer.kind not in SAID or answer.question in told:
            continue
        if not made.isdisjoint((answer.words, *several(answer.words))):
            continue
        if private_areas.isdisjoint((*answer.areas, *_ids(answer))) and answer.words.strip():
            yield SharedAnswer(
                question=answer.question,
                asked=answer.asked,
                words=answer.words,
                stage=answer.stage,
            )


def _ids(answer: Answer) -> tuple[str, ...]:
    """The options picked: an answer that names a private area tells about it."""
    if answer.kind == "text":
        return ()
    return answer.value if isinstance(answer.value, tuple) else (str(answer.value),)


def _notes(notes: Iterable[Note]) -> tuple[str, ...]:
    return tuple(note.words for note in notes if not note.private and note.words.strip())
