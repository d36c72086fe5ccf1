"""A report as JSON, for a program of one's own. It holds what the page holds, in the same order, and nothing else."""

import json
from dataclasses import asdict
from typing import Any

from reflect.report.report import (
    Blanks,
    Block,
    Bullets,
    Dots,
    Heading,
    Lines,
    Paragraph,
    Report,
    Said,
    Table,
)

SUFFIX = ".json"

SCHEMA = 1
"""Goes up when a name or a meaning changes; a new name alone does not change it."""

KINDS: dict[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Said: "said",
    Bullets: "bullets",
    Table: "table",
    Dots: "dots",
    Lines: "blank_lines",
    Blanks: "to_fill_in",
}
"""What a block is called in `block`; its other names are those of its fields."""


LANGUAGES = frozenset({"lang", "asked_lang"})
"""They stand in a block only where a text of it is in another language than the page."""


def render(report: Report) -> bytes:
    """Return the report as UTF-8 JSON, indented, with every letter as itself."""
    return (json.dumps(as_document(report), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def as_document(report: Report) -> dict[str, Any]:
    """Return the report as plain dictionaries and lists, ready for JSON."""
    return {
        "schema": SCHEMA,
        "kind": report.kind,
        "title": report.title,
        "lang": report.lang,
        "period": report.period,
        "reviewed": report.reviewed,
        "stamp": report.stamp,
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]}
            for section in report.sections
        ],
        "foot": list(report.foot),
    }


def _block(block: Block) -> dict[str, Any]:
    told = {name: value for name, value in asdict(block).items() if value or name not in LANGUAGES}
    return {"block": KINDS[type(block)], **told}
