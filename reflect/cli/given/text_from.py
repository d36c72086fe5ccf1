"""The one reader of a text that is handed over, by a file or by standard input: bounded, and strictly UTF-8.

A byte order mark is taken off, for it is no character of the text. No error repeats what was in it.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.unseen import show
from reflect.errors import BadFile
from reflect.ordinary import opened

if TYPE_CHECKING:
    from reflect.cli.context import Context

STDIN = "standard input"


def name_of(file: str) -> str:
    """What a message calls a file; "-" is standard input."""
    return STDIN if file == "-" else file


def text_from(app: "Context", file: str, *, most: int) -> str:
    """Read a whole text. A pipe that has a name is refused: nobody knows whether anything ever comes through it.

    Args:
        app: the world.
        file: the name of a file, or "-" for standard input.
        most: how many bytes it may have; no more than one beyond is read.

    Raises:
        BadFile: if it can't be read, is too large, or is not UTF-8; with the line and the byte of it, where they can be told.
    """
    try:
        raw = _piped(app, most + 1) if file == "-" else _file(file, most + 1)
    except OSError as error:
        raise BadFile(name_of(file), "", f"it can't be read ({error.strerror})") from None
    if len(raw) > most:
        raise BadFile(name_of(file), "", f"it is larger than {most:,} bytes")
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BadFile(name_of(file), "", "it is UTF-16, not UTF-8 text; an editor can save it as UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].split(b"\n")
        place = f"line {len(before)}, byte {len(before[-1]) + 1}"
        raise BadFile(name_of(file), place, "it is not UTF-8 text") from None


def _piped(app: "Context", size: int) -> bytes:
    show()
    raw = getattr(app.stdin, "buffer", None)
    if raw is None:  # a stream of characters, as tests hand one in
        return app.stdin.read(size).encode("utf-8", "surrogatepass")
    data: bytes = raw.read(size)
    return data


def _file(file: str, size: int) -> bytes:
    with opened(Path(file)) as handle:
        return handle.read(size)
