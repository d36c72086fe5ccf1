"""How the columns of a record must be, whoever wrote it: nothing else gets into a journal. Pure.

A column that is missing has the value that it has where nothing was said; one that is not known is refused, not lost.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from reflect.values.entry import Kind, Load, Meaning, MomentKind, RatingKind
from reflect.values.plans import Status
from reflect.values.room import Room

Name = Annotated[str, Meta(min_length=1, max_length=500)]
Short = Annotated[str, Meta(max_length=5_000)]
Text = Annotated[str, Meta(max_length=8_000_000)]
"""An answer has a million bytes at most, and six characters for each where JSON has to spell them out."""
Several = Annotated[str, Meta(max_length=400_000_000)]
"""All answers of one sitting."""
Whole = Annotated[int, Meta(ge=0, le=999_999_999)]
Instant = Annotated[datetime, Meta(tz=True)]
Flag = bool | Literal[0, 1]


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The base of all shapes."""


class EntryShape(Shape, kw_only=True, frozen=True):
    """The own columns of an entry."""

    number: Whole = 0
    pack: Name
    pack_version: Whole
    title: Short
    day: date
    written_at: Instant
    zone: Name
    setting: Short | None = None
    room: Room
    private_pack: Flag = False
    deleted_at: Instant | None = None
    load: Load | None = None
    looks_back_at: UUID | None = None


class TagShape(Shape, kw_only=True, frozen=True):
    """A tag."""

    tag: Short


class AnswerShape(Shape, kw_only=True, frozen=True):
    """An answer; `value` is JSON, and `words` is empty where they are the value itself."""

    question: Name
    kind: Kind
    asked: Text
    value: Text
    words: Text = ""
    private: Flag = False
    highlight: Flag = False
    stage: Short | None = None
    areas: Short = ""
    guideline: Meaning | None = None


class RatingShape(Shape, kw_only=True, frozen=True):
    """A line that was picked."""

    question: Name
    asked: Text
    area: Name
    value: Annotated[int, Meta(ge=1, le=5)] | None = None
    anchor: Text
    kind: RatingKind
    private: Flag = False
    scale: Annotated[int, Meta(ge=1, le=1000)] = 1


class MomentShape(Shape, kw_only=True, frozen=True):
    """A moment that was ticked."""

    question: Name
    asked: Text
    moment: Name
    area: Name
    kind: MomentKind
    words: Text
    private: Flag = False


class RevisionShape(Shape, kw_only=True, frozen=True):
    """An earlier version; `payload` is read by `revisions.read`."""

    made_at: Instant
    payload: Several


class ConflictShape(Shape, kw_only=True, frozen=True):
    """Another text that waits for a choice; `payload` is a record as JSON."""

    versions: Text
    device: Name
    payload: Several


class PlanWordsShape(Shape, kw_only=True, frozen=True):
    """What an entry repeats of a plan."""

    uuid: UUID
    words: Text
    areas: Short = ""
    private: Flag = False
    source: Literal["entry", "supervision"] = "entry"


class NoteWordsShape(Shape, kw_only=True, frozen=True):
    """What an entry repeats of a note."""

    uuid: UUID
    kind: Literal["agreement", "question"]
    words: Text
    private: Flag = False


class CommitmentShape(Shape, kw_only=True, frozen=True):
    """The own columns of a plan."""

    number: Whole = 0
    position: Whole = 0
    words: Text
    status: Status = Status.OPEN
    made_on: date
    due_on: date
    closed_on: date | None = None
    areas: Short = ""
    private: Flag = False
    source: Literal["entry", "supervision"] = "entry"
    deleted_at: str | None = None
    pack: Name | None = None
    asked_on: date | None = None
    entry: UUID | None = None
    reworded_from: UUID | None = None


class OutcomeShape(Shape, kw_only=True, frozen=True):
    """What was said of a plan."""

    uuid: UUID
    versions: Text = "{}"
    place: Whole
    day: date
    status: Status
    deleted_at: str | None = None
    entry: UUID | None = None


class NoteShape(Shape, kw_only=True, frozen=True):
    """The own columns of an agreement or a question. In an old journal the day of a question can be unknown."""

    number: Whole | None = None
    position: Whole = 0
    kind: Literal["agreement", "question"]
    words: Text
    status: Literal["open", "done", "let_go"] = "open"
    private: Flag = False
    made_on: Annotated[str, Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]
    closed_on: date | None = None
    deleted_at: str | None = None
    entry: UUID | None = None

    def __post_init__(self) -> None:
        """Let no day through that is none."""
        if self.made_on:
            date.fromisoformat(self.made_on)


class DraftShape(Shape, kw_only=True, frozen=True):
    """A sitting that waits; `state` is JSON, and names an entry and a plan beside it by uuid."""

    pack: Name
    pack_version: Whole
    title: Short
    day: date
    started_at: Instant
    saved_at: Instant
    state: Several
    deleted_at: Instant | None = None
    edits: UUID | None = None
    commitment: UUID | None = None


class ExportShape(Shape, kw_only=True, frozen=True):
    """The own columns of what was made for somebody else."""

    made_at: Instant
    kind: Name
    format: Name
    first_week: Name
    last_week: Name
    counted: Whole = 0
    masked: Text = "{}"
    kept: Text = "{}"
    sha256: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    locked: Flag = False
    signed: Flag = True
    reader: Short = ""


class ExportedShape(Shape, kw_only=True, frozen=True):
    """An entry that an export quotes."""

    entry_uuid: UUID
    number: Whole


class SettingShape(Shape, kw_only=True, frozen=True):
    """A choice, as JSON."""

    value: Text


class GoneShape(Shape, kw_only=True, frozen=True):
    """Nothing but its uuid and its versions."""


ROWS: Mapping[str, type[Shape]] = {
    "entry": EntryShape,
    "commitment": CommitmentShape,
    "note": NoteShape,
    "draft": DraftShape,
    "export": ExportShape,
    "setting": SettingShape,
    "gone": GoneShape,
}
PARTS: Mapping[str, Mapping[str, type[Shape]]] = {
    "entry": {
        "tag": TagShape,
        "answer": AnswerShape,
        "rating": RatingShape,
        "moment": MomentShape,
        "revision": RevisionShape,
        "plan": PlanWordsShape,
        "note": NoteWordsShape,
        "conflict": ConflictShape,
    },
    "commitment": {"outcome": OutcomeShape},
    "export": {"exported": ExportedShape},
}
