"""The closed list of concepts that themes look for: found, checked, and laid over with the person's own. Reads TOML only.

The list ships in `prompts/concepts.toml`. A file called `concepts.toml` beside the person's settings may hide
concepts, put another one in the place of one of ours, and add some. That file is not encrypted.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from reflect.errors import BadFile
from reflect.guide.decode import in_words, toml
from reflect.guide.own_files import read_own
from reflect.guide.pack import Id
from reflect.languages import prompts_root
from reflect.values.counts import Concept

FILE = "concepts.toml"
NAME = re.compile(r"[^\W_](?:[\w ,'\u2019-]{0,32}[^\W_])?")
STEM = re.compile(r"[^\W\d_]{2,30}\*?")
MOST_STEMS = 15
SHORTEST_BEGINNING = 4
"""A beginning with fewer letters would match half the dictionary."""
LANGS = ("en", "es")


class ConceptTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[concept]]`: what it is called, and its stems, by language. All languages are looked for at once."""

    id: Id
    name: Annotated[dict[str, str], Meta(min_length=1)]
    en: tuple[str, ...] = ()
    es: tuple[str, ...] = ()


class ConceptsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`concepts.toml`. `hide` names concepts of ours that must not be looked for."""

    hide: tuple[Id, ...] = ()
    concept: Annotated[tuple[ConceptTable, ...], Meta(max_length=100)] = ()


def load(own: Path | None = None, *, lang: str = "en") -> tuple[Concept, ...]:
    """Give the concepts to look for, in the order of the list; the person's own come after ours.

    Args:
        own: where the person's file would be; it need not exist.
        lang: the language that names are told in; English where a name has no such words.

    Raises:
        BadFile: naming the file, the place and the reason.
    """
    shipped = read((prompts_root() / FILE).read_bytes(), FILE)
    mine = ConceptsFile()
    if own is not None and own.exists():
        mine = read(read_own(own), str(own))
        known = {table.id for table in shipped.concept}
        for id in mine.hide:
            if id not in known:
                raise BadFile(str(own), "hide", f"there is no concept {id!r} to hide")
    tables = {table.id: table for table in (*shipped.concept, *mine.concept) if table.id not in mine.hide}
    return tuple(
        Concept(id=t.id, words=_name(t, lang), stems=tuple(dict.fromkeys((*t.en, *t.es))))
        for t in tables.values()
    )


def read(raw: bytes, place: str) -> ConceptsFile:
    """Read one concepts file.

    Raises:
        BadFile: naming the file, the place and the reason.
    """
    document = {}
    try:
        document = toml(raw)
        found = msgspec.convert(document, ConceptsFile)
    except msgspec.ValidationError as error:
        raise BadFile(place, "", in_words(str(error), document)) from None
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise BadFile(place, "", reason) from None
    seen: set[str] = set()
    for table in found.concept:
        faults = ("this id is used twice",) if table.id in seen else _faults(table)
        for fault in faults:
            raise BadFile(place, f"concept {table.id}", fault)
        seen.add(table.id)
    return found


def _faults(table: ConceptTable) -> Iterator[str]:
    for lang, name in table.name.items():
        if lang not in LANGS:
            yield f"name: there is no language {lang[:20]!r}; it takes: {', '.join(LANGS)}"
        if not NAME.fullmatch(name):
            yield "name: it takes letters, digits, spaces, commas, ' and -, at most 34 characters"
    if not table.en and not table.es:
        yield "it needs stems to look for, in en or es"
    for lang, stems in (("en", table.en), ("es", table.es)):
        if len(stems) > MOST_STEMS:
            yield f"{lang}: at most {MOST_STEMS} stems, please"
        for number, stem in enumerate(stems, 1):
            if not STEM.fullmatch(stem):
                yield f"{lang}, number {number}: a stem is one word of letters, and may end in a star"
            if stem.endswith("*") and len(stem) <= SHORTEST_BEGINNING:
                yield f"{lang}, number {number}: it is too short to begin with, and would match too much"


def _name(table: ConceptTable, lang: str) -> str:
    return table.name.get(lang) or table.name.get("en") or next(iter(table.name.values()))
