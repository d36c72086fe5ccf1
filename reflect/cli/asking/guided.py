"""The guided asker, on a real terminal. The only module that knows questionary and prompt_toolkit.

The same keys in every question type: Enter goes on, Ctrl+J makes a new line, Shift+Tab goes back, Ctrl+D
on an empty answer skips, Ctrl+C pauses. Long texts are printed above the prompt, where they wrap.
"""

import asyncio
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import questionary
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys

from reflect.cli.asking.contract import STAYS_WITH_YOU, EndOfInput, Move, Reply, Typing
from reflect.cli.asking.typed import typed_day, typed_number
from reflect.cli.errors import Stopped
from reflect.errors import ComputerSaidNo
from reflect.guide.ask import Ask, Empty, Value

if TYPE_CHECKING:
    from reflect.cli.screen import Screen

# Shift+Enter where the terminal tells it apart (CSI u, mintty): the same as Esc then Enter, a new line.
ANSI_SEQUENCES["\x1b[13;2u"] = (Keys.Escape, Keys.ControlM)
ANSI_SEQUENCES["\x1b[27;2;13~"] = (Keys.Escape, Keys.ControlM)

STYLE = questionary.Style([("selected", "noreverse"), ("instruction", ""), ("answer", "bold")])
EVERY = 0.5
"""How often a text that is being typed is kept, in seconds."""

