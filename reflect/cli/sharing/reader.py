"""Who will read a page: asked before it is shown, since their own name tells them nothing. It writes nothing.

The name stays in the encrypted journal, is never an argument, and stands on signed pages only.
"""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.asked import asked
from reflect.cli.sharing.cover_name import cleaned
from reflect.guide.ask import Ask, Step
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

WHO = later("Who will read it?")
WHERE = later(
    'By name, such as: Linda. It stands on the page as "For: ...", in your history, and is not masked for them.'
)
NO_COMMAND = later("That begins with a colon, so it is no name. Please type the name.")
NEVER_OUT = later(
    "That name holds a word that you asked never to let out, so it can't stand there. Another name, or none?"
)


def who_reads(app: "Context", before: str, *, leads_back: bool) -> str | Move:
    """Ask for the name of the reader; empty for nobody.

    Args:
        app: the world.
        before: the name that is offered, or empty.
        leads_back: whether there is a question before it.

    Raises:
        KeyboardInterrupt: if they paused.
    """
    from reflect.report.build import may_be_named

    ask = Ask(
        step=Step("reader"),
        kind="text",
        words=speak(WHO),
        help=speak(WHERE),
        leads_back=leads_back,
        nothing=speak("nobody"),
    )
    while True:
        reply = asked(app.asker, ask, earlier=before or None)
        if reply is Move.BACK:
            return reply
        try:
            name = cleaned(reply) if isinstance(reply, str) else ""
        except ValueError as error:
            app.asker.tell(f"{str(error).capitalize()}.")
            continue
        if name.startswith(":"):
            app.asker.tell(speak(NO_COMMAND))
            continue
        if may_be_named(name, app.journal.words.never_out):
            return name
        app.asker.tell(speak(NEVER_OUT))
        before = ""
