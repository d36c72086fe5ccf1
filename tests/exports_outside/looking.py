"""Looks at the pages of a PDF as a person would: where the ink is, and what stands last on a page.

A page is drawn by `pdftoppm` in grays (PGM) and read with the standard library alone; words and their places come from
`pdftotext -bbox-layout`.
"""

import re
import subprocess
from collections.abc import Collection
from dataclasses import dataclass
from html import unescape
from pathlib import Path

DPI = 80
EDGE = 5.0
"""Millimetres at each side of the paper that no printer reaches: nothing may stand there."""
PALE = 250
"""Lighter grays than this, of 255, are paper."""
HEAD, FOOT = 0.075, 0.93
"""Where the body of a page begins and ends, as parts of its height: the stamp stands over it, its place under it."""
NEARLY_EMPTY = 1 / 3
"""How far down the body ink has to come on each page but the last."""
ONE_LINE = 0.01
"""Less than a line of writing, as a part of the height of a page."""

_PGM = re.compile(rb"P5\s+(\d+)\s+(\d+)\s+255\s")
_PAGE = re.compile(r'<page width="[\d.]+" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_LINE = re.compile(r'<line [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)"[^>]*>(.*?)</line>', re.DOTALL)
_WORD = re.compile(r"<word [^>]*>(.*?)</word>", re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """One page in grays: 0 is black, 255 is white, row by row."""

    width: int
    height: int
    grays: bytes

    def row(self, number: int) -> bytes:
        """The dots of one row, from the left."""
        return self.grays[number * self.width : (number + 1) * self.width]

    def inked_rows(self) -> list[int]:
        """The rows that have any ink, from the top."""
        return [number for number in range(self.height) if min(self.row(number)) < PALE]

    def has_ink_at_the_edge(self) -> bool:
        """True if anything stands where no printer reaches."""
        edge = round(EDGE / 25.4 * DPI)
        above_and_below = self.grays[: edge * self.width] + self.grays[-edge * self.width :]
        rows = [self.row(number) for number in range(self.height)]
        beside = b"".join(row[:edge] + row[-edge:] for row in rows)
        return min(above_and_below + beside) < PALE

    def ends(self) -> float:
        """Where the last ink of the body stands, as a part of the height; where the body begins, if there is none."""
        top, bottom = self.height * HEAD, self.height * FOOT
        inside = [row for row in self.inked_rows() if top <= row < bottom]
        return inside[-1] / self.height if inside else HEAD


def pictures_of(file: Path) -> list[Picture]:
    """Draw each page of a PDF."""
    drawn = subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-gray", str(file)], capture_output=True, check=True
    ).stdout
    pages: list[Picture] = []
    at = 0
    while at < len(drawn):
        head = _PGM.match(drawn, at)
        assert head, "pdftoppm gave something that is no picture"
        width, height = int(head[1]), int(head[2])
        at = head.end() + width * height
        pages.append(Picture(width, height, drawn[head.end() : at]))
        assert len(pages[-1].grays) == width * height
    return pages


@dataclass(frozen=True)
class Body:
    """The words between the head and the foot of a page, from top to bottom, without blanks, and where they end."""

    words: str
    ends: float
    """As a part of the height of the page; 0 without words."""


def bodies(file: Path) -> list[Body]:
    """Read the words in the body of each page of a PDF."""
    told = subprocess.run(["pdftotext", "-bbox-layout", str(file), "-"], capture_output=True, check=True)
    found = []
    for height, page in _PAGE.findall(told.stdout.decode("utf-8")):
        lines = [
            (float(top) / float(height), float(bottom) / float(height), "".join(_WORD.findall(line)))
            for top, bottom, line in _LINE.findall(page)
        ]
        inside = sorted(line for line in lines if HEAD <= line[0] < FOOT)
        words = unescape("".join(line for _, _, line in inside))
        found.append(Body(words, max((bottom for _, bottom, _ in inside), default=0.0)))
    return found


def faults(file: Path, headings: Collection[str]) -> list[str]:
    """Say what a person would find wrong with the pages of a PDF, page by page.

    Args:
        file: the PDF.
        headings: titles after which something has to follow on the same page.
    """
    found = []
    pictures, words = pictures_of(file), bodies(file)
    assert len(pictures) == len(words) > 0
    bare = tuple(re.sub(r"\s+", "", heading) for heading in headings)
    for number, (picture, body) in enumerate(zip(pictures, words, strict=True), start=1):
        if not picture.inked_rows():
            found.append(f"page {number} is blank")
        if picture.has_ink_at_the_edge():
            found.append(f"page {number} has ink at the edge of the paper")
        if number < len(pictures) and picture.ends() < HEAD + NEARLY_EMPTY * (FOOT - HEAD):
            found.append(f"page {number} is nearly empty, and is not the last")
        # Lines to write on have no words, but they have ink.
        if body.words.endswith(bare) and picture.ends() <= body.ends + ONE_LINE:
            found.append(f"page {number} ends with a heading")
    return found
