"""An older file is brought to the newest schema when it is opened, and written anew where that saves much room."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reflect.errors import ComputerSaidNo
from reflect.storage.database import engine, migrations
from reflect.storage.database.m008_wordings import TO_REWRITE
from reflect.storage.disk.refusal import instead

NOT_YET = "your journal was not brought up to date. What is in it is as it was, and a backup of it was made"

MOMENT_BYTES = 20_000_000
"""A larger file takes more than a second or two, with its backup and with being written anew."""


def is_behind(con: engine.Connection) -> bool:
    """Say whether the file has an older schema, or the room of its old tables left in it.

    Raises:
        JournalTooNew: before anything is written.
    """
    return migrations.pending(con) > 0 or _has_room_left(con)


def takes_long(path: Path) -> bool:
    """Say whether somebody would wonder what goes on while this file is brought up to date."""
    return path.stat().st_size > MOMENT_BYTES


def bring_up(con: engine.Connection) -> None:
    """Bring the file of a journal, of which there is a fresh backup, to the newest schema.

    Raises:
        ComputerSaidNo, JournalDamaged: the system refused, or what it gave was none of the file; each step is done or not
            begun. JournalTooNew.
    """
    with _told():
        migrations.migrate(con)


@contextmanager
def _told() -> Iterator[None]:
    """Say what a refusal means here. Damage keeps its own words, with which whoever opens a journal shows the way back."""
    try:
        yield
    except ComputerSaidNo as refused:
        told = instead(refused, NOT_YET)
        refused.message, refused.hint = told.message, told.hint
        raise


def settle(con: engine.Connection) -> None:
    """Write the file anew if a step left the room of its old tables in it: after the step, or when it could not be then.

    Raises:
        ComputerSaidNo: if the disk fails in the middle of it; all is there, and the next opening takes it back.
    """
    if not _has_room_left(con):
        return
    from reflect.storage.database.rewriting import rewrite_if_there_is_room

    with _told():
        if rewrite_if_there_is_room(con):
            with engine.transaction(con):
                con.execute("DELETE FROM meta WHERE key = ?", [TO_REWRITE])


def _has_room_left(con: engine.Connection) -> bool:
    return con.execute("SELECT 1 FROM meta WHERE key = ?", [TO_REWRITE]).fetchone() is not None
