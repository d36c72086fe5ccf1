"""`merge`: takes in what another copy of the journal holds. It tells first what that would do, and makes a backup."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given import backup_file, other_copy
from reflect.cli.given.backup_file import Recovery
from reflect.cli.given.consent import confirm
from reflect.cli.given.options import As_Json, Yes

if TYPE_CHECKING:
    from reflect.values.record import Comparison

ANOTHER = (
    "This is a backup of another journal, and no copy of yours. "
    "All that is in it would become part of your own journal."
)
OTHER_KEY = (
    "The key of your journal does not open this file, so I can't tell that a device of yours made it. "
    "If you did not delete these yourself there, say no: they stay."
)
BEFORE = "A backup of your journal as it was before:"


def merge(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A .reflectbackup file of another device.")],
    recovery: Recovery = False,
    yes: Yes = False,
    json: As_Json = False,
) -> None:
    """Take in what another copy of your journal holds. Nothing that is here gets lost.

    Example: reflect merge other.reflectbackup
    """
    from reflect.cli.gathering import going_too
    from reflect.values.record import CameIn

    app: Context = ctx.obj
    backup_file.require(app, file)
    records = app.journal.records
    with other_copy.opened(app, file, recovery=recovery) as (other, own_key):
        same = app.journal.exchange.is_same(other.info.journal_id)
        deletes = same and (
            own_key or _may_delete(app, records.going(other.records()), asks=not (yes or json))
        )
        would = records.compare(other.records(), deletes=deletes)
        if not would.changes:
            if would.learned:
                records.take_in(other.records(), deletes=deletes)
            _tell(app, would, None, json=json)
            return
        if not json:
            for line in (*other_copy.told(would), *([] if same else [ANOTHER])):
                app.screen.say(line)
            if own_key:
                going_too.show(app, records.going(other.records()) if would.removed else ())
        if not yes:
            confirm(app, "Take this in?")
        before = app.journal.copies.write()
        came = CameIn(by="merge", before=str(before))
        done = records.take_in(other.records(), deletes=deletes, came=came)
        app.journal.exchange.learn_names(other.names)
    _tell(app, done, before, json=json)


def _may_delete(app: Context, numbers: frozenset[int], *, asks: bool) -> bool:
    """Ask whether what a copy with another key calls deleted for good goes here too. It says whose copy it is; anybody can.

    A device that has another key for a while asks for the same thing, so it can be said. Unasked, all stays here.
    """
    from reflect.cli.gathering import going_too
    from reflect.cli.phrases import NOT_CHANGED

    if not (asks and app.on_terminal and app.can_ask):
        return False
    listed = going_too.show(app, numbers)
    if not listed:
        return False
    app.screen.say(OTHER_KEY)
    return going_too.agreed(app, listed, if_left=NOT_CHANGED)


def _tell(app: Context, done: "Comparison", before: Path | None, *, json: bool) -> None:
    """Say what was taken in; nothing was, where no backup was made `before`."""
    if json:
        app.screen.json({**other_copy.counts(done), "backup": str(before) if before else None})
        return
    if before is None:
        app.screen.say(other_copy.NOTHING_NEW)
        return
    app.screen.say("It is in your journal now.")
    if done.side_by_side:
        app.screen.say(other_copy.CHOOSE)
    app.screen.say(BEFORE)
    app.screen.path(before)
