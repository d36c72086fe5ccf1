"""The guided asker: puts each question, and gives back one reply. The only module that knows questionary.

While a question is open it stands whole on the screen; when it is answered, its words and the answer stay.
"""

import asyncio
import os
import signal
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import BufferControl
from questionary.prompts.common import InquirerControl

from reflect.cli.asking.contract import STAYS_WITH_YOU, EndOfInput, Move, Reply, Typing
from reflect.cli.asking.guided import frame, keys
from reflect.cli.asking.guided.frame import Head, Item
from reflect.cli.asking.guided.menu_keys import Mark, Ticks, menu_keys, tick_keys
from reflect.cli.asking.guided.text_keys import EDIT, text_keys
from reflect.cli.asking.guided.wrapping import WordWrap
from reflect.cli.asking.typed import typed_day, typed_number
from reflect.cli.signals import Stopped
from reflect.errors import ComputerSaidNo, Protected, Untrusted
from reflect.guide.ask import Ask, Empty, Value, as_typed

if TYPE_CHECKING:
    from reflect.cli.screen import Screen

STYLE = questionary.Style(
    [
        # No colour at all: a sign or bold type says everything, on dark and on light screens.
        ("question", "bold"), ("pointed", "bold"), ("qmark", "noinherit"), ("answer", "noinherit"),
        ("search_success", "noinherit"), ("search_none", "noinherit"), ("validation-toolbar", "noinherit bold"),
        ("bottom-toolbar", "noreverse"),
    ]
)  # fmt: skip
EVERY = 0.5
"""How often a text that is being typed is kept, in seconds."""
FINDS_FROM = 10
"""From this many choices on, letters find among them; below, digits jump."""

MORE = object()
"""The value of the line that shows more choices."""
DAY_HELP = "Type a day, such as yesterday or 2026-03-01."
EDITOR_IS_OFF = 'The editor is off. To switch it on, write this into settings.toml: editor = "on"'
NOT_THIS_TIME = "It did not come up"
SKIP_LABEL = "(skip this one)"
READ_ON = "Read on"
PREFIX = 3
"""Columns before every row of a typed text: the sign, and a space on either side of an empty question."""


@dataclass(frozen=True, slots=True)
class _More:
    """A person asked for more choices; what they had ticked by then."""

    ticked: tuple[str, ...]


