"""The rows of an entry and the wordings that they point to, as SQLModel tables beside those of `models`.

A wording stands once and is found again by an index over all of its columns; see `storage.wordings`, which writes them.
Reading goes through the views `answer`, `rating` and `moment`, which put row and wording together.
"""

from sqlalchemy import Index, text
from sqlmodel import Field

from reflect.storage.writing.models import TableRow

_BY_ENTRY = {"sqlite_with_rowid": False}
"""A small row that stands in the order of its key, so that an entry has its rows side by side and no second tree."""


class AnsweredRow(TableRow, table=True):
    """An answer: what was asked, what was said. `in_turn`: it was asked as one of a list that takes turns."""

    __tablename__ = "answered"
    __table_args__ = (Index("ix_answered_in_turn", "wording_id", sqlite_where=text("in_turn = 1")), _BY_ENTRY)

    entry_id: int | None = Field(default=None, primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    wording_id: int
    said_id: int
    in_turn: bool


class AnswerWordingRow(TableRow, table=True):
    """What was asked, with all that a pack says of the question. `areas` are ids with a space between."""

    __tablename__ = "answer_wording"
    __table_args__ = (
        Index(
            "ix_answer_wording",
            "asked",
            "question",
            "kind",
            "private",
            "highlight",
            text("ifnull(stage, x'')"),
            "areas",
            text("ifnull(guideline, x'')"),
            unique=True,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    question: str
    kind: str
    asked: str
    private: bool
    highlight: bool
    stage: str | None = None
    areas: str
    guideline: str | None = None


class _SaidRow(TableRow, table=True):
    """What was answered. `value` is JSON, and `words` what the person saw.

    `words` is empty where the value itself is that (a written text). Such a row belongs to one answer and goes with it;
    what was picked from a list stands once.
    """

    __tablename__ = "said"
    __table_args__ = (
        Index("ix_said_again", "value", "words", unique=True, sqlite_where=text("words <> ''")),
    )

    id: int | None = Field(default=None, primary_key=True)
    value: str
    words: str


class RatedRow(TableRow, table=True):
    """A line that was picked for an area; a skipped rating has no row at all."""

    __tablename__ = "rated"
    __table_args__ = (_BY_ENTRY,)

    entry_id: int | None = Field(default=None, primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    wording_id: int


class RatingWordingRow(TableRow, table=True):
    """A line of an area, and the question under which it was offered. A value of NULL is "did not come up".

    `scale` is the version of the lines.
    """

    __tablename__ = "rating_wording"
    __table_args__ = (
        Index(
            "ix_rating_wording",
            "anchor",
            "area",
            "asked",
            "question",
            text("ifnull(value, x'')"),
            "kind",
            "private",
            "scale",
            unique=True,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    question: str
    asked: str
    area: str
    value: int | None = None
    anchor: str
    kind: str
    private: bool
    scale: int


class TickedRow(TableRow, table=True):
    """A moment that was ticked."""

    __tablename__ = "ticked"
    __table_args__ = (_BY_ENTRY,)

    entry_id: int | None = Field(default=None, primary_key=True, foreign_key="entry.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    wording_id: int


class MomentWordingRow(TableRow, table=True):
    """A moment with the words that it had, and the question under which it was offered."""

    __tablename__ = "moment_wording"
    __table_args__ = (
        Index(
            "ix_moment_wording",
            "words",
            "moment",
            "asked",
            "question",
            "area",
            "kind",
            "private",
            unique=True,
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    question: str
    asked: str
    moment: str
    area: str
    kind: str
    words: str
    private: bool
