"""`import`: what was written elsewhere comes home. It looks first and says what it found; nothing comes in unasked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.errors import BadFile

if TYPE_CHECKING:
    from reflect.cli.given.coming import Coming
    from reflect.incoming.tally import Check, ImportTally
    from reflect.values.record import Comparison, Record

NOTHING_YET = "Nothing was written yet. To take them in, type the same again with --apply"
NOTHING_NEW = "There is nothing new in it, so nothing was written."
PRIVATE = "They come in as pages for you alone. To have them elsewhere, say so: --room practice"
IS_ARCHIVE = "This is an archive of reflect. It is whole."
DONE = "They are in your journal now. To see them, type: reflect list"
GO_BACK = (
    "Here is a backup of how it was before, for reflect undo does not take this back. To go back to it, type:"
)
OTHERS = "Nothing was written. To take in the others without them, add --leave-out"
STOPPED = (
    "You stopped it there. All of it is in, or nothing: to see which, type the same again without --apply"
)
CHANGED = "it is not what it was when I looked, so nothing of it was taken in"


A_File = Annotated[str, typer.Argument(help="A file, a folder, or - for standard input.", metavar="FILE")]
Kind = Annotated[
    str | None,
    typer.Option("--from", help="What it is: reflect, jrnl, dayone, csv, markdown.", metavar="KIND"),
]
Columns = Annotated[
    list[str] | None, typer.Option(help="Which column it is, as date=Datum.", metavar="WHAT=HEADING")
]
Order = Annotated[
    str | None, typer.Option(help="How 03/04/2026 is meant: day-first, month-first.", metavar="ORDER")
]
Zone = Annotated[str | None, typer.Option(help="Where it was written: America/Denver.", metavar="ZONE")]
Into = Annotated[
    str | None, typer.Option(help="private, practice or supervision. Usual: private.", metavar="ROOM")
]
Apply = Annotated[bool, typer.Option("--apply", help="Take it in.", metavar="")]
Leave_Out = Annotated[bool, typer.Option("--leave-out", help="Go on without what can't come in.", metavar="")]


def import_(
    ctx: typer.Context,
    file: A_File,
    from_: Kind = None,
    column: Columns = None,
    dates: Order = None,
    zone: Zone = None,
    room: Into = None,
    apply: Apply = False,
    leave_out: Leave_Out = False,
    json: As_Json = False,
) -> None:
    """Bring in what you wrote elsewhere. It looks first, and says what it found.

    Example: reflect import my-journal.json
    """
    from reflect.cli.given.coming import TypedWith, coming
    from reflect.incoming.tally import ImportTally

    app: Context = ctx.obj
    source = coming(app, file, TypedWith(kind=from_, columns=column or (), dates=dates, zone=zone, room=room))
    tally = ImportTally(app.today)
    would = _look(app, source, tally)
    if not json:
        _tell(app, source, tally, would)
    if tally.left_out and (not tally.found or (apply and would.changes and not leave_out)):
        raise _some_cannot(source, tally)
    wanted = would.changes and (apply or (not json and _agreed(app, tally)))
    backup = _take_in(app, source, tally) if wanted else None
    if json:
        app.screen.json(_document(tally, would, source.twice, backup))
    elif backup is not None:
        _tell_done(app, backup, file, tally)
    else:
        app.screen.say(NOTHING_YET if would.changes else NOTHING_NEW)


def _look(app: Context, source: "Coming", tally: "ImportTally") -> "Comparison":
    """Read it through, and say what taking it in would do. Writes nothing."""
    journal = app.journal  # asks for the passphrase before anything is drawn
    with app.screen.progress("Reading", None) as step:
        records = source.records(journal, tally, _check(app))
        would = journal.records.compare(_stepping(records, step), deletes=False)
    return replace(would, same=would.same + tally.known)


def _check(app: Context) -> "Check":
    """What looks at each text for details that may point to someone, as at the keyboard."""
    from reflect.masking.gentle.warn import warn

    words = app.journal.words
    always, kept, names = words.never_out, words.left_alone, app.library.given_names
    return lambda text: (hint.why for hint in warn(text, always=always, kept=kept, names=names))


def _stepping(records: "Iterator[Record]", step: "Callable[[], None]") -> "Iterator[Record]":
    for record in records:
        yield record
        step()


def _tell(app: Context, source: "Coming", tally: "ImportTally", would: "Comparison") -> None:
    from reflect.cli.given.coming import Elsewhere
    from reflect.incoming import told
    from reflect.values.room import Room

    elsewhere = source if isinstance(source, Elsewhere) else None
    app.screen.say(told.kind_said(elsewhere.kind) if elsewhere else IS_ARCHIVE)
    for sentence in told.looked(tally, source.twice, would):
        app.screen.say(sentence)
    if elsewhere and would.new and elsewhere.room is Room.PRIVATE:
        app.screen.say(PRIVATE)


def _agreed(app: Context, tally: "ImportTally") -> bool:
    """Ask, where somebody can be asked, whether to take it in. Enter alone is no."""
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.phrases import NOT_WRITTEN

    if not (app.on_terminal and app.can_ask):
        return False
    with or_say(app.screen, NOT_WRITTEN):
        return confirmed(
            app.asker, "Take in the others, without these?" if tally.left_out else "Take them in?"
        )


def _take_in(app: Context, source: "Coming", tally: "ImportTally") -> Path:
    """Make a backup, and take all of it in, or nothing. Gives the backup.

    Raises:
        BadFile: if it is no longer what was looked at.
    """
    from reflect.cli.asking.leaving import or_say
    from reflect.incoming.tally import ImportTally
    from reflect.values.record import CameIn

    backup = app.journal.copies.write()
    again = ImportTally(app.today)

    def unchanged() -> "Iterator[Record]":
        yield from source.records(app.journal, again)
        if again.fingerprint != tally.fingerprint:
            raise BadFile(source.name, "", CHANGED)

    with or_say(app.screen, STOPPED), app.screen.progress("Taking in", tally.found - tally.known) as step:
        came = CameIn(by="import", before=str(backup))
        app.journal.records.take_in(_stepping(unchanged(), step), deletes=False, came=came)
    return backup


def _some_cannot(source: "Coming", tally: "ImportTally") -> BadFile:
    from reflect.cli.phrases import NOT_WRITTEN

    first = tally.told[0]
    return BadFile(source.name, first.place, first.reason, hint=OTHERS if tally.found else NOT_WRITTEN)


def _tell_done(app: Context, backup: Path, file: str, tally: "ImportTally") -> None:
    from reflect.incoming import told
    from reflect.storage import remains

    app.screen.say(DONE)
    app.screen.say(GO_BACK)
    app.screen.path(remains.command(backup))
    if file != "-":
        app.screen.say(told.still_there(tally))
        app.screen.path(file)


def _document(
    tally: "ImportTally", would: "Comparison", twice: int, backup: Path | None
) -> dict[str, object]:
    """What was found, and what of it came in, as JSON. Places and counts, never words."""
    from dataclasses import asdict

    return {
        "found": tally.found,
        "first_day": tally.first.isoformat() if tally.first else None,
        "last_day": tally.last.isoformat() if tally.last else None,
        "twice": twice,
        "ahead": tally.ahead,
        **{name: count for name, count in asdict(would).items() if name != "learned"},
        "cannot": tally.left_out,
        "places": [{"place": left.place, "reason": left.reason} for left in tally.told],
        "stays_behind": dict(tally.remarks),
        "details": dict(tally.details),
        "applied": backup is not None,
        "backup": None if backup is None else str(backup),
    }
