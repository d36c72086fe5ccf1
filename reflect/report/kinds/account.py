"""The sections of a reflective account: one page on a piece of one's own practice. It never sees an entry."""

from collections.abc import Sequence

from reflect.report.gate.shareable import Shareable, SharedAnswer
from reflect.report.kinds.material import Material
from reflect.report.report import Block, Lines, Paragraph, Said, Section

TITLE = "Reflective account"
COVER = "About my own practice, in my own words. Not a record of services. Not an evaluation."
STAGES = (
    ("What it was about", ("what_happened",)),
    ("What I make of it", ("felt", "made_of_it")),
    ("What I learned", ("learned",)),
    ("What I changed, or will try", ("next_time",)),
)
"""Title of a section -> the steps of a reflection that it tells."""


def pages(material: Material) -> tuple[str, tuple[Section, ...]]:
    """Give the title and the sections of an account of the picked entries, in the order of a reflection."""
    quoted = material.quoted()
    parts: list[tuple[str, Sequence[Block]]] = [("", [Paragraph(text=COVER)])]
    parts += [(title, _told(quoted, stages)) for title, stages in STAGES]
    parts += [
        ("More", _others(quoted)),
        ("Values and areas it links to", _areas(material, quoted)),
        ("What my supervisor adds", [Lines(count=4)]),
    ]
    return TITLE, tuple(Section(title=title, blocks=tuple(blocks)) for title, blocks in parts if blocks)


def _told(quoted: Sequence[Shareable], stages: Sequence[str]) -> list[Block]:
    return [_said(answer) for entry in quoted for answer in entry.answers if answer.stage in stages]


def _others(quoted: Sequence[Shareable]) -> list[Block]:
    """What belongs to no step of a reflection is told too: the writer picked the whole entry."""
    return [_said(answer) for entry in quoted for answer in entry.answers if answer.stage is None]


def _said(answer: SharedAnswer) -> Said:
    return Said(asked=answer.asked, words=answer.words)


def _areas(material: Material, quoted: Sequence[Shareable]) -> list[Block]:
    """The areas of what the writer rated and ticked, by name and in their order: no link that they did not make."""
    linked = {rating.area for entry in quoted for rating in entry.ratings}
    linked |= {moment.area for entry in quoted for moment in entry.moments}
    names = tuple(name for area, name in material.area_names.items() if area in linked)
    return [Paragraph(text=", ".join(names))] if names else []
