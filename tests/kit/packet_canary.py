"""A journal with a canary in every field that the program fills from a person, in every kind of entry."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

from kit.packet_sample import LADDER, SINCE, UNTIL, built, rated, ticked

from reflect.report.policy import Policy
from reflect.report.report import Report
from reflect.values.entry import Answer, Entry, Moment, Rating
from reflect.values.plans import Commitment, Note, Status
from reflect.values.room import Room

CANARY = re.compile(r"canary\d+[a-z]*")

UNPICKED, PICKED, PREP, RECORD, LEARNING = 101, 102, 103, 104, 105
PRIVATE_ROOM, SELF_CARE = 106, 107
SHARED = (UNPICKED, PICKED, PREP, RECORD, LEARNING)

ALLOWED = frozenset(
    f"canary{number}{what}"
    for number in (PICKED, PREP, RECORD)
    for what in ("text", "asked", "chosen", "multi", "plan", "agreement", "question")
)
"""What a signed packet holds when PICKED, PREP and RECORD are picked."""


def _uuid(number: int) -> UUID:
    return UUID(f"{number:08d}-cafe-4bad-8bad-{number:012d}")


def commitments_of(number: int) -> tuple[Commitment, ...]:
    """An open plan of an entry, a private one, and one of the private area."""
    return tuple(
        Commitment(
            number=number * 10 + n,
            uuid=_uuid(number * 10 + n),
            words=f"canary{number}{what}",
            status=Status.OPEN,
            made_on=SINCE,
            due_on=UNTIL,
            private=hidden,
            pack=f"canary{number}planpack",
            said_on=SINCE,
            asked_on=SINCE,
            areas=areas,
            entry=number,
        )
        for n, (what, hidden, areas) in enumerate(
            [
                ("plan", False, ()),
                ("hiddenplan", True, ()),
                ("selfcareplan", False, ("self_care",)),
            ]
        )
    )


def entry_of(number: int, pack: str, room: Room, *, in_lists: bool = False) -> Entry:
    """An entry with canaries everywhere. With `in_lists` its closed lists hold canaries too."""

    def answer(question: str, kind: str, what: str, **more: object) -> Answer:
        words = f"canary{number}{what}"
        plain = {
            "question": question,
            "kind": kind,
            "asked": f"canary{number}asked",
            "value": words,
            "words": words,
        }
        return Answer(**{**plain, **more})  # type: ignore[arg-type]

    hidden = {"asked": f"canary{number}hiddenasked"}
    ratings = rated(peer_focus=4)
    moments = ticked("asked_view", "gave_advice")
    secret_rating = Rating(
        question="secret",
        asked=f"canary{number}ratingasked",
        area="accountability",
        value=5,
        anchor=f"canary{number}anchor",
        scale=LADDER.scale,
    )
    secret_moment = Moment(
        question="secret",
        asked=f"canary{number}momentasked",
        id=f"canary{number}momentid",
        area="accountability",
        kind="strength",
        words=f"canary{number}moment",
    )
    return Entry(
        uuid=_uuid(number),
        number=number,
        pack=pack,
        pack_version=1,
        title=f"canary{number}title",
        day=date(2026, 9, 9),
        written_at=datetime(2026, 9, 9, 21, 43, 17, tzinfo=timezone(timedelta(hours=-6))),
        zone="America/Denver",
        room=room,
        setting=f"canary{number}setting",
        tags=(f"canary{number}tag",),
        answers=(
            answer("headline", "text", "text"),
            answer("roadmap", "select", "chosen"),
            answer("held_me", "multi", "multi", value=("a", "b")),
            answer("plan", "text", "plan"),
            answer("hidden_plan", "text", "hiddenplan", **hidden),
            answer("selfcare_plan", "text", "selfcareplan", **hidden),
            answer("hidden_note", "text", "hiddenagreement", **hidden),
            answer("hidden", "text", "hidden", private=True, **hidden),
            answer("energy", "scale", "energy", value=2.0, **hidden),
            answer("wellness", "confirm", "confirm", value="yes", **hidden),
            answer("on", "date", "date", value="2026-09-08", words="2026-09-08", **hidden),
            answer("length", "number", "number", value=3.75, **hidden),
            answer("spotlight", "text", "selfcare", areas=("self_care",), **hidden),
            answer("next_focus", "select", "nextfocus", value="self_care", **hidden),
            answer("pick", "multi", "pickarea", value=("peer_focus", "self_care"), **hidden),
            answer("secret", "multi", "momentsanswer", **hidden),
            answer(
                "source",
                "select",
                "source",
                value="workshop",
                words="Workshop or class",
                private=True,
                **hidden,
            ),
        ),
        ratings=(
            *(ratings if not in_lists else (replace(secret_rating, area="peer_focus"),)),
            replace(secret_rating, private=True),
            replace(secret_rating, area="self_care"),
            replace(secret_rating, kind="week"),
            replace(secret_rating, kind="then", anchor="A line that was picked for then."),
            replace(secret_rating, kind="now", anchor="A line that was picked for now."),
            replace(secret_rating, kind="then", private=True),
            replace(secret_rating, kind="now", area="self_care"),
            replace(secret_rating, value=None),
        ),
        moments=(
            *(moments if not in_lists else (secret_moment,)),
            replace(secret_moment, private=True),
            replace(secret_moment, area="self_care"),
        ),
        commitments=commitments_of(number),
        agreements=(
            Note(words=f"canary{number}agreement"),
            Note(words=f"canary{number}hiddenagreement", private=True),
        ),
        questions=(
            Note(words=f"canary{number}question"),
            Note(words=f"canary{number}hiddenquestion", private=True),
        ),
    )


def journal() -> tuple[tuple[Entry, ...], tuple[Commitment, ...]]:
    """Entries of every room, and everything they want to try."""
    entries = (
        entry_of(UNPICKED, "quick_checkin", Room.PRACTICE),
        entry_of(PICKED, "post_session", Room.PRACTICE),
        entry_of(PREP, "supervision_prep", Room.SUPERVISION),
        entry_of(RECORD, "supervision_record", Room.SUPERVISION),
        entry_of(LEARNING, "learning_reflection", Room.PRACTICE),
        entry_of(PRIVATE_ROOM, "quick_checkin", Room.PRIVATE, in_lists=True),
        entry_of(SELF_CARE, "self_care", Room.PRACTICE, in_lists=True),
    )
    return entries, tuple(c for entry in entries for c in entry.commitments)


def packet(*picked: int, signed: bool) -> Report:
    """A packet of the canary journal."""
    entries, commitments = journal()
    policy = Policy(kind="packet", since=SINCE, until=UNTIL, picked=frozenset(picked), signed=signed)
    return built(entries, commitments, policy, focus="self_care")
