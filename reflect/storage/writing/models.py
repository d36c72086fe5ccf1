"""The schema of the journal as SQLModel tables. Only `storage` imports this, and only to write.

Tables do not check what they are given (SQLModel never does for `table=True`): answers are checked at
the two doors, `guide.ask.Ask.accept` and `guide.document`. Texts are kept exactly as they were given.
Days are ISO text, so that SQL can compare them; instants are UTC ISO text with microseconds.
"""

from typing import Any
from uuid import uuid4

from sqlalchemy import Index, MetaData, text
from sqlmodel import Field, Relationship, SQLModel


class TableRow(SQLModel):
    """The base of all tables, with metadata of its own (never SQLModel's global one)."""

    metadata = MetaData()


def _uuid() -> str:
    return str(uuid4())


def _versions() -> Any:
    """Which changes a row has seen, as JSON: device id -> how many of that device's. See `writing.devices`."""
    return Field(default="{}", sa_column_kwargs={"server_default": text("'{}'")})


class EntryRow(TableRow, table=True):
    """One reflection. `deleted_at` is set while it is in the bin; `looks_back_at` is a commitment's number."""

    __tablename__ = "entry"
    __table_args__ = (
        Index("ix_entry_newest", "day", "number", sqlite_where=text("deleted_at IS NULL")),
        Index("ix_entry_pack", "pack", "day", "number", sqlite_where=text("deleted_at IS NULL")),
        Index("ix_entry_binned", "day", "number", sqlite_where=text("deleted_at IS NOT NULL")),
    )

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(unique=True)
    number: int = Field(unique=True)
    pack: str
    pack_version: int
    title: str
    day: str
    week: str
    written_at: str
    zone: str
    setting: str | None = None
    room: str
    first_words: str
    private_pack: bool
    looks_back_at: int | None = None
    deleted_at: str | None = None
    load: str | None = None
    versions: str = _versions()

    # Written together with the entry; reading goes through `views`, so a lazy read would be a slip.
    tags: list["TagRow"] = Relationship(sa_relationship_kwargs={"lazy": "raise"})
    notes: list["NoteRow"] = Relationship(sa_relationship_kwargs={"lazy": "raise"})
    commitments: list["CommitmentRow"] = Relationship(sa_relationship_kwargs={"lazy": "raise"})


class TagRow(TableRow, table=True):
    """A tag of an entry."""

    __tablename__ = "tag"
    __table_args__ = ({"sqlite_with_rowid": False},)

    entry_id: int | None = Field(default=None, primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    tag: str = Field(primary_key=True, index=True)
    position: int


class CommitmentRow(TableRow, table=True):
    """Something to try. It outlives a look back, and shares the room of its entry."""

    __tablename__ = "commitment"
    __table_args__ = (Index("ix_commitment_closed", "closed_on", "due_on"),)

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(unique=True)
    number: int = Field(unique=True)
    entry_id: int | None = Field(default=None, foreign_key="entry.id", index=True)
    position: int
    words: str
    status: str
    made_on: str
    due_on: str
    closed_on: str | None = None
    areas: str = ""
    private: bool
    source: str
    reworded_from: int | None = Field(default=None, foreign_key="commitment.id")
    deleted_at: str | None = None
    pack: str | None = None
    asked_on: str | None = None
    versions: str = _versions()


class OutcomeRow(TableRow, table=True):
    """What was said of a commitment on one day. With an `entry_id` it stands and falls with that look back.

    What was said later has a higher `place`, whatever the clocks of two devices say.
    """

    __tablename__ = "outcome"
    __table_args__ = (
        Index("ix_outcome_commitment", "commitment_id", "day"),
        Index("ix_outcome_uuid", "uuid", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    commitment_id: int = Field(foreign_key="commitment.id", ondelete="CASCADE")
    day: str
    status: str
    entry_id: int | None = Field(default=None, foreign_key="entry.id", ondelete="CASCADE", index=True)
    deleted_at: str | None = None
    versions: str = _versions()
    uuid: str = Field(default_factory=_uuid, sa_column_kwargs={"server_default": text("''")})
    place: int = Field(default=0, sa_column_kwargs={"server_default": text("0")})


class NoteRow(TableRow, table=True):
    """An agreement (what a supervisor will do) or a question kept for next time; each kind counts its own numbers."""

    __tablename__ = "note"
    __table_args__ = (
        Index("ix_note_number", "kind", "number", unique=True),
        Index("ix_note_uuid", "uuid", unique=True),
    )

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int | None = Field(default=None, foreign_key="entry.id", ondelete="CASCADE", index=True)
    position: int
    kind: str
    words: str
    status: str
    private: bool
    made_on: str
    number: int | None = None
    closed_on: str | None = None
    deleted_at: str | None = None
    versions: str = _versions()
    uuid: str = Field(default_factory=_uuid, sa_column_kwargs={"server_default": text("''")})


class RevisionRow(TableRow, table=True):
    """An earlier version of an entry, whole, as JSON. Kept when an entry is edited."""

    __tablename__ = "revision"

    entry_id: int | None = Field(default=None, primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    version: int = Field(primary_key=True)
    made_at: str
    payload: str


class DraftRow(TableRow, table=True):
    """A sitting that waits. `deleted_at` is set while it is in the bin."""

    __tablename__ = "draft"

    uuid: str = Field(primary_key=True)
    pack: str
    pack_version: int
    title: str
    day: str
    started_at: str
    saved_at: str
    state: str
    deleted_at: str | None = None
    versions: str = _versions()


class ChangeRow(TableRow, table=True):
    """Something the person did that can be taken back. `back` is JSON: rows with the values to set again."""

    __tablename__ = "change"

    id: int | None = Field(default=None, primary_key=True)
    made_at: str
    kind: str
    number: int | None = None
    back: str
    undone_at: str | None = None


class MetaRow(TableRow, table=True):
    """What the journal knows about itself and its person: journal id, focus, meta_row. `value` is JSON."""

    __tablename__ = "meta"

    key: str = Field(primary_key=True)
    value: str
