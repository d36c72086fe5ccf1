"""`restore`: brings a backup back. The journal that is there is set aside, never written over."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.given import backup_file
from reflect.cli.given.backup_file import Recovery
from reflect.cli.given.options import As_Json
from reflect.errors import ReflectError

if TYPE_CHECKING:
    from reflect.storage.backup.restore import Restored
    from reflect.storage.keys.keyfile import Kind


LEFT_ASIDE = "What was left of the journal here is set aside"


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A .reflectbackup file.")],
    recovery: Recovery = False,
    json: As_Json = False,
) -> None:
    """Bring a backup back. The journal you have now is set aside, never written over.

    Example: reflect restore mine.reflectbackup
    """
    from reflect.storage.backup import restore

    app: Context = ctx.obj
    backup_file.require(app, file)
    restore.refuse_others(app.settings.home)
    kind: Kind = "recovery" if recovery else "passphrase"
    stamp = app.clock().strftime("%Y%m%d-%H%M%S")

    def attempt(secret: str) -> tuple["Restored", str]:
        return restore.restore(file, secret, folder=app.settings.home, kind=kind, stamp=stamp), secret

    done, secret = backup_file.opened(app, attempt, recovery=recovery)
    aside = str(done.set_aside) if done.set_aside else None
    app.finishing = True  # whatever its set-up lacks is said when it is used
    counts, count = _opened(app, secret, kind, aside)
    if json:
        app.screen.json({"restored": True, **counts, "set_aside": aside})
        return
    app.screen.say(f"Your journal is back, with {count}. It opens with the passphrase of the backup.")
    if aside:
        app.screen.say(_told_aside(Path(aside)))
        app.screen.path(aside)


def _opened(app: Context, secret: str, kind: "Kind", aside: str | None) -> tuple[dict[str, int], str]:
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
        refused.hint = "The backup is in place, but it could not be read there." + (
            f"\n{_told_aside(Path(aside))}\n{aside}" if aside else ""
        )
        raise refused from None


def _told_aside(aside: Path) -> str:
    """Say what was set aside: half a journal is not called a whole one."""
    from reflect.storage import remains

    whole = remains.exists(aside) and remains.has_key(aside)
    return f"{'The journal that was here is set aside, whole,' if whole else LEFT_ASIDE} in:"
