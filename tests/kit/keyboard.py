"""Every key that a terminal can send, and a sitting in which each of them is pressed and looked at."""

import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from unicodedata import category

from kit import screens  # noqa: F401 - it makes prompts start quicker
from kit.world import Terminal
from prompt_toolkit.application import create_app_session, get_app
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.input.ansi_escape_sequences import ANSI_SEQUENCES
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding.key_processor import _Flush
from prompt_toolkit.output import DummyOutput
from questionary.prompts.common import InquirerControl

from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.screen import Screen

ESC = "\x1b"
# The beginning of a paste swallows all that comes until its end: pastes are pressed whole.
SEQUENCES = [sequence for sequence in ANSI_SEQUENCES if sequence != "\x1b[200~"]
PASTES = [
    f"\x1b[200~{text}\x1b[201~" for text in ("plain", "red \x1b[31mline\x1b[0m\x00", "\x1a\x07", "a\tb")
]
LETTERS = [c for c in string.printable if not c.isspace()] + [" "]
UNKNOWN = [
    *(
        "\x1b[99;5u",
        "\x1b[3;5u",
        "\x1b[27;5;111~",
        "\x1b[57414;3u",
        "\x1b[1;99Z",
        "\x1b[[F",
        "\x1bOj",
        "\x1b[7;",
    ),
    *("\x1b[I", "\x1b[O", "\x1b[?62;22c", "\x1b[?1;2c", "\x1b[8;24;80t", "\x1b[>0;276;0c", "\x1b[4;1;1;1"),
    *(
        "\x1b]11;rgb:0/3/5\x07",
        "\x1b]11;rgb:ffff/1/1\x1b\\",
        "\x1bP>|xterm(370)\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
    ),
    *("\x1b[<0;10;10M", "\x1b[<0;10;10m", "\x1b[M !!", "\x1b[96;5;5M", "\x1b[5;7R"),
]
"""What a terminal says that nobody bound: keys with odd modifiers, focus, mouse, answers to questions of other programs."""
CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF, 0xFDD0)]
# Bytes that are no UTF-8: a terminal in another encoding. They come as halves of characters.
BROKEN = ["\udce9", "\udc80", "\udcff"]
EVERY_KEY = tuple(
    dict.fromkeys(
        [*SEQUENCES, *PASTES, *LETTERS, *CONTROLS, *BROKEN, "é", "漢", "😀", "\u0301", *UNKNOWN]
        + [ESC + key for key in (*LETTERS, *CONTROLS[:0x21], "é")]
        + [ESC + sequence for sequence in SEQUENCES if sequence.startswith(ESC)]
    )
)
"""From the toolkit's own table, each with Alt too; every letter, every control character, and what nobody knows."""


def parsed(key: str) -> tuple[str, ...]:
    """The names that the toolkit gives to what a terminal sent."""
    found: list[Any] = []
    parser = Vt100Parser(found.append)
    parser.feed_and_flush(key)
    return tuple(press.key for press in found)


def is_hidden(text: str) -> bool:
    return any(category(c) in ("Cc", "Cs", "Cn") and c != "\n" for c in text)


@dataclass(frozen=True)
class State:
    """What a question holds at one moment."""

    text: str = ""
    mark: str = ""
    ticks: tuple[str, ...] = ()
    looked_for: str = ""


@dataclass
class Pressed:
    """A key, what stood there before and after it, and what the question was left with, if it was."""

    key: str
    before: State
    after: State
    left: bool = False
    slept: bool = False
    reply: Any = None
    error: BaseException | None = None


@dataclass
class Sitting(DummyOutput):
    """Presses keys one by one into the question that is open, as soon as it is drawn; gives up a key that leaves it.

    A key is read, and waited for when it may be the beginning of another, as the application does it by its clock.
    """

    keys: list[str]
    send: Callable[[str], None] = field(default=lambda _: None)
    done: list[Pressed] = field(default_factory=list)
    app: Any = None

    def flush(self) -> None:
        app = get_app()
        if app is not self.app and app.is_running:
            self.app = app  # after the editor was wanted, the same question stands in another application
            app.create_background_task(self._press_all(app))

    async def _press_all(self, app: Any) -> None:
        try:
            self._press_in_turn(app)
        except BaseException as error:
            app.exit(exception=error)
            raise

    def _press_in_turn(self, app: Any) -> None:
        for key in list(self.keys):
            self.keys.pop(0)
            before = state(app)
            slept: list[bool] = []
            app.suspend_to_background = lambda slept=slept: slept.append(
                True
            )  # tried in a real shell instead
            self.done.append(Pressed(key, before, before))
            self._press(app, key)
            self.done[-1] = Pressed(key, before, state(app), left=app.is_done, slept=bool(slept))
            if app.is_done:
                return
        app.exit(exception=EOFError)

    def _press(self, app: Any, key: str) -> None:
        self.send(key)
        processor = app.key_processor
        for come in (app.input.read_keys, app.input.flush_keys):
            processor.feed_multiple(come())
            processor.process_keys()
        processor.feed(_Flush)
        processor.process_keys()


def state(app: Any) -> State:
    control = next(
        (w.content for w in app.layout.find_all_windows() if isinstance(w.content, InquirerControl)), None
    )
    if control is None:
        return State(text=app.current_buffer.text)
    return State(
        mark=str(control.get_pointed_at().value),
        ticks=tuple(map(str, control.selected_options)),
        looked_for=control.search_filter or "",
    )


def press_all(
    ask: Any, keys: Iterable[str], *, earlier: Any = None, before: str = "", told: str = "", **options: Any
) -> list[Pressed]:
    """Press each key in a question that stays open; where one leaves it, go on in a new one. `before` is pressed first."""
    left, done = list(keys), []
    while left:
        started = [*([before] if before else []), *left]
        sitting = Sitting(started)
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=sitting):
            sitting.send = lambda key: pipe.send_bytes(key.encode("utf-8", "surrogateescape"))
            asker = GuidedAsker(Screen(Terminal(), Terminal()), **options)
            if told:
                asker.tell(told)
            reply: Any = None
            error: Exception | None = None
            try:
                reply = asker.ask(ask, place=None, earlier=earlier)
            except KeyboardInterrupt:
                reply = KeyboardInterrupt
            except Exception as caught:
                error = caught
        found = sitting.done[1:] if before else sitting.done
        assert found, (ask.kind, error)
        if found[-1].left or (error is not None and sitting.keys):
            found[-1].reply, found[-1].error, found[-1].left = reply, error, True
        done += found
        left = left[len(found) :]
    return done
