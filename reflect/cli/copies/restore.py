"""`restore`: brings a backup back, or the journal that the last restore set aside. What is there is set aside, never lost."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.given import backup_file
from reflect.cli.given.backup_file import Recovery
from reflect.cli.given.consent import confirm, need_a_person
from reflect.cli.given.options import As_Json, Yes
from reflect.errors import BadUsage, NotFound, ReflectError

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.storage.backup.compared import Beside
    from reflect.storage.backup.unpack import BackupInfo, Inside
    from reflect.storage.keys.keyfile import Kind

Attempt = Callable[[str], tuple[Path | None, bool]]
"""Tries a secret; gives the folder with what was set aside, if any, and whether only the key file was put in place."""
LEFT_ASIDE = "What was left of the journal here is set aside"
OPENS_WITH = "It opens with the passphrase of the backup."
NOT_KNOWN = "If you don't know that one any more, set a new one. To do so, type: reflect key recover"
OPENS_AS = "It opens with the passphrase it had when it was set aside."
KEY_ALONE = (
    "Only its key file was missing, and the backup had one. What you wrote since that backup is here too."
)
KEY_MENDED = "Only its key file was damaged, and the backup had a good one. What you wrote since that backup is here too."
DAMAGED_ASIDE = "The damaged one is set aside in:"
TAKE_BACK = "To take that back, type: reflect restore --undo"
WHICH = "Which backup? I need its file behind the command."
NOTHING_ASIDE = "There is no journal here that a restore set aside, so there is nothing to bring back."
NOT_ASIDE = "There is no journal of that name here that a restore set aside."
IN_ITS_PLACE = "Put this backup in the place of your journal? What is here now is set aside."
NOT_COMPARED = (
    "The journal that is here does not open with the key of this backup: it may be another one, have another key, or be damaged. "
    "So I can't say what it holds, nor which of the two is newer."
)
ONLY_HERE = "Only here, and not in this backup: {entries}, counted with the bin."
ORDER = {
    -1: "This backup is older than what is here.",
    0: "Neither is newer: the last change in both is the same.",
    1: "This backup is newer than what is here.",
}
"""By the last change in either."""


def restore(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="A .reflectbackup file; with --undo a folder replaced-...")
    ] = None,
    recovery: Recovery = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Bring back what the last restore set aside.", metavar="")
    ] = False,
    yes: Yes = False,
    json: As_Json = False,
) -> None:
    """Bring a backup back. The journal you have now is set aside, never written over.

    Example: reflect restore mine.reflectbackup
    """
    app: Context = ctx.obj
    kind: Kind = "recovery" if recovery else "passphrase"
    attempt = _from_aside(app, file, kind, yes=yes) if undo else _from_backup(app, file, kind, yes=yes)

    def attempted(secret: str) -> tuple[Path | None, bool, str]:
        return *attempt(secret), secret

    opening = backup_file.opened_aside if undo else backup_file.opened
    left, key_alone, secret = opening(app, attempted, recovery=recovery)
    app.finishing = True  # whatever its set-up lacks is said when it is used
    counts, count = _opened(app, secret, kind, left)
    if json:
        app.screen.json({"restored": True, **counts, "set_aside": str(left) if left else None})
        return
    app.screen.say(f"Your journal is back, with {count}. {OPENS_AS if undo else OPENS_WITH}")
    if key_alone:
        app.screen.say(KEY_MENDED if left else KEY_ALONE)
    if recovery:
        app.screen.say(NOT_KNOWN)
    if left:
        _tell_aside(app, left, DAMAGED_ASIDE if key_alone else _told_aside(left))


def _tell_aside(app: Context, aside: Path, told: str) -> None:
    app.screen.say(told)
    app.screen.path(str(aside))
    app.screen.lines(_take_back(aside))


def _from_backup(app: Context, file: Path | None, kind: "Kind", *, yes: bool) -> Attempt:
    """Take a backup. Where somebody sits there, it is asked what it may take the place of, once both were looked into."""
    from reflect.storage.backup import aside, restore, shelf, swap

    home = app.settings.home
    if file is None:
        newest = shelf.newest(app.settings.backups)
        raise BadUsage(WHICH, hint=_name_it(newest))
    backup_file.require(app, file)
    swap.refuse_others(home)
    stamp = aside.next_stamp(home, app.clock())
    asks = not yes and app.on_terminal and app.can_ask

    def agreed(info: "BackupInfo", compared: "Beside | None") -> None:
        _tell_what_for_what(app, info, compared)
        confirm(app, IN_ITS_PLACE)

    def attempt(secret: str) -> tuple[Path | None, bool]:
        to_agree = agreed if asks else None
        back = restore.restore(file, secret, folder=home, kind=kind, stamp=stamp, agreed=to_agree)
        return back.set_aside, back.key_alone

    return attempt


def _tell_what_for_what(app: Context, info: "BackupInfo", compared: "Beside | None") -> None:
    in_bin = info.in_bin or 0
    held = counted.with_bin(info.entries - in_bin, in_bin)
    app.screen.note(f"This backup was made{_since(app, info.made_at)}. It holds {held}.")
    if compared is None:
        app.screen.note(NOT_COMPARED)
        return
    in_bin = compared.here.in_bin or 0
    held = counted.with_bin(compared.here.entries - in_bin, in_bin)
    changed = f" It was last changed{_since(app, compared.last)}." if compared.last else ""
    app.screen.note(f"The journal that is here holds {held}.{changed}")
    if compared.only_here:
        app.screen.note(ONLY_HERE.format(entries=counted.entries(compared.only_here)))
    app.screen.note(ORDER[compared.order])


def _name_it(newest: Path | None) -> str:
    from reflect.storage import remains

    if newest is None:
        return remains.ELSEWHERE
    return f"Your newest one here, by its name:\n{remains.command(newest)}"


def _from_aside(app: Context, named: Path | None, kind: "Kind", *, yes: bool) -> Attempt:
    """Choose the journal that was set aside. Whether it is to be brought back is asked once it is known what it holds."""
    from reflect.storage.backup import aside, brought_back, swap

    home = app.settings.home
    place = _chosen(aside.journals(home), named)
    swap.refuse_others(home)
    app.screen.note(f"This journal was set aside{_since(app, aside.when(place))}:")
    app.screen.note(str(place))
    if not yes:
        need_a_person(app)
    stamp = aside.next_stamp(home, app.clock())

    def agreed(inside: "Inside") -> None:
        in_bin = inside.in_bin or 0
        app.screen.note(f"It holds {counted.with_bin(inside.entries - in_bin, in_bin)}.")
        if not yes:
            confirm(app, "Bring it back? What is here now is set aside in its turn.")

    def attempt(secret: str) -> tuple[Path | None, bool]:
        back = brought_back.bring_back(place, secret, folder=home, stamp=stamp, kind=kind, agreed=agreed)
        return back.set_aside, False

    return attempt


def _chosen(there: list[Path], named: Path | None) -> Path:
    if not there:
        raise NotFound(NOTHING_ASIDE)
    if named is None:
        return there[-1]
    found = next((place for place in there if place.name == named.name), None)
    if found is None:
        raise NotFound(NOT_ASIDE, hint="\n".join(["There are:", *(str(place) for place in there)]))
    return found


def _since(app: Context, when: "datetime | None") -> str:
    """Say when something was; `when` is in UTC where it names no zone."""
    from datetime import UTC

    from reflect import dates

    if when is None:
        return ""
    local = app.local(when if when.tzinfo else when.replace(tzinfo=UTC))
    return f" on {dates.said(local.date())} at {local:%H:%M}, by the clock of then"


def _opened(app: Context, secret: str, kind: "Kind", aside: Path | None) -> tuple[dict[str, int], str]:
    """Open what was brought back, and count in it, before anybody is told that it is back.

    Raises:
        ReflectError: as `Journal.open`, saying what there is now.
    """
    from reflect.storage.disk.refusal import of_driver
    from reflect.storage.journal import Journal

    try:
        app.journal = journal = Journal.open(app.settings.home, secret, kind=kind, **app.keeping)
        counts = {"entries": journal.count(), "in_bin": journal.bin.count()}
        return counts, counted.all_of(journal)
    except Exception as error:
        refused = error if isinstance(error, ReflectError) else of_driver(error)
        if refused is None:
            raise
        refused.hint = "It is in place, but it could not be read there." + (
            f"\n{_told_aside(aside)}\n{aside}\n{_take_back(aside)}".rstrip() if aside else ""
        )
        raise refused from None


def _told_aside(aside: Path) -> str:
    """Say what was set aside: half a journal is not called a whole one."""
    from reflect.storage import remains

    whole = remains.exists(aside) and remains.has_key(aside)
    return f"{'The journal that was here is set aside, whole,' if whole else LEFT_ASIDE} in:"


def _take_back(aside: Path) -> str:
    """Say how to take a restore back; nothing where no journal was set aside, since `--undo` brings back none."""
    from reflect.storage import remains

    return TAKE_BACK if remains.exists(aside) else ""
