"""From a `Report` to the bytes of a file. This room knows nothing but the report, and writes no file itself.

One module a format, loaded when it is asked for. A new format is one line here and one module with
`SUFFIX` and `render`.
"""

from importlib import import_module
from types import ModuleType
from typing import Protocol, cast

from reflect.errors import BadUsage, MissingExtra
from reflect.report.report import Report

FORMATS: dict[str, str] = {
    "html": "reflect.export.html",
    "md": "reflect.export.markdown",
    "txt": "reflect.export.text",
    "pdf": "reflect.export.pdf",
    "docx": "reflect.export.docx",
    "csv": "reflect.export.csv",
    "json": "reflect.export.json",
}
"""Name of a format -> the module that renders it."""

USUAL = "html"
"""The format where neither an option nor a name says one."""

ALSO_CALLED: dict[str, str] = {"htm": "html", "markdown": "md", "text": "txt"}
"""Other endings of a file name -> the format that they stand for."""

LOCKED: dict[str, str] = {
    "html": "reflect.export.lock_html",
    "pdf": "reflect.export.lock_pdf",
}
"""Name of a format -> the module that locks its files with a passphrase."""

EXTRAS: dict[str, tuple[str, str]] = {
    "typst": ("pdf", "A PDF"),
    "docx": ("docx", "A Word file"),
    "pypdf": ("lock", "A locked file"),
    "cryptography": ("lock", "A locked file"),
}
"""Library that a format needs -> the extra that brings it, and what can't be made without it."""


class Exporter(Protocol):
    """What a format's module has."""

    SUFFIX: str
    """How its files end, with the dot."""

    def render(self, report: Report) -> bytes:
        """Return the whole file. The same report always gives the same bytes.

        Raises:
            MissingLetters: if the format can't show every letter (`pdf` only).
        """
        ...


class Lock(Protocol):
    """What a module has that locks files."""

    TYPED: str
    """How exactly the passphrase has to be typed, in a sentence."""

    TO_SEND: str
    """How such a file is best handed over, in a sentence or two."""

    def lock(self, content: bytes, passphrase: str) -> bytes:
        """Return the file encrypted, to be opened with the passphrase.

        Args:
            content: a whole file, as the format's `render` returned it.
            passphrase: what opens it.

        Raises:
            BadUsage: if the passphrase is too short for a lock, or too long for the format.
        """
        ...


def format_of(name: str, asked: str | None) -> str:
    """Say in which format a file is to be written, by the option and by the ending of its name.

    Args:
        name: the name of the file; empty if it has none yet. A name without an ending says nothing.
        asked: the format that was asked for, or None.

    Raises:
        BadUsage: the two say different things, or the ending is of no format that there is.
    """
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    meant = ALSO_CALLED.get(ending, ending)
    if asked is not None:
        if meant in FORMATS and asked in FORMATS and meant != asked:
            raise BadUsage(
                f"--format says {asked}, and the name ends in .{ending}. Nothing was written.",
                hint=f"Leave --format out, or end the name in .{asked}",
            )
        return asked
    if not ending:
        return USUAL
    if meant not in FORMATS:
        raise BadUsage(
            f"I can't write a file that ends in {f'.{ending[:20]}'!r}. Nothing was written.",
            hint=f"End it in one of these: {', '.join(f'.{format}' for format in FORMATS)}. Or say --format",
        )
    return meant


def load(format: str) -> Exporter:
    """Load the exporter of a format.

    Raises:
        BadUsage: `format` is not one of `FORMATS`.
        MissingExtra: the library that it needs is not installed.
    """
    if format not in FORMATS:
        raise BadUsage(f"I can't write {format[:20]!r}.", hint=f"There are: {', '.join(FORMATS)}")
    return cast(Exporter, _module(FORMATS[format]))


def load_lock(format: str) -> Lock:
    """Load what locks the files of a format.

    Raises:
        BadUsage: files of this format can't be locked.
        MissingExtra: the library that it needs is not installed.
    """
    if format not in LOCKED:
        raise BadUsage(f"I can't lock {format[:20]!r}.", hint=f"A lock works with: {', '.join(LOCKED)}")
    return cast(Lock, _module(LOCKED[format]))


def _module(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError as missing:
        library = (missing.name or "").partition(".")[0]
        if library not in EXTRAS:
            raise
        extra, what = EXTRAS[library]
    raise MissingExtra(
        f"{what} needs one more part. In the folder that you installed reflect from, type: "
        f'uv tool install ".[{extra}]" (or: pipx install --force ".[{extra}]")'
    )
