"""A text as it is kept: line ends, tabs, and characters that no screen shows. Pure; knows no question."""

import re

MAX_ANSWER_BYTES = 1_000_000
"""The longest text answer, in UTF-8 bytes."""

_LINE_END = re.compile("\r+\n|[\r\x0b\x0c\x85]")
_TAB = " " * 4
# Control characters, and places of Unicode that are no characters: no screen shows them, and some obey them.
_NEVER_KEPT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# What a terminal sends for a key, or a program to a terminal: an arrow, a colour, a title.
_TERMINAL = re.compile(
    "(?:\x1b\\[|\x9b)(?:[A-Z]|[0-?]+[@-~])|\x1bO[A-Za-z]|\x1b[\\]P_^X][^\x07\x1b\n]*(?:\x07|\x1b\\\\)"
)


def clean_text(text: str) -> str:
    """Bring a text into the form that is kept: line ends as LF, a tab as four spaces, all else exactly as given.

    Raises:
        ValueError: for a control character, half of a surrogate pair, or more than `MAX_ANSWER_BYTES`.
    """
    text = _LINE_END.sub("\n", text).replace("\t", _TAB)
    never = _NEVER_KEPT.search(text)
    if never is not None:
        line = text.count("\n", 0, never.start()) + 1
        place = f"line {line} of the text" if "\n" in text else "the text"
        raise ValueError(
            f"{place} holds a hidden character (U+{ord(never.group()):04X}), which can't be kept"
        )
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError:
        raise ValueError("the text holds half of a character (a lone surrogate)") from None
    if size > MAX_ANSWER_BYTES:
        raise ValueError("the text is longer than 1,000,000 bytes")
    return text


def handed_in(text: str) -> str:
    """Give a text that was typed as it is kept: without the blanks and line ends at its end. A draft keeps them."""
    return text.rstrip()


def as_typed(text: str) -> str:
    """Take out of a text what nobody types: keys that were not understood, colours, control characters.

    For doors where the text is nowhere else than in the question: to refuse it would lose the words for a
    character that can't be seen. What could not be read becomes the replacement character, so that its place shows.
    """
    if text.isascii() and text.isprintable():
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    lines = _LINE_END.sub("\n", _TERMINAL.sub("", whole)).replace("\t", _TAB)
    return _NEVER_KEPT.sub("", lines)
