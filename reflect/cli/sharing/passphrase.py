"""Agreeing on the passphrase of a locked page: a few words are offered, or one's own typed twice. It is kept nowhere."""

from typing import TYPE_CHECKING

from reflect.errors import BadUsage, Locked
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

OFFERED = later("To open the file, somebody needs these words. They are shown this once, and kept nowhere:")
TAKE = later("Press Enter to take them, or type a passphrase of your own:")
PLAINLY = later("In the file it has small letters and figures, and one space in the place of any other sign.")
TRIES = 5


def passphrase(app: "Context", *, typed: str, longest: int | None = None) -> str:
    """Offer a passphrase of a few words; the person takes it, or types another one twice.

    Args:
        app: the world.
        typed: how exactly it has to be typed to open the file, in a sentence.
        longest: how many bytes the format takes, if there is a limit.

    Raises:
        Locked: if it did not work out, or there is no terminal; nothing was written.
    """
    import secrets

    from reflect.export.lock import as_typed, offer

    offered = offer(app.library.passphrase_words, secrets.randbelow)
    app.screen.say(speak(OFFERED))
    app.screen.raw(f"  {offered}\n")
    app.screen.say(typed)
    for _ in range(TRIES):
        own = app.secrets.ask(speak(TAKE) + " ")
        if not own.strip():
            return offered
        fault = _fault(own, longest)
        if fault:
            app.screen.say(fault)
        elif app.secrets.ask(speak("Once more:") + " ") == own:
            if as_typed(own) != own:
                app.screen.say(speak(PLAINLY))
            return own
        else:
            app.screen.say(speak("The two are not the same. Let's try again."))
    raise Locked("No passphrase was agreed on.", hint="Nothing was written. Try again when you are ready.")


def _fault(own: str, longest: int | None) -> str:
    from reflect.export.lock import as_typed

    try:
        given = as_typed(own)
    except BadUsage as short:
        return f"{short.message} " + speak("The words above are good.")
    if longest is not None and len(given.encode("utf-8")) > longest:
        return speak("That is longer than this kind of file can take. The words above are good.")
    return ""
