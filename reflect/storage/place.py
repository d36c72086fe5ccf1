"""The folder of a journal: is one there, may one be made, and the making of it. Opens nothing that is kept.

All of a new journal is made in a folder of its own and moved in place at the end, so that an interrupted
set-up leaves nothing half done; the next one clears it away and starts again. Light to load, since every
command asks whether there is a journal: what makes one is loaded when one is made.
"""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import KeyFileDamaged, NoJournal, Protected

if TYPE_CHECKING:
    from reflect.storage import keys

DATABASE, KEY_FILE, KEY_COPY = "journal.db", "journal.keys", "journal.keys.bak"
BACKUPS, MAKING = "backups", "making"


def exists(folder: Path) -> bool:
    """Say whether a journal is kept in this folder (finished or not is for `Journal.open` to see)."""
    return (folder / DATABASE).exists()


def require(folder: Path) -> None:
    """Make sure that there is a journal to unlock, before anybody is asked for a passphrase.

    Raises:
        NoJournal: if there is none in this folder.
        KeyFileDamaged: if only its key file is there.
        ComputerSaidNo: if a restore that was cut short cannot be finished.
    """
    from reflect.storage import restoring

    restoring.finish_restore(folder)
    if exists(folder):
        return
    if (folder / KEY_FILE).exists() and not (folder / MAKING).exists():
        raise KeyFileDamaged(
            "The key of a journal is here, but the journal file is missing.",
            hint="To bring it back from a backup, type: reflect restore FILE",
        )
    raise NoJournal


def refuse_existing(folder: Path) -> None:
    """Make sure that a new journal would cost nothing.

    Raises:
        Protected: if there is a journal, or the key of one, in this folder already.
    """
    if exists(folder):
        raise Protected(
            f"There is a journal in {folder} already, and it stays.", hint="To write, type: reflect log"
        )
    if (folder / KEY_FILE).exists() and not (folder / MAKING).exists():
        raise Protected(
            f"The key of a journal is in {folder}, but the journal file is missing. I leave both alone.",
            hint="To bring the journal back from a backup, type: reflect restore FILE",
        )


def make(folder: Path, passphrase: str, *, focus: str, cost: "keys.Cost") -> "keys.Created":
    """Make a new journal: keys, encrypted file, newest schema.

    Raises:
        Protected: if there is a journal, or the key of one, in this folder already.
        ComputerSaidNo: if the folder cannot be written.
    """
    from reflect.storage import engine, files, keys, lock, migrations

    refuse_existing(folder)
    files.make_private_folder(folder)
    making = folder / MAKING
    with lock.exclusive(folder):
        refuse_existing(folder)  # once more: another init may have come first
        _clear_unfinished(folder)
        files.make_private_folder(making)
        made = keys.create(making, passphrase, cost=cost)
        engine.create_file(making / DATABASE, made.key)
        con = engine.connect(making / DATABASE, made.key)
        try:
            migrations.migrate(con)
            with engine.transaction(con):
                for key, value in (("journal", made.journal_id), ("focus", focus)):
                    con.execute("INSERT INTO meta VALUES (?, json_quote(?))", [key, value])
        finally:
            con.close()
        for name in (KEY_COPY, KEY_FILE, DATABASE):
            (making / name).rename(folder / name)
        making.rmdir()
        files.sync_folder(folder)
    return made


def _clear_unfinished(folder: Path) -> None:
    """Remove what an interrupted set-up left: nobody has seen its recovery code, nothing was written in it."""
    if (folder / MAKING).exists() and not exists(folder):
        shutil.rmtree(folder / MAKING)
        for name in (KEY_FILE, KEY_COPY):
            (folder / name).unlink(missing_ok=True)
