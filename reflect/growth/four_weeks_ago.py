"""One line of the person's own from about four weeks ago, for the moment they open their journal. Pure; always the same one.

It comes up unasked, so it is never from a time that was hard: whoever opens the journal did not ask for that. Of what
stays with the person nothing is shown unasked either, since somebody may be looking over their shoulder.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from reflect.dates import Period
from reflect.growth.summary import Earlier
from reflect.values.entry import Answer, Entry
from reflect.values.room import Room

AGO, AROUND = timedelta(days=28), timedelta(days=3)
HARD_PACKS = frozenset(
    {"hard_session", "self_care", "after_crisis", "loss", "my_recovery", "load_check", "at_work"}
)
HARD_ANSWERS = frozenset(
    {"heavy", "shaken", "sad", "worried", "scared", "irritated", "angry", "numb", "took_over", "low", "empty"}
)
"""Ids of options, in any pack, that say of a time that it was hard."""


def days_around(today: date) -> Period:
    """Give the days from which a line may come: four weeks ago, and three days on either side."""
    return Period(today - AGO - AROUND, today - AGO + AROUND + timedelta(days=1))


def line_from(entries: Iterable[Entry], today: date, *, private_areas: Collection[str]) -> Earlier | None:
    """Choose the line, or None.

    It is an answer of the kind that the week shows first. The nearest to four weeks ago is taken; of two that are as
    near the earlier day, and on one day the entry that was kept last.

    Args:
        entries: those of `days_around`.
        today: the local day.
        private_areas: growth areas that stay with the person.
    """
    days = days_around(today)
    found = [
        (abs(today - AGO - e.day), e.day, -e.number, str(a.value))
        for e in entries
        if days.first <= e.day < days.end and not _was_hard(e) and not _is_private(e)
        for a in e.answers
        if _is_own_line(a) and not set(private_areas).intersection(a.areas)
    ]
    if not found:
        return None
    _, day, number, words = min(found, key=lambda one: one[:3])
    return Earlier(day=day, words=words, entry=-number)


def _is_own_line(a: Answer) -> bool:
    return a.highlight and a.kind == "text" and not a.private and bool(str(a.value).strip())


def _is_private(e: Entry) -> bool:
    return e.room is Room.PRIVATE or e.private_pack


def _was_hard(e: Entry) -> bool:
    told = {id for a in e.answers if a.kind != "text" for id in _ids(a)}
    return e.pack in HARD_PACKS or e.load == "heavy" or bool(told & HARD_ANSWERS)


def _ids(a: Answer) -> tuple[str, ...]:
    return a.value if isinstance(a.value, tuple) else (str(a.value),)
