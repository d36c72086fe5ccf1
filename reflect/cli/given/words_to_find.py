"""The words that are looked for: asked for, read from standard input, or as they stand behind the command. Kept nowhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.given.text_from import text_from
from reflect.errors import AnswerNeeded
from reflect.guide.typed.text import MAX_ANSWER_BYTES
from reflect.wording import speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

HANDED = "Leave --no-input out, or hand the words over: reflect search -"
SEEN = (
    "A note, said once: words behind a command can be seen by other programs, and your shell remembers them. "
    "To be asked for them instead, type: reflect search"
)


def words_to_find(app: "Context", given: list[str]) -> str:
    """Get the words to look for; empty if the person left the question empty.

    Raises:
        AnswerNeeded: if none are given and there is nobody to ask.
        BadFile: if standard input is no text, or too long.
    """
    if given == ["-"]:
        if words := text_from(app, "-", most=MAX_ANSWER_BYTES).strip():
            return words
        raise AnswerNeeded("No words came in, so there was nothing to look for.")
    if given:
        return " ".join(given)
    if not (app.can_ask and app.stdin.isatty()):
        raise AnswerNeeded("There are no words to look for.", hint=HANDED)
    return _asked(app)


def _asked(app: "Context") -> str:
    from reflect.guide.ask import Ask, Step

    ask = Ask.own_words(
        Step("words"),
        speak("Which words do you want to find?"),
        help=speak("Entries with all of them are shown."),
    )
    reply = app.asker.ask(replace(ask, nothing=speak("no words")), place=None, earlier=None)
    return reply if isinstance(reply, str) else ""


def note_seen(app: "Context") -> None:
    """Say once a journal, to a person at a terminal, who else can see words behind a command."""
    if app.on_terminal and app.journal.asked.is_first("search_words_seen"):
        app.screen.note(SEEN)
