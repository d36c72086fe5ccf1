"""A page in the bytes of its format, with what it was built of. What is signed is what is written: this one value."""

from collections.abc import Callable
from dataclasses import dataclass

from reflect.masking.plan.plan import MaskingPlan
from reflect.report.admitted import Admitted
from reflect.report.build import Built, build
from reflect.report.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page.

    Attributes:
        built: what it was built of.
        content: the bytes of its file.
    """

    built: Built
    content: bytes


def page_of(admitted: Admitted, plan: MaskingPlan, render: Callable[[Report], bytes]) -> Page:
    """Build a page and render it, each once.

    Raises:
        LeakFound: as `build`.
        MissingLetters: a letter that is not masked can't be shown in this format.
    """
    built = build(admitted, plan)
    return Page(built=built, content=render(built.report))
