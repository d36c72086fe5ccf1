"""A pack of one's own asked for question by question, through either asker, and looked over before it is written."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move, confirmed
from reflect.cli.asking.leaving import or_say
from reflect.cli.given.new_form import WORDS, NewForm
from reflect.cli.phrases import ASKS_NOT, NOT_WRITTEN
from reflect.cli.signals import Stopped, heard
from reflect.errors import AnswerNeeded, ReflectError
from reflect.guide.ask import Ask, Choice, Empty, Step

if TYPE_CHECKING:
    from reflect.cli.context import Context

WRITE, CHANGE, LEAVE = "write", "change", "leave"
WHAT_IT_IS = """A pack is a set of questions to yourself. This asks for them one by one, and shows all of it before a file is written.
About you and how you work: a question about who somebody else is can't be one of them."""


def write_one(app: "Context") -> None:
    """Ask for a pack, and write it into the person's own folder.

    Raises:
        AnswerNeeded: if nobody can be asked.
        KeyboardInterrupt: if the person paused, and did not want what was there.
        ComputerSaidNo, Protected: if it can't be written.
    """
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out, or add one from a file: reflect packs add FILE")
    app.asker.tell(WHAT_IT_IS)
    form = NewForm(app.settings.lang, frozenset(app.library.ids()))
    with or_say(app.screen, NOT_WRITTEN):
        form, wanted = _asked(app, form)
    if wanted:
        _write(app, form)
    else:
        app.screen.say(NOT_WRITTEN)


def _asked(app: "Context", form: NewForm) -> tuple[NewForm, bool]:
    """Put every question, then show the pack, until it is to be written or not."""
    at, tried = 0, None
    while True:
        path = list(form.path())
        if at >= len(path):
            said = _looked_over(app, form)
            if said in (WRITE, LEAVE):
                return form, said == WRITE
            at = 0 if said == CHANGE else len(path) - 1
            continue
        ask = path[at]
        try:
            earlier = form.given.get(ask.step) if tried is None else tried
            reply = app.asker.ask(replace(ask, leads_back=at > 0), place=None, earlier=earlier)
        except Stopped:
            raise
        except KeyboardInterrupt:
            heard()
            if not _keeps(app, form):
                raise
            return form, True
        tried = None
        if reply is Move.BACK:
            at -= 1
            continue
        try:
            form = form.answer(ask, Empty.SKIPPED if isinstance(reply, Move) else reply)
        except ValueError as error:
            app.asker.tell(str(error))
            tried = reply if isinstance(reply, str) else None  # so that nothing has to be typed twice
            continue
        _say_if_kinder(app, ask, form)
        at += 1


def _keeps(app: "Context", form: NewForm) -> bool:
    """Ask somebody who stops half-way whether to keep the questions that are whole; False where there is none."""
    if not form.whole:
        return False
    these = "the question that is there" if form.whole == 1 else f"the {form.whole} questions that are there"
    return confirmed(app.asker, f"Write {these} into a file?")


def _say_if_kinder(app: "Context", ask: Ask, form: NewForm) -> None:
    """Say what could be kinder or plainer in what was just written; it stays as it is."""
    from reflect.guide.check.through import of_a_question, of_words

    written = form.given.get(ask.step)
    if ask.kind == "text" and isinstance(written, str):
        look = of_a_question if ask.step.question == WORDS else of_words
        for reason in look(written, form.lang):
            app.asker.tell(f"A thought on that: {reason}. It can stay as it is.")


def _looked_over(app: "Context", form: NewForm) -> str | Move:
    """Show the pack, and ask what to do with it."""
    from reflect.guide.decode import decode
    from reflect.render.pack import read

    app.asker.tell("\n".join(read(decode(form.toml().encode()), app.practice)))
    reply = app.asker.ask(
        Ask.one_of(
            Step("looked over"),
            "What would you like to do?",
            (
                Choice(WRITE, "Write it into a file"),
                Choice(CHANGE, "Go through it again"),
                Choice(LEAVE, "Leave it, with no file"),
            ),
            default=WRITE,
            skippable=False,
            drafts=False,
        ),
        place=None,
        earlier=None,
    )
    return reply if isinstance(reply, Move) else str(reply)


def _write(app: "Context", form: NewForm) -> None:
    from reflect.cli.given.own_pack import keep

    raw = form.toml().encode()
    app.library.check(app.settings.packs / f"{form.id}.toml", raw)
    try:
        place = keep(app, form.id, raw)
    except ReflectError:
        # What was typed is nowhere else.
        app.asker.tell(f"This is what you wrote. Copy it before you close this window:\n\n{form.toml()}")
        raise
    app.screen.say("Written to:")
    app.screen.path(place)
    app.screen.say(f"To answer it, type: reflect log {form.id}")
    app.screen.say("To change it, open that file in an editor. Then type: reflect packs check FILE")
