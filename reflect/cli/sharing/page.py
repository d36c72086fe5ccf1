"""A page in the bytes of its formats, with what it was built of. What is signed is what is written: this one value."""

from collections.abc import Callable, Mapping

from reflect.masking.plan.plan import MaskingPlan
from reflect.quick_dataclass import dataclass
from reflect.report.admitted import Admitted
from reflect.report.build import Built, build
from reflect.report.report import Report

Renders = Mapping[str, Callable[[Report], bytes]]
"""Name of a format -> what makes its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole page.

    Attributes:
        built: what it was built of.
        files: the bytes of its file in each format.
    """

    built: Built
    files: Mapping[str, bytes]


def page_of(admitted: Admitted, plan: MaskingPlan, renders: Renders) -> Page:
    """Build a page once, and render it in each format.

    Raises:
        LeakFound: as `build`.
        MissingLetters: a letter that is not masked can't be shown in one of the formats.
    """
    built = build(admitted, plan)
    return Page(built=built, files={format: render(built.report) for format, render in renders.items()})
