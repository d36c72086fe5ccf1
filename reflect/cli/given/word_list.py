"""Words for a list, one a line: asked for on a terminal, read from a pipe or a file, or given beside the command.

They are names most of the time, so no error repeats one, and none is pointed out.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import EndOfInput
from reflect.cli.given.text_from import STDIN, name_of, text_from
from reflect.errors import AnswerNeeded, BadFile, BadUsage

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.guide.ask import Ask

LONGEST = 80
"""Characters of one word, which may be several words with spaces."""
MOST = 5000
"""Words of one file: every text is held against all of them."""
MAX_BYTES = 256 * 1024
ONE_MORE = "One more? An empty line ends it."


def lines_for(app: "Context", question: str, given: str | None, *, command: str) -> list[str]:
    """Get words for a command; none if the person left the question empty.

    Args:
        app: the world.
        question: what to ask on a terminal.
        given: what stood beside the command; "-" for standard input; None to ask.
        command: how the command is typed without words.

    Raises:
        AnswerNeeded: if there is nobody to ask, or standard input is empty.
        BadUsage, BadFile: if a word can't be used.
    """
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.given.own_words import SEEN, from_stdin
    from reflect.cli.phrases import HAND_OVER, NOT_CHANGED

    ask = _question(question)
    if given is not None and given != "-":
        app.screen.note(SEEN.format(command=command))
        try:
            return [cleaned(given)]
        except ValueError as error:
            raise BadUsage(f"I can't use that word: {error}.") from None
    if given == "-" or not app.stdin.isatty():
        return read_lines(from_stdin(app, ask), STDIN)
    if not app.can_ask:
        raise AnswerNeeded(hint=HAND_OVER.format(command=command))
    with or_say(app.screen, NOT_CHANGED):
        return _asked_for(app, ask)


def _asked_for(app: "Context", ask: "Ask") -> list[str]:
    """Ask for words until one question is left empty: whoever types a name after Enter types it here, not into the shell.

    Raises:
        EndOfInput: if the input ends before a word was given; after one, it ends the list.
        KeyboardInterrupt: if the person paused there.
    """
    found: list[str] = []
    while True:
        try:
            reply = app.asker.ask(replace(ask, words=ONE_MORE) if found else ask, place=None, earlier=None)
        except EndOfInput:
            if not found:
                raise
            return found
        if not isinstance(reply, str):
            return found
        try:
            found += read_lines(reply, "your words")
        except BadFile as error:
            app.asker.tell(error.message)


def read_lines(text: str, place: str) -> list[str]:
    """Take a text apart into words, one a line. Empty lines count for nothing.

    Raises:
        BadFile: naming the place and the line, never the word.
    """
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(cleaned(line))
        except ValueError as error:
            raise BadFile(place, f"line {number}", str(error)) from None
    if len(found) > MOST:
        raise BadFile(place, "", f"it holds more than {MOST} words")
    return found


def read_file(app: "Context", file: str) -> list[str]:
    """Read a file with one word a line; "-" is standard input.

    Raises:
        BadFile: if it can't be read or used; nothing of it was taken.
    """
    words = read_lines(text_from(app, file, most=MAX_BYTES), name_of(file))
    if not words:
        raise BadFile(name_of(file), "", "there is no word in it")
    return words


def cleaned(word: str) -> str:
    """Give a word with single spaces, and no other change.

    Raises:
        ValueError: if it is empty, too long, or holds what can't be kept.
    """
    from reflect.guide.typed.text import clean_text

    kept = " ".join(clean_text(word).split())
    if not kept or len(kept) > LONGEST:
        raise ValueError(f"a word has one to {LONGEST} characters")
    return kept


def _question(words: str) -> "Ask":
    from reflect.guide.ask import Ask, Step

    return Ask.own_words(Step("words"), words, help="One on each line. They stay in your journal.")
