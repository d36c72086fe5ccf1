"""One question of a review. A pause is kept there, and going back leads to the question before."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move
from reflect.guide.ask import Ask, Step, Value

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker, Reply


def asked(asker: "Asker", ask: Ask, *, earlier: Value | None = None) -> "Reply":
    """Put one question; one that is left empty gets its usual answer, where it has one.

    Raises:
        KeyboardInterrupt: if the person paused.
        EndOfInput: if there is nothing left to read.
    """
    reply = asker.ask(replace(ask, usual=bool(ask.default)), place=None, earlier=earlier)
    return ask.default if reply is Move.SKIP and ask.default else reply


def typed(asker: "Asker", question: str, help: str, *, nothing: str = "") -> str | Move:
    """Ask for words of one's own; empty if there are none. With `nothing`, which an empty one stands for, on one line."""
    ask = Ask(step=Step("words"), kind="text", words=question, help=help, nothing=nothing)
    reply = asker.ask(ask, place=None, earlier=None)
    return reply if isinstance(reply, str) or reply is Move.BACK else ""
