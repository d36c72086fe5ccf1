"""From a `Report` to the bytes of a file. This room knows nothing but the report, and writes no file itself.

One module a format, loaded when it is asked for. A new format is one line here and one module with
`SUFFIX` and `render`.
"""

from importlib import import_module
from typing import Protocol, cast

from reflect.report.report import Report

FORMATS: dict[str, str] = {
    "html": "reflect.export.html",
    "md": "reflect.export.markdown",
    "txt": "reflect.export.text",
}
"""Name of a format -> the module that renders it."""


class Exporter(Protocol):
    """What a format's module has."""

    SUFFIX: str
    """How its files end, with the dot."""

    def render(self, report: Report) -> bytes:
        """Return the whole file. The same report always gives the same bytes."""
        ...


def load(format: str) -> Exporter:
    """Load the exporter of a format.

    Raises:
        KeyError: `format` is not one of `FORMATS`.
    """
    return cast(Exporter, import_module(FORMATS[format]))
