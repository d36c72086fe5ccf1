"""What the tests of a review share: somebody who decides by the question, in plain lines or on guided screens."""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import repeat
from typing import Any, NamedTuple

from kit.screens import BACK, CTRL_C, ENTER, Turn, attentive_typist, keys, lines
from kit.world import PASSPHRASE, Result, Terminal, World, ladder

from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.plain import PlainAsker
from reflect.cli.sharing import listed
from reflect.cli.sharing.reading import READ_ON
from reflect.guide.ask import Ask, Empty
from reflect.settings import Settings

Decide = Callable[[Ask], Any]


class Deciding:
    """Decides by the words of a question: (part of the words, reply), each pair once and in order; else the usual."""

    def __init__(self, *pairs: tuple[str, Any]) -> None:
        self.left = list(pairs)
        self.asked: list[Ask] = []
        self.told: list[str] = []
        self.before: list[tuple[Any, Ask]] = []

    def __call__(self, ask: Ask) -> Any:
        """Give the reply to a question."""
        self.asked.append(ask)
        for pair in self.left:
            if pair[0] in ask.words:
                self.left.remove(pair)
                return pair[1](ask) if callable(pair[1]) and not isinstance(pair[1], type) else pair[1]
        return ask.default or (Empty.SKIPPED if ask.skippable else "no")

    @property
    def words(self) -> str:
        """All questions that were asked, one a line."""
        return "\n".join(ask.words for ask in self.asked)


LIST = "may point to someone"
"""Words of the list of details."""


def ticked(*off: str, on: Iterable[str] = (), more: bool = False) -> Decide:
    """Take the ticks off the lines with these words, and put them on those; `more` to say more of one of them."""

    def choose(ask: Ask) -> tuple[str, ...]:
        return tuple(
            c.id
            for c in ask.choices
            if (c.group not in ("", listed.ORDINARY, listed.READER) and not any(o in c.words for o in off))
            or any(o in c.words for o in on)
            or (more and not c.group)
        )

    return choose


class LeftOpen(NamedTuple):
    """A list that is ticked and then left."""

    ids: tuple[str, ...]
    by: Any


def left_open(*off: str, on: Iterable[str] = (), by: Any) -> Decide:
    """Change ticks as `ticked` does, and leave the list without handing it in: by a pause, or back."""
    return lambda ask: LeftOpen(ticked(*off, on=on)(ask), by)


def has(words: str) -> Decide:
    """Choose the first line with these words."""
    return lambda ask: next(c.id for c in ask.choices if words in c.words)


class Typed(Terminal):
    """A terminal into which only what was decided is typed; it reads on, and signs with `sign`, in turn if many."""

    def __init__(self, screen: Terminal, sign: str | Iterator[str]) -> None:
        super().__init__()
        self.screen, self.lines = screen, deque[str]()
        self.sign = repeat(sign) if isinstance(sign, str) else sign

    def readline(self, *_: Any) -> str:  # type: ignore[override]
        """Give the next line."""
        if self.lines:
            return self.lines.popleft()
        return "\n" if self.screen.getvalue().endswith(READ_ON) else next(self.sign)


class Reviewer:
    """Stands before a real asker, and types what was decided."""

    def __init__(self, inner: Any, decide: Deciding, put: Callable[[Turn], None]) -> None:
        self.inner, self.decide, self.put = inner, decide, put

    @property
    def unfinished(self) -> str:
        """What stands in the open question."""
        return str(self.inner.unfinished)

    @property
    def ticked(self) -> tuple[str, ...] | None:
        """What is ticked in the open list."""
        ticked: tuple[str, ...] | None = self.inner.ticked
        return ticked

    @property
    def saw_all(self) -> bool:
        """Whether the open list was seen to its end."""
        return bool(self.inner.saw_all)

    def tell(self, text: str) -> None:
        """Note what is told, and tell it."""
        self.decide.told.append(text)
        self.inner.tell(text)

    def ask(self, ask: Ask, *, place: Any, earlier: Any, typing: Any = None) -> Any:
        """Put a question and answer it."""
        reply = self.decide(ask)
        if reply is EndOfInput:
            raise EndOfInput
        self.decide.before.append((earlier, ask))
        self.put(Turn(ask, earlier, reply, place=place))
        reply = reply.by if isinstance(reply, LeftOpen) else reply
        said = self.inner.ask(ask, place=place, earlier=earlier, typing=typing)
        expected, reply = (Empty.SKIPPED if r is Move.SKIP or r == () else r for r in (said, reply))
        assert expected == reply, (ask.words, reply, said)
        return said


def plain(world: World, *args: str, decide: Deciding, sign: str | Iterator[str] = "yes\n") -> Result:
    """Run a command whose review is answered line by line."""
    screen = Terminal()
    stream = Typed(screen, sign)

    def put(turn: Turn) -> None:
        stream.lines.extend(
            [":pause\n"] if turn.reply is KeyboardInterrupt else [f"{line}\n" for line in lines(turn)]
        )

    def make(app: Any) -> Reviewer:
        return Reviewer(PlainAsker(app.screen, app.stdin), decide, put)

    settings = Settings(home=world.home, plain=True, color=False)
    return world._run(args, stream, screen, settings, {"make_asker": make})


def guided(
    world: World,
    *args: str,
    decide: Deciding,
    sign: str | Iterator[str] = "yes\n",
    typed: "type[Typed]" = Typed,
) -> Result:
    """Run a command whose review is answered on guided screens, key by key; what is typed in lines comes by `typed`."""
    screen = Terminal()
    with attentive_typist() as press:

        def put(turn: Turn) -> None:
            if isinstance(turn.reply, LeftOpen):
                opened = keys(replace(turn, reply=turn.reply.ids)).removesuffix(ENTER)
                press(opened + (BACK if turn.reply.by is Move.BACK else CTRL_C))
            else:
                press(CTRL_C if turn.reply is KeyboardInterrupt else keys(turn))

        def make(app: Any) -> Reviewer:
            return Reviewer(GuidedAsker(app.screen), decide, put)

        settings = Settings(home=world.home, plain=False, color=False)
        return world._run(args, typed(screen, sign), screen, settings, {"make_asker": make})


def write(world: Any, *texts: str, day: str = "2026-03-04", pack: str = "quick_checkin") -> None:
    """Log one entry for each text."""
    for text in texts:
        document = {"pack": pack, "date": day, "answers": {"keep": text}}
        world.ok("log", "--answers", "-", stdin=json.dumps(document))


def kept_words(world: Any) -> tuple[list[str], list[str]]:
    """The words always masked, and those that are left alone, as they stand in the encrypted journal."""

    from reflect.storage.journal import Journal

    journal = Journal.open(world.home, PASSPHRASE, ladder=ladder)
    try:
        return list(journal.words.never_out), sorted(journal.words.left_alone)
    finally:
        journal.close()
