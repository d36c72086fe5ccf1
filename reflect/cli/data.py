"""`backup`, `restore`, `where`, `doctor`: the files themselves, their copies and their health."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.cli.given.paths import whole
from reflect.errors import CannotKeep, ComputerSaidNo, ExitCode, NotFound, ReflectError

if TYPE_CHECKING:
    from reflect.storage.backup import Restored
    from reflect.storage.keys import Kind

BRING_IT = "If it is on a stick, plug it in first. If it is to be a new folder, make it first."
SAME_DISK = (
    "As far as I can tell, this copy is on the same disk as your journal. If that disk is lost, both are. "
    "A copy on a stick is safer."
)
LEFT_ASIDE = "What was left of the journal here is set aside"
NOT_COUNTED = "Nothing can be written where your journal is, so it does not remember that this copy was made."


def backup(
    ctx: typer.Context,
    to: Annotated[
        Path | None, typer.Option(help="Another folder, such as a USB stick.", metavar="DIR")
    ] = None,
    json: As_Json = False,
) -> None:
    """Make an encrypted copy of everything, and check that it reads back."""
    app: Context = ctx.obj
    bundle = _copied(app, whole(to)) if to else app.journal.backup()
    if json:
        app.screen.json({"backup": str(bundle), "entries": app.journal.count()})
        return
    app.screen.say("A checked copy of your journal, locked with the passphrase you have now:")
    app.screen.path(bundle)


def _copied(app: Context, to: Path) -> Path:
    """Make a copy in a folder that the person named, also of a journal that can only be read."""
    from reflect.cli.given import named_place
    from reflect.storage import room

    named_place.folder(to, hint=BRING_IT)
    try:
        bundle = app.journal.backup(to=to)
    except CannotKeep:
        bundle = app.journal.backup(to=to, counted=False)
        app.screen.note(NOT_COUNTED)
    if room.same_disk(to, app.settings.home):
        app.screen.note(SAME_DISK)
    return bundle


def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A .reflectbackup file.")],
    recovery: Annotated[
        bool, typer.Option("--recovery", help="Open it with its recovery code.", metavar="")
    ] = False,
    json: As_Json = False,
) -> None:
    """Bring a backup back. The journal you have now is set aside, never written over."""
    from reflect.storage import backup as bundles

    app: Context = ctx.obj
    if not file.is_file():
        raise NotFound(
            f"I can't find the backup {file}.", hint=f"Your own backups are in {app.settings.backups}"
        )
    kind: Kind = "recovery" if recovery else "passphrase"
    stamp = app.clock().strftime("%Y%m%d-%H%M%S")

    def attempt(secret: str) -> tuple["Restored", str]:
        return bundles.restore(file, secret, folder=app.settings.home, kind=kind, stamp=stamp), secret

    done, secret = app.secrets.attempt(
        attempt, "Recovery code of the backup: " if recovery else "Passphrase of the backup: "
    )
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
    from reflect.storage.journal import Journal
    from reflect.storage.refusal import of_driver

    try:
        app.journal = journal = Journal.open(app.settings.home, secret, kind=kind, **app.keeping)
        counts = {"entries": journal.count(), "in_bin": journal.count_binned()}
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


def where(ctx: typer.Context, json: As_Json = False) -> None:
    """Say where everything is kept."""
    from reflect.cli.context import UNFINISHED
    from reflect.errors import NoJournal
    from reflect.guide.library import prompts_root
    from reflect.storage import remains
    from reflect.storage.place import DATABASE, exists, is_unfinished

    app: Context = ctx.obj
    s = app.settings
    places = {
        "home": s.home,
        "journal": s.home / DATABASE,
        "backups": s.backups,
        "packs": s.packs,
        "settings": s.home / "settings.toml",
        "prompts": Path(str(prompts_root())),
    }
    # The places are told whatever stands in the way; what that is, is said beside.
    there: bool | None = None
    try:
        there = exists(s.home)
    except ComputerSaidNo as error:
        app.screen.note(f"{error.message}\n{error.hint}")
    if app.settings_fault is not None:
        app.screen.note(app.settings_fault.message)
    if json:
        app.screen.json({**{name: str(place) for name, place in places.items()}, "exists": there})
        return
    for name, place in places.items():
        app.screen.say(f"{name}:")
        app.screen.path(f"  {place}")
    if there is None:
        return
    fault = remains.fault(s.home)
    if fault is not None:
        app.screen.say(fault.message if not isinstance(fault, NoJournal) else f"{fault.message} {fault.hint}")
        app.screen.lines("" if isinstance(fault, NoJournal) else fault.hint)
    if is_unfinished(s.home):
        app.screen.say(UNFINISHED)


def doctor(
    ctx: typer.Context,
    deep: Annotated[
        bool, typer.Option("--deep", help="Read every page of the journal too.", metavar="")
    ] = False,
    json: As_Json = False,
) -> None:
    """Look after the install, the journal and its backups."""
    from reflect.cli.gathering.health import checks

    app: Context = ctx.obj
    found = list(checks(app, deep=deep))
    worst = next((c.error for c in found if c.error is not None), None)
    if json:
        app.screen.json(
            {"ok": worst is None, "checks": [{"name": c.name, "ok": c.ok, "says": c.says} for c in found]}
        )
    else:
        for c in found:
            said, _, to_type = c.says.partition("\n")
            app.screen.say(f"{'fine' if c.ok else 'LOOK'}  {c.name}: {said}")
            app.screen.lines(to_type)
    if worst is not None:
        raise typer.Exit(int(worst.exit_code if isinstance(worst, ReflectError) else ExitCode.UNTRUSTED))
