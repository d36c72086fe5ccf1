"""What every asker promises: one `Ask` in, one reply out. Nothing here knows how it is shown."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import Protocol

from reflect.errors import AnswerNeeded
from reflect.guide.ask import Ask, Step, Value
from reflect.wording import later, speak


class Move(Enum):
    """What a person can do instead of answering, and stay. Who pauses leaves: that is an exception."""

    BACK = "back"
    SKIP = "skip"
    FINISH = "finish"


Reply = Value | Move
STAYS_WITH_YOU = later("(Your answer stays with you.)")
NOT_KEPT = later("(Your answer is not kept anywhere.)")

Typing = Callable[[str], None]


class EndOfInput(AnswerNeeded):
    """The input ended before this was answered."""


class Asker(Protocol):
    """One way to put questions to a person."""

    @property
    def unfinished(self) -> str:
        """What was typed into the question that was left last, and not handed in; empty if nothing."""

    @property
    def ticked(self) -> tuple[str, ...] | None:
        """What is ticked in the list that was left last, handed in or not; None if it is not known, or it was no list."""

    @property
    def standing(self) -> Value | None:
        """What stood in the question that was left by `Move.FINISH`, accepted; None where nothing was said in it."""

    @property
    def saw_all(self) -> bool:
        """Whether all choices of the question that was left last were on the screen."""

    def ask(
        self, ask: Ask, *, place: tuple[int, int] | None, earlier: Value | None, typing: Typing | None = None
    ) -> Reply:
        """Put one question.

        Args:
            ask: the question.
            place: (number, of how many), or None for a question outside the count.
            earlier: the answer already given there, to start from.
            typing: told what stands in a text question, at most every half second while it is typed.

        Returns:
            An accepted value, or a `Move`.

        Raises:
            KeyboardInterrupt: if the person paused there.
            EndOfInput: if there is nothing left to read.
        """

    def tell(self, text: str) -> None:
        """Show fixed text: an opening line, a card, a closing word."""


def for_whom_it_is(ask: Ask) -> str:
    """Say under a question that its answer is kept nowhere, or that it can never be shared; empty for any other."""
    if not ask.kept:
        return speak(NOT_KEPT)
    return speak(STAYS_WITH_YOU) if ask.private else ""


def confirmed(asker: Asker, question: str, *, at_once: bool = False) -> bool:
    """Put a yes-or-no question whose usual answer is no. `at_once` where a slip of the finger does no harm.

    Raises:
        KeyboardInterrupt: if the person paused there.
    """
    ask = replace(Ask.yes_no(Step("confirm"), question, drafts=False), at_once=at_once)
    reply = asker.ask(ask, place=None, earlier=None)
    return reply == "yes"
