"""Words cut to so many rows of a screen: after a whole word, and never in the middle of a letter or a sign. Draws nothing."""

from rich.console import Console
from rich.text import Text

from reflect.visible import whole_before


def rows(text: Text, console: Console, *, width: int, most: int, end: str) -> list[Text]:
    """Fold a text into rows, at most so many, of at most so many columns.

    Args:
        text: one paragraph.
        console: the screen that it is for.
        width: columns, 1 or more.
        most: rows, 1 or more.
        end: what stands behind the last word where something was left out.
    """

    def folded(part: Text) -> list[Text]:
        return list(part.wrap(console, width, overflow="fold"))

    whole = folded(text)
    if len(whole) <= most:
        return whole
    plain = text.plain
    at = min(len(plain), most * width)  # a character takes a column, or two; never less that could be seen
    while at:
        at = _end_of_a_word(plain, at)
        cut = text[:at].append(end) if at else Text(end, style=text.style)
        if len(folded(cut)) <= most:
            return folded(cut)
        at -= 1
    return folded(Text(end, style=text.style))[:most]


def _end_of_a_word(plain: str, at: int) -> int:
    """The nearest end of a word up to `at`; in a word with no end within the page, the nearest whole letter."""
    space = plain.rfind(" ", 0, at + 1)
    ends = plain[: max(space, 0)].rstrip()
    return len(ends) if ends else whole_before(plain, at)
