"""The closed list of concepts that themes look for: found, checked, and laid over with the person's own. Reads TOML only.

The list ships in `prompts/concepts.toml`. A file called `concepts.toml` beside the person's settings may hide
concepts, put another one in the place of one of ours, and add some. That file is not encrypted.
"""

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from reflect.errors import BadFile
from reflect.guide.decode import in_words, toml
from reflect.guide.library import prompts_root, read_own
from reflect.guide.pack import Id
from reflect.values import Concept

FILE = "concepts.toml"
NAME_FORM = r"^[^\W_](?:[\w ,'\u2019-]*[^\W_])?\Z"
STEM_FORM = r"^[^\W\d_]{2,30}\*?\Z"
Name = Annotated[str, Meta(pattern=NAME_FORM, max_length=34)]
Stems = Annotated[tuple[Annotated[str, Meta(pattern=STEM_FORM)], ...], Meta(max_length=15)]
SHORTEST_BEGINNING = 4
"""A beginning with fewer letters would match half the dictionary."""
LANGS = ("en", "es")


class ConceptTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[concept]]`: what it is called, and its stems, by language. All languages are looked for at once."""

    id: Id
    name: Annotated[dict[str, Name], Meta(min_length=1)]
    en: Stems = ()
    es: Stems = ()


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
        where = f"concept {table.id}"
        if table.id in seen:
            raise BadFile(place, where, "this id is used twice")
        seen.add(table.id)
        if not table.en and not table.es:
            raise BadFile(place, where, "it needs stems to look for, in en or es")
        for stem in (*table.en, *table.es):
            if stem.endswith("*") and len(stem) <= SHORTEST_BEGINNING:
                raise BadFile(place, where, f"{stem!r} is too short to begin with: it would match too much")
        for lang in table.name:
            if lang not in LANGS:
                raise BadFile(
                    place, where, f"name: there is no language {lang[:20]!r}; it takes: {', '.join(LANGS)}"
                )
    return found


def _name(table: ConceptTable, lang: str) -> str:
    return table.name.get(lang) or table.name.get("en") or next(iter(table.name.values()))
