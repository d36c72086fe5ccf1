"""What is said and asked before a journal is made: what this is, and how to ask. It makes no journal."""

from reflect.cli.context import Context
from reflect.languages import ENGLISH
from reflect.wording import later, speak

SPEAKS = later("From now on I speak this language with you. To change that, take lang out of settings.toml.")
PLAIN = later("Would you like plain lines instead of menus? They suit screen readers.")
WELCOME = later("""Welcome. This is a journal about you and how you work, for your eyes.
It stays on this computer, locked with a passphrase. Nothing is sent anywhere.
It takes about three minutes to set up.""")
FROM_A_BACKUP = later("Do you have a backup already? Press Ctrl+C, and type: reflect restore FILE")


def offer(app: Context) -> None:
    """Ask once how to ask; the answer, and a language that was chosen, are kept in settings.toml."""
    from dataclasses import replace

    from reflect.cli.asking.contract import confirmed
    from reflect.settings import FILE
    from reflect.storage.disk import files, folders

    app.screen.say(speak(WELCOME))
    app.screen.say(speak(FROM_A_BACKUP))
    app.screen.say()
    file = app.settings.home / FILE
    if file.exists():
        return
    plain = not app.settings.plain and confirmed(app.asker, speak(PLAIN))
    lang = app.settings.lang
    kept = ("plain = true\n" if plain else "") + (f'lang = "{lang}"\n' if lang != ENGLISH else "")
    if kept:
        folders.make_private(app.settings.home)
        files.write_new(file, kept.encode())
    if plain:
        app.settings = replace(app.settings, plain=True)
        app.forget_screen()
    if lang != ENGLISH:
        app.screen.say(speak(SPEAKS) + "\n")
