"""What came back from a phone, as it is handed over: a file, standard input, or pasted line by line at a terminal."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.given.text_from import STDIN, name_of, text_from
from reflect.errors import AnswerNeeded, BadFile

if TYPE_CHECKING:
    from reflect.cli.context import Context

MOST_BYTES = 8_000_000
PASTE = "Paste the sealed text here, to its last line. If nothing happens then, press Enter."
PASTED = "what was pasted"
STILL_COMING = 0.15
"""Seconds in which the rest of what was pasted comes in."""
MOST_LINES = 100_000
BY_FILE = "Nothing was lost. To take it from a file: reflect pocket take FILE"


def handed_over(app: "Context", file: str | None) -> tuple[str, str]:
    """Give (the text, what a message calls it).

    Args:
        app: the world.
        file: the name of a file; "-" or None for standard input, which at a terminal ends with the last line of a block.

    Raises:
        AnswerNeeded: if nobody can be asked, or nothing was pasted.
        BadFile: if it is a link, can't be read, is too large, or is not UTF-8.
    """
    if file in (None, "-") and app.stdin.isatty():
        if not app.can_ask:
            raise AnswerNeeded(hint=BY_FILE)
        return _pasted(app), PASTED
    if file is None or file == "-":
        return text_from(app, "-", most=MOST_BYTES), STDIN
    if Path(file).is_symlink():
        raise BadFile(name_of(file), "", "it is a link to another file, so I did not follow it")
    return text_from(app, file, most=MOST_BYTES), name_of(file)


def _pasted(app: "Context") -> str:
    from reflect.cli.asking.contract import EndOfInput
    from reflect.cli.asking.leaving import or_say
    from reflect.pocket.armour import is_at_its_end

    app.screen.say(PASTE)
    lines: list[str] = []
    with or_say(app.screen, BY_FILE):
        while len(lines) < MOST_LINES and (line := app.read_line()):
            lines.append(line)
            if is_at_its_end(line):
                break
    if not lines:
        raise EndOfInput(hint=BY_FILE)
    _let_go_of_the_rest(app)
    return "".join(lines)


def _let_go_of_the_rest(app: "Context") -> None:
    """Drop what was pasted behind the last line: an empty line there would answer the next question unseen."""
    from reflect.cli.asking.pasted import let_go_of_the_rest

    if app.stdin.isatty():
        time.sleep(STILL_COMING)
    let_go_of_the_rest(app.stdin)
