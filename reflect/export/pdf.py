"""A report as a tagged PDF, set by Typst (extra `pdf`). What a person wrote goes in as data and never as code.

The typefaces are the ones inside Typst, so the same report gives the same bytes on every computer; none of the
computer's own are looked at. It is made to PDF/UA-1, the standard for readers of the screen: Typst refuses to make
one with a letter that no typeface has, so no letter can get lost without a word.
"""

import json
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

import typst

from reflect.errors import MissingLetters
from reflect.export.json import as_document
from reflect.export.page_words import page_words
from reflect.report.report import Dots, Report, Table

SUFFIX = ".pdf"

_MOST_MISSING = 400
"""More different letters than this that can't be drawn are another script, however many symbols are among them."""


def render(report: Report) -> bytes:
    r"""Return the report as PDF/UA-1.

    A symbol that no typeface has is put into words, such as "[waxing crescent moon symbol]"; what is no letter at
    all, into its number, such as `\u{fffe}`.

    Raises:
        MissingLetters: if a letter of a script has no shape in any of the typefaces.
    """
    document = _document(report)
    template = _template()
    try:
        return _set(template, document)
    except typst.TypstError:
        pass  # it quotes the text, so it goes no further
    missing = _missing({letter for text in _texts(document) for letter in text})
    instead = {ord(letter): _in_words(letter) for letter in missing}
    try:
        return _set(template, _replaced(document, instead))
    except typst.TypstError:
        raise MissingLetters from None


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("reflect.export").joinpath("page.typ").read_bytes()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _set(template: bytes, data: object) -> bytes:
    """Have Typst set a template with its data. It can read no file but ours, and there is no clock."""
    compiler = typst.Compiler(
        template,
        root=str(files("reflect.export")),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(data)},
    )
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0))


def _document(report: Report) -> dict[str, Any]:
    """Return the report as data, with the few words that only paper has."""
    document = as_document(report)
    document["page"] = page_words(report.lang).page
    document["lang"], _, document["region"] = report.lang.partition("-")
    for section, told in zip(document["sections"], report.sections, strict=True):
        section["framed"], section["form"] = told.framed, told.is_form
        for block, shown in zip(section["blocks"], told.blocks, strict=True):
            if isinstance(shown, Dots):
                block["by-month"] = shown.by_month
            if isinstance(shown, Table):
                block["columns"] = len(shown.header)
    return document


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)


def _replaced(value: Any, instead: dict[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(instead)
    if isinstance(value, dict):
        return {name: _replaced(part, instead) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(part, instead) for part in value]
    return value


def _missing(letters: set[str]) -> list[str]:
    """Find the letters that no typeface has, by asking Typst itself, half of the rest at a time."""
    found: list[str] = []
    waiting = [sorted(letter for letter in letters if not letter.isascii())]
    while waiting:
        some = waiting.pop()
        if not some or _can_draw(some):
            continue
        if len(some) > 1:
            waiting += [some[: len(some) // 2], some[len(some) // 2 :]]
        elif len(found) == _MOST_MISSING:
            raise MissingLetters
        else:
            found.append(some[0])
    return found


_SPECIMEN = b"""
#set document(title: "Letters", date: none)
#set text(font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#for letter in json(bytes(sys.inputs.report)) { par(letter) }
"""


def _can_draw(letters: list[str]) -> bool:
    try:
        _set(_SPECIMEN, letters)
    except typst.TypstError:
        return False
    return True


def _in_words(letter: str) -> str:
    """Say a sign that can't be drawn.

    Raises:
        MissingLetters: if it is a letter or a mark of a script, which no description can stand for.
    """
    kind = unicodedata.category(letter)
    if kind[0] in "LMN":
        raise MissingLetters
    name = unicodedata.name(letter, "")
    return f"[{name.lower()}]" if name else f"\\u{{{ord(letter):x}}}"
