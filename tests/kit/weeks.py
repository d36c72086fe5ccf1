"""Entries and weeks by hand and from the invented weeks of the demo, for the tests of growth and render."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from kit.packs import LIBRARY, PACKS, PRACTICE, commitment

from reflect.dates import Period, week_of
from reflect.guide.document import Document
from reflect.guide.fill import fill
from reflect.guide.harvest import reflection
from reflect.guide.occasion import Occasion
from reflect.guide.walk import Walk
from reflect.values.entry import Answer, Entry, Moment, Rating, Reflection
from reflect.values.plans import Commitment
from reflect.values.room import Room

MONDAY = date(2026, 3, 2)
WEEK = week_of(MONDAY)
NAMES = {id: area.name for id, area in PRACTICE.areas.items()}


def entry(number: int = 1, nth: int = 0, **more: Any) -> Entry:
    """Make an entry of this week."""
    given = {
        "uuid": UUID(int=number), "number": number, "pack": "quick_checkin", "pack_version": 1,
        "title": "Quick check-in", "day": MONDAY + timedelta(nth), "room": Room.PRACTICE, "zone": "UTC",
        "written_at": datetime(2026, 3, 6, 18, 30, tzinfo=UTC),
    }  # fmt: skip
    return Entry(**{**given, **more})


def rating(value: int | None, area: str = "learning", **more: Any) -> Rating:
    """Make a rating."""
    anchor = PRACTICE.areas[area].anchors[value - 1] if value else ""
    return Rating(
        **{
            "question": "r",
            "asked": "How?",
            "area": area,
            "value": value,
            "anchor": anchor,
            "scale": PRACTICE.scale,
            **more,
        }
    )


def moment(id: str) -> Moment:
    """Make a ticked moment."""
    m = PRACTICE.moments[id]
    return Moment(question="moments", asked="Which?", id=id, area=m.area, kind=m.kind, words=m.words)


def keep(text: str, **more: Any) -> Answer:
    """Make an answer in the person's own words."""
    given = {"question": "keep", "kind": "text", "asked": "What helped?", "value": text, "words": text}
    return Answer(**{**given, "highlight": True, **more})


def plan(number: int, words: str, **more: Any) -> Commitment:
    """Make a plan of last week."""
    made = {"number": number, "uuid": UUID(int=number), "made_on": MONDAY - timedelta(7), "due_on": MONDAY}
    return commitment(words, **{**made, **more})


def invented(weeks_ago: int) -> tuple[list[Entry], Period]:
    """Take one week of the demo as entries, oldest first."""
    period = week_of(MONDAY - timedelta(7 * weeks_ago))
    told = [e for e in LIBRARY.demo["entry"] if e["weeks_ago"] == weeks_ago]
    entries = [
        _kept(n, _sitting(written, period.first + timedelta(written["weekday"] - 1)))
        for n, written in enumerate(told, 1)
    ]
    return entries, period


def _sitting(written: dict[str, Any], day: date) -> Reflection:
    occasion = Occasion(
        day=day, focus=LIBRARY.demo["focus"], setting=written.get("setting"), tags=tuple(written.get("tags", ())),
        room=Room(written["room"]) if "room" in written else None, spotlight="What helped?",
        commitment=plan(9, "When a story starts up, I will ask who it is for."),
    )  # fmt: skip
    walk = Walk(PACKS[written["pack"]], PRACTICE, occasion)
    return reflection(
        fill(walk, Document(file="demo", pack=written["pack"], answers=written["answers"])).walk
    )


def _kept(number: int, r: Reflection) -> Entry:
    plans = tuple(
        plan(number * 10 + n, p.words, areas=p.areas, made_on=r.day, entry=number, source=p.source)
        for n, p in enumerate(r.plans)
    )
    return entry(
        number, pack=r.pack, title=r.title, day=r.day, room=r.room, setting=r.setting, tags=r.tags, answers=r.answers,
        ratings=r.ratings, moments=r.moments, commitments=plans, agreements=r.agreements, questions=r.questions,
    )  # fmt: skip
