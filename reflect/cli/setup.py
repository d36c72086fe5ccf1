"""`init`: makes the journal. The passphrase, the recovery code shown once, the focus area, the first backup."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.errors import BadUsage, Protected

if TYPE_CHECKING:
    from reflect.guide.areas import Practice
    from reflect.storage.journal import Journal

WELCOME = """Welcome. This is a journal about you and how you work, for your eyes.
It stays on this computer, locked with a passphrase. Nothing is sent anywhere.
It takes about three minutes to set up."""
ABOUT_LOCKING = """First, a passphrase. It is the key to everything you write.
Nobody can reset it: not us, not your employer. If you lose both the passphrase and the recovery code, what you wrote is gone.
Five words make a good one. Here are five that only you have seen:"""
ABOUT_CODE = """Your recovery code. It opens the journal if you ever lose the passphrase.
It is shown this once. Write it on paper and keep it where you keep important papers:"""
ABOUT_YOU = """One thing before you begin: write about you, not about them.
Not "Maria cried when I told her", but "I shared something hard, and then I went quiet"."""
READY = "Your journal is ready. To write your first reflection, type: reflect log"
WORDS = 5


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
    from reflect.storage import files
    from reflect.storage.journal import Journal
    from reflect.storage.place import refuse_existing

    app: Context = ctx.obj
    practice = app.library.practice
    if focus is not None and focus not in practice.areas:
        raise BadUsage(
            f"I don't know the growth area {focus[:40]!r}.", hint=f"There are: {', '.join(practice.areas)}"
        )
    refuse_existing(app.settings.home)
    if recovery_file is not None and (recovery_file.exists() or recovery_file.is_symlink()):
        raise Protected(
            f"There is something called {recovery_file} already, and it stays.", hint="Choose another name."
        )
    talks = app.on_terminal and not app.no_input
    passphrase = _passphrase(app) if talks else app.secrets.new("New passphrase: ")
    made = Journal.create(
        app.settings.home, passphrase, focus=focus or practice.default_focus, **app.keeping, **app.key_cost
    )
    with made.journal as journal:
        journal.backup()
        if recovery_file is not None:
            files.write_new(recovery_file.expanduser().absolute(), (made.recovery_code + "\n").encode())
            app.screen.note(f"Your recovery code is in {recovery_file}. Keep it away from this computer.")
        elif talks:
            show_code(app, made.recovery_code)
        else:
            app.screen.raw(made.recovery_code + "\n")
        if talks and focus is None:
            _choose_focus(app, journal, practice)
    if talks:
        app.screen.say(READY)
    else:
        app.screen.note(READY)


def _passphrase(app: Context) -> str:
    say = app.screen.say
    say(WELCOME)
    say()
    given = app.secrets.given()
    if given is not None:
        return app.secrets.new("")
    say(ABOUT_LOCKING)
    say()
    app.screen.raw("  " + " ".join(five_words(app)) + "\n")
    say()
    say("Type these five words, or your own. What you type is not shown.")
    return app.secrets.typed_twice("New passphrase: ")


def five_words(app: Context) -> list[str]:
    """Draw five words from the shipped list with the system's own randomness (10.3 bits each)."""
    words = app.library.passphrase_words
    return [secrets.choice(words) for _ in range(WORDS)]


def show_code(app: Context, code: str) -> None:
    """Show a recovery code, and have two of its groups typed back; Enter leaves that out."""
    from reflect.storage import recovery

    say = app.screen.say
    say()
    say(ABOUT_CODE)
    say()
    groups = recovery.groups(code)
    half = len(groups) // 2
    for part in (groups[:half], groups[half:]):
        app.screen.raw("  " + "-".join(part) + "\n")
    say()
    for index in sorted(secrets.SystemRandom().sample(range(len(groups)), 2)):
        while True:
            app.screen.raw(
                f"Type group {index + 1} of {len(groups)} back, or press Enter to leave this out: "
            )
            typed = app.stdin.readline().strip()
            if not typed or typed.upper() == groups[index]:
                break
            say("That is not quite it. Look once more.")


def _choose_focus(app: Context, journal: "Journal", practice: "Practice") -> None:
    """Offer the growth areas; skipping keeps the first choice of the practice."""
    from reflect.guide.ask import Ask, Choice, Step

    app.screen.say()
    app.screen.say(ABOUT_YOU)
    app.screen.say()
    ask = Ask(
        step=Step("focus"),
        kind="select",
        words="Which area do you want to hold in mind first?",
        help="The weekly review asks you again.",
        choices=tuple(Choice(a.id, a.name) for a in practice.areas.values()),
        first=len(practice.areas),
    )
    reply = app.asker.ask(ask, place=None, earlier=practice.default_focus)
    if isinstance(reply, str):
        journal.set_focus(reply)
