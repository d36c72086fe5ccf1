"""Words that may tell who somebody is without naming them, put as one question. Nothing of it is masked unless it is ticked."""

from typing import TYPE_CHECKING, NamedTuple

from reflect.cli.asking.contract import Move
from reflect.cli.sharing.asked import asked
from reflect.cli.sharing.further_words import again
from reflect.cli.sharing.listed import is_made_of, sentence_of
from reflect.cli.sharing.look_over import STATES
from reflect.guide.ask import Ask, Choice, Step
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.quasi.pointers import quasi_identifiers
from reflect.masking.spans import span
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.asking.contract import Asker

COULD_THEY_KNOW = later("Could someone know who this is?")
TICK = later("These words name nobody, and may tell it all the same. Tick those to mask.")


HERE = later("In your words")


class Pointed(NamedTuple):
    """Words in their sentence.

    Attributes:
        text: as they stand there.
        line: the sentence, and what the words may tell.
    """

    text: str
    line: str


def pointed_out(made: MaskingPlan, *, ours: frozenset[str] = frozenset()) -> tuple[Pointed, ...]:
    """Find them where they are not masked already; the same words once."""
    found: dict[str, Pointed] = {}
    for where, text in enumerate(made.texts):
        if is_made_of(text, ours):
            continue
        gone = [(d.span.start, d.span.end) for d in made.details if d.span.where == where and d.masked]
        for pointer in quasi_identifiers(text):
            if any(start <= pointer.start and pointer.end <= end for start, end in gone):
                continue
            here = span(text, pointer.start, pointer.end, "always", "look", pointer.why)
            found.setdefault(
                here.text.casefold(), Pointed(here.text, f"{sentence_of(text, here)} ({pointer.why})")
            )
    return tuple(found.values())


def could_they_know(asker: "Asker", made: MaskingPlan, pointed: tuple[Pointed, ...]) -> MaskingPlan | None:
    """Ask about all of them at once; None if the person went back.

    Raises:
        KeyboardInterrupt: if they paused.
    """
    choices = tuple(Choice(str(n), one.line, speak(HERE)) for n, one in enumerate(pointed, 1))
    ask = Ask(
        step=Step("pointers"),
        kind="multi",
        words=speak(COULD_THEY_KNOW),
        help=speak(TICK),
        choices=choices,
        first=len(choices),
        states=(speak(STATES[0]), speak(STATES[1])),
    )
    reply = asked(asker, ask)
    if reply is Move.BACK:
        return None
    ticked = {pointed[int(id) - 1].text for id in reply} if isinstance(reply, tuple) else set()
    return again(made, always=made.always | ticked) if ticked else made
