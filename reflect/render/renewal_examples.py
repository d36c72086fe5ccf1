"""Examples of renewal rules as drawings for the person's own screen: a start to change, and never a board's word."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.growth.hours import amount
from reflect.render.plain.entry_words import day_words
from reflect.render.words import heading, indented, words
from reflect.values.renewal import ExampleCategory, RenewalExample

NO_TRUTH = "Examples to start from. Boards differ and change their rules: your board's own text decides."
BEGIN = "To start from one of them, in a terminal: reflect learn rules"


def examples(shown: Iterable[RenewalExample]) -> RenderableType:
    """List the examples, each with its numbers, its source and the day on which it was checked."""
    parts: list[RenderableType] = [words(NO_TRUTH), Text()]
    for one in shown:
        parts += [heading(one.title), *(indented(words(line)) for line in _lines(one)), Text()]
    return Group(*parts)


def _lines(one: RenewalExample) -> Iterator[str]:
    yield one.about
    if one.years:
        yield "A period of one year." if one.years == 1 else f"A period of {one.years} years."
    if one.hours is not None:
        yield f"{amount(one.hours)} altogether."
    forms = (("", one.supervision), (" one-to-one", one.one_to_one), (" in a group", one.group))
    for form, hours in forms:
        if hours is not None:
            yield f"{amount(hours)} of supervision{form}."
    yield from (_category(category) for category in one.category)
    if one.source:
        checked = f", checked on {day_words(one.checked)}" if one.checked else ""
        yield f"Source: {one.source}{checked}."


def _category(category: ExampleCategory) -> str:
    asked = [amount(category.hours)] if category.hours is not None else []
    asked += [f"{amount(category.supervision)} of supervision"] if category.supervision is not None else []
    return f"{category.name}: {', '.join(asked)}" if asked else category.name
