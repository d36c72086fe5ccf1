"""Earlier versions of an entry: how one is written down whole, read again, and known from another. Pure."""

import json
from uuid import UUID, uuid5

import msgspec

from reflect.values.entry import Entry, Reflection
from reflect.values.plans import Plan


def write_down(entry: Entry) -> str:
    """Write an entry down as JSON."""
    return msgspec.json.encode(entry).decode("utf-8")


def read(payload: str) -> Entry:
    """Read an entry that `write_down` wrote."""
    return msgspec.json.decode(payload, type=Entry)


def as_reflection(entry: Entry) -> Reflection:
    """Give an entry in the form in which it was kept, so that it can be kept again."""
    own = (c for c in entry.commitments if c.reworded_from is None)
    return Reflection(
        pack=entry.pack,
        pack_version=entry.pack_version,
        title=entry.title,
        day=entry.day,
        room=entry.room,
        private_pack=entry.private_pack,
        setting=entry.setting,
        tags=entry.tags,
        answers=entry.answers,
        ratings=entry.ratings,
        moments=entry.moments,
        plans=tuple(Plan(words=c.words, areas=c.areas, private=c.private, source=c.source) for c in own),
        agreements=entry.agreements,
        questions=entry.questions,
        load=entry.load,
    )


def text(entry: Entry) -> str:
    """Write down what somebody wrote in an entry, always in the same way: two that differ in nothing else are one."""
    answers = [(a.question, a.asked, a.value, a.words) for a in entry.answers]
    ratings = [(r.question, r.asked, r.area, r.value, r.kind, r.scale) for r in entry.ratings]
    moments = [(m.question, m.asked, m.id, m.area, m.words) for m in entry.moments]
    said = [entry.title, entry.day.isoformat(), entry.setting, entry.load, sorted(entry.tags)]
    return json.dumps(
        [said, answers, ratings, moments], ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def text_of(payload: str) -> str:
    """Write down the text of an earlier version, as `text` does.

    Raises:
        ValueError: if it is none.
    """
    try:
        return text(read(payload))
    except msgspec.MsgspecError:
        raise ValueError("no earlier version") from None


def name(entry_uuid: str, text: str) -> str:
    """Give the uuid by which an earlier version is known on every device, so that it can be noted as gone."""
    return str(uuid5(UUID(entry_uuid), text))


def back(name: str) -> str:
    """Give the uuid under which it is noted that an earlier version was written again since it was deleted for good."""
    return str(uuid5(UUID(name), "back"))
