"""The person's own guidelines as they come in: typed, from lines, or from a TOML file. Checked here, and nowhere else. Pure.

No error repeats what a person wrote.
"""

import re
from collections.abc import Iterable
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from reflect.guide.decode import in_words, toml
from reflect.guide.typed.text import clean_text
from reflect.values.roadmap import Guideline
from reflect.visible import visible

MOST = 40
"""How many guidelines there can be: a roadmap is short, and each one is a line in a menu."""
LONGEST_NAME, LONGEST_LINE, LONGEST_LINK = 40, 200, 300
"""Characters of a short name, of the line that says what it means, and of where it can be read."""
_PLACE = re.compile(r"guideline\[(\d+)\](?:\.(\w+))?: ")


def name_of(text: str) -> str:
    """Give the short name of a guideline as it is kept.

    Raises:
        ValueError: saying what a short name may be.
    """
    name = _one_line(text)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise ValueError(
            f"a short name has 1 to {LONGEST_NAME} characters; the rest goes into the line about it"
        )
    if "," in name:  # several names stand with commas between, wherever they were picked
        raise ValueError("a short name has no comma; what it means goes into the line about it")
    return name


def line_of(text: str) -> str:
    """Give the line about a guideline as it is kept; it may be empty.

    Raises:
        ValueError: saying what it may be.
    """
    return _up_to(text, LONGEST_LINE, "the line about it")


def link_of(text: str) -> str:
    """Give the place where a guideline can be read as it is kept; it may be empty.

    Raises:
        ValueError: saying what it may be.
    """
    return _up_to(text, LONGEST_LINK, "the link")


def guideline(name: str, line: str = "", link: str = "") -> Guideline:
    """Make a guideline that is not kept yet.

    Raises:
        ValueError: saying which part can't be used.
    """
    return Guideline(name=name_of(name), line=line_of(line), link=link_of(link))


def from_lines(text: str) -> tuple[Guideline, ...]:
    """Read one guideline a line: the short name, and after a colon what it means. Empty lines count for nothing.

    Raises:
        ValueError: with the line and the reason.
    """
    found = []
    for number, each in enumerate(text.splitlines(), 1):
        name, _, line = each.partition(":")
        if not each.strip():
            continue
        try:
            found.append(guideline(name, line))
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from None
    return _few_enough(found)


def from_toml(raw: bytes) -> tuple[Guideline, ...]:
    """Read guidelines from a file of `[[guideline]]` tables, each with a name, and a line and a link if it has them.

    Raises:
        ValueError: with the place and the reason.
    """
    document: dict[str, object] = {}
    try:
        document = toml(raw)
        rows = msgspec.convert(document, _File).guideline
    except msgspec.ValidationError as error:
        said = in_words(str(error), document)
        raise ValueError(_PLACE.sub(_in_the_file, said)) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    found = []
    for number, row in enumerate(rows, 1):
        for key, check in (("name", name_of), ("line", line_of), ("link", link_of)):
            try:
                check(getattr(row, key))
            except ValueError as error:
                raise ValueError(f"guideline {number}, {key}: {error}") from None
        found.append(guideline(row.name, row.line, row.link))
    return _few_enough(found)


def empty_form(example: str) -> str:
    """Give the head of an example file with one guideline to fill in, and none of its own.

    Args:
        example: the file, whose guidelines stand after an empty line of their own.
    """
    head = example.split("\n#\n", 1)[0]
    return f'{head}\n\n[[guideline]]\nname = ""\nline = ""\nlink = ""\n'


class _Row(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    line: str = ""
    link: str = ""


class _File(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    guideline: Annotated[tuple[_Row, ...], Meta(min_length=1)]


def _in_the_file(place: re.Match[str]) -> str:
    key = f", {place[2]}" if place[2] else ""
    return f"guideline {int(place[1]) + 1}{key}: "


def _few_enough(found: Iterable[Guideline]) -> tuple[Guideline, ...]:
    """Give each once, by its name.

    Raises:
        ValueError: if there are too many, or none.
    """
    by_name: dict[str, Guideline] = {}
    for one in found:
        by_name.setdefault(one.name.casefold(), one)
    each = tuple(by_name.values())
    if len(each) > MOST:
        raise ValueError(f"it holds more than {MOST} guidelines")
    if not each:
        raise ValueError("there is no guideline in it")
    return each


def _up_to(text: str, longest: int, what: str) -> str:
    line = _one_line(text)
    if len(line) > longest:
        raise ValueError(f"{what} has at most {longest} characters")
    return line


def _one_line(text: str) -> str:
    """One line with single spaces, without a character that hides or turns text around."""
    line = " ".join(clean_text(text).split())
    if visible(line) != line:
        raise ValueError("the text holds a hidden character, which can't be kept")
    return line
