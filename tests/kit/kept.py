"""Values and journals that the tests of keeping share."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from kit.world import ladder

from reflect.storage.journal import Journal
from reflect.storage.keys.crypto import Cost
from reflect.values.entry import Answer, Draft, Kind, Moment, Rating, Reflection
from reflect.values.ladder import Ladder
from reflect.values.plans import Note, Plan
from reflect.values.room import Room

CHEAP = Cost(t=1, m_kib=8)
NOW = datetime(2026, 3, 6, 23, 45, tzinfo=UTC)
DAY = date(2026, 3, 6)
WORDS = "four or five quiet words"
LADDER = Ladder(scale=ladder().scale)
"""The lines of today, with all areas asked by single sessions."""


def make(home: Path, **more: Any) -> Journal:
    """Make a journal whose key is cheap to unlock, open."""
    return Journal.create(
        home, WORDS, **{"focus": "learning", "cost": CHEAP, "ladder": lambda: LADDER, **more}
    ).journal


def answer(value: Any = "I listened", **more: Any) -> Answer:
    kind: Kind = "text" if isinstance(value, str) else "multi" if isinstance(value, tuple) else "number"
    words = value if isinstance(value, str) else "as shown"
    plain = {"question": "keep", "kind": kind, "asked": "What?", "value": value, "words": words}
    return Answer(**{**plain, **more})


def reflection(**more: Any) -> Reflection:
    frame: dict[str, Any] = {
        "pack": "quick_checkin",
        "pack_version": 3,
        "title": "Quick",
        "day": DAY,
        "room": Room.PRACTICE,
    }
    return Reflection(**{**frame, "private_pack": False, "answers": (answer(),), **more})


FULL = reflection(
    setting="group",
    load="heavy",
    tags=("b", "a"),
    answers=(
        answer("first\n\nthen \x1b[31m\u202e", stage="felt", areas=("learning", "safe_space"), private=True),
        answer(("one", "two"), highlight=True),
        answer(0.75),
    ),
    ratings=(
        Rating(question="r", asked="How?", area="learning", value=4, anchor="line", private=True, scale=2),
        Rating(question="r", asked="How?", area="safe_space", value=None, anchor="", kind="then", scale=1),
    ),
    moments=(
        Moment(question="m", asked="Which?", id="rushed", area="safe_space", kind="edge", words="I rushed"),
    ),
    plans=(Plan(words="When A, I will B.", areas=("learning",), private=True, source="supervision"),),
    agreements=(Note(words="they will"),),
    questions=(Note(words="still open", private=True),),
)


def draft(state: str = '{"x": "secret"}', **more: Any) -> Draft:
    frame: dict[str, Any] = {
        "uuid": uuid4(),
        "pack": "quick_checkin",
        "pack_version": 1,
        "title": "Quick",
        "day": DAY,
    }
    return Draft(**{**frame, "started_at": NOW, "saved_at": NOW, "state": state, **more})
