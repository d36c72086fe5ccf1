"""`init`: makes the journal. The passphrase, the recovery code shown once, the focus area, the first backup."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import first_words, synced
from reflect.cli.called import how_to_call
from reflect.cli.context import Context
from reflect.cli.given import named_place
from reflect.cli.given.named import area_named, in_option
from reflect.cli.given.paths import whole
from reflect.cli.recovery_code import show_code
from reflect.errors import ComputerSaidNo, ExitCode, Protected, ReflectError
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.guide.areas import Practice
    from reflect.storage.journal import Journal

ABOUT_LOCKING = later("""First, a passphrase. It is the key to everything you write.
Nobody can reset it: not us, not your employer. If you lose both the passphrase and the recovery code, what you wrote is gone.
Six words make a good one. Here are six that only you have seen:""")
ABOUT_YOU = later("""One thing before you begin: write about you, not about them.
Not "Maria cried when I told her", but "I shared something hard, and then I went quiet".""")
READY = later("Your journal is ready. To write your first reflection, type: reflect log")
TRY_IT = later("Would you like to try a quick check-in now? You can throw it away at the end.")
CALENDAR = later("Would you like a calendar file for a quiet moment on Fridays? Its title tells nothing.")
TOO_EARLY = later("It is too early to say more than that. Next time: reflect log")
NOT_MADE = later("Nothing was made yet. To begin again, type: reflect init")
NOT_FINISHED = later("""Your journal is made, but nobody has seen its recovery code to the end yet.
To finish the set-up, with a new code, type: reflect init""")
CODE_ELSEWHERE = later(
    "The recovery code could not be written into that file, so here it is. It is shown this once:"
)
END_NOT_KEPT = later("""The recovery code that you have just got works. Only that the set-up is done could not be kept.
So the next start makes a new code. You may do that at once, with: reflect init""")
NO_BACKUP = later("""Your journal is made, and the code that you have opens it. Only its first backup is missing.
{reason}. When that is mended, please type: reflect backup""")
INTERRUPTED = later("""Your set-up was interrupted. Let's finish it, with a new recovery code.
If you wrote one down before, cross it out: it no longer works.""")
WORDS = 6


def init(
    ctx: typer.Context,
    focus: Annotated[
        str | None, typer.Option(help="The growth area to hold in mind first.", metavar="AREA")
    ] = None,
    recovery_file: Annotated[
        Path | None, typer.Option(help="Write the recovery code to this new file.", metavar="FILE")
    ] = None,
) -> None:
    """Make your journal."""
    from reflect.storage.place import refuse_existing
    from reflect.storage.remains import may_be_unfinished

    app: Context = ctx.obj
    practice = app.practice
    if focus is not None:
        focus = in_option(app, "--focus", focus, area_named)
    begun = may_be_unfinished(app.settings.home)
    if not begun:
        refuse_existing(app.settings.home)
    if recovery_file is not None:
        recovery_file = _free_place(recovery_file)
    if begun:
        finish(app, recovery_file, focus=focus)
        return
    code = _make(app, focus or practice.default_focus)
    _hand_over(app, code, recovery_file, choose_focus=focus is None)


def finish(app: Context, recovery_file: Path | None = None, *, focus: str | None = None) -> None:
    """Take up a set-up that was interrupted: nobody can have written down that first code, so there is a new one.

    Raises:
        Protected: if it turns out that the set-up was finished.
    """
    app.finishing = True
    journal = app.journal
    if journal.set_up.is_done:
        raise Protected(
            f"There is a journal in {app.settings.home} already, and it stays.",
            hint="To write, type: reflect log",
        )
    app.screen.note(speak(INTERRUPTED))
    if focus is not None:
        journal.set_focus(focus)
    _hand_over(
        app, journal.keys.renew_recovery_code(**app.key_cost), recovery_file, choose_focus=focus is None
    )


def _talks(app: Context) -> bool:
    return app.on_terminal and not app.no_input


def _next(app: Context, words: str) -> str:
    """Say what to type next, and how, where the shell would not find the name alone."""
    return "\n".join(filter(None, (speak(words), how_to_call(app.environment))))


def _make(app: Context, focus: str) -> str:
    """Make the journal; gives the code to show. Whatever stops this, it is said what there is now."""
    from reflect.storage.disk.refusal import of_new_file
    from reflect.storage.journal import Journal
    from reflect.storage.remains import is_unfinished

    try:
        if _talks(app):
            first_words.offer(app)
        passphrase = _passphrase(app) if _talks(app) else app.secrets.new(speak("New passphrase:") + " ")
    except KeyboardInterrupt:
        app.screen.note(_next(app, NOT_MADE))
        raise
    try:
        made = Journal.create(app.settings.home, passphrase, focus=focus, **app.keeping, **app.key_cost)
    except Protected:
        raise
    except (Exception, KeyboardInterrupt) as stopped:
        app.screen.note(_next(app, NOT_FINISHED if is_unfinished(app.settings.home) else NOT_MADE))
        if isinstance(stopped, (ComputerSaidNo, OSError, KeyboardInterrupt)):
            raise
        # Damage: nothing is in it yet that somebody could look for, or bring back.
        refused = of_new_file(stopped, "the set-up is not finished")
        if refused is not None:
            raise refused from None
        raise
    app.journal = made.journal
    return made.recovery_code


def _hand_over(app: Context, code: str, recovery_file: Path | None, *, choose_focus: bool) -> None:
    """Show the code, whatever else works or not; then the first backup, and what may follow.

    Raises:
        Exit: at the end, if there is no backup, with the exit code of what stood in its way.
    """
    file_refused = _show(app, code, recovery_file)
    _note_end(app)
    if carried := synced.warning(app.settings.home):
        app.screen.note(carried)
    backup_refused = _first_backup(app)
    if _talks(app) and recovery_file is None:
        _go_on(app, choose_focus=choose_focus)
    else:
        app.screen.note(_next(app, READY))
    if file_refused is not None:
        raise file_refused
    if backup_refused is not None:
        raise typer.Exit(int(backup_refused))


def _show(app: Context, code: str, recovery_file: Path | None) -> ReflectError | OSError | None:
    """Show the code, or write it into a file; what stood in the way of the file is given back, and the code shown."""
    from reflect.storage.disk import files

    refused = None
    try:
        if recovery_file is not None:
            try:
                files.write_new(recovery_file, (code + "\n").encode())
            except (ReflectError, OSError) as error:
                refused = error
                app.screen.note(speak(CODE_ELSEWHERE))
            else:
                app.screen.note(
                    speak(
                        "Your recovery code is in {file}. Keep it away from this computer.",
                        file=recovery_file,
                    )
                )
                return None
        if _talks(app) and refused is None:
            show_code(app, code)
        else:
            app.screen.raw(code + "\n")
    except OSError:
        raise ComputerSaidNo(
            speak("The recovery code could not be shown."), hint=speak(NOT_FINISHED)
        ) from None
    except KeyboardInterrupt:
        app.screen.note(_next(app, NOT_FINISHED))
        raise
    return refused


def _note_end(app: Context) -> None:
    """Remember that the code was shown. If that cannot be kept, the code is good all the same, and that is said."""
    try:
        app.journal.set_up.finish()
    except (ReflectError, OSError):
        app.screen.note(speak(END_NOT_KEPT))
        raise


def _first_backup(app: Context) -> ExitCode | None:
    """Make the first backup; if it cannot be made, say so, and give the exit code of that."""
    from reflect.storage.disk.refusal import of_new_file

    try:
        app.journal.copies.write()
    except ReflectError as error:
        error = of_new_file(error, "its first backup is missing") or error
        # What the driver says of saving is of the number that the backup would have had.
        reason = error.message.partition(", so ")[0].rstrip(".")
        app.screen.note(speak(NO_BACKUP, reason=reason))
        return error.exit_code
    except OSError as error:
        app.screen.note(speak(NO_BACKUP, reason=error.strerror))
        return ExitCode.COMPUTER
    return None


def _go_on(app: Context, *, choose_focus: bool) -> None:
    """The focus area, and a first try: from here on the journal is ready, and everything can be left out."""
    from reflect.cli import calendar_file
    from reflect.cli.asking.contract import EndOfInput, confirmed
    from reflect.cli.asking.leaving import or_say

    try:
        if choose_focus:
            with or_say(app.screen, _next(app, READY)):
                _choose_focus(app, app.journal, app.practice)
        app.screen.say(_next(app, READY))
        app.screen.say()
        if confirmed(app.asker, speak(TRY_IT)):
            _try_it(app)
        if confirmed(app.asker, speak(CALENDAR)):
            calendar_file.offer(app)
    except EndOfInput:
        app.screen.note(_next(app, READY))


def _try_it(app: Context) -> None:
    """A first check-in, which can be thrown away at its end; then what the week says of it."""
    from reflect import dates
    from reflect.cli.gathering import week
    from reflect.cli.sitting.begin import start
    from reflect.cli.sitting.sitting import Sitting

    if Sitting(app, start(app, app.library.get("quick_checkin"))).run() is None:
        return
    week.show(app, week.summed_up(app, dates.week_of(app.today, starts=app.settings.week_start)))
    app.screen.say(speak(TOO_EARLY))
    app.screen.say()


def _free_place(file: Path) -> Path:
    """Give the whole name of a new file, before a journal is made whose only code would go there."""
    place = whole(file)
    named_place.folder(place.parent, hint="Choose another place for the recovery code.")
    named_place.free(place, named=file, hint="Choose another name.")
    return place


def _passphrase(app: Context) -> str:
    say = app.screen.say
    given = app.secrets.given()
    if given is not None:
        return app.secrets.taken(given)
    say(speak(ABOUT_LOCKING))
    say()
    rows = app.screen.folded(
        " ".join(six_words(app)), app.screen.width - 2
    )  # no word is broken: it is copied
    app.screen.raw("".join(f"  {row}\n" for row in rows))
    say()
    say(speak("Type these six words, or your own. What you type is not shown."))
    return app.secrets.typed_twice(speak("New passphrase:") + " ")


def six_words(app: Context) -> list[str]:
    """Draw six words from the shipped list with the system's own randomness (10.3 bits each)."""
    import secrets

    words = app.library.passphrase_words
    return [secrets.choice(words) for _ in range(WORDS)]


def _choose_focus(app: Context, journal: "Journal", practice: "Practice") -> None:
    """Offer the growth areas; skipping keeps the first choice of the practice."""
    from dataclasses import replace

    from reflect.guide.ask import Ask, Choice, Step

    app.screen.say()
    app.screen.say(speak(ABOUT_YOU))
    app.screen.say()
    ask = Ask.one_of(
        Step("focus"),
        speak("Which area do you want to hold in mind first?"),
        (Choice(a.id, a.name) for a in practice.areas.values()),
        help=speak("The weekly review asks you again."),
    )
    reply = app.asker.ask(replace(ask, suggests=True), place=None, earlier=practice.default_focus)
    if isinstance(reply, str):
        journal.set_focus(reply)
