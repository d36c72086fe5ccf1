"""What the masking rules would do with a text, for the person's own screen: shows the details themselves."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.masking.plan.details import Detail
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.quasi.pointers import Pointer
from reflect.render.words import heading, indented, words
from reflect.visible import one_line

LONGEST = 60
"""How many characters of a detail are repeated."""
MOST = 200
SURE = {"sure": "sure", "likely": "likely", "maybe": "perhaps", "look": "perhaps"}
COULD_KNOW = "Could someone know who this is?"
FOOT = "A check like this can miss things. Nothing was written, and you decide again before anything leaves."


def tried(
    made: MaskingPlan, masked: str | None, *, still_there: int, pointers: Sequence[Pointer] = ()
) -> RenderableType:
    """Draw one text as it would leave, then each detail that was found, then what may tell who somebody is.

    Args:
        made: the plan of that text.
        masked: the text as it would leave; None if the last check stops it.
        still_there: how many details the last check found.
        pointers: what may tell in the text who somebody is; it is never masked by itself.
    """
    going = [detail for detail in made.details if detail.masked]
    staying = [detail for detail in made.details if not detail.masked]
    parts: list[RenderableType] = []
    if masked is None:
        many = "detail" if still_there == 1 else "details"
        parts += [
            words(f"The last check finds {still_there} {many} still there, so this text would not leave."),
            Text(),
        ]
    elif not made.details:
        parts += [words("Nothing was found that may point to someone."), Text()]
    else:
        parts += [heading("How it would read"), Text(), indented(words(masked)), Text()]
    parts += _listed("What would be masked", going) + _listed("What would stay, for you to look at", staying)
    parts += _pointed_out(made.texts[0], pointers)
    return Group(*parts, words(FOOT))


def _pointed_out(text: str, pointers: Sequence[Pointer]) -> list[RenderableType]:
    if not pointers:
        return []
    lines = [f'"{one_line(text[p.start : p.end], LONGEST)}": {p.why}' for p in pointers[:MOST]]
    return [heading(COULD_KNOW), *(indented(words(line)) for line in lines), Text()]


def _listed(title: str, details: list[Detail]) -> list[RenderableType]:
    if not details:
        return []
    lines = [indented(words(_line(detail))) for detail in details[:MOST]]
    more = [indented(words(f"And {len(details) - MOST} more."))] if len(details) > MOST else []
    return [heading(title), *lines, *more, Text()]


def _line(detail: Detail) -> str:
    span = detail.span
    becomes = f" becomes {detail.replacement}" if detail.masked else ""
    return f'"{one_line(span.text, LONGEST)}"{becomes}: {span.why} ({SURE[span.certainty]})'
