"""One question while it is open: it stands on the screen, hears its keys, and what is typed in it is told about.

It makes no menu and reads no answer. The toolkit is loaded when it is put, and not before.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import field
from typing import TYPE_CHECKING, Any

from reflect.cli.asking import meanwhile
from reflect.cli.asking.contract import Typing
from reflect.cli.asking.guided import hints
from reflect.cli.asking.guided.first_look import first_look
from reflect.cli.asking.guided.habits import Habits
from reflect.cli.asking.guided.picture import Head, Line, Standing
from reflect.cli.signals import Stopped
from reflect.errors import ComputerSaidNo, Untrusted
from reflect.guide.ask import Ask, Value
from reflect.quick_dataclass import dataclass
from reflect.render.lines import is_narrow
from reflect.wording import later, speak

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings

    from reflect.cli.asking.guided.widgets import Widget
    from reflect.cli.screen import Screen

PASTED = later("A paste is no answer here, so nothing was chosen. Please use these keys:")
EVERY = 0.5
"""How often a text that is being typed is kept, in seconds."""


@dataclass
class OpenQuestion:
    """A question on the guided screen, from when it is put until it is left.

    Attributes:
        told: told about what is typed, while it is typed.
        habits: what may still be pressed that belongs to the question before.
        line: what is typed into; None while nothing can be.
        ticks: gives what is ticked; None where nothing can be.
        standing: what stood in it when it was left by finishing; None where nothing was said in it.
        saw_all: says whether all choices were on the screen.
        letters_find: letters look for a choice in it.
        notice: what is said above its line of keys, until the next key; empty for nothing.
        is_first: no question was put before it, so that the toolkit may not be loaded yet.
    """

    screen: "Screen"
    ask: Ask
    head: Head
    told: Typing | None = None
    habits: Habits = field(default_factory=Habits)
    line: "Buffer | None" = None
    ticks: Callable[[], tuple[str, ...]] | None = None
    standing: Value | None = None
    saw_all: Callable[[], bool] = lambda: True
    letters_find: bool = False
    notice: str = ""
    is_first: bool = False

    @property
    def typed(self) -> str:
        """What stands in the line, or the lines, of the question; empty for a menu."""
        return self.line.text if self.line is not None else ""

    @property
    def columns(self) -> int:
        """How wide the screen is."""
        return self.screen.width

    def fold(self, text: str, columns: int) -> list[str]:
        """Fold a text into lines of at most so many columns, also as the toolkit counts them, so that it leaves nothing out."""
        rows = self.screen.folded(text, columns)
        if all(map(is_narrow, rows)):
            return rows
        from reflect.cli.asking.guided.wrapping import broken

        return [part for row in rows for part in broken(row, max(columns, 1))]

    def stands_with(self, keys: hints.Hints, *, beside: int) -> Standing:
        """Say how it stands on the screen, with this line of keys, and so many lines beside its words."""
        keys = keys if self.ask.drafts else hints.that_stop(keys)
        keys = keys if self.ask.leads_back else hints.without_back(keys)
        keys = hints.with_finish(keys) if self.ask.finishes else keys
        return Standing(
            head=self.head, hints=keys, beside=beside, fold=self.fold, is_ascii=self.screen.look.ascii
        )

    def shown(
        self, standing: Standing, inner: Callable[[int], Iterable[Line]]
    ) -> AbstractContextManager[None]:
        """Show it while what it is put with loads, if it is the first one; `inner` is what stands in so many columns."""
        return first_look(self.screen, standing, inner) if self.is_first else nullcontext()

    def run(self, widget: "Widget", bound: "KeyBindings", standing: Standing) -> Any:
        """Put it, and wait until it is left.

        Args:
            widget: what is typed into or chosen from.
            bound: its own keys, each of which may leave the question with a result.
            standing: how it stands on the screen.

        Raises:
            KeyboardInterrupt: if the person paused.
            EOFError: if there is nothing left to read.
            Stopped: if the program was told to end.
        """
        from reflect.cli.asking.guided import keys, layout, redrawing

        app, head = widget.application, self.head
        if not standing.fits(self.columns, self.screen.height):
            # Too long to stand above its answer: then it is said once in full.
            for text in (head.words, *head.notes):
                self.screen.say(text)
            self.screen.say()
        layout.stand(app, standing, notice=lambda: self.notice)
        redrawing.take_all_away(app)
        app.pre_run_callables.append(lambda: self._watch(app))
        app.after_render += lambda _: meanwhile.asked()
        refuses = None
        if self.line is None:
            refuses = keys.Refuses(tell=self._say_of_paste, letters_find=self.letters_find)
        keys.listen(app, bound, keep=self._tell, habits=self.habits, refuses=refuses)
        with _told_to_end(app):
            return widget.unsafe_ask()

    def _say_of_paste(self, pasted: bool) -> None:
        self.notice = speak(PASTED) if pasted else ""

    def _tell(self) -> None:
        if self.line is None or self.told is None:
            return
        with suppress(ComputerSaidNo, Untrusted):  # said when the page is left, as in `_watch`
            self.told(self.line.text)

    def _watch(self, app: "Application[Any]") -> None:
        """While a text is typed, tell about it whenever it has changed within the last half second.

        What the computer refuses then is not said: it would tear the page that is written on. It is tried again at
        each turn, and said when the page is left. A mistake of ours ends the question, and is told where all are.
        """
        buffer, told = self.line, self.told
        if buffer is None or told is None:
            return

        import asyncio

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


def _let_go_in_the_background(app: "Application[Any]") -> None:
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
def _told_to_end(app: "Application[Any]") -> Iterator[None]:
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
