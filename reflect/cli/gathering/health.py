"""What `doctor` looks at, one check after the other. Changes nothing."""

import os
import shlex
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli import counted, synced
from reflect.errors import BadFile, ComputerSaidNo, JournalDamaged, Locked, ReflectError, Untrusted
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.storage.journal import Journal

OLD_BACKUP_DAYS = 30
OLD_CRYPTO = "That OpenSSL gets no mending any more. To get a newer one, install reflect again."
NO_BACKUP = "there is none of this journal here. To make one, type: reflect backup"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `error` is set where something should be done."""

    name: str
    says: str
    error: Exception | None = None
    asks: bool = False
    """Something should be done, and nothing is broken."""

    @property
    def ok(self) -> bool:
        """True if nothing needs doing."""
        return self.error is None and not self.asks


def checks(app: "Context", *, deep: bool) -> Iterator[Check]:
    """Look at everything in order; a check that cannot be made says so and is no failure."""
    from reflect.errors import NoJournal
    from reflect.storage.place import require

    looks: list[tuple[str, Callable[[], str | Check]]] = [
        ("encryption", _encryption),
        ("terminal", lambda: _terminal(app)),
        ("packs", lambda: _packs(app)),
    ]
    yield from (_look(name, look) for name, look in looks)
    if app.settings_fault is not None:
        yield _fault("settings", app.settings_fault)
    try:
        require(app.settings.home)
    except NoJournal:
        yield _look("folder", lambda: _can_be_made(app.settings.home))
        yield Check("journal", "There is none yet. To make one, type: reflect init")
        return
    except ComputerSaidNo as shut_out:
        yield _fault("folder", shut_out)
        return
    except ReflectError as error:
        yield Check("journal", f"{error.message}\n{error.hint}", error)
        return
    app.finishing = True  # it has a line of its own here
    looks = [
        ("folder", lambda: _folder(app.settings.home)),
        ("can be written to", lambda: _can_be_written(app.settings.home)),
        ("room left", lambda: _room(app.settings.home)),
        ("key file", lambda: _key_file(app.settings.home)),
        ("journal", lambda: _journal(app, deep=deep)),
        ("set-up", lambda: _set_up(app)),
        ("backups", lambda: _backups(app)),
    ]
    yield from (_look(name, look) for name, look in looks)
    yield from _cost(app)
    yield from _days(app)


def _look(name: str, look: "Callable[[], str | Check]") -> Check:
    try:
        found = look()
        return found if isinstance(found, Check) else Check(name, found)
    except ReflectError as error:
        return _fault(name, error)
    except OSError as error:  # the other lines can be said nevertheless
        return _fault(name, ComputerSaidNo(f"This could not be looked at ({error.strerror})."))


def _fault(name: str, error: ReflectError) -> Check:
    between = "\n" if "\n" in error.hint else " "
    return Check(name, between.join(filter(None, (error.message, error.hint))), error)


def _set_up(app: "Context") -> str:
    from reflect.cli.unsettled import UNFINISHED
    from reflect.storage.remains import is_unfinished, may_be_unfinished

    home = app.settings.home
    if is_unfinished(home) or (may_be_unfinished(home) and not app.journal.set_up.is_done):
        raise Untrusted(UNFINISHED.partition("\n")[0], hint=UNFINISHED.partition("\n")[2])
    return "finished"


def _encryption() -> "str | Check":
    from reflect.storage.database import engine
    from reflect.storage.keys import crypto

    crypto.check_crypto()
    versions = engine.versions()
    inside = f"SQLCipher {versions.cipher}, SQLite {versions.sqlite}, {versions.crypto or 'no name for its ciphers'}"
    if engine.is_old_crypto(versions.crypto):
        return Check("encryption", f"{inside}. {OLD_CRYPTO}", asks=True)
    return f"{inside}, and the keys' self-test passed"


def _terminal(app: "Context") -> str:
    if not app.on_terminal:
        return "not a terminal; questions are asked line by line"
    encoding = getattr(app.stdout, "encoding", None) or "unknown"
    how = "line by line" if app.plain else "with menus"
    return f"{app.screen.out.width} columns, {encoding}, asks {how}"


def _packs(app: "Context") -> str:
    ids = app.library.ids()
    for id in ids:
        app.library.find(id)
    own = sum(app.library.find(id).origin == "yours" for id in ids)
    return f"{len(ids)} packs load" + (f", {own} of them yours" if own else "")


def _folder(home: Path) -> str:
    service = synced.synced_by(home)
    if service:
        raise BadFile(
            str(home), "", f"this looks like a folder that {service} copies while you write, which can damage a journal",
            hint=f"{synced.INSTEAD}",
        )  # fmt: skip
    for copy in synced.copies_beside(home):
        raise Untrusted(
            f"{copy.name} looks like a second copy of your journal, made by something that copies folders. "
            "It may hold what is not here.",
            hint=f"To take in what it holds: reflect merge {shlex.quote(str(copy))}",
        )
    if os.name != "posix":
        return "protected by your user account"
    for place in (home, *sorted(home.iterdir())):
        if not place.is_symlink() and stat.S_IMODE(place.stat().st_mode) & 0o077 and place.suffix != ".toml":
            raise Untrusted(
                f"Others on this computer may look into {place}.", hint=f"Mend it: chmod go= '{place}'"
            )
    return "only you can look into it"


def _can_be_written(home: Path) -> str:
    """Try it for real: a folder can be one's own, and on a disk that was made read-only."""
    from reflect.storage.disk import space

    space.try_writing(home)
    return "yes, tried with an empty file that is gone again"


