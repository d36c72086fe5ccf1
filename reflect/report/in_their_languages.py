"""Marks the words of the writer's own that stand on a page in another language than its own, for those who hear it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from reflect.report.report import Block, Paragraph, Said, Section
from reflect.report.tongue_of import tongue_of


def in_their_languages(
    sections: tuple[Section, ...], texts: Sequence[str], *, page: str
) -> tuple[Section, ...]:
    """Mark what is quoted whole; the rest of the page is in its language.

    Args:
        sections: those of the page.
        texts: the words of the writer's own, masked, each as it stands on the page if it does.
        page: the language of the page.
    """
    own = frozenset(text for text in texts if text.strip())
    return tuple(
        replace(section, blocks=tuple(_marked(block, own, page) for block in section.blocks))
        for section in sections
    )


def _marked(block: Block, own: Collection[str], page: str) -> Block:
    match block:
        case Paragraph(text=text):
            return replace(block, lang=_other(text, own, page))
        case Said(asked=asked, words=words):
            return replace(block, asked_lang=_other(asked, own, page), lang=_other(words, own, page))
        case _:
            return block


def _other(text: str, own: Collection[str], page: str) -> str:
    """The language of the writer's own words, where it is not the page's."""
    told = tongue_of(text) if text in own else ""
    return "" if told == page else told
