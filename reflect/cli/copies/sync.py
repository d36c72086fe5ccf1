"""`sync`: hands a sealed copy over in a folder that something carries, and takes in those of your other devices."""

from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.context import Context
from reflect.cli.given import named_place, other_copy
from reflect.cli.given.options import As_Json, Yes
from reflect.cli.given.paths import whole
from reflect.errors import BackupDamaged, BadRecord, JournalTooNew, Protected
from reflect.quick_dataclass import dataclass
from reflect.visible import one_line

if TYPE_CHECKING:
    from reflect.values.record import Comparison

MAKE_IT = "Make it first, in a folder that is carried to your other devices."
OWN_FOLDER = "That is the folder of your journal itself. A journal must not be carried while you write."
IN_IT = (
    "Your journal itself is in that folder. If something carries all of it while you write, "
    "that can damage your journal: better hand over in a folder beside it."
)
OTHER_KEY = (
    "It is locked with another key than this journal. If you made a new key on one of your devices, "
    "or began there by itself, take it in with its own passphrase:"
)
LEFT_OUT = "You said no, so nothing of it was taken in."
STOPPED = "You stopped it there. What was taken in before that stays. To go on, type the same again."
LONGEST_NAME = 255
"""Of a file, on one line: a line break in a name could say anything."""
NOT_WHOLE = "It is not whole, or not all of it has arrived yet. I left it as it is."


@dataclass
class Met:
    """What came of one file of another device."""

    path: Path
    done: "Comparison | None" = None
    why_not: str = ""
    to_type: str = ""


@dataclass
class Round:
    """What came of all of them."""

    asks: bool
    tells: bool
    met: list[Met] = field(default_factory=list)
    before: Path | None = None
    stays: set[int] = field(default_factory=set)
    """Entries of which the person said that they stay here."""
    went: bool = False


def sync(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that all your devices see.")],
    name: Annotated[str | None, typer.Option(help="Call this device so from now on.", metavar="NAME")] = None,
    yes: Yes = False,
    json: As_Json = False,
) -> None:
    """Meet your other devices in a folder that carries files: each takes in what the others wrote.

    Example: reflect sync shared
    """
    app: Context = ctx.obj
    place = whole(folder)
    named_place.folder(place, hint=MAKE_IT)
    if place.resolve() == app.settings.home.resolve():
        raise Protected(OWN_FOLDER, hint="Choose another folder, such as a new one beside it.")
    if place.resolve() in app.settings.home.resolve().parents:
        app.screen.note(IN_IT)
    journal = app.journal
    if name is not None:
        journal.exchange.name_device(name)
    came = Round(asks=app.on_terminal and app.can_ask and not (yes or json), tells=not json)
    own = journal.exchange.own_of_elsewhere(place)
    for path in (*([] if own is None else [own]), *journal.exchange.of_others(place)):
        met = _meet(app, path, came)
        came.met += [met] if met.done or path != own else []  # an own one that cannot be read is written anew
    handed = journal.exchange.hand_out(place)
    if json:
        app.screen.json(_document(came, handed=handed))
        return
    _tell(app, came, handed=handed)


def _meet(app: Context, path: Path, came: Round) -> Met:
    """Take in what one file holds; one that cannot be read is left as it is, and said."""
    from reflect.values.record import CameIn

    journal = app.journal
    try:
        with journal.records.own_copy(path) as other:
            if other is None:
                return Met(path, why_not=OTHER_KEY, to_type=_merge(path))
            would = journal.records.compare(other.records())
            if would.removed and not _may_go(app, journal.records.going(other.records()), came):
                return Met(path, why_not=LEFT_OUT)
            if would.changes and came.before is None:
                came.before = journal.copies.write(by_rule=True)  # else they would pile up
            came_by = CameIn(by="sync", before=str(came.before or ""))
            learns = would.changes or would.learned
            done = journal.records.take_in(other.records(), came=came_by) if learns else would
            journal.exchange.learn_names(other.names)
            return Met(path, done)
    except FileNotFoundError:  # it was carried away just now
        return Met(path, why_not="It is not there any more.")
    except (JournalTooNew, Protected) as error:
        return Met(path, why_not=error.message)
    except (BackupDamaged, BadRecord):
        return Met(path, why_not=NOT_WHOLE)


def _may_go(app: Context, numbers: frozenset[int], came: Round) -> bool:
    """Show what would be deleted for good, and ask, once. Where nobody can be asked, what was deleted goes.

    A purge means the words and not the computer, so it travels; a backup that was brought back meets it once more.
    """
    from reflect.cli.gathering import going_too

    if numbers & came.stays:
        return False
    listed = going_too.show(app, numbers) if came.tells else frozenset()
    if listed and came.asks and not going_too.agreed(app, listed, if_left=STOPPED):
        came.stays |= listed
        return False
    came.went = came.went or bool(listed)
    return True


def _merge(path: Path) -> str:
    from shlex import quote

    return f"reflect merge {quote(str(path))}"


def _tell(app: Context, came: Round, *, handed: bool) -> None:
    locked = [met.path for met in came.met if met.to_type]
    first = app.journal.exchange.first_seen(locked)
    for met in came.met:
        if met.path in locked and met.path not in first:
            continue
        lines = [met.why_not] if met.done is None else other_copy.told(met.done)
        if not lines:
            continue
        app.screen.say(f"{one_line(met.path.name, LONGEST_NAME)}:")
        for line in lines:
            app.screen.say(f"  {line}")
        app.screen.lines(met.to_type)
    if not any(met.done and met.done.changes for met in came.met):
        app.screen.say("There was nothing new from your other devices.")
    app.screen.say(
        "This device has written its own copy there."
        if handed
        else "This device's copy there was up to date."
    )
    if app.journal.choices.waiting():
        app.screen.say(f"An entry was changed on two devices. {other_copy.CHOOSE}")
    if came.before is not None:
        from reflect.cli.gathering import going_too

        if came.went:
            app.screen.say(going_too.BACK)
        app.screen.say("A backup of your journal as it was before:")
        app.screen.path(came.before)


def _document(came: Round, *, handed: bool) -> dict[str, Any]:
    files = [
        {
            "file": str(met.path),
            "taken_in": met.done is not None,
            **(other_copy.counts(met.done) if met.done else {}),
        }
        for met in came.met
    ]
    return {"files": files, "handed_out": handed, "backup": str(came.before) if came.before else None}
