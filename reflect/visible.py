r"""Make every character of a text one that a person can see. This room imports nothing of ours and never prints.

What a person wrote is kept exactly; only what is shown goes through here. A control code becomes its
picture (U+2400 and on), anything else that hides or turns text around becomes `\u{202e}` in plain letters.
"""

import re
import unicodedata

MOST_SHOWN, MOST_LINES = 20_000, 500
"""Characters and lines of one text on a screen: a screen is no place for a book, and drawing one takes minutes."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls; ZWNJ and ZWJ stay, scripts and emoji need them
    "\u2028\u2029\ufeff"
    "\ud800-\udfff"  # lone surrogates: UTF-8 has no bytes for them
    "\U000e0000-\U000e007f]"  # the tags block: a whole message can hide in it
)


def _symbol(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\\u{{{code:x}}}"


def visible(text: str) -> str:
    """Return `text` with CRLF as a line break and no character that hides, moves or commands.

    Line feeds and tabs stay. Applying it twice changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return _HIDDEN.sub(_symbol, text)


def one_line(text: str, limit: int) -> str:
    """Return the first words of `text` on one line of at most `limit` characters (1 or more).

    It is visible too, and cut after a whole word, with an ellipsis where something was left out.
    """
    line = " ".join(visible(text).split())
    if len(line) <= limit:
        return line
    head = line[:limit]  # one more than there is room for: a word may end exactly there
    return (head[: head.rfind(" ")] if " " in head else line[: whole_before(line, limit - 1)]) + "\u2026"


def whole_before(text: str, end: int) -> int:
    """Return the last place up to `end` at which `text` can be cut, and no letter or sign falls apart.

    A letter keeps its accents, a flag its two halves, a sign made of several the signs that are joined to it: the
    part of Unicode's extended grapheme clusters (UAX #29) that a cut could be seen by.
    """
    while 0 < end < len(text) and _joins(text, end):
        end -= 1
    return end


def _joins(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M" or "\u200d" in (before, after):
        return True
    # A colour of skin; the other half of a Korean syllable.
    if 0x1F3FB <= ord(after) <= 0x1F3FF or 0x1160 <= ord(after) <= 0x11FF:
        return True
    flags = len(text[:at]) - len(text[:at].rstrip(_FLAG_LETTERS))
    return after in _FLAG_LETTERS and flags % 2 == 1


_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def shown(text: str) -> str:
    """Give what a screen shows of a text: control characters as visible symbols, and of a book how much more there is."""
    some = text[:MOST_SHOWN]
    if some.count("\n") > MOST_LINES:
        some = "\n".join(some.split("\n", MOST_LINES)[:MOST_LINES])
    left = len(text) - len(some)
    return visible(some) + (f"\u2026 ({left:,} more characters are kept; --json shows all)" if left else "")
