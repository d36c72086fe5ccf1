"""Make what ships ready to be used: from the TOML of a language, checked, to its `prompts/*/compiled.json`.

    python bench/compile_prompts.py

It has the growth areas, moments, cards and spotlight questions, and what the packs ask that a week shows first. The same
TOML gives the same bytes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from reflect.guide.areas import Area, MomentOption, Practice
from reflect.guide.decode import decode
from reflect.guide.pack import Id, Pack, Words
from reflect.guide.shipped.compiled import FILE
from reflect.guide.translation.twin import pack_in
from reflect.languages import ENGLISH, languages, prompts_root
from reflect.values.entry import MomentKind

T = TypeVar("T")


class AreaTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One growth area as it is written; see `Area`."""

    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=50)]
    definition: Words
    anchors: Annotated[tuple[Words, ...], Meta(min_length=5, max_length=5)]
    private_by_default: bool = False
    asked: Literal["session", "week"] = "session"


class AreasFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`growth_areas.toml`. `scale` is the version of all lines together: one more whenever lines are written anew."""

    scale: Annotated[int, Meta(ge=1, le=1_000)]
    default_focus: Id
    area: Annotated[tuple[AreaTable, ...], Meta(min_length=1)]


class MomentsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`moments.toml`: rows of id, area, kind, words."""

    moments: tuple[tuple[Id, Id, MomentKind, Words], ...]


def practice(lang: str) -> Practice:
    """Read the practice from the TOML of one language.

    Raises:
        msgspec.DecodeError: if one of the files is wrong.
        ValueError: if something in them belongs to an area that is none.
    """
    english = _english()
    if lang == ENGLISH:
        return english
    return practice_in(
        english,
        areas=_table(lang, "growth_areas.toml", AreasFile),
        moments=_table(lang, "moments.toml", MomentsFile),
        cards=_table(lang, "cards.toml", dict[str, str]) or {},
        spotlight=_table(lang, "spotlight.toml", dict[str, tuple[str, ...]]) or {},
    )


def _english() -> Practice:
    areas = _needed("growth_areas.toml", AreasFile)
    moments = _needed("moments.toml", MomentsFile)
    return Practice(
        scale=areas.scale,
        areas={area.id: Area(**msgspec.structs.asdict(area)) for area in areas.area},
        moments={m: MomentOption(id=m, area=a, kind=k, words=w) for m, a, k, w in moments.moments},
        cards={id: text.strip() for id, text in _needed("cards.toml", dict[str, str]).items()},
        spotlight=_needed("spotlight.toml", dict[str, tuple[str, ...]]),
        default_focus=areas.default_focus,
    )


def practice_in(
    english: Practice,
    *,
    areas: AreasFile | None,
    moments: MomentsFile | None,
    cards: Mapping[str, str],
    spotlight: Mapping[str, tuple[str, ...]],
) -> Practice:
    """Give areas, moments, cards and spotlights in other words, each where it has a twin there.

    The lines of an area are words of one version: with another `scale`, all lines stay in English.
    """
    other_areas = {area.id: area for area in areas.area} if areas is not None else {}
    same_lines = areas is not None and areas.scale == english.scale
    ticked = {row[:3]: row[3] for row in moments.moments} if moments is not None else {}
    return replace(
        english,
        areas={
            id: _area(area, other_areas.get(id), same_lines=same_lines) for id, area in english.areas.items()
        },
        moments={
            id: replace(moment, words=ticked.get((id, moment.area, moment.kind), moment.words))
            for id, moment in english.moments.items()
        },
        cards={id: cards.get(id, "").strip() or text for id, text in english.cards.items()},
        spotlight={area: _asked(asked, spotlight.get(area, ())) for area, asked in english.spotlight.items()},
    )


def _area(english: Area, other: AreaTable | None, *, same_lines: bool) -> Area:
    if other is None:
        return english
    anchors = other.anchors if same_lines else english.anchors
    return replace(english, name=other.name, definition=other.definition, anchors=anchors)


def _asked(english: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Questions have no ids here: as many of them are the same ones, in the same order."""
    return other if len(other) == len(english) else english


def _table(lang: str, name: str, kind: type[T]) -> T | None:
    file = prompts_root() / lang / name
    return msgspec.toml.decode(file.read_bytes(), type=kind) if file.is_file() else None


def _needed(name: str, kind: type[T]) -> T:
    return msgspec.toml.decode((prompts_root() / ENGLISH / name).read_bytes(), type=kind)


def shown_first(lang: str) -> dict[str, dict[str, str]]:
    """Give of each pack the questions whose answers a week shows first, as they are asked, with what they ask."""
    found = {
        pack.pack: {q.ask: q.highlight for q in pack.questions if isinstance(q.highlight, str)}
        for pack in _packs(lang)
    }
    return {id: asked for id, asked in found.items() if asked}


def _packs(lang: str) -> Iterator[Pack]:
    for file in sorted((prompts_root() / ENGLISH / "packs").glob("*.toml")):
        english, other = decode(file.read_bytes()), prompts_root() / lang / "packs" / file.name
        yield pack_in(english, decode(other.read_bytes())) if lang != ENGLISH and other.is_file() else english


def compiled(lang: str) -> bytes:
    """Give the file of one language."""
    kept = asdict(practice(lang))
    ready = {**kept, "areas": list(kept["areas"].values()), "moments": list(kept["moments"].values())}
    document = {"practice": ready, "shown_first": shown_first(lang)}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def main() -> None:
    """Write the file of each language."""
    for lang in languages():
        (prompts_root() / lang / FILE).write_bytes(compiled(lang))


if __name__ == "__main__":
    main()
