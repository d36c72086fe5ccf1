"""Shows a new recovery code once, and waits until it is written down."""

from reflect.cli.context import Context
from reflect.wording import later, speak

ABOUT_CODE = later("""Your recovery code. It opens the journal if you ever lose the passphrase.
It is shown this once. Write it on paper and keep it where you keep important papers:""")
FOR_OLDER = (
    'Backups made before still open with the code of then. Mark it "for older backups", and keep it until there is a '
    "fresh backup wherever you keep yours. To make one there, type:\nreflect backup --to FOLDER"
)


def show_code(app: Context, code: str) -> None:
    """Show a recovery code, and have two of its groups typed back; Enter leaves that out."""
    import secrets

    from reflect.storage.keys import recovery_code

    say = app.screen.say
    say()
    say(speak(ABOUT_CODE))
    say()
    groups = recovery_code.groups(code)
    half = len(groups) // 2
    for part in (groups[:half], groups[half:]):
        app.screen.raw("  " + "-".join(part) + "\n")
    say()
    for index in sorted(secrets.SystemRandom().sample(range(len(groups)), 2)):
        while True:
            say(
                speak(
                    "Type group {number} of {count} back, or press Enter to leave this out:",
                    number=index + 1,
                    count=len(groups),
                )
            )
            app.screen.raw("> ")
            typed = app.read_line().strip()
            if not typed or recovery_code.groups(typed) == (groups[index],):
                break
            say(speak("That is not quite it. Look once more."))
