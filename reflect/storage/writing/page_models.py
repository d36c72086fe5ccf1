"""The tables about pages for others, as SQLModel tables beside those of `models`: what was made, and what waits."""

from sqlalchemy import text
from sqlmodel import Field

from reflect.storage.writing.models import TableRow


class ExportRow(TableRow, table=True):
    """A file that was made for somebody else to read: what was in it, never its words. `masked` and `kept` are JSON."""

    __tablename__ = "export"

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(unique=True)
    made_at: str
    kind: str
    format: str
    first_week: str
    last_week: str
    counted: int
    masked: str
    kept: str
    sha256: str
    locked: bool
    signed: bool
    reader: str = Field(default="", sa_column_kwargs={"server_default": text("''")})


class ExportedRow(TableRow, table=True):
    """An entry that an export quotes. No foreign key: the entry may be deleted, and what was shared stays shared."""

    __tablename__ = "exported"

    export_id: int | None = Field(default=None, primary_key=True, foreign_key="export.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    entry_uuid: str = Field(index=True)
    number: int


class PageRow(TableRow, table=True):
    """A page for others that waits, at most one of a kind: what was decided of it, as JSON, and never its words."""

    __tablename__ = "page"

    kind: str = Field(primary_key=True)
    saved_at: str
    state: str