class GuidedAsker:
    """Asks with menus and line editing."""

    def __init__(
        self,
        screen: "Screen",
        *,
        finish_key: str = "enter",
        editor: str = "",
        trusted_editor: str = "",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = screen
        self._finish_key, self._editor, self._trusted_editor = finish_key, editor, trusted_editor
        self._environment = environment or {}
        self._typing: Buffer | None = None
        self._told: Typing | None = None
        self._unread = 0
        self._drafts = self._leads_back = True

    @property
    def unfinished(self) -> str:
        """What stands in the line, or the lines, of the question that was left last."""
        return self._typing.text if self._typing is not None else ""

    def tell(self, text: str) -> None:
        """Show fixed text, with an empty line after it."""
        self._screen.say(text)
        self._screen.say()
        self._unread += len(self._fold(text, self._columns)) + 1

    def ask(
        self, ask: Ask, *, place: tuple[int, int] | None, earlier: Value | None, typing: Typing | None = None
    ) -> Reply:
        """Put one question; see `contract.Asker`."""
        self._typing, self._told = None, typing
        self._drafts, self._leads_back = ask.drafts, ask.leads_back
        if ask.card:
            self.tell(ask.card)
        question = (f"{place[0]} of {place[1]}  " if place else "") + ask.words
        notes = (ask.help, STAYS_WITH_YOU if ask.private else "", DAY_HELP if ask.kind == "date" else "")
        head = Head(question, tuple(filter(None, notes)))
        asked: Callable[[Ask, Head, Value | None], Reply] = getattr(self, f"_{ask.kind}")
        try:
            self._let_read(ask, head)
            reply = asked(ask, head, earlier)
        except EOFError:
            raise EndOfInput from None
        if not isinstance(reply, Move) or reply is Move.SKIP:
            self._say_back(ask, question, reply)
        return reply

    def reads_on(self, ask: Ask, place: tuple[int, int] | None) -> bool:
        """True if what was told last would be pushed off the screen by this question, before it was read."""
        question = (f"{place[0]} of {place[1]}  " if place else "") + ask.words
        card = len(self._fold(ask.card, self._columns)) + 1 if ask.card else 0
        return self._pushes(ask, Head(question, (ask.help,) if ask.help else ()), self._unread + card)

    def _pushes(self, ask: Ask, head: Head, unread: int) -> bool:
        above = sum(len(self._fold(text, self._columns - 1)) for text in (head.words, *head.notes))
        choices = ask.choices[: ask.first or len(ask.choices)]
        below = sum(len(self._fold(c.words, self._columns - 12)) for c in choices)
        return unread > 0 and unread + above + below + 3 > self._screen.out.height

    def _let_read(self, ask: Ask, head: Head) -> None:
        """Wait until what was told is read, where the question would push it off the screen."""
        pushes, self._unread = self._pushes(ask, head, self._unread), 0
        if pushes:
            self._choose(Head(""), [Item(READ_ON, READ_ON)], keys.READ_HINTS, at=READ_ON, moves=())

    def _say_back(self, ask: Ask, question: str, reply: Reply) -> None:
        """The question and its answer stay on the screen."""
        from rich.console import Group

        from reflect.render.words import heading, indented, words

        if reply is Move.SKIP and ask.usual and ask.default:
            said = ask.words_of(ask.default)
        elif reply is Move.SKIP or reply is Empty.SKIPPED:
            said = "Skipped"
        elif reply is Empty.DID_NOT_COME_UP:
            said = NOT_THIS_TIME
        else:
            said = ask.words_of(reply) if not isinstance(reply, Move) else ""
        self._screen.show(Group(heading(question), indented(words(said))))
        self._screen.say()

    # One method for each kind of question

    def _text(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        return self._typed(ask, head, _written(earlier), lambda text: text, multiline=True)

    def _date(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        return self._typed(ask, head, _written(earlier), lambda text: typed_day(text, ask))

    def _number(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        return self._typed(ask, head, _written(earlier), typed_number)

    def _select(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        jumps = len(ask.choices) < FINDS_FROM
        items = [Item(c.id, c.words, str(n) if jumps else None) for n, c in enumerate(ask.choices, 1)]
        return self._one_of(ask, head, items, earlier or ask.default)

    def _confirm(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        items = [Item(c.id, c.words, c.id[0]) for c in ask.choices]
        return self._one_of(ask, head, items, earlier or ask.default)

    def _scale(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        items = [Item(n, c.words, str(n)) for n, c in enumerate(ask.choices, 1)]
        if ask.rates:
            items.append(Item(Empty.DID_NOT_COME_UP, NOT_THIS_TIME, "0"))
        return self._one_of(ask, head, items, earlier)

    def _multi(self, ask: Ask, head: Head, earlier: Value | None) -> Reply:
        """Tick; the first few choices, then all of them with what is ticked already."""
        ticked = earlier if isinstance(earlier, tuple) else ()
        first = ask.first or len(ask.choices)
        at: str | None = None
        if any(c.id in ticked for c in ask.choices[first:]):
            first = len(ask.choices)
        while True:
            reply = self._some_of(ask, head, first, ticked, at)
            if not isinstance(reply, _More):
                return reply
            ticked, at, first = reply.ticked, ask.choices[first].id, len(ask.choices)

    # What they share

    def _one_of(self, ask: Ask, head: Head, items: list[Item], earlier: Value | str | None) -> Reply:
        at: object = next((i.value for i in items if earlier not in (None, "") and i.value == earlier), None)
        if at is None:
            # Enter alone must never give an answer that nobody chose.
            at = Move.SKIP
            items.insert(0, Item(at, SKIP_LABEL, "s" if items[0].key else None))
        hints = keys.MENU_HINTS if items[-1].key else keys.FIND_HINTS
        reply = self._choose(
            head,
            items,
            hints if ask.skippable else keys.without_skip(hints),
            at=at,
            moves=_moves(ask),
        )
        return reply if isinstance(reply, (Move, Empty)) else ask.accept(reply)

    def _choose(
        self, head: Head, items: Sequence[Item], hints: keys.Hints, *, at: object, moves: Collection[Move]
    ) -> Any:
        """Put a menu of which one is chosen."""
        choices = [questionary.Choice(i.words, value=i.value, shortcut_key=i.key) for i in items]
        question = questionary.select(
            "", choices=choices, default=next(c for c in choices if c.value == at), qmark="", instruction=" ",
            style=STYLE, use_shortcuts=items[-1].key is not None, use_jk_keys=False,
        )  # fmt: skip
        mark = Mark(_control(question))
        bound = menu_keys(
            mark,
            items,
            finds=items[-1].key is None and len(items) >= FINDS_FROM,
            moves=moves,
            hand_in=lambda: mark.value,
        )
        return self._run_menu(question, bound, head, hints, items=items, mark=mark)

    def _some_of(
        self, ask: Ask, head: Head, first: int, ticked: Sequence[str], at: str | None
    ) -> Reply | _More:
        """Put a menu in which any number may be ticked."""
        shown = ask.choices[:first]
        items = [Item(c.id, c.words) for c in shown]
        choices = [questionary.Choice(c.words, value=c.id, checked=c.id in ticked) for c in shown]
        left = len(ask.choices) - first
        finds = not left and len(shown) >= FINDS_FROM
        if left:
            items.append(Item(MORE, f"Show more ({left} left)"))
            choices.append(questionary.Choice(items[-1].words, value=MORE))
        question = questionary.checkbox(
            "", choices=choices, qmark="", instruction=" ", style=STYLE, initial_choice=at, use_jk_keys=False
        )
        control = _control(question)
        ticks = Ticks(control, lambda ids: _fault(ask, ids))
        mark = Mark(control)
        bound = menu_keys(mark, items, finds=finds, moves=_moves(ask), hand_in=ticks.hand_in)
        tick_keys(bound, mark, more=MORE, show_more=lambda: _More(ticks.ids), tick=ticks.turn)
        hints = keys.FIND_MULTI_HINTS if finds else keys.MULTI_HINTS
        reply = self._run_menu(question, bound, head, hints, items=items, mark=mark, ticks=True)
        return reply if isinstance(reply, (Move, _More)) else ask.accept(reply)

    def _typed(
        self, ask: Ask, head: Head, start: str, read: Callable[[str], object], *, multiline: bool = False
    ) -> Reply:
        def verdict(text: str) -> bool | str:
            try:
                ask.accept(read(text)) if text.strip() else None
            except ValueError as error:
                return "\n".join(self._fold(str(error), self._columns - 1))
            return True

        start = as_typed(start)  # a text of an earlier time may hold what is no longer kept

        paragraphs = multiline and self._finish_key == "ctrl-d"
        hints = keys.text_hints(paragraphs=paragraphs, editor=multiline and bool(self._editor))
        while True:
            question = questionary.text(
                "",
                default=start,
                qmark=">",
                multiline=multiline,
                instruction="",
                style=STYLE,
                validate=verdict,
            )
            self._typing = question.application.current_buffer
            _wrap_between_words(question)
            bound = text_keys(lines=multiline, paragraphs=paragraphs, leads_back=ask.leads_back)
            reply = self._run(question, bound, head, hints)
            if reply is not EDIT:
                break
            start = self._in_editor(self._typing.text)
        if isinstance(reply, Move):
            return reply
        return ask.accept(read(reply)) if reply.strip() else Empty.SKIPPED

    def _in_editor(self, text: str) -> str:
        """Open the text in the editor, if that is switched on; else say how."""
        if not self._editor:
            self._screen.say(EDITOR_IS_OFF)
            return text
        from reflect.cli.asking.editor import edit

        try:
            written = edit(
                text,
                command="" if self._editor == "on" else self._editor,
                environment=self._environment,
                trusted=self._trusted_editor,
            )
        except (ComputerSaidNo, Protected) as error:
            self._screen.say(f"{error.message} {error.hint}")
            return text
        return as_typed(written)

    def _run_menu(
        self,
        question: questionary.Question,
        bound: KeyBindings,
        head: Head,
        hints: keys.Hints,
        *,
        items: Sequence[Item],
        mark: Mark,
        ticks: bool = False,
    ) -> Any:
        app, control = question.application, _control(question)
        frame.Menu(
            control,
            items,
            ticks=ticks,
            pointer=">" if self._screen.look.ascii else "\u00bb",
            fold=self._fold,
            columns=lambda: app.output.get_size().columns,
            is_lost=lambda: mark.is_lost,
        )
        frame.let_scroll(app, control)
        return self._run(question, bound, head, hints, beside=frame.BESIDE_MENU)

    def _run(
        self,
        question: questionary.Question,
        bound: KeyBindings,
        head: Head,
        hints: keys.Hints,
        *,
        beside: int = frame.BESIDE_TEXT,
    ) -> Any:
        app, fold = question.application, self._fold
        if head.words and not head.fits(fold, self._columns, self._screen.out.height - beside):
            # Too long to stand above its answer: then it is said once in full.
            for text in (head.words, *head.notes):
                self._screen.say(text)
            self._screen.say()
        hints = hints if self._drafts else keys.that_stop(hints)
        hints = hints if self._leads_back else keys.without_back(hints)
        frame.stand(app, head, hints, fold=fold, beside=beside, is_ascii=self._screen.look.ascii)
        app.pre_run_callables.append(lambda: self._watch(app))
        keys.listen(app, bound, keep=self._tell_what_is_typed)
        with _told_to_end(app):
            return question.unsafe_ask()

    def _tell_what_is_typed(self) -> None:
        if self._typing is None or self._told is None:
            return
        with suppress(ComputerSaidNo, Untrusted):  # said when the page is left, as in `_watch`
            self._told(self._typing.text)

    def _watch(self, app: Application[Any]) -> None:
        """While a text is typed, tell about it whenever it has changed within the last half second.

        What the computer refuses then is not said: it would tear the page that is written on. It is tried again at
        each turn, and said when the page is left. A mistake of ours ends the question, and is told where all are.
        """
        buffer, told = self._typing, self._told
        if buffer is None or told is None:
            return

        async def watch() -> None:
            last = buffer.text
            while True:
                await asyncio.sleep(EVERY)
                if (text := buffer.text) == last:
                    continue
                try:
                    told(text)
                except (ComputerSaidNo, Untrusted):
                    continue
                except Exception as error:
                    app.exit(exception=error)
                    return
                last = text

        app.create_background_task(watch())

    @property
    def _columns(self) -> int:
        return self._screen.out.width

    def _fold(self, text: str, columns: int) -> list[str]:
        return self._screen.folded(text, columns)


def _control(question: questionary.Question) -> InquirerControl:
    """The part of a menu that knows what is pointed at and what is ticked."""
    windows = question.application.layout.find_all_windows()
    return next(w.content for w in windows if isinstance(w.content, InquirerControl))


def _moves(ask: Ask) -> tuple[Move, ...]:
    offered = ((Move.BACK, ask.leads_back), (Move.SKIP, ask.skippable))
    return tuple(move for move, is_offered in offered if is_offered)


def _fault(ask: Ask, value: object) -> str:
    """Say what is wrong with an answer; empty if nothing is."""
    try:
        ask.accept(value)
    except ValueError as error:
        return str(error)
    return ""


def _wrap_between_words(question: questionary.Question) -> None:
    control = question.application.layout.current_control
    if isinstance(control, BufferControl) and control.input_processors is not None:
        control.input_processors.append(WordWrap(PREFIX))


def _written(earlier: Value | None) -> str:
    """An earlier answer as it would be typed; nothing for one that was left empty."""
    if earlier is None or isinstance(earlier, Empty):
        return ""
    return f"{earlier:.15g}" if isinstance(earlier, float) else str(earlier)


def _let_go_in_the_background(app: Application[Any]) -> None:
    """Read no terminal any more if a shell has it now, as after Ctrl+Z.

    The system would put to sleep again whoever sets it from the background, and the program would never end.
    """
    try:
        keyboard = app.input.fileno()
        in_background = os.tcgetpgrp(keyboard) != os.getpgrp()
    except (AttributeError, OSError, NotImplementedError):  # no terminal, or a system without jobs
        return
    if in_background:
        os.dup2(os.pipe()[0], keyboard)


@contextmanager
def _told_to_end(app: Application[Any]) -> Iterator[None]:
    """While a prompt is open, a hang-up or a request to end closes it first, and is raised after that.

    Raised at any other point of the event loop it can be swallowed, or break off what is being kept.
    """
    told: list[int] = []

    def close() -> None:
        if told and app.future is not None and not app.future.done():
            app.exit()

    def stop(number: int, _: object) -> None:
        told.append(number)
        _let_go_in_the_background(app)
        if app.loop is not None:
            app.loop.call_soon_threadsafe(close)

    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGQUIT") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers if callable(signal.getsignal(number))}
    app.pre_run_callables.append(close)
    for number in before:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if told:
            raise Stopped(told[0])
