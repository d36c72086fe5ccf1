"""A page cut into passages, so that only those have to be read again that changed. It shows nothing."""

import re
from collections.abc import Collection, Sequence
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from textwrap import wrap
from typing import Any, NamedTuple

from reflect.export.text import block_text
from reflect.quick_dataclass import dataclass
from reflect.report.report import Block, Heading, Lines, Paragraph, Report
from reflect.wording import later, speak, speak_n

AT_THE_FOOT = later("At the foot of the page")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page that is read in one go.

    Attributes:
        title: of its section; empty for the cover.
        heading: under which it stands there, or empty.
        block: what stands there.
    """

    title: str
    heading: str
    block: Block

    @property
    def id(self) -> str:
        """Tells it from each one that reads another way: 64 hexadecimal digits."""
        return sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()


class PageLine(NamedTuple):
    """A line of a page as it is shown to its writer."""

    text: str
    passage: str
    """The id of the passage that it belongs to; empty for none."""
    is_title: bool = False


def passages(report: Report) -> tuple[Passage, ...]:
    """Cut a page into its passages, in reading order."""
    made = [Passage("", "", Paragraph(text=f"{report.title}, {report.period}"))]
    for section in report.sections:
        heading, used = "", True
        for block in section.blocks:
            if isinstance(block, Heading):
                made += [] if used else [Passage(section.title, "", Heading(text=heading))]
                heading, used = block.text, False
            else:
                made.append(Passage(section.title, heading, block))
                used = True
        made += [] if used else [Passage(section.title, "", Heading(text=heading))]
    return (*made, *(Passage(speak(AT_THE_FOOT), "", Paragraph(text=line)) for line in report.foot))


def lines(shown: Sequence[Passage], *, width: int, codes: Collection[str], marks: str) -> list[PageLine]:
    """Lay passages out in lines, close together, each title once.

    Args:
        shown: what is to be read.
        width: how many characters a line may have.
        codes: what stands in the place of masked words.
        marks: the two signs that are put around these.

    Returns:
        Each line of the page, with the id of its passage.
    """
    # The longest first: Person 1 is no part of Person 12.
    coded = re.compile(
        "|".join(rf"(?<!\w){re.escape(code)}(?!\w)" for code in sorted(codes, key=len, reverse=True))
        or "(?!)"
    )
    laid: list[PageLine] = []
    title = heading = ""
    for passage in shown:
        id = passage.id
        if passage.title != title:
            title, heading = passage.title, ""
            laid += [PageLine("", id), *(PageLine(line, id, is_title=True) for line in wrap(title, width))]
        if passage.heading != heading:
            heading = passage.heading
            laid += [PageLine(line, id) for line in wrap(heading, width)]
        marked = _turned(passage.block, coded, marks)
        laid += [PageLine(line.rstrip(), id) for line in _text(marked, width).split("\n")]
    return laid


def _text(block: Block, width: int) -> str:
    """A block as it is read; where there is nothing to read, how much room there is to write."""
    if isinstance(block, Lines):
        return speak_n("(a line to write on)", "({n} lines to write on)", block.count)
    return block_text(block, width=width)


def _turned(value: Any, codes: re.Pattern[str], marks: str) -> Any:
    """Put the marks around each code, however deep it lies."""
    if isinstance(value, str):
        return codes.sub(lambda code: f"{marks[0]}{code.group()}{marks[1]}", value)
    if isinstance(value, tuple):
        return tuple(_turned(part, codes, marks) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _turned(getattr(value, f.name), codes, marks) for f in fields(value)}
        )
    return value
