"""Agreeing on the passphrase of a locked page: a few words are offered, or one's own typed twice. It is kept nowhere."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.cli.context import Context

OFFERED = "To open the file, somebody needs these words. They are shown this once, and kept nowhere:"
TAKE = "Press Enter to take them, or type a passphrase of your own: "


def passphrase(app: "Context", *, words: int) -> str:
    """Offer a passphrase of so many words; the person takes it, or types another one twice."""
    import secrets

    from reflect.export.lock import as_typed, offer

    offered = offer(app.library.passphrase_words, secrets.randbelow, count=words)
    app.screen.say(OFFERED)
    app.screen.raw(f"  {offered}\n")
    own = app.secrets.ask(TAKE)
    if not own.strip():
        return offered
    as_typed(own)
    while app.secrets.ask("Once more: ") != own:
        app.screen.say("These two were not the same.")
    return own
