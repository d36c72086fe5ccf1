"""The words that one command takes: asked for on a terminal, read from a pipe, or given beside the command.

Never silently from the command line: what stands there can be seen by other programs.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reflect.cli.given import gentle
from reflect.cli.given.text_from import STDIN, text_from
from reflect.errors import AnswerNeeded, BadFile, BadUsage
from reflect.guide.ask import Ask
from reflect.guide.typed.text import MAX_ANSWER_BYTES

if TYPE_CHECKING:
    from reflect.cli.context import Context

SEEN = (
    "Words beside a command can be seen by other programs, and the terminal remembers them. "
    "Next time, type only: {command}"
)


def words_for(
    app: "Context", ask: Ask, given: str | None, *, command: str, earlier: str | None = None
) -> str | None:
    """Get the words for a command; None if the person left the question empty.

    Args:
        app: the world.
        ask: the question, of kind text.
        given: what stood beside the command; "-" for standard input; None to ask.
        command: how the command is typed without words.
        earlier: the words that are there already, to start from.

    Raises:
        AnswerNeeded: if there is nobody to ask, or standard input is empty.
        BadUsage, BadFile: if the words can't be kept.
    """
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.phrases import HAND_OVER, NOT_CHANGED

    if given is not None and given != "-":
        app.screen.note(SEEN.format(command=command))
        try:
            return _accepted(ask, given)
        except ValueError as error:
            raise BadUsage(f"I can't use these words: {error}.") from None
    if given == "-" or not app.stdin.isatty():
        return from_stdin(app, ask)
    if not app.can_ask:
        raise AnswerNeeded(hint=HAND_OVER.format(command=command))
    with or_say(app.screen, NOT_CHANGED):
        return asked_for(app, ask, earlier)


def asked_for(app: "Context", ask: Ask, earlier: str | None = None) -> str | None:
    """Ask for words, and point gently to what in them may point to someone; None if left empty.

    Raises:
        KeyboardInterrupt: if the person paused there.
    """
    let_be: frozenset[str] = frozenset()
    while True:
        reply = app.asker.ask(ask, place=None, earlier=earlier)
        if not isinstance(reply, str):
            return None
        earlier = reply
        while (hint := next(iter(app.point_out(reply, kept=let_be)), None)) is not None:
            what = app.asker.ask(gentle.question(hint.text), place=None, earlier=None)
            if what == gentle.CHANGE:
                break
            let_be |= {hint.text.casefold()}
            if what == gentle.NEVER:
                app.journal.words.leave_alone(hint.text)
        else:
            return reply


def from_stdin(app: "Context", ask: Ask, *, read: Callable[[str], str] = str) -> str:
    """Read the words of a question from standard input, as `read` takes them.

    Raises:
        AnswerNeeded: if there are none.
        BadFile: if they can't be kept.
    """
    text = read(text_from(app, "-", most=MAX_ANSWER_BYTES))
    try:
        words = _accepted(ask, text.strip())
    except ValueError as error:
        raise BadFile(STDIN, "", str(error)) from None
    if words is None:
        raise AnswerNeeded("No words came in, so nothing was kept.")
    return words


def _accepted(ask: Ask, text: str) -> str | None:
    value = ask.accept(text)
    return value if isinstance(value, str) else None
