"""`backup`: an encrypted copy of everything, checked before anybody is told that it is there; or one that is checked again."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given import backup_file
from reflect.cli.given.backup_file import Recovery
from reflect.cli.given.options import As_Json
from reflect.cli.given.paths import whole
from reflect.errors import BadUsage, CannotKeep, ComputerSaidNo

if TYPE_CHECKING:
    from reflect.storage.backup.unpack import BackupInfo
    from reflect.storage.keys.keyfile import Kind

BRING_IT = "If it is on a stick, plug it in first. If it is to be a new folder, make it first."
SAME_DISK = (
    "As far as I can tell, this copy is on the same disk as your journal. If that disk is lost, both are. "
    "A copy on a stick is safer."
)
NONE = "There is no backup of this journal in:"
BY_ITSELF = "  made by itself"
LEFT = "  from before an earlier state was brought back"
THINNED = "Of those made by itself the last ones, one a week and one a month are left. Yours go only by your own hand."
NEWER = "A newer reflect made it. To bring it back, first install that version."
NOT_COUNTED = "Nothing can be written where your journal is, so it does not remember that this copy was made."


def backup(
    ctx: typer.Context,
    to: Annotated[
        Path | None, typer.Option(help="Another folder, such as a USB stick.", metavar="DIR")
    ] = None,
    check: Annotated[
        Path | None, typer.Option(help="Make none: read this one through.", metavar="FILE")
    ] = None,
    recovery: Recovery = False,
    which: Annotated[
        bool, typer.Option("--list", help="Make none: list those of this journal.", metavar="")
    ] = False,
    json: As_Json = False,
) -> None:
    """Make an encrypted copy of everything, and check that it reads back.

    Example: reflect backup
    """
    app: Context = ctx.obj
    if which:
        if to is not None or check is not None or recovery:
            raise BadUsage("--list makes no backup and reads none through, so it goes alone.")
        _list(app, as_json=json)
        return
    if check is not None:
        if to is not None:
            raise BadUsage("--to makes a backup, and --check reads one through. Choose one of them.")
        _tell(app, check, _checked(app, check, recovery=recovery), as_json=json)
        return
    if recovery:
        raise BadUsage(
            "--recovery is for a backup that is read through: reflect backup --check FILE --recovery"
        )
    bundle = _copied(app, whole(to)) if to else app.journal.copies.write()
    if json:
        app.screen.json({"backup": str(bundle), "entries": app.journal.count()})
        return
    app.screen.say("A checked copy of your journal, locked with the passphrase you have now:")
    app.screen.path(bundle)


def _list(app: Context, *, as_json: bool) -> None:
    """List the backups in the journal's own folder, the newest first, as their seals tell of them."""
    from reflect import dates
    from reflect.cli import counted
    from reflect.storage.backup import shelf

    own = app.journal.copies.all()
    others = len(shelf.backups(app.settings.backups)) - len(own)
    if as_json:
        listed = [
            {
                "backup": str(one.path),
                "made_at": one.made_at.isoformat(),
                "number": one.number,
                "entries_with_bin": one.entries,
                "by_itself": one.by_rule,
                "before_a_restore": one.left,
            }
            for one in own
        ]
        app.screen.json({"backups": listed, "others": others})
        return
    app.screen.say(f"{counted.backups(len(own))} of this journal, in:" if own else NONE)
    app.screen.path(app.settings.backups)
    for one in own:
        app.screen.say(
            f"{one.path.name}  {dates.said(app.local(one.made_at).date())}  {counted.entries(one.entries)}"
            + (BY_ITSELF if one.by_rule else "")
            + (LEFT if one.left else "")
        )
    if others:
        app.screen.say(
            f"{counted.backups(others)} more: of another journal, from before the key was changed, or damaged."
        )
    if any(one.by_rule for one in own):
        app.screen.say(THINNED)


def _copied(app: Context, to: Path) -> Path:
    """Make a copy in a folder that the person named, also of a journal that can only be read."""
    from reflect.cli.given import named_place
    from reflect.storage.disk import space

    named_place.folder(to, hint=BRING_IT)
    try:
        bundle = app.journal.copies.write(to=to)
    except CannotKeep:
        bundle = app.journal.copies.write_uncounted(to=to)
        app.screen.note(NOT_COUNTED)
    if space.same_disk(to, app.settings.home):
        app.screen.note(SAME_DISK)
    return bundle


def _checked(app: Context, file: Path, *, recovery: bool) -> "BackupInfo":
    """Read a backup through with its secret. It needs no journal, and writes into none.

    Raises:
        BackupDamaged: if anything in it is not as it was when it was made.
        ComputerSaidNo: if there is no room to work in beside the journal, nor beside the backup.
    """
    from reflect.storage.backup import checked

    backup_file.require(app, file)
    kind: Kind = "recovery" if recovery else "passphrase"

    def read_through(secret: str) -> "BackupInfo":
        with suppress(ComputerSaidNo, FileNotFoundError):  # there may be no journal here, or its disk is full
            return checked.verify(file, secret, work=app.settings.home, kind=kind)
        return checked.verify(file, secret, work=whole(file).parent, kind=kind)

    return backup_file.opened(app, read_through, recovery=recovery)


def _tell(app: Context, file: Path, info: "BackupInfo", *, as_json: bool) -> None:
    from reflect import dates
    from reflect.cli import counted

    in_list = info.entries - (info.in_bin or 0)
    if as_json:
        app.screen.json(
            {
                "backup": str(whole(file)),
                "made_at": info.made_at.isoformat(),
                "entries": in_list,
                "in_bin": info.in_bin,
                "number": info.counter,
                "journal_schema": info.schema,
                "newer": info.is_newer,
            }
        )
        return
    day = dates.said(app.local(info.made_at).date())
    app.screen.say("This backup is whole: every page of it reads back, and it opens with what you gave.")
    app.screen.say(f"By the clock of then, it is of {day}.")
    app.screen.say(f"It holds {counted.with_bin(in_list, info.in_bin or 0)}.")
    app.screen.say(f"It is number {info.counter}, and its journal has schema {info.schema}.")
    if info.is_newer:
        app.screen.say(NEWER)
