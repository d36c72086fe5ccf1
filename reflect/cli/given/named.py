"""From what a person typed to the one thing they mean: an area, a pack, an entry, a plan. Never a near one in silence.

Every command and every option reads a name here, so that what works beside one of them works beside all. What programs
write, such as an answers file, is exact and does not come by.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.given import listed
from reflect.cli.phrases import NOT_CHANGED
from reflect.errors import AnswerNeeded, BadFile, BadUsage, ComputerSaidNo, NotFound

if TYPE_CHECKING:
    from reflect.values.entry import Entry
    from reflect.values.plans import Agreement, Commitment, KeptQuestion
    from reflect.values.room import Room

SAID_FOR_A_FORMAT = {
    "word": "docx",
    "doc": "docx",
    "excel": "csv",
    "spreadsheet": "csv",
    "plain": "txt",
    "web": "html",
}
"""What people call a format that is no ending of a file name of it."""


SHOWN = 300
"""Characters of a plan in a line that names it."""


def area_named(app: Context, word: str) -> str:
    """Give the id of the growth area with this id or name, or of the only one whose id or name begins so.

    Raises:
        NotFound: if there is none, or more than one; it names them.
    """
    areas = app.practice.areas
    return listed.one_of("growth area", word, {id: (area.name,) for id, area in areas.items()})


def pack_named(app: Context, word: str) -> str:
    """Give the id of the pack with this id, title or other name, or of the only one of which one of them begins so.

    Raises:
        NotFound: if there is none, or more than one; it names them.
    """
    ids = app.library.ids()
    if word in ids:
        return word
    return listed.one_of("pack", word, {id: _called(app, id) for id in ids})


def in_option(app: Context, option: str, word: str, named: Callable[[Context, str], str]) -> str:
    """Read the value of an option as `named` does. What it was taken for is said, for no page may show it.

    Raises:
        BadUsage: where `named` finds nothing: a wrong value is wrong usage.
    """
    try:
        id = named(app, word)
    except NotFound as error:
        raise BadUsage(error.message, hint=error.hint) from None
    if not listed.same(word, id):
        app.screen.note(f"I take {option} {word[: listed.LONGEST]!r} for: {id}")
    return id


def setting_named(word: str) -> str:
    """Give the kind of time with this id. It is typed whole: an entry may be kept under it.

    Raises:
        BadUsage: if there is none.
    """
    from reflect.values.room import SETTINGS

    return _whole("setting", word, SETTINGS)


def room_named(word: str) -> "Room":
    """Give the room with this name. It is typed whole: it says who may see what is kept.

    Raises:
        BadUsage: if there is none.
    """
    from reflect.values.room import Room

    return Room(_whole("room", word, [*Room]))


def kind_named(word: str) -> str:
    """Give the kind of page with this name, or the only one whose name begins so.

    Raises:
        BadUsage: if there is none, or more than one.
    """
    from reflect.report.kinds import KINDS

    return _listed("kind", word, dict.fromkeys(KINDS, ()))


def format_named(word: str) -> str:
    """Give the format with this name, or with a name that people have for it, such as Word.

    Raises:
        BadUsage: if there is none.
    """
    from reflect.export import ALSO_CALLED, FORMATS

    names: dict[str, list[str]] = {id: [] for id in FORMATS}
    for also, id in {**ALSO_CALLED, **SAID_FOR_A_FORMAT}.items():
        names[id].append(also)
    return _listed("format", word, names)


def tag_named(word: str) -> str:
    """Give a tag in the form in which it is kept; nobody has to have used it.

    Raises:
        BadUsage: if it can be none.
    """
    from reflect.guide.typed.tag import clean_tag

    try:
        return clean_tag(word)
    except ValueError as error:
        raise BadUsage(f"I can't use that tag: {error}.") from None


def entry_named(app: Context, which: str) -> "Entry":
    """Give the entry with this number; for "last" the one that was kept last, whatever day it is about.

    Raises:
        BadUsage: if it is neither.
        NotFound: if it is not there.
    """
    if listed.same(which, "last"):
        return app.journal.last()
    if not _is_number(which):
        raise BadUsage("I need the number of an entry, or: last", hint="Try: reflect list")
    return app.journal.get(int(which))


def newest_or_named(app: Context, which: str | None) -> "Entry":
    """Give the entry with this number, or the one that was kept last where none was said; that one is named.

    Raises:
        BadUsage, NotFound: as `entry_named` does.
    """
    if which is not None:
        return entry_named(app, which)
    from reflect.values.entry import first_words
    from reflect.values.room import Room

    found = app.journal.last()
    said = "(private)" if found.room is Room.PRIVATE else first_words(found.answers)
    app.screen.note(f"Your newest: {found.number}  {found.day}  {found.title}: {said}".rstrip(": "))
    return found


def plan_named(app: Context, which: str) -> "Commitment":
    """Give the plan with this number.

    Raises:
        BadUsage: if it is none.
        NotFound: if it is not there.
    """
    return app.journal.plans.get(number_of("plan", which, see="reflect try"))


def only_open_plan(app: Context, *, command: str) -> "Commitment":
    """Give the one plan that is open. Where there are several, the person is asked which one.

    Args:
        app: the world.
        command: how the command is typed without a number.

    Raises:
        NotFound: if none is open.
        AnswerNeeded: if there are several, and nobody can be asked.
        KeyboardInterrupt: if the person paused there.
    """
    from dataclasses import replace

    from reflect.cli.asking.leaving import or_say
    from reflect.guide.ask import Ask, Choice, Step
    from reflect.visible import one_line

    going = app.journal.plans.open()
    if not going:
        raise NotFound("No plan of yours is open.", hint="To see all of them, type: reflect try")
    if len(going) == 1:
        app.screen.note(f"Your open plan: {going[0].number}  {one_line(going[0].words, SHOWN)}")
        return going[0]
    if not (app.on_terminal and app.can_ask):
        raise AnswerNeeded(
            "I need the number of a plan: several are open.", hint=f"Try: reflect try, then {command} N"
        )
    choices = (Choice(str(plan.number), one_line(plan.words, SHOWN)) for plan in going)
    menu = Ask.one_of(Step("plan"), "Which plan?", choices, skippable=False, drafts=False)
    with or_say(app.screen, NOT_CHANGED):
        reply = app.asker.ask(replace(menu, leads_back=False, at_once=True), place=None, earlier=None)
    return next(plan for plan in going if str(plan.number) == reply)


def question_named(app: Context, which: str) -> "KeptQuestion":
    """Give the question with this number; it fails as `plan_named` does."""
    return app.journal.questions.get(number_of("question", which, see="reflect ask"))


def agreement_named(app: Context, which: str) -> "Agreement":
    """Give the agreement with this number; it fails as `plan_named` does."""
    return app.journal.agreements.get(number_of("agreement", which, see="reflect supervision list"))


def number_of(what: str, word: str, *, see: str) -> int:
    """Read the short number of what has one, such as a plan or a draft.

    Args:
        what: what has the number, for the message.
        word: as it was typed.
        see: the command that shows the numbers.

    Raises:
        BadUsage: if it is none.
    """
    if not _is_number(word):
        article = "an" if what[0] in "aeiou" else "a"
        raise BadUsage(f"I need the number of {article} {what}.", hint=f"Try: {see}")
    return int(word)


def focus_of(app: Context) -> str:
    """The focus area, as far as the practice still knows it."""
    practice = app.practice
    return app.journal.focus if app.journal.focus in practice.areas else practice.default_focus


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 10


def _listed(what: str, word: str, known: Mapping[str, Sequence[str]]) -> str:
    try:
        return listed.one_of(what, word, known)
    except NotFound as error:
        raise BadUsage(error.message, hint=error.hint) from None


def _whole(what: str, word: str, known: Collection[str]) -> str:
    meant = [each for each in known if listed.same(word, each)]
    if meant:
        return meant[0]
    error = listed.unknown(what, word, dict.fromkeys(known, ()))
    raise BadUsage(error.message, hint=error.hint)


def _called(app: Context, id: str) -> tuple[str, ...]:
    """What a pack is called beside its id; nothing for one that can't be used, whose id is known all the same."""
    try:
        pack = app.library.get(id)
        return (pack.title, *pack.names)
    except (BadFile, ComputerSaidNo):
        return ()