MORE = "\0more"
EDIT = object()
EDITOR_IS_OFF = 'The editor is off. To switch it on, write this into settings.toml: editor = "on"'
NOT_THIS_TIME = "It did not come up"
TEXT_HINTS = (
    "Enter next · Ctrl+J new line · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
PARAGRAPH_HINTS = (
    "Ctrl+D next · Enter new line · Shift+Tab back · Ctrl+D on nothing skips · Ctrl+C pause",
    "Ctrl+D next · Ctrl+C pause",
)
MENU_HINTS = (
    "Arrows move · Enter next · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
MULTI_HINTS = (
    "Arrows move · Space ticks · Enter next · Shift+Tab back · Ctrl+C pause",
    "Space ticks · Enter next · Ctrl+C pause",
    "Space ticks · Enter next",
)
SKIP_LABEL = "(skip this one)"
ROOM_FOR_QUESTION = 9
"""Lines of the screen that a menu leaves to its question and to the keys."""


class GuidedAsker:
    """Asks with menus and line editing."""

    def __init__(
        self,
        screen: "Screen",
        *,
        finish_key: str = "enter",
        editor: str = "",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = screen
        self._finish_key, self._editor, self._environment = finish_key, editor, environment or {}
        self._typing: Buffer | None = None
        self._told: Typing | None = None

    @property
    def unfinished(self) -> str:
        """What stands in the line, or the lines, of the question that was left last."""
        return self._typing.text if self._typing is not None else ""

    def tell(self, text: str) -> None:
        """Show fixed text, with an empty line after it."""
        self._screen.say(text)
        self._screen.say()

    def ask(
        self, ask: Ask, *, place: tuple[int, int] | None, earlier: Value | None, typing: Typing | None = None
    ) -> Reply:
        """Put one question; see `contract.Asker`."""
        self._typing, self._told = None, typing
        if ask.card:
            self.tell(ask.card)
        count = f"{place[0]} of {place[1]}  " if place else ""
        self._screen.say(count + ask.words)
        if ask.help:
            self._screen.say(ask.help)
        if ask.private:
            self._screen.say(STAYS_WITH_YOU)
        asked: Callable[[Ask, Value | None], Reply] = getattr(self, f"_{ask.kind}")
        try:
            reply = asked(ask, earlier)
        except Stopped:
            raise
        except KeyboardInterrupt:
            return Move.PAUSE
        except EOFError:
            raise EndOfInput from None
        self._say_back(ask, reply)
        self._screen.say()
        return reply

    def _say_back(self, ask: Ask, reply: Reply) -> None:
        """What was chosen in a menu stays on the screen in its words; what was typed is there already."""
        if reply is Move.SKIP or reply is Empty.SKIPPED:
            self._screen.say("  Skipped")
        elif reply is Empty.DID_NOT_COME_UP:
            self._screen.say(f"  {NOT_THIS_TIME}")
        elif ask.kind in ("select", "confirm", "scale", "multi") and not isinstance(reply, (Move, Empty)):
            self._screen.say(f"  {ask.words_of(reply)}")

    # One method for each kind of question

    def _text(self, ask: Ask, earlier: Value | None) -> Reply:
        self._hint(TEXT_HINTS if self._finish_key == "enter" else PARAGRAPH_HINTS)
        return self._typed(ask, _written(earlier), lambda text: text, multiline=True)

    def _date(self, ask: Ask, earlier: Value | None) -> Reply:
        self._screen.say("Type a day, such as yesterday or 2026-03-01.")
        self._hint(TEXT_HINTS)
        return self._typed(ask, _written(earlier), lambda text: typed_day(text, ask))

    def _number(self, ask: Ask, earlier: Value | None) -> Reply:
        self._hint(TEXT_HINTS)
        return self._typed(ask, _written(earlier), typed_number)

    def _select(self, ask: Ask, earlier: Value | None) -> Reply:
        self._hint(MENU_HINTS)
        digits = [str(n) if len(ask.choices) <= 9 else None for n in range(1, len(ask.choices) + 1)]
        choices = [
            questionary.Choice(c.words, value=c.id, shortcut_key=digit)
            for c, digit in zip(ask.choices, digits, strict=True)
        ]
        return self._menu(ask, choices, earlier or ask.default, use_shortcuts=bool(digits[0]))

    def _confirm(self, ask: Ask, earlier: Value | None) -> Reply:
        self._hint(MENU_HINTS)
        choices = [questionary.Choice(c.words, value=c.id, shortcut_key=c.id[0]) for c in ask.choices]
        return self._menu(ask, choices, earlier or ask.default, use_shortcuts=True)

    def _scale(self, ask: Ask, earlier: Value | None) -> Reply:
        labels = [c.words for c in ask.choices]
        if max(map(len, labels)) + 8 > self._screen.out.width:
            for number, line in enumerate(labels, 1):
                self._screen.say(f"{number}  {line}")
            labels = [f"Line {number}" for number in range(1, 6)]
        self._hint(MENU_HINTS)
        choices = [
            questionary.Choice(label, value=n, shortcut_key=str(n)) for n, label in enumerate(labels, 1)
        ]
        if ask.rates:
            choices.append(questionary.Choice(NOT_THIS_TIME, value=Empty.DID_NOT_COME_UP, shortcut_key="0"))
        return self._menu(ask, choices, earlier, use_shortcuts=True)

    def _multi(self, ask: Ask, earlier: Value | None) -> Reply:
        """Tick on pages that fit the screen; what was ticked on one page stays ticked on the next."""
        ticked = set(earlier) if isinstance(earlier, tuple) else set()
        page = max(self._screen.out.height - ROOM_FOR_QUESTION, 4)
        start, end = 0, min(ask.first or len(ask.choices), page)
        while True:
            shown = ask.choices[start:end]
            self._hint(MULTI_HINTS)
            choices = [questionary.Choice(c.words, value=c.id, checked=c.id in ticked) for c in shown]
            if end < len(ask.choices):
                choices.append(questionary.Choice(f"Show more ({len(ask.choices) - end} left)", value=MORE))
            elsewhere = ticked - {c.id for c in shown}
            further = {c.id for c in ask.choices[end:]} & ticked
            reply = self._run(
                questionary.checkbox(
                    "", choices=choices, qmark="", instruction=" ", style=STYLE,
                    validate=_verdict(ask, elsewhere, further),
                ),
                _menu_keys(ticks=True),
            )  # fmt: skip
            if isinstance(reply, Move):
                return reply
            ticked = (set(reply) | elsewhere) - {MORE}
            if MORE not in reply:
                return ask.accept([c.id for c in ask.choices if c.id in ticked])
            start, end = end, min(end + page, len(ask.choices))

    # What they share

    def _menu(
        self, ask: Ask, choices: list[Any], earlier: Value | str | None, *, use_shortcuts: bool = False
    ) -> Reply:
        at = next((c for c in choices if earlier not in (None, "") and c.value == earlier), None)
        if at is None:
            # Enter alone must never give an answer that nobody chose.
            at = questionary.Choice(SKIP_LABEL, value=Move.SKIP, shortcut_key="s")
            choices.insert(0, at)
        reply = self._run(
            questionary.select(
                "", choices=choices, default=at, qmark="", instruction=" ", style=STYLE, use_shortcuts=use_shortcuts,
                use_jk_keys=False, use_search_filter=not use_shortcuts,
            ),
            _menu_keys(),
        )  # fmt: skip
        return reply if isinstance(reply, (Move, Empty)) else ask.accept(reply)

    def _typed(
        self, ask: Ask, start: str, read: Callable[[str], object], *, multiline: bool = False
    ) -> Reply:
        def verdict(text: str) -> bool | str:
            try:
                ask.accept(read(text)) if text.strip() else None
            except ValueError as error:
                return str(error)
            return True

        paragraphs = multiline and self._finish_key == "ctrl-d"
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
            reply = self._run(question, _text_keys(new_lines=multiline, paragraphs=paragraphs))
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
            return edit(
                text, command="" if self._editor == "on" else self._editor, environment=self._environment
            )
        except ComputerSaidNo as error:
            self._screen.say(f"{error.message} {error.hint}")
            return text

    def _run(self, question: questionary.Question, keys: KeyBindings) -> Any:
        app = question.application
        app.erase_when_done = self._typing is None
        app.pre_run_callables.append(lambda: self._watch(app))
        keys.add(Keys.SIGINT)(_interrupted)
        app.key_bindings = merge_key_bindings([*filter(None, [app.key_bindings]), keys])
        with _told_to_end(app):
            return question.unsafe_ask()

    def _watch(self, app: Application[Any]) -> None:
        """While a text is typed, tell about it whenever it has changed within the last half second."""
        buffer, told = self._typing, self._told
        if buffer is None or told is None:
            return

        async def watch() -> None:
            last = buffer.text
            while True:
                await asyncio.sleep(EVERY)
                if buffer.text != last:
                    last = buffer.text
                    told(last)

        app.create_background_task(watch())

    def _hint(self, hints: tuple[str, ...]) -> None:
        """One line of keys, the longest that fits."""
        width = self._screen.out.width
        hint = next((h for h in hints if len(h) < width), hints[-1])
        self._screen.say(hint.replace("·", "|") if self._screen.look.ascii else hint)


def _written(earlier: Value | None) -> str:
    """An earlier answer as it would be typed; nothing for one that was left empty."""
    if earlier is None or isinstance(earlier, Empty):
        return ""
    return f"{earlier:.15g}" if isinstance(earlier, float) else str(earlier)


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
        if app.loop is not None:
            app.loop.call_soon_threadsafe(close)

    numbers = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
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


def _interrupted(event: KeyPressEvent) -> None:
    """A Ctrl-C that came as a signal, before the keys were listened to: menus would let it pass unheard."""
    event.app.exit(exception=KeyboardInterrupt)


def _leave(move: Move) -> Callable[[KeyPressEvent], None]:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=move)

    return leave


def _menu_keys(*, ticks: bool = False) -> KeyBindings:
    keys = KeyBindings()
    for key in (Keys.BackTab, Keys.Left):
        keys.add(key, eager=True)(_leave(Move.BACK))
    keys.add(Keys.ControlD, eager=True)(_leave(Move.SKIP))
    if ticks:
        # "All" and "invert" are a slip of the finger away from a letter; nobody ticks all of these.
        for letter in ("a", "i"):
            keys.add(letter, eager=True)(lambda _: None)
    return keys


def _text_keys(*, new_lines: bool, paragraphs: bool = False) -> KeyBindings:
    """Keys of a text answer. With `paragraphs`, Enter makes a new line and Ctrl+D hands the text in."""
    keys = KeyBindings()
    empty = Condition(lambda: not get_app().current_buffer.text)
    for key in (Keys.ControlO, Keys.F2):
        keys.add(key, eager=True, filter=Condition(lambda: new_lines))(
            lambda event: event.app.exit(result=EDIT)
        )
    keys.add(Keys.BackTab, eager=True)(_leave(Move.BACK))
    keys.add(Keys.ControlD, eager=True, filter=empty)(_leave(Move.SKIP))

    @keys.add(
        Keys.ControlD if paragraphs else Keys.ControlM, eager=True, filter=~empty if paragraphs else True
    )
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    if paragraphs:
        keys.add(Keys.ControlM, eager=True)(lambda event: event.current_buffer.insert_text("\n"))

    if new_lines:

        @keys.add(Keys.ControlJ, eager=True)
        @keys.add(Keys.Escape, Keys.ControlM, eager=True)
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

    return keys


def _verdict(ask: Ask, elsewhere: set[str], further: set[str]) -> Callable[[list[str]], bool | str]:
    """Check what is ticked here together with other pages; who goes on to those further on may still untick there."""

    def verdict(ids: list[str]) -> bool | str:
        others = elsewhere - further if MORE in ids else elsewhere
        try:
            ask.accept([*others, *(id for id in ids if id != MORE)])
        except ValueError as error:
            return str(error)
        return True

    return verdict
