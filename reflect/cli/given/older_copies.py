"""Older copies of what was deleted for good: told, and removed where the person says so. It deletes no entry."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.errors import ReflectError

if TYPE_CHECKING:
    from pathlib import Path

    from reflect.storage.backup.put_by import SetAside
    from reflect.storage.backup.shelf import Named

STILL_THERE = (
    "What was deleted is deleted. The older backups are still there. To go on with them, type: reflect purge"
)
NOT_REACHED = (
    "What this can't reach: backups and copies in other places, files that you made for others, and old blocks of the "
    "drive. Who has one of those copies and your passphrase of that day can still read it, so remove each one you know of."
)


def _told(app: Context, old: "list[Named]") -> None:
    from reflect import dates

    app.screen.say("These backups of this journal are older, and may still hold it:")
    for each in old:
        app.screen.say(f"  {dates.said(each.day)}, number {each.number}: {each.path.name}")


def remove(app: Context, *, backups: bool, ask: bool) -> None:
    """Remove what the person says of older copies, and say what is not reached. `backups`: those of this journal, too."""
    if backups:
        _remove_backups(app, ask=ask)
    _remove_set_aside(app, ask=ask)
    _tell_not_reached(app)


def _remove_backups(app: Context, *, ask: bool) -> None:
    """Make a fresh backup of what stays, then remove the older ones of this journal that may hold what was deleted."""
    copies = app.journal.copies
    old = copies.that_may_hold(all_so_far=False)
    if not old:
        return
    _told(app, old)
    if ask and not _agrees(app, "Make a fresh backup without it, and remove these older ones for good?"):
        app.screen.say(
            "They stay. Who has one of them, and your passphrase of that day, can read it. To remove them later, type: reflect purge"
        )
        return
    fresh = _fresh(app)
    app.screen.say("A fresh backup is made, and it reads back:")
    app.screen.path(fresh)
    for each in old:
        copies.remove(each.path, instead=fresh)
    app.screen.say(f"Older backups removed: {len(old)}.")


def _fresh(app: Context) -> "Path":
    """Make a backup of what stays.

    Raises:
        ReflectError: saying that what was deleted is deleted all the same.
    """
    from reflect.cli.errors import STAYS
    from reflect.storage.disk.refusal import instead

    try:
        return app.journal.copies.write()
    except ReflectError as refused:
        why = ReflectError(refused.message.removesuffix(f" {STAYS}"))  # what was saved was just deleted
        refused.message = instead(why, "no fresh backup was made").message
        refused.hint = STILL_THERE
        raise


def _remove_set_aside(app: Context, *, ask: bool) -> None:
    """Offer to remove each journal that a restore set aside; without a question, they stay and are named."""
    from reflect.storage.backup import put_by

    for place in put_by.found(app.settings.home):
        app.screen.say(_told_aside(place))
        app.screen.path(place.path)
        if place.may_go and ask and _agrees(app, "Remove this whole older journal for good?"):
            put_by.remove(app.settings.home, place.path)
            app.screen.say("It is removed.")
        else:
            app.screen.say("It stays there.")


def _told_aside(place: "SetAside") -> str:
    from reflect import dates

    when = f" on {dates.said(place.day)}" if place.day else ""
    if place.may_go:
        return f"Here is your journal as it was before a restore{when}, with all that it held then:"
    return f"Here is something from before a restore{when}, and I can't tell that it is of this journal:"


def _agrees(app: Context, question: str) -> bool:
    """Ask for a plain yes, where somebody can be asked; whoever leaves there is told that the copies stay."""
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say

    with or_say(app.screen, "They stay. To go on with this later, type: reflect purge"):
        return app.on_terminal and app.can_ask and confirmed(app.asker, question)


def tell(app: Context, *, more: bool) -> None:
    """Say which copies a run would offer to remove; `more`: where it would delete something, each backup so far holds it."""
    from reflect.storage.backup import put_by

    if old := app.journal.copies.that_may_hold(all_so_far=more):
        _told(app, old)
    for place in put_by.found(app.settings.home):
        app.screen.say(_told_aside(place))
        app.screen.path(place.path)


def _tell_not_reached(app: Context) -> None:
    """Say what was not reached."""
    others = app.journal.copies.not_told()
    if others:
        app.screen.say("I can't read these in your backups folder (another journal, or damaged). They stay:")
        for path in others:
            app.screen.path(path)
    app.screen.say(NOT_REACHED)
