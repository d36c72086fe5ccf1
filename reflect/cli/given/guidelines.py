"""Guidelines for the person's own roadmap: asked for one by one, read from lines or from a file, or named to be changed.

They are the person's own words, so no error repeats one.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.asking.leaving import or_say
from reflect.cli.given.listed import meant_by
from reflect.cli.given.own_words import SEEN
from reflect.cli.given.text_from import STDIN, text_from
from reflect.cli.given.text_from import name_of as named_file
from reflect.cli.phrases import NOT_CHANGED
from reflect.errors import AnswerNeeded, BadFile, NotFound
from reflect.guide import guidelines
from reflect.guide.ask import Ask, Choice, Step
from reflect.guide.own_files import MAX_BYTES
from reflect.values.roadmap import Guideline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reflect.cli.context import Context

SEE = "To see them: reflect roadmap"
NAME = "What is its short name?"
ONE_MORE = "One more? What is its short name?"
LINE = "What does it say, in one line?"
LINK = "Where can you read it?"
NAME_HELP = "A few words, such as: Honesty. No names of people or places."
LINE_HELP = "In your own words."
LINK_HELP = "A link, or a place such as: the blue binder. It is only noted, and never opened."
REST_STAYS = "This last one was left out. Those before it are kept."
_CHECKS = {"name": guidelines.name_of, "line": guidelines.line_of, "link": guidelines.link_of}


def asked_for(app: "Context") -> "Iterator[Guideline]":
    """Ask for one guideline after the other, until a short name is left empty.

    Raises:
        KeyboardInterrupt: if the person paused there.
        EndOfInput: if the input ends before the first one is whole; after one, it ends the list.
    """
    before = 0
    while True:
        try:
            with or_say(app.screen, REST_STAYS if before else NOT_CHANGED):
                one = reworded(app, Guideline(name=""), first=ONE_MORE if before else NAME)
        except EndOfInput:
            if not before:
                raise
            return
        if one is None:
            return
        before += 1
        yield one


def reworded(app: "Context", there: Guideline, *, first: str = NAME) -> Guideline | None:
    """Ask for each part of a guideline, with what is there to start from; None if it has no name.

    Raises:
        KeyboardInterrupt, EndOfInput: if the person paused there, or the input ended.
    """
    asks = _asks(first, there)
    given = {"name": there.name, "line": there.line, "link": there.link}
    at = 0
    while at < len(asks):
        ask = asks[at]
        part = ask.step.question
        reply = app.asker.ask(ask, place=(at + 1, len(asks)), earlier=given[part] or None)
        if reply is Move.BACK:
            at = max(at - 1, 0)
            continue
        try:
            given[part] = _CHECKS[part](reply) if isinstance(reply, str) else ""
        except ValueError as error:
            app.asker.tell(f"I can't use that: {error}.")
            continue
        given["name"] = given["name"] or there.name
        if not given["name"]:
            return None
        at += 1
    return replace(there, **given)


def given(app: "Context", words: str | None, *, command: str) -> tuple[Guideline, ...]:
    """Read one guideline a line, such as "Honesty: I say what is true".

    Args:
        app: the world.
        words: what stood beside the command; "-" or None for standard input.
        command: how the command is typed without words.

    Raises:
        AnswerNeeded: if nothing comes in.
        BadFile: with the line and the reason.
    """
    if words is not None and words != "-":
        app.screen.note(SEEN.format(command=command))
        return _read(lambda: guidelines.from_lines(words), "your words")
    text = text_from(app, "-", most=MAX_BYTES)
    if not text.strip():
        raise AnswerNeeded("No words came in, so nothing was kept.")
    return _read(lambda: guidelines.from_lines(text), STDIN)


def changed_by(app: "Context", there: Guideline, words: str | None, *, command: str) -> Guideline:
    """Give a guideline as one line says it: its name, and what it means if that is said. All else stays.

    Raises:
        AnswerNeeded, BadFile: as in `given`; there may be one line only.
    """
    one, *more = given(app, words, command=command)
    if more:
        raise BadFile(
            "your words" if words not in (None, "-") else STDIN, "", "it takes one line for one guideline"
        )
    return replace(there, name=one.name, line=one.line or there.line)


def from_file(app: "Context", file: str) -> tuple[Guideline, ...]:
    """Read a TOML file of guidelines; "-" is standard input.

    Raises:
        BadFile: with the place and the reason; nothing of it was taken.
    """
    text = text_from(app, file, most=MAX_BYTES)
    return _read(lambda: guidelines.from_toml(text.encode("utf-8")), named_file(file))


def guideline_named(app: "Context", word: str) -> Guideline:
    """Give the guideline with this number in the list, or the only one whose short name or id begins so.

    Raises:
        NotFound: if there is none, or more than one.
    """
    there = app.journal.roadmap.guidelines
    if word.isascii() and word.isdigit() and len(word) < 10 and 0 < int(word) <= len(there):
        return there[int(word) - 1]
    found = meant_by(word, {g.id: (g.name,) for g in there})
    if len(found) > 1:
        raise NotFound("That could be more than one guideline.", hint=f"Type its number. {SEE}")
    if not found:
        raise NotFound("I can't find that guideline.", hint=SEE)
    return next(g for g in there if g.id == found[0])


def picked_from_list(app: "Context", question: str) -> tuple[str, ...]:
    """Ask which guidelines are meant; gives their ids, none for none.

    Raises:
        KeyboardInterrupt, EndOfInput: if the person paused there, or the input ended.
    """
    choices = tuple(Choice(*each) for each in app.journal.roadmap.choices)
    ask = Ask(
        step=Step("which"), kind="multi", words=question, choices=choices, first=len(choices),
        drafts=False, leads_back=False,
    )  # fmt: skip
    with or_say(app.screen, NOT_CHANGED):
        reply = app.asker.ask(ask, place=None, earlier=None)
    return tuple(map(str, reply)) if isinstance(reply, tuple) else ()


def _asks(first: str, there: Guideline) -> tuple[Ask, ...]:
    nothing = {
        "name": "the name as it is" if there.name else "no more",
        "line": "no line",
        "link": "no place",
    }
    words = (("name", first, NAME_HELP), ("line", LINE, LINE_HELP), ("link", LINK, LINK_HELP))
    return tuple(
        Ask(
            step=Step(part), kind="text", words=question, help=help, nothing=nothing[part],
            drafts=False, leads_back=part != "name",
        )
        for part, question, help in words
    )  # fmt: skip


def _read(read: "Callable[[], tuple[Guideline, ...]]", place: str) -> tuple[Guideline, ...]:
    try:
        return read()
    except ValueError as error:
        where, colon, reason = str(error).partition(": ")
        if colon and where.startswith(("line ", "guideline ")):
            raise BadFile(place, where, reason) from None
        raise BadFile(place, "", str(error)) from None
