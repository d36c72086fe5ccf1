"""The name that a person wants on the cover of a page they sign. In the encrypted journal only, never an argument.

It is chosen on purpose, so masking leaves it where it stands on the cover; in the words of entries it is masked as any
name is. A word that was asked never to be let out is stronger than it.
"""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.cli.asking.leaving import or_say
from reflect.cli.phrases import NOT_CHANGED, TAKE_BACK
from reflect.errors import AnswerNeeded, BadFile, BadUsage, Protected

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.guide.ask import Ask
    from reflect.masking.plan.plan import MaskingPlan
    from reflect.report.admitted import Admitted

COMMAND = "reflect supervision name"
LONGEST = 80
"""Characters of a name."""
TOO_LONG = f"a name has at most {LONGEST} characters"
WHERE = 'It stands on the cover of a page that you sign, as "From: ...".'
BESIDE = "A name beside a command can be seen by other programs, so I don't take it there."
NEVER_OUT = "Your name for pages holds a word that you asked never to let out. Nothing was written."
HOW_ON = f"For another name, or none: {COMMAND}. To see the words: reflect mask list"
READER_LEFT_OFF = (
    "The name of who reads it holds a word that you just asked to mask, so it is not on this page."
)
LEFT_OFF = "Your name holds a word that you just asked to mask, so it is not on this page."


def choose(app: "Context", given: str | None, *, json: bool) -> None:
    """Ask for the name, or read it from standard input; an empty one takes it off.

    Raises:
        BadUsage: if a name stands beside the command; it is not repeated.
        BadFile: if what came in can't be a name.
        Protected: if it holds a word never to let out.
        AnswerNeeded: if there is nobody to ask.
    """
    if given not in (None, "-"):
        raise BadUsage(BESIDE, hint=f"Type only: {COMMAND}")
    if json:
        app.screen.json({"name": app.journal.renewal.display_name})
        return
    there = app.journal.renewal.display_name
    name = _ask(app, there) if given is None and app.stdin.isatty() else _read(app)
    if not name and given is None and not app.stdin.isatty():
        raise AnswerNeeded("No name came in, so nothing was changed.", hint=f"To take it off: {COMMAND} -")
    if name is None or name == there:
        app.screen.say(NOT_CHANGED)
        return
    if not _may_be_named(app, name):
        raise Protected(NEVER_OUT, hint="Choose another one, or see the words: reflect mask list")
    app.journal.renewal.set_display_name(name)
    said = (
        "Your name stands on each page that you sign from now on."
        if name
        else "No name stands on a page now."
    )
    app.screen.say(f"{said} {TAKE_BACK}")


def check(app: "Context") -> None:
    """Look at the name before anything is chosen for a page.

    Raises:
        Protected: if it holds a word never to let out.
    """
    if not _may_be_named(app, app.journal.renewal.display_name):
        raise Protected(NEVER_OUT, hint=HOW_ON)


def say_if_left_off(app: "Context", admitted: "Admitted", made: "MaskingPlan") -> None:
    """Say that a word masked in this review is in a name of the cover, so that the page has it not."""
    from reflect.report.build import may_be_named

    for name, said in ((admitted.name, LEFT_OFF), (admitted.reader, READER_LEFT_OFF)):
        if not may_be_named(name, made.always | made.asked_always):
            app.screen.say(f"{said}\n")


def cleaned(text: str) -> str:
    """Give a name on one line with single spaces; empty for none.

    Raises:
        ValueError: if it is too long, or holds what can't be kept.
    """
    from reflect.guide.typed.text import clean_text

    name = " ".join(clean_text(text).split())
    if len(name) > LONGEST:
        raise ValueError(TOO_LONG)
    return name


def _may_be_named(app: "Context", name: str) -> bool:
    from reflect.report.build import may_be_named

    return may_be_named(name, app.journal.words.never_out)


def _ask(app: "Context", there: str) -> str | None:
    """Ask on the terminal; None if the person went back."""
    if not app.can_ask:
        raise AnswerNeeded(hint=f"Leave --no-input out, or hand the name over: {COMMAND} -")
    while True:
        with or_say(app.screen, NOT_CHANGED):
            reply = app.asker.ask(_question(), place=None, earlier=there or None)
        if reply is Move.BACK:
            return None
        try:
            return cleaned(reply) if isinstance(reply, str) else ""
        except ValueError as error:
            app.asker.tell(f"{str(error).capitalize()}.")


def _read(app: "Context") -> str:
    """Read standard input; nothing at all in it takes the name off."""
    from reflect.cli.given.text_from import STDIN, text_from
    from reflect.guide.typed.text import MAX_ANSWER_BYTES

    text = text_from(app, "-", most=MAX_ANSWER_BYTES)
    try:
        return cleaned(text)
    except ValueError as error:
        raise BadFile(STDIN, "", str(error)) from None


def _question() -> "Ask":
    from reflect.guide.ask import Ask, Step

    words = "What name should stand on your pages?"
    return Ask(step=Step("name"), kind="text", words=words, help=WHERE, nothing="no name", drafts=False)
