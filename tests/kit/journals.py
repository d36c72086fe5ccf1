"""Real journals of invented entries, small and large, for the tests of growth over months. Always the same ones."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from kit.packs import PRACTICE
from kit.world import ladder

from reflect.storage.journal import Journal
from reflect.storage.keys.crypto import Cost
from reflect.values.entry import Answer, Moment, Rating, Reflection
from reflect.values.plans import FollowUp, Plan, Status
from reflect.values.room import Room

TODAY = date(2026, 3, 6)  # a Friday
NOW = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)
WORDS = "five quiet words for tests"
FOCUS = PRACTICE.default_focus
AREAS = list(PRACTICE.areas)
SIZES = (0, 1, 3, 30, 400)
OWN = "I waited, and asked what would help, entry {n}."
MOVES: dict[str, Callable[[int], float]] = {
    "confidentiality": lambda ago: 4,
    "respect_and_choice": lambda ago: 3 + (ago < 150),
    "safe_space": lambda ago: 2.2 if ago < 98 else 4.4,
    "peer_focus": lambda ago: 1.6,
    "lived_experience": lambda ago: 2 if ago < 45 else 4,
    FOCUS: lambda ago: 4.4 if ago < 98 else 2,
    "self_care": lambda ago: 3,
}
"""The line about which each area is rated, so many days ago; the others are never rated."""


def rating(area: str, value: int | None, **more: Any) -> Rating:
    """Pick a line of an area, for a session or a week, as the area is asked."""
    anchor = PRACTICE.areas[area].anchors[value - 1] if value else ""
    private = PRACTICE.is_private(area)
    return Rating(
        **{"question": "r", "asked": "How?", "area": area, "value": value, "anchor": anchor, "private": private, "scale": PRACTICE.scale,
           "kind": PRACTICE.areas[area].asked, **more}
    )  # fmt: skip


def moment(id: str) -> Moment:
    """Tick a moment."""
    m = PRACTICE.moments[id]
    return Moment(question="moments", asked="Which?", id=id, area=m.area, kind=m.kind, words=m.words)


def answer(question: str, value: Any, *, kind: Any = "text", words: str = "", **more: Any) -> Answer:
    """Answer a question."""
    return Answer(question=question, kind=kind, asked="What?", value=value, words=words or str(value), **more)


def reflection(day: date, **more: Any) -> Reflection:
    """Make a finished sitting."""
    frame = {
        "pack": "quick_checkin",
        "pack_version": 1,
        "title": "Quick check-in",
        "day": day,
        "room": Room.PRACTICE,
    }
    return Reflection(**{**frame, "private_pack": False, **more})


def journal(home: Path, n: int, *, every: float | None = None) -> Journal:
    """Keep n invented entries up to today, through the journal itself, and leave it open; one every so many days."""
    made = empty(home)
    for one in invented(n, every=every):
        made.add(one)
    return made


def empty(home: Path) -> Journal:
    """Make a journal without entries, and leave it open."""
    made = Journal.create(
        home, WORDS, focus=FOCUS, cost=Cost(t=1, m_kib=8), clock=lambda: NOW, ladder=ladder
    ).journal
    made.set_up.finish()
    for pragma in ("synchronous = OFF", "journal_mode = MEMORY"):  # a power cut is not what is tried here
        made._file.con.execute(f"PRAGMA {pragma}")
    return made


def invented(n: int, *, every: float | None = None) -> list[Reflection]:
    """Give n entries: one every nine days in a small journal, one every day or so in a large one, if not said."""
    rnd = random.Random(n)
    every = every or (9 if n <= 30 else 1.2)
    return [_sitting(rnd, i, TODAY - timedelta(round((n - 1 - i) * every))) for i in range(n)]


def _sitting(rnd: random.Random, i: int, day: date) -> Reflection:
    """One sitting; the ends of a large journal hold all that the page of an area can show."""
    ago = (TODAY - day).days
    rated = [FOCUS, *rnd.sample([a for a in MOVES if a != FOCUS], 3)]
    ratings = [rating(a, None if rnd.random() < 0.1 else _line(rnd, MOVES[a](ago))) for a in rated]
    areas = (FOCUS, "accountability")
    more: dict[str, Any] = {}
    answers: list[Answer] = []
    if i % 4 == 0:
        answers.append(answer("keep", OWN.format(n=i + 1), highlight=True, areas=areas, stage="made_of_it"))
    if i % 5 == 1:
        more["plans"] = (Plan(words=f"When it is quiet, I will wait, plan {i + 1}.", areas=areas),)
    if i % 5 == 2 and i > 2:
        number, status = (
            i // 5 + 1,
            rnd.choice((Status.KEPT, Status.KEPT, Status.PARTLY, Status.NOT_YET, Status.LET_GO)),
        )
        more |= {
            "follow_up": FollowUp(commitment=number, status=status),
            "pack": "follow_up",
            "title": "Follow up",
        }
    if i % 50 == 10:
        more |= {"pack": "learning_reflection", "title": "Something I learned"}
        answers += [
            answer("source", "workshop", kind="select", words="Workshop or class"),
            answer("title", f"Listening, part {i // 50 + 1}"),
            answer("supports", (FOCUS, "learning"), kind="multi"),
        ]
    if i % 60 == 20:
        more |= {"pack": "step_back", "title": "Step back and look"}
        ratings = [rating(FOCUS, 2, kind="then"), rating(FOCUS, 4, kind="now")]
    ticked = [m.id for m in PRACTICE.moments.values() if m.area == FOCUS]
    moments = tuple(moment(id) for id in rnd.sample(ticked, min(2, len(ticked)))) if i % 3 == 0 else ()
    tags = ("quiet-time",) if i % 7 == 0 else ()
    return reflection(
        day, **{"ratings": tuple(ratings), "answers": tuple(answers), "moments": moments, "tags": tags,
                "setting": rnd.choice(("group", "one_to_one", "phone_online")), **more}
    )  # fmt: skip


def _line(rnd: random.Random, middle: float) -> int:
    return min(max(round(rnd.gauss(middle, 0.7)), 1), 5)
