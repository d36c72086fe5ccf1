"""The tables that two devices need, as SQLModel tables beside those of `models`: other texts, and what is gone."""

from sqlmodel import Field

from reflect.storage.writing.models import TableRow


class ConflictRow(TableRow, table=True):
    """Another text of an entry, changed on two devices: it waits for a choice. `payload` is a whole record as JSON.

    The text stands by itself: `device` is the one that changed it, and no foreign key, since it travels.
    """

    __tablename__ = "conflict"

    id: int | None = Field(default=None, primary_key=True)
    entry_uuid: str = Field(index=True)
    versions: str
    device: str
    payload: str


class GoneRow(TableRow, table=True):
    """A note, without words, that something was deleted for good, and which changes of it were seen then."""

    __tablename__ = "gone"

    uuid: str = Field(primary_key=True)
    versions: str
