"""`key rotate` and `key show-raw`: the journal's key itself, changed or shown. It shows a key only to who types its passphrase."""

from contextlib import suppress

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import Yes
from reflect.errors import ComputerSaidNo, ReflectError, Untrusted

ABOUT_NEW_KEY = (
    "This makes a new key for your journal, and a new recovery code. Your passphrase stays. If somebody may know "
    "that one, say no here, and first type: reflect key passphrase. A new key is for when somebody may have the key of "
    "now, or a passphrase or code of before, and may get at your files again. Older backups open with what they "
    "opened with then: it can't reach them."
)
LATER = "Here is the new code. It works once I say so at the end. Until then, keep the one that you have."
NOT_YET = """The new key is not in place yet. Your passphrase opens your journal, and so does
the new recovery code. The next command goes on with it. Keep both codes until then."""
NO_NEW_KEY = "Your key and your recovery code are the ones before. Cross the new code out."
IN_PLACE = """The new key is in place. The new recovery code works, and the one before no longer opens your journal.
Until the disk works again, keep your older backups, and the code before: they open with that one."""
EITHER = """Your passphrase opens your journal. Which of the two codes does could not be seen just now: keep both.
To look again, type: reflect key status"""
NO_BACKUP = """The new key is in place. Only a backup that is made with it is missing.
Until then keep the code before too: your older backups open with it.
To make one, type: reflect backup"""
AFTER = "the backup that comes after a new key is missing"
HAS_NEW_KEY = "Your journal has a new key. The new recovery code works from now on. The one before no longer opens your journal."
OLDER = (
    "Backups made before still open with the old key, and with the passphrase and code of then. So do folders "
    "called replaced-..., and the backup that I made before I began. If somebody may have those words, remove "
    "these files, on sticks and in clouds too."
)
ABOUT_RAW = (
    "What comes now is the key itself. It is for opening your journal without reflect. You do not need it for "
    "anything else. Whoever sees it can read your journal, and every backup made with it, whatever your passphrase is."
)
SEEN = """It stays in this window until that is closed. Please close it when you are done.
If anybody may have seen it, type: reflect key rotate"""


def rotate(ctx: typer.Context, yes: Yes = False) -> None:
    """Give your journal a new key, and a new recovery code. Your passphrase stays.

    Example: reflect key rotate
    """
    from reflect.cli.given.consent import confirm
    from reflect.cli.recovery_code import FOR_OLDER
    from reflect.storage import rotation
    from reflect.storage.keys import recovery_code
    from reflect.storage.place import require

    app: Context = ctx.obj
    app.finishing = True
    require(app.settings.home)
    rotation.refuse_if_open(app.settings.home)
    _refuse_if_short_of_room(app)
    passphrase, journal = app.passphrase_and_journal()
    app.screen.note(ABOUT_NEW_KEY)
    if not yes:
        confirm(app, "Make a new key? The recovery code on paper then opens older backups only.")
    journal.copies.write()
    journal.close()
    code = recovery_code.new_code()
    _show_ahead(app, code)
    _rotate(app, passphrase, code)
    app.screen.say(HAS_NEW_KEY)
    _fresh_backup(app, passphrase)
    app.screen.say(OLDER)
    app.screen.note(FOR_OLDER)


def _refuse_if_short_of_room(app: Context) -> None:
    """Look for room before anybody writes a code down: for a backup before, the pages in both keys, a backup after.

    Raises:
        ComputerSaidNo: naming how much is needed.
    """
    from reflect.storage.disk import space

    needed = 2 * space.needed(app.settings.home)
    if space.left(app.settings.home) < needed:
        raise ComputerSaidNo(
            f"A new key needs {needed // 2**20 + 1} MiB of room on the disk of your journal, and there is less.",
            hint="Nothing was changed. Make some room, then try again.",
        )


def _show_ahead(app: Context, code: str) -> None:
    """Show a code that does not work yet: whatever comes then, the person has the one that will."""
    from reflect.cli.recovery_code import show_code

    try:
        app.screen.note(LATER)
        if app.on_terminal and app.can_ask:
            show_code(app, code)
        else:
            app.screen.raw(code + "\n")
    except OSError:
        raise ComputerSaidNo("Your new recovery code could not be shown.", hint=NO_NEW_KEY) from None
    except KeyboardInterrupt:
        app.screen.note(NO_NEW_KEY)
        raise


def _rotate(app: Context, passphrase: str, code: str) -> None:
    """Change the key; whatever stops that, it is said what works now."""
    from reflect.storage import rotation
    from reflect.storage.keys import crypto, outside

    home = app.settings.home
    before = outside.look(home).generation
    try:
        rotation.rotate(home, passphrase, code, cost=app.cost or crypto.REAL_COST)
    except (ReflectError, OSError, KeyboardInterrupt) as refused:
        now = EITHER
        with suppress(ReflectError, OSError):
            found = outside.look(home)
            now = NOT_YET if found.changing else IN_PLACE if found.generation > before else NO_NEW_KEY
        if isinstance(refused, ReflectError):
            refused.hint = now
        else:
            app.screen.note(now)
        raise


def _fresh_backup(app: Context, passphrase: str) -> None:
    """Make a backup with the new key: those before are none of its own any more.

    Raises:
        ReflectError: saying that the new key is in place, and that this backup alone is missing.
    """
    from reflect.storage.disk.refusal import instead
    from reflect.storage.journal import Journal

    try:
        app.journal = Journal.open(app.settings.home, passphrase, **app.keeping)
        bundle = app.journal.copies.write()
    except ReflectError as refused:
        unread = ReflectError("Your journal could not be read through just now.")
        refused.message = instead(unread if isinstance(refused, Untrusted) else refused, AFTER).message
        refused.hint = NO_BACKUP
        raise
    app.screen.say("A checked copy of your journal, made with the new key:")
    app.screen.path(bundle)


def show_raw(ctx: typer.Context, yes: Yes = False) -> None:
    """Show the key itself, to open your journal without reflect.

    Example: reflect key show-raw
    """
    from reflect.cli.given.consent import confirm
    from reflect.storage.journal import Journal
    from reflect.storage.place import require

    app: Context = ctx.obj
    home = app.settings.home
    require(home)
    app.screen.note(ABOUT_RAW)
    if not yes:
        confirm(app, "Show the key?")
    if app.on_terminal and app.can_ask:  # who sits at a computer that remembers the passphrase is not enough
        app.journal = app.secrets.attempt_typed(
            lambda typed: Journal.open(home, typed, **app.keeping), "Passphrase, typed once more: "
        )
    for line in app.journal.keys.in_the_open():
        app.screen.raw(line + "\n")
    app.screen.note(SEEN)
