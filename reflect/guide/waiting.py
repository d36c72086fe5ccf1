"""A sitting that waits, as one text: what a draft holds, and how a walk goes on from it. Pure.

A `store = "never"` answer is not in it: it is kept nowhere, and asked again when the sitting goes on.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from reflect.guide.areas import Practice
from reflect.guide.ask import Ask, Empty, Step, Value
from reflect.guide.earlier_line import EarlierLine
from reflect.guide.occasion import Occasion
from reflect.guide.pack import Pack
from reflect.guide.walk import SPOTLIGHT, Walk
from reflect.values.ladder import FIRST_SCALE
from reflect.values.plans import Commitment
from reflect.values.room import Room
from reflect.visible import one_line

UNREADABLE = (KeyError, TypeError, ValueError, AttributeError)
"""What reading a sitting that reflect did not write down may raise: a file from elsewhere can hold any."""


def write_down(walk: Walk) -> str:
    """Write a walk down as JSON."""
    kept = {q.id for q in walk.pack.questions if q.kept} | {SPOTLIGHT.question}
    o = walk.occasion
    return json.dumps(
        {
            "focus": o.focus,
            "scale": walk.practice.scale,
            "setting": o.setting,
            "tags": list(o.tags),
            "room": o.room,
            "turn": o.turn,
            "spotlight": o.spotlight,
            "commitment": o.commitment.number if o.commitment else None,
            "period": o.period,
            "suggested": [list(each) for each in o.suggested],
            "edits": o.edits,
            "moved": o.moved,
            "pool": list(o.pool),
            "guidelines": [list(each) for each in _ticked_guidelines(walk)],
            "at": list(walk.cursor) if walk.cursor and walk.cursor.question in kept else None,
            "answers": [
                [step.question, step.part, _noted(v)]
                for step, v in walk.given.items()
                if step.question in kept
            ],
        }
    )


def commitment_of(state: str) -> int | None:
    """The number of the commitment that a waiting follow-up looks back at."""
    number: int | None = json.loads(state)["commitment"]
    return number


def edits(state: str) -> int | None:
    """The number of the entry that a waiting sitting changes, or None for a new one."""
    number: int | None = json.loads(state).get("edits")
    return number


def first_words(state: str, pack: Pack, *, most: int) -> str:
    """The beginning of the first text in a waiting sitting, on one line; empty if nothing was written, or it is private."""
    if pack.private or json.loads(state)["room"] == Room.PRIVATE:
        return ""
    texts = {q.id for q in pack.questions if q.type == "text"} | {SPOTLIGHT.question}
    written = (v for question, _, v in json.loads(state)["answers"] if question in texts)
    return next((one_line(v, most) for v in written if isinstance(v, str) and v.strip()), "")


def go_on(
    state: str,
    *,
    pack: Pack,
    practice: Practice,
    day: date,
    commitment: Commitment | None,
    ce_categories: tuple[tuple[str, str], ...],
    roadmap: tuple[tuple[str, str], ...] = (),
    before: Mapping[Step, EarlierLine] | None = None,
) -> Walk:
    """Take a walk up again. What ended the sitting is asked again, and what no longer fits is left out.

    What was picked from lines that were written anew since is asked again too: a draft holds the number of a line, and
    its words were others. `before` is what the entry that it changes holds of such lines: that stays as it was.
    """
    noted = json.loads(state)
    occasion = Occasion(
        day=day,
        focus=noted["focus"] if noted["focus"] in practice.areas else practice.default_focus,
        setting=noted["setting"],
        tags=tuple(noted["tags"]),
        room=Room(noted["room"]) if noted["room"] else None,
        turn=noted["turn"],
        spotlight=noted["spotlight"],
        commitment=commitment,
        period=noted["period"],
        suggested=tuple((area, why) for area, why in noted.get("suggested", ()) if area in practice.areas),
        edits=noted.get("edits"),
        moved=noted.get("moved", False),
        pool=tuple(id for id in noted.get("pool", ()) if pack.question(id)),
        ce_categories=ce_categories,
        roadmap=_with_noted(roadmap, noted.get("guidelines", ())),
        before=before or {},
    )
    answers = {Step(question, part): _value(v) for question, part, v in noted["answers"]}
    walk = replay(Walk(pack, practice, occasion), answers, scale=noted.get("scale", FIRST_SCALE))
    return replace(walk, cursor=Step(*noted["at"]) if noted.get("at") else None)


def comes_again(state: str, walk: Walk) -> bool:
    """Say whether a line was picked in this sitting that has to be picked again, since the lines were written anew."""
    picked = {Step(question, part) for question, part, v in json.loads(state)["answers"] if type(v) is int}
    return any(ask.rates and ask.step in picked and ask.step not in walk.given for ask in walk.path())


def replay(walk: Walk, answers: Mapping[Step, Value], *, scale: int) -> Walk:
    """Give each answer again where it still has its place on the path, until nothing more fits.

    `scale` is the version of the lines that the numbers in it stand for.
    """
    left = dict(answers)
    while True:
        fitting = next((ask for ask in walk.path() if ask.step in left), None)
        if fitting is None:
            return walk
        value = _of_these_lines(fitting, left.pop(fitting.step), is_today=scale == walk.practice.scale)
        if value is None:
            continue
        try:
            # A text of an earlier time may hold what would be refused today: it fits, and stays as it was. And a day
            # that was fine when it was given stays, also where the entry is about an earlier one since.
            if fitting.kind != "text" or not isinstance(value, str):
                replace(fitting, days="any").accept(value)
        except ValueError:
            continue
        # As it was noted: it was brought into its kept form when it was given.
        on = replace(walk, given={**walk.given, fitting.step: value})
        walk = walk if on.stopped else on


def _of_these_lines(ask: Ask, value: Value, *, is_today: bool) -> Value | None:
    """What a noted answer is now: a line of earlier ones is what the entry keeps, or nothing."""
    if is_today or ask.rates is None or not isinstance(value, int):
        return value
    return ask.before if ask.before and ask.before.value == value else None


def _ticked_guidelines(walk: Walk) -> list[tuple[str, str]]:
    """The guidelines that were ticked so far, with their names."""
    asking = {Step(q.id) for q in walk.pack.questions if q.options_from == "roadmap"}
    given = (walk.given[step] for step in asking if step in walk.given)
    ticked = {id for value in given for id in (value if isinstance(value, tuple) else (value,))}
    return [(id, name) for id, name in walk.occasion.roadmap if id in ticked]


def _with_noted(roadmap: tuple[tuple[str, str], ...], noted: Any) -> tuple[tuple[str, str], ...]:
    known = dict(roadmap)
    return (*roadmap, *((id, name) for id, name in noted if id not in known))


def _noted(value: Value) -> object:
    if isinstance(value, Empty):
        return {"empty": value.value}
    return {"earlier": asdict(value)} if isinstance(value, EarlierLine) else value


def _value(noted: Any) -> Value:
    if isinstance(noted, dict):
        return EarlierLine(**noted["earlier"]) if "earlier" in noted else Empty(noted["empty"])
    value: Value = tuple(noted) if isinstance(noted, list) else noted
    return value
