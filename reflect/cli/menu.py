"""The menu of `reflect` by itself: one unlock serves a whole sitting."""

from collections.abc import Callable

import typer

from reflect.cli import entries, growth, learn, log, share, topics
from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.context import Context
from reflect.cli.errors import tell
from reflect.errors import ReflectError
from reflect.guide.ask import Ask, Choice, Step

STOP = "stop"
ACTIONS: dict[str, tuple[str, Callable[..., None]]] = {
    "log": ("Look back on a session", log.log),
    "hard": ("After something hard", lambda ctx: log.log(ctx, "hard_session")),
    "care": ("Take care of me", lambda ctx: log.log(ctx, "self_care")),
    "resume": ("Go on with a draft", log.resume),
    "week": ("See my week", growth.week),
    "learn": ("Note something I learned", learn.add),
    "list": ("Read my entries", entries.list_entries),
    "prep": ("Get ready for supervision", lambda ctx: log.log(ctx, "supervision_prep")),
    "support": ("When a session stays with me", lambda ctx: topics.help_topic(ctx, "support")),
    "export": ("Make a packet for supervision", share.export),
}


def serve(ctx: typer.Context) -> None:
    """Offer what to do, again and again, until the person stops. An error is told, and the menu comes back."""
    app: Context = ctx.obj
    while True:
        try:
            reply = app.asker.ask(_menu(app), place=None, earlier=None)
        except EndOfInput:
            return
        if reply is Move.PAUSE:
            raise KeyboardInterrupt
        if isinstance(reply, Move) or reply == STOP:
            return
        app.journal.saved = False  # what an earlier choice saved is no news of this one
        try:
            ACTIONS[str(reply)][1](ctx)
        except ReflectError as error:
            tell(error, app.stderr, saved=app.saved)
        app.screen.say()


def _menu(app: Context) -> Ask:
    waits = bool(app.journal.drafts())
    # A long menu is no help: what only some people need is there for those who do.
    needed = {"resume": waits, "learn": app.journal.renewal_rules is not None}
    offered = [Choice(id, words) for id, (words, _) in ACTIONS.items() if needed.get(id, True)]
    choices = (*offered, Choice(STOP, "Stop for now"))
    return Ask(
        step=Step("menu"),
        kind="select",
        words="What would you like to do?",
        choices=choices,
        first=len(choices),
        default="resume" if waits else "log",
        skippable=False,
    )
