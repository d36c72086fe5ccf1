"""The line of keys under a question: what it says, in how many lengths, and in which language. It binds none of them."""

import re

from reflect.wording import later, speak

Hints = tuple[str, ...]
"""The line of keys in several lengths, the longest first."""

TEXT_HINTS: Hints = (
    "Enter next · Ctrl+J new line · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
WITH_EDITOR = "Enter next · Ctrl+J new line · Ctrl+O editor · Shift+Tab back · Ctrl+D skip · Ctrl+C pause"
PARAGRAPH_HINTS: Hints = (
    "Ctrl+D next · Enter new line · Shift+Tab back · Ctrl+D on nothing skips · Ctrl+C pause",
    "Ctrl+D next · Enter new line · Shift+Tab back · Ctrl+C pause",
    "Ctrl+D next · Ctrl+C pause",
)
MENU_HINTS: Hints = (
    "Arrows move · Enter next · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
NUMBER_HINTS: Hints = (
    "A number answers · Enter next · Shift+Tab back · Ctrl+D skip · Ctrl+C pause",
    "A number answers · Enter next · Ctrl+C pause",
    "Enter next · Ctrl+D skip · Ctrl+C pause",
    "Enter next · Ctrl+C pause",
)
YES_NO_HINTS: Hints = tuple(hint.replace("A number answers", "{} answers") for hint in NUMBER_HINTS)
"""With the letters for yes and no in it."""
FIND_HINTS: Hints = (
    "Type to find · Arrows move · Enter next · Shift+Tab back · Ctrl+C pause",
    "Type to find · Enter next · Ctrl+C pause",
    "Type to find · Enter next",
)
MULTI_HINTS: Hints = (
    "Arrows move · Space ticks · Enter next · Shift+Tab back · Ctrl+C pause",
    "Space ticks · Enter next · Ctrl+C pause",
    "Space ticks · Enter next",
)
FIND_MULTI_HINTS: Hints = (
    "Type to find · Space ticks · Enter next · Shift+Tab back · Ctrl+C pause",
    "Type to find · Space ticks · Enter next",
    "Space ticks · Enter next",
)
READ_HINTS: Hints = ("Enter to read on",)
_PARTS = (
    later("Enter next"),
    later("Ctrl+J new line"),
    later("Shift+Tab back"),
    later("Ctrl+D skip"),
    later("Ctrl+C pause"),
    later("Ctrl+C stop"),
    later("Ctrl+O editor"),
    later("Ctrl+D next"),
    later("Enter new line"),
    later("Ctrl+D on nothing skips"),
    later("Arrows move"),
    later("Type to find"),
    later("Space ticks"),
    later("Enter to read on"),
    later("A number answers"),
)
"""What the lines of keys are made of: a key, and what it does."""

BETWEEN = " · "
FINISH = later("Ctrl+G finish")
FIRST_TO_GO = (
    "Ctrl+O editor", "Arrows move", "Ctrl+D on nothing skips", "Ctrl+D skip", "Shift+Tab back", "Ctrl+J new line",
    "Enter new line",
)  # fmt: skip
"""What a narrow window leaves out, the first first: the arrows are tried anyway, and Enter on nothing skips a text."""

_ANSWERING = re.compile(r"(\S+) or (\S+) answers")


def told(hint: str) -> str:
    """Say a line of keys in the language that is spoken, key by key."""
    return BETWEEN.join(map(_told, hint.split(BETWEEN)))


def _told(part: str) -> str:
    letters = _ANSWERING.fullmatch(part)
    if letters is not None:
        return speak("{one} or {other} answers", one=letters[1], other=letters[2])
    return speak(part)


def text_hints(*, paragraphs: bool, editor: bool) -> Hints:
    """The keys of a text answer: by the key that hands it in, and whether an editor can be opened."""
    if paragraphs:
        return PARAGRAPH_HINTS
    return (WITH_EDITOR, *TEXT_HINTS) if editor else TEXT_HINTS


def without_skip(hints: Hints) -> Hints:
    """The same keys where nothing can be skipped."""
    return tuple(dict.fromkeys(hint.replace(" · Ctrl+D skip", "") for hint in hints))


def without_back(hints: Hints) -> Hints:
    """The same keys where there is no question before."""
    return tuple(hint.replace(" · Shift+Tab back", "") for hint in hints)


def that_stop(hints: Hints) -> Hints:
    """The same keys where a pause keeps nothing, and so is none."""
    return tuple(hint.replace("Ctrl+C pause", "Ctrl+C stop") for hint in hints)


def with_finish(hints: Hints) -> Hints:
    """The same keys where the rest can be left open, in every length that a window may have."""
    *others, last = hints[0].split(BETWEEN)
    parts = [*others, FINISH, last]
    lengths = [BETWEEN.join(parts)]
    for first_to_go in FIRST_TO_GO:
        if first_to_go in parts:
            parts.remove(first_to_go)
            lengths.append(BETWEEN.join(parts))
    return (*lengths, *hints[1:])