def _can_be_made(home: Path) -> str:
    """Try the nearest folder there is, so that nobody is sent to `init` where it would refuse."""
    from reflect.storage.disk import space

    nearest = next(place for place in (home, *home.parents) if place.is_dir())
    space.try_folder(nearest)
    if not space.can_save(nearest):
        raise ComputerSaidNo(
            "There is too little room here for a journal.", hint="Make some room on that disk."
        )
    return "a journal can be made here"


def _room(home: Path) -> str:
    from reflect.storage.disk import space

    left, needed = space.left(home), space.needed(home)
    if not space.can_save(home):
        raise ComputerSaidNo(
            "There is hardly any room left here, perhaps too little for another entry.",
            hint="What is there can still be read. Make some room on the disk of your journal.",
        )
    if left < needed:
        raise ComputerSaidNo(
            f"Only {_size(left)} are left on the disk of your journal; a backup needs {_size(needed)}.",
            hint="Make some room on that disk, or type: reflect backup --to FOLDER",
        )
    return f"{_size(left)}; a backup needs {_size(needed)}"


def _size(number: int) -> str:
    mib = number / 2**20
    return f"{mib / 1024:,.1f} GiB" if mib >= 1024 else f"{mib:,.1f} MiB"


def _key_file(home: Path) -> "str | Check":
    from reflect.cli import unsettled
    from reflect.storage.keys import outside

    found = outside.look(home)
    for sentence in (*unsettled.unsettled(found), *unsettled.oddities(found)):
        if sentence in (unsettled.MENDS, unsettled.CHANGING):
            return Check("key file", sentence, asks=sentence != unsettled.MENDS)
        raise Untrusted(sentence)
    return "both copies are there and the same"


def _cost(app: "Context") -> Iterator[Check]:
    """Secrets that were made when a guess was allowed to cost less; nothing where there are none."""
    from reflect.cli.unsettled import dated
    from reflect.storage.keys import crypto, outside

    with suppress(ReflectError):  # the line of the key file says so
        for sentence in dated(outside.look(app.settings.home), app.cost or crypto.REAL_COST):
            yield Check("key cost", sentence, asks=True)


def _journal(app: "Context", *, deep: bool) -> str:
    try:
        journal = app.journal
    except Locked:
        return "locked, so not looked into"
    if deep:
        faults = journal.health.faults()
        if faults:
            raise JournalDamaged(
                f"{len(faults):,} places in the journal file are damaged, or could not be read.",
                hint=_saved(journal),
            )
    return f"opens, {counted.all_of(journal)}, schema {journal.health.schema}" + (
        ", every page is sound" if deep else ""
    )


def _days(app: "Context") -> Iterator[Check]:
    """Entries that a wrong clock dated ahead, or that wait for a choice; nothing where nobody can look."""
    from reflect.cli import ahead

    if "journal" not in vars(app):  # a locked one is not asked for again
        return
    if line := ahead.sentence(app):
        yield Check("days", line, asks=True)
    if waiting := app.journal.choices.waiting():
        many = counted.entries(len(waiting))
        yield Check("two devices", f"{many} changed on two of them. To choose: reflect choose", asks=True)


def _saved(journal: "Journal") -> str:
    """What can be done about damage: read on, or go back to a backup that was read through just now."""
    from reflect.storage import remains

    still = "What opens can still be read: reflect list, reflect show N. No backup is made of a damaged file."
    whole = journal.copies.newest_whole()
    if whole is None:
        return f"{still}\n{remains.ELSEWHERE}"
    return f"{still}\nYour newest whole backup is {whole.name}. {remains.RESTORE}\n{remains.command(whole)}"


def _backups(app: "Context") -> str:
    from reflect.storage.backup import shelf

    try:
        own = app.journal.copies.all()
    except ReflectError:
        named = shelf.newest(app.settings.backups)
        return f"the newest by its name is {named.name}" if named else NO_BACKUP
    here = [one for one in own if not one.left]
    left = [one for one in own if one.left]
    beside = (
        f". {counted.backups(len(left))}, up to {left[0].path.name}, from before an earlier state was brought back. "
        "What was written then may be in no other"
        if left
        else ""
    )
    if not here:
        return NO_BACKUP + beside
    newest, largest = here[0], max(here, key=lambda one: one.entries)
    more = (
        f". An older one holds more, and stays: {largest.path.name}, with {counted.entries(largest.entries)}"
        if largest.entries > newest.entries
        else ""
    )
    return (
        f"the newest is {newest.path.name}, with {counted.entries(newest.entries)}, "
        f"{_since(app, newest.made_at)}{more}{beside}"
    )


def _since(app: "Context", made: datetime) -> str:
    """From when a backup is, and what to type if that is long ago, or ahead of a clock that was wrong."""
    day = app.local(made).date()
    age = (app.today - day).days
    fresh = "To make a fresh one, type: reflect backup"
    if age < 0:
        return f"from {day}, which has not come yet. {fresh}"
    return f"from {day}" + (f", {age} days old. {fresh}" if age > OLD_BACKUP_DAYS else "")
