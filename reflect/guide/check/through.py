"""A pack file looked through: what refuses it, and what could be asked more kindly, each with its line. Only reads."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.errors import BadFile
from reflect.guide.check.about_a_person import faults
from reflect.guide.check.kinder_words import kinder
from reflect.guide.check.lines import PackLines
from reflect.guide.check.reading import hard_to_read, hardest
from reflect.guide.check.spots import Spot, texts
from reflect.guide.check.two_questions import asks_two
from reflect.guide.decode import decode
from reflect.guide.own_files import read_own
from reflect.guide.pack import Pack
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.guide.library import Library

TWO = "this asks two things. One thing in each question is easier to answer"
HARD = "this is hard to read. Shorter words and sentences are easier at the end of a hard day"
HARD_TOGETHER = "taken together, the questions are hard to read, and this one is the hardest. Try shorter words and sentences"
LOUD = "an exclamation mark is loud at the end of a hard day. A full stop will do"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of one place of a file; `line` counts from 1 and is None where the place has none."""

    line: int | None
    place: str
    reason: str

    def __str__(self) -> str:
        where = ", ".join(filter(None, [f"line {self.line}" if self.line else "", self.place]))
        return f"{where}: {self.reason}" if where else self.reason


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """A pack file with all that was found in it.

    Attributes:
        pack: None if it can't be used.
        raw: the bytes that were looked through.
        refused: why it can't be used, the first reason first.
        error: the first reason as a failure; None if there is none.
        could_be_kinder: what does not stop it.
    """

    pack: Pack | None
    raw: bytes
    refused: tuple[Remark, ...]
    error: BadFile | None
    could_be_kinder: tuple[Remark, ...]


def look_through(library: "Library", file: Path) -> LookedThrough:
    """Look a pack file through.

    Raises:
        BadFile: if it is no file, or too large.
        MayNotRead: if the computer does not let us read it.
    """
    raw = read_own(file)
    lines, pack, error = PackLines(raw.decode("utf-8", "replace")), None, None
    try:
        pack = library.check(file, raw)
    except BadFile as wrong:
        error = wrong
    form = pack or _shape_of(raw)
    about_them = [_remark(lines, spot) for spot in faults(form)] if form else []
    refused = [_of_error(error), *about_them] if error else []
    return LookedThrough(
        pack=pack,
        raw=raw,
        refused=tuple(dict.fromkeys(refused)),
        error=error,
        could_be_kinder=tuple(_remark(lines, spot) for spot in remarks(form)) if form else (),
    )


def remarks(pack: Pack) -> Iterator[Spot]:
    """Yield what could be asked more kindly or more plainly, in the order of the pack."""
    asks = [said for said in texts(pack) if said.place.endswith(", ask")]
    together = hardest([said.words for said in asks], pack.lang)
    for said in texts(pack):
        for reason in of_words(said.words, pack.lang):
            yield Spot(said.place, said.words, reason)
        if said not in asks:
            continue
        if asks_two(said.words):
            yield Spot(said.place, said.words, TWO)
        if together is not None and said is asks[together]:
            yield Spot(said.place, said.words, HARD_TOGETHER)
        elif hard_to_read(said.words, pack.lang):
            yield Spot(said.place, said.words, HARD)


def of_words(text: str, lang: str) -> Iterator[str]:
    """Yield what could be kinder in any text of a pack."""
    for found, instead in kinder(text, lang):
        yield f'instead of "{found}", say: {instead}'
    if "!" in text:
        yield LOUD


def of_a_question(ask: str, lang: str) -> Iterator[str]:
    """Yield what could be kinder or plainer in the words of one question, before it is in a pack."""
    yield from of_words(ask, lang)
    if asks_two(ask):
        yield TWO
    elif hard_to_read(ask, lang):
        yield HARD


def _shape_of(raw: bytes) -> Pack | None:
    try:
        return decode(raw)
    except ValueError:
        return None


def _remark(lines: PackLines, spot: Spot) -> Remark:
    return Remark(lines.of(spot.place, words=spot.words), spot.place, spot.reason)


def _of_error(error: BadFile) -> Remark:
    """Take the line off the place of a failure."""
    at, _, place = error.place.partition(", ")
    if not at.startswith("line "):
        return Remark(None, error.place, error.reason)
    return Remark(int(at.removeprefix("line ")), place, error.reason)
