"""From a text that was found to the record of an entry, with a name that is the same each time it is read.

The name is made from what tells the text from all others of its source: the name that the other program gave it, or
else its day and words. So a second import knows each of them again (docs/decisions/0051).
"""

import json
from dataclasses import field
from hashlib import sha256
from uuid import UUID, uuid5

from reflect.incoming.found import Format, FoundText
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Answer
from reflect.values.record import Record, Row
from reflect.values.room import Room

NAMES = UUID("6b0a2d0e-5f0c-4d5e-9b1a-0c6f7f4b2a51")
"""The space in which the names of what was imported are made. Drawn once, and never changed."""
IMPORT = "import"
"""The device that changes count for which came in from elsewhere: see `Maker.record`."""
TITLE, TEXT = "called", "text"
"""The questions of the pack that hold the two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportForm:
    """The page that an imported text is kept on: its pack, and the words of its two questions."""

    pack: str
    version: int
    title: str
    called: str
    text: str


@dataclass(slots=True)
class Maker:
    """Makes records, and knows which names it gave in this run: the same text twice is one entry.

    Attributes:
        twice: how many stood there more than once.
    """

    kind: Format
    form: ImportForm
    room: Room
    twice: int = 0
    _given: dict[str, bytes] = field(default_factory=dict)

    def record(self, found: FoundText) -> Record | None:
        """Give the record of a text; None if it stood there before.

        Its one version says that it came in. Where the other program names a text for ever, each wording of it has a
        version of its own: a text that was changed there since stands beside the one that is here, for a choice.
        """
        words = sha256(json.dumps([found.when.wall, found.title, found.text.strip()]).encode()).digest()
        name = self._name(found.id or words.hex())
        if found.id and self._given.get(name, words) != words:
            name = self._name(f"{found.id}\n{words.hex()}")  # one name for two texts: neither is lost
        if name in self._given:
            self.twice += 1
            return None
        self._given[name] = words
        seen = f"{IMPORT}-{words.hex()[:16]}" if found.id else IMPORT
        return _record(name, seen, found, self.form, self.room)

    def _name(self, key: str) -> str:
        return str(uuid5(NAMES, f"{self.kind}\n{key}"))


def _record(uuid: str, seen: str, found: FoundText, form: ImportForm, room: Room) -> Record:
    answers = tuple(
        Answer(question=question, kind="text", asked=asked, value=words, words=words)
        for question, asked, words in ((TITLE, form.called, found.title), (TEXT, form.text, found.text))
        if words
    )
    row: Row = {
        "number": 0,
        "pack": form.pack,
        "pack_version": form.version,
        "title": form.title,
        "day": found.when.day.isoformat(),
        "written_at": found.when.at.isoformat(timespec="microseconds"),
        "zone": found.when.zone,
        "setting": None,
        "room": room.value,
        "private_pack": False,
        "looks_back_at": None,
        "deleted_at": None,
        "load": None,
    }
    parts: dict[str, tuple[Row, ...]] = {
        "answer": tuple(map(_answer, answers)),
        "tag": tuple({"tag": tag} for tag in found.tags),
    }
    return Record(kind="entry", uuid=uuid, versions={seen: 1}, row=row, parts=parts)


def _answer(answer: Answer) -> Row:
    return {
        "question": answer.question,
        "kind": answer.kind,
        "asked": answer.asked,
        "value": json.dumps(answer.value, ensure_ascii=False),
        "words": "",
        "private": False,
        "highlight": False,
        "stage": None,
        "areas": "",
        "guideline": None,
    }
