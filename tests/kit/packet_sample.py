"""Invented journals for the packet: one that reads like a real one, and one with a canary in every field."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from reflect.masking.plan.details import Keep
from reflect.masking.plan.plan import MaskingPlan, plan
from reflect.report.admitted import Admitted, admit
from reflect.report.build import build
from reflect.report.desk import Desk
from reflect.report.policy import Policy
from reflect.report.report import Report
from reflect.values.entry import Answer, Entry, Moment, Rating
from reflect.values.ladder import Ladder
from reflect.values.plans import Agreement, Commitment, Note, Status
from reflect.values.room import Room

AREAS = {
    "confidentiality": "Keeping confidences",
    "respect_and_choice": "Respecting differences and choice",
    "safe_space": "A safe space without judgment",
    "peer_focus": "Keeping the focus on the peer",
    "accountability": "Accountability without blame",
    "self_care": "Caring for my own wellness",
}
PRIVATE = frozenset({"self_care"})
SINCE, UNTIL = date(2026, 8, 24), date(2026, 11, 16)

ANCHORS = {
    "respect_and_choice": (
        "I pushed my own way, or spoke as if there is one right path.",
        "I noticed afterward that I had assumed or steered.",
        "I asked how they see it, and I also slid into advice.",
        "I asked, listened, and followed their choices.",
        "I backed a choice far from my own and stayed curious.",
    ),
    "peer_focus": (
        "My own feelings or needs took over much of the time.",
        "I saw late that the talk had moved to me.",
        "I moved back and forth between their needs and mine.",
        "I noticed my feelings and kept the time about them.",
        "Something stirred me up, and I still kept the time about them.",
    ),
    "accountability": (
        "I let something slide and have not owned it yet.",
        "I owned a slip late, or only in part.",
        "I followed through on some things and let others slide.",
        "I kept my word, or told people early when I could not.",
        "I kept my word when it was hard, or owned a slip openly and made it right.",
    ),
    "confidentiality": ("c1.", "c2.", "c3.", "I kept things private and shared only what was needed.", "c5."),
    "safe_space": ("s1.", "s2.", "s3.", "I listened without judging and asked before going deeper.", "s5."),
    "self_care": ("w1.", "w2.", "I did some things that help and skipped others.", "w4.", "w5."),
}
MOMENTS = {
    "asked_view": ("respect_and_choice", "strength", "I asked how they see it"),
    "backed_choice": ("respect_and_choice", "strength", "I backed their choice"),
    "gave_advice": ("respect_and_choice", "edge", "I gave advice without being asked"),
    "came_back": ("peer_focus", "strength", "I caught myself and came back"),
    "about_me": ("peer_focus", "edge", "The talk drifted to me"),
    "kept_word": ("accountability", "strength", "I did what I said I would do"),
    "ran_empty": ("self_care", "edge", "I was running on empty"),
}


def said(question: str, asked: str, words: str, **more: Any) -> Answer:
    """A text answer."""
    return Answer(
        **{"question": question, "kind": "text", "asked": asked, "value": words, "words": words, **more}
    )


def ticked(*ids: str) -> tuple[Moment, ...]:
    """Ticked moments."""
    return tuple(
        Moment(
            question="moments",
            asked="Which of these were true for you?",
            id=id,
            area=MOMENTS[id][0],
            kind="strength" if MOMENTS[id][1] == "strength" else "edge",
            words=MOMENTS[id][2],
            private=MOMENTS[id][0] in PRIVATE,
        )
        for id in ids
    )


LADDER = Ladder(scale=2)


def rated(**lines: int | None) -> tuple[Rating, ...]:
    """Session ratings, by area."""
    return tuple(
        Rating(
            question="focus_rating",
            asked=f"How did {area} go?",
            area=area,
            value=line,
            anchor=ANCHORS[area][line - 1] if line else "",
            private=area in PRIVATE,
            scale=LADDER.scale,
        )
        for area, line in lines.items()
    )


def entry(number: int, day: date, **more: Any) -> Entry:
    """An entry of the practice room, unless told otherwise."""
    plain = {
        "uuid": UUID(int=number),
        "number": number,
        "pack": "quick_checkin",
        "pack_version": 1,
        "title": "Quick check-in",
        "day": day,
        "written_at": datetime(2026, 11, 1, 20, 30, tzinfo=UTC),
        "zone": "America/Denver",
        "room": Room.PRACTICE,
        "setting": "one_to_one",
    }
    return Entry(**{**plain, **more})


def commitment(number: int, words: str, status: Status = Status.OPEN, **more: Any) -> Commitment:
    """A commitment of the period."""
    plain = {
        "number": number,
        "uuid": UUID(int=1000 + number),
        "words": words,
        "status": status,
        "made_on": SINCE + timedelta(days=number),
        "due_on": SINCE + timedelta(days=number + 28),
    }
    return Commitment(**{**plain, **more})


def journal() -> tuple[tuple[Entry, ...], tuple[Commitment, ...]]:
    """Twelve weeks that could have been written; nobody in it is real."""
    lines = [(3, 2), (4, 3), (2, None), (4, 4), (3, 2), (4, 4), (5, None), (4, 3), (4, 4)]
    ticks = [
        ("asked_view", "gave_advice"),
        ("came_back", "about_me"),
        ("gave_advice", "ran_empty"),
        ("asked_view", "came_back"),
        ("kept_word", "about_me"),
        ("asked_view", "backed_choice"),
        ("backed_choice",),
        ("came_back", "gave_advice"),
        ("asked_view", "kept_word"),
    ]
    settings = [
        "one_to_one",
        "group",
        "one_to_one",
        "phone_online",
        "group",
        "one_to_one",
        "outreach",
        None,
        "team",
    ]
    entries = [
        entry(
            n,
            SINCE + timedelta(days=7 * n - 4),
            setting=settings[n - 1],
            ratings=rated(respect_and_choice=lines[n - 1][0], peer_focus=lines[n - 1][1]),
            moments=ticked(*ticks[n - 1]),
        )
        for n in range(1, 10)
    ]
    when = "Finish this if you like: When ___ comes up next, I will ___."
    entries[3] = replace(
        entries[3],
        answers=(
            said(
                "keep",
                "What is one thing you want to remember about how you worked?",
                "I asked one question and then waited.\nThe quiet did more than my advice would have.",
                areas=("respect_and_choice",),
            ),
            said("sits", "How do you feel about it right now?", "Heavy", private=True),
            said("plan", when, "When I want to give advice, I will ask one question first."),
        ),
        ratings=(*entries[3].ratings, *rated(accountability=4)),
    )
    entries[8] = replace(entries[8], ratings=(*entries[8].ratings, *rated(self_care=3, confidentiality=4)))
    learning = (
        Answer(
            question="source",
            kind="select",
            asked="How did you learn?",
            value="workshop",
            words="Workshop or class",
        ),
        Answer(question="on", kind="date", asked="What day was it?", value="2026-10-14", words="2026-10-14"),
        Answer(question="hours", kind="number", asked="How many hours?", value=1.5, words="1.5"),
    )
    talk = Answer(
        question="source",
        kind="select",
        asked="How did you learn?",
        value="dialogue",
        words="Talk with other peer specialists",
    )
    entries += [
        entry(10, date(2026, 10, 14), pack="learning_reflection", setting=None, answers=learning),
        entry(11, date(2026, 10, 21), pack="learning_reflection", setting=None, answers=(talk,)),
        entry(
            12,
            date(2026, 9, 16),
            pack="supervision_record",
            room=Room.SUPERVISION,
            setting=None,
            agreements=(Note(words="Look into a quiet room for phone calls."),),
            questions=(Note(words="How do other teams say what they cannot keep private?"),),
        ),
        entry(
            13,
            date(2026, 11, 12),
            pack="supervision_prep",
            room=Room.SUPERVISION,
            setting=None,
            answers=(
                Answer(
                    question="want",
                    kind="multi",
                    asked="What do you want from this meeting?",
                    value=("think", "feedback"),
                    words="Think something through, Feedback",
                ),
                said(
                    "win",
                    "What is one thing you did that you want to celebrate? What came of it?",
                    "I stayed quiet long enough for someone to find their own next step.",
                ),
                said(
                    "situation",
                    "What situation do you want to think through, in general terms?",
                    "Someone chose a path that I would not choose. I noticed a pull to steer.",
                ),
                said(
                    "question",
                    "What do you most want to ask about it?",
                    "How do I stay curious when I am worried?",
                ),
                said(
                    "so_far",
                    "What have you tried or thought of so far?",
                    "I said out loud that it is their choice.",
                ),
                Answer(
                    question="pull",
                    kind="select",
                    asked="Is anything pulling you away from the peer role or its values?",
                    value="little",
                    words="A little",
                ),
                Answer(
                    question="pull_from",
                    kind="multi",
                    asked="Where does the pull come from?",
                    value=("paperwork", "team"),
                    words="Paperwork or billing, How the team sees my role",
                ),
                said(
                    "ask", "What one thing would help you do this work well?", "Ten minutes between sessions."
                ),
            ),
        ),
        entry(
            14,
            date(2026, 11, 13),
            pack="self_care",
            room=Room.PRIVATE,
            setting=None,
            answers=(
                said("put_down", "What would you like to set down here?", "I am so tired of all of it."),
            ),
        ),
    ]
    commitments = (
        commitment(1, "When I want to give advice, I will ask one question first.", Status.KEPT, entry=4),
        commitment(2, "When it gets quiet, I will count to five.", Status.PARTLY, entry=2),
        commitment(3, "When we begin, I will say what I can't keep private.", entry=5),
        commitment(4, "When I feel rushed, I will ask what matters most.", Status.LET_GO, entry=6),
        commitment(5, "When I am tired, I will call my sponsor.", entry=14, private=True),
    )
    return tuple(entries), commitments


def all_kept(admitted: Admitted) -> MaskingPlan:
    """A plan in which the writer looked at everything and kept it as it is."""
    made = plan(admitted.texts)
    return replace(made, details=tuple(replace(item, decision=Keep(), decided=True) for item in made.details))


def agreements_of(entries: Iterable[Entry]) -> list[Agreement]:
    """What supervisors agreed to do in these entries, all of it open, as a journal gives it."""
    notes = [(e, note) for e in entries for note in e.agreements]
    return [
        Agreement(
            number=n, words=note.words, made_on=e.day, entry=e.number,
            private=note.private or e.private_pack or e.room is Room.PRIVATE,
        )
        for n, (e, note) in enumerate(notes, start=1)
    ]  # fmt: skip


def desk(entries: Iterable[Entry] = (), commitments: Iterable[Commitment] = (), **more: Any) -> Desk:
    """A desk with these things on it; of the areas one is private, and nothing is the focus, unless told otherwise."""
    lists = ("history", "learned", "agreements", "meetings")
    more |= {name: tuple(more[name]) for name in lists if name in more}
    plain = {"ladder": LADDER, "area_names": AREAS, "private_areas": PRIVATE}
    return Desk(entries=tuple(entries), commitments=tuple(commitments), **{**plain, **more})


def built(entries: Any, commitments: Any, allowed: Policy, **more: Any) -> Report:
    """A report through the gate, with nothing masked, so that a test sees what the gate lets through."""
    laid = {"learned": entries, "agreements": agreements_of(entries), **more}
    admitted = admit(desk(entries, commitments, **laid), allowed)
    report = build(admitted, all_kept(admitted)).report
    # What a hostile text looks like to masking is not what these tests are about.
    return replace(
        report, foot=tuple(line for line in report.foot if not line.startswith("The writer looked at"))
    )


def policy(*picked: int, signed: bool = True) -> Policy:
    """The policy of the whole period."""
    return Policy(kind="packet", since=SINCE, until=UNTIL, picked=frozenset(picked), signed=signed)


def packet(*picked: int, signed: bool = True, lang: str = "en") -> Report:
    """A packet from the invented journal; `lang` is the language of the page."""
    entries, commitments = journal()
    return built(
        entries,
        commitments,
        replace(policy(*picked, signed=signed), lang=lang),
        focus="peer_focus",
    )


def hostile_texts() -> list[tuple[str, str]]:
    """Ids and texts of the attack corpus."""
    rows = (Path(__file__).parents[1] / "fixtures" / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["id"], row["text"]) for row in map(json.loads, rows)]


def quoting(text: str, *, signed: bool = True) -> Report:
    """A packet that quotes `text` wherever an entry's own words can stand."""
    prep = entry(
        1,
        SINCE,
        pack="supervision_prep",
        answers=tuple(said(q, text, text) for q in ("want", "question", "win", "situation", "pull", "ask")),
        questions=(Note(words=text),),
    )
    other = entry(
        2,
        SINCE,
        answers=(said("keep", text, text),),
        agreements=(Note(words=text + "."),),
        ratings=rated(peer_focus=4),
    )
    promise = commitment(1, text + "!", entry=2)
    return built(
        (prep, other),
        (promise,),
        policy(1, 2, signed=signed),
    )
