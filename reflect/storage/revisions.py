"""Earlier versions of an entry: how one is written down whole, and read again. Pure."""

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
