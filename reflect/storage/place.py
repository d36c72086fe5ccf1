"""The folder of a journal: is one there, may one be made, and the making of it. Opens nothing that is kept.

All of a new journal is made in a folder of its own and moved in place at the end, so that an interrupted
set-up leaves nothing half done; the next one clears it away and starts again. That folder stays until the
recovery code was shown: with it, everybody can see that the set-up is not finished. Light to load, since every
command asks whether there is a journal: what makes one is loaded when one is made.
"""

import contextlib
import errno
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import Protected
from reflect.storage import remains
from reflect.storage.disk import leftovers, reach
from reflect.storage.names import DATABASE, FILES, KEY_COPY, KEY_FILE, MAKING
from reflect.storage.remains import exists

if TYPE_CHECKING:
    from reflect.storage.keys.crypto import Cost
    from reflect.storage.keys.ways_in import Created

_NO_SECOND_NAME = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


def require(folder: Path) -> None:
    """Make sure that there is a journal to unlock, before anybody is asked for a passphrase.

    What killed runs left unfinished beside it is cleared away first.

    Raises:
        NoJournal: if there never was one in this folder.
        JournalLost, KeyFileDamaged: if there was one, and its file or its key is missing.
        ComputerSaidNo: if the folder can't be entered, or a restore that was cut short cannot be finished.
    """
    from reflect.storage.backup import shelf, swap

    reach.check(folder)
    swap.finish_restore(folder)
    leftovers.sweep(folder, folder / shelf.FOLDER)
    fault = remains.fault(folder)
    if fault is not None:
        raise fault


def refuse_existing(folder: Path) -> None:
    """Make sure that a new journal would cost nothing.

    Raises:
        Protected: if there is a journal in this folder already, or something is left of one, or something that is
            not ours has the name of the folder in which one is made.
    """
    if exists(folder) and remains.has_key(folder):
        raise Protected(
            f"There is a journal in {folder} already, and it stays.", hint="To write, type: reflect log"
        )
    if exists(folder) or not remains.look(folder).nothing:
        what = remains.KEY_LOST if exists(folder) else "A journal was here, and its file is missing."
        raise Protected(
            f"{what} I leave what is here as it is.",
            hint=f"{remains.way_back(folder)}\nTo begin anew on purpose, first give this folder another name:\n{folder}",
        )
    leftovers.refuse_others(folder / MAKING, FILES)


def make(folder: Path, passphrase: str, *, focus: str, on: date, cost: "Cost") -> "Created":
    """Make a new journal: keys, encrypted file, newest schema. Its set-up is then unfinished; see `mark_set_up`.

    `focus` is the focus area since `on`, the local day.

    Raises:
        Protected: as `refuse_existing`; nothing was written then.
        ComputerSaidNo: if the folder cannot be written. Unless `is_unfinished`, nothing was made.
    """
    from reflect.storage.disk import folders, lock

    refuse_existing(folder)
    folders.make_private(folder)
    leftovers.sweep(folder)
    with lock.exclusive(folder):
        refuse_existing(folder)  # once more: another init may have come first
        _clear_unfinished(folder)
        try:
            made = _made(folder / MAKING, passphrase, focus=focus, on=on, cost=cost)
            _move_in(folder)
        except BaseException:
            with contextlib.suppress(OSError, Protected):
                _clear_unfinished(folder)
            raise
    return made


def _made(making: Path, passphrase: str, *, focus: str, on: date, cost: "Cost") -> "Created":
    from reflect.storage.database import engine, migrations
    from reflect.storage.disk import folders
    from reflect.storage.disk.refusal import of_new_file
    from reflect.storage.keys import ways_in

    folders.make_private(making)
    made = ways_in.create(making, passphrase, cost=cost)
    try:
        engine.create_file(making / DATABASE, made.key)
        con = engine.connect(making / DATABASE, made.key)
        try:
            migrations.migrate(con)
            with engine.transaction(con):
                known = {"journal": made.journal_id, "focus": focus, "focus_since": on.isoformat()}
                for key, value in known.items():
                    con.execute("INSERT INTO meta VALUES (?, json_quote(?))", [key, value])
        finally:
            con.close()
    except Exception as error:
        refusal = of_new_file(error, "no journal was made")
        if refusal is not None:
            raise refusal from None
        raise
    return made


def _move_in(folder: Path) -> None:
    """Move the files out of the folder `making`: the key is on the disk before a journal needs it.

    Each has its new name, and that is on the disk, before it loses the old one: a disk may keep the loss of a name
    and not yet the other. So until the journal has its own, what is in `making` shows that this was a set-up.
    """
    from reflect.storage.disk import files
    from reflect.storage.disk.refusal import explained

    making = folder / MAKING
    with explained("The journal was not made"):
        for names in ((KEY_COPY, KEY_FILE), (DATABASE,)):
            for name in names:
                _name_too(making / name, folder / name)
            files.sync_folder(folder)
        for name in (KEY_COPY, KEY_FILE, DATABASE):
            (making / name).unlink(missing_ok=True)
        files.sync_folder(making)


def _name_too(file: Path, name: Path) -> None:
    """Give a file a second name, or, on a disk where none can have two, another one."""
    try:
        os.link(file, name)
    except OSError as error:
        if error.errno not in _NO_SECOND_NAME:
            raise
        file.rename(name)


def mark_set_up(folder: Path, *, done: bool) -> None:
    """Make it seen from outside whether the set-up was finished. What counts stands in the journal itself.

    Raises:
        Protected: if what has the name of the mark is not ours; it stays.
        ComputerSaidNo: if the system refused.
    """
    from reflect.storage.disk import files, folders
    from reflect.storage.disk.refusal import explained

    making = folder / MAKING
    if done and making.exists():
        with explained("The end of the set-up was not noted"):
            leftovers.clear_folder(making, FILES)
            files.sync_folder(folder)
    elif not done and not making.exists():
        folders.make_private(making)


def _clear_unfinished(folder: Path) -> None:
    """Remove what an interrupted set-up left: nobody has seen its recovery code, nothing was written in it."""
    from reflect.storage.disk import files

    if remains.was_being_made(folder):
        for name in (KEY_FILE, KEY_COPY):
            (folder / name).unlink(missing_ok=True)
        with contextlib.suppress(FileNotFoundError):
            files.sync_folder(folder)  # else a key may be left, and nothing that shows what it was of
        leftovers.clear_folder(folder / MAKING, FILES)
