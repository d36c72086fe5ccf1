"""A file, a folder, or standard input, as bytes that can be read twice: once to look, once to take in. Bounded.

A file is never written, moved or removed, and nothing that it names is opened. No error repeats what was in it.
"""

import stat
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator
from dataclasses import field
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import IO

from reflect import ordinary
from reflect.errors import BadFile
from reflect.quick_dataclass import dataclass

MOST = 512_000_000
"""Bytes of a file that is read line by line."""
MOST_AT_ONCE = 128_000_000
"""Bytes of what has to be held whole: JSON, and whatever comes through a pipe."""
MOST_FILES = 200_000
CHUNK = 1 << 20
UTF8, UTF16, WINDOWS = "utf-8", "utf-16", "cp1252"


@dataclass(frozen=True, slots=True)
class Source:
    """What a person named.

    Attributes:
        name: what messages call it.
        path: where it lies; None for what came through a pipe.
        held: the bytes of a pipe.
    """

    name: str
    path: Path | None = None
    held: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, path: Path) -> "Source":
        """Give the source of a path. A pipe that the shell made for one command is read to its end.

        Raises:
            BadFile: if it can't be read, is too large, or is neither, such as a pipe with a name.
        """
        try:
            kind = path.stat()
            if stat.S_ISDIR(kind.st_mode):
                return cls(str(path), path)
            if stat.S_ISREG(kind.st_mode):
                if kind.st_size > MOST:
                    raise BadFile(str(path), "", f"it is larger than {MOST:,} bytes")
                with path.open("rb"):
                    return cls(str(path), path)
            with ordinary.opened(path) as opened:
                return cls.piped(str(path), opened)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "that is no name of a file"
            raise BadFile(str(path), "", f"it can't be read ({why})") from None

    @classmethod
    def piped(cls, name: str, opened: IO[bytes]) -> "Source":
        """Read a pipe to its end.

        Raises:
            BadFile: if more comes than is held at once.
        """
        raw = opened.read(MOST_AT_ONCE + 1)
        if len(raw) > MOST_AT_ONCE:
            raise BadFile(name, "", f"it is larger than {MOST_AT_ONCE:,} bytes")
        return cls(name, held=raw)

    @property
    def is_folder(self) -> bool:
        """True for a folder of files."""
        return self.path is not None and self.path.is_dir()

    @property
    def suffix(self) -> str:
        """The ending of its name in small letters, such as ".csv"; empty for a pipe."""
        return self.path.suffix.lower() if self.path else ""

    def open(self) -> IO[bytes]:
        """Open it at its beginning."""
        return self.path.open("rb") if self.path else BytesIO(self.held)

    def beginning(self) -> bytes:
        """Give its first 64 KiB."""
        with self.open() as opened:
            return opened.read(1 << 16)

    def whole(self) -> bytes:
        """Give all of it.

        Raises:
            BadFile: if it is larger than what is held at once.
        """
        with self.open() as opened:
            raw = opened.read(MOST_AT_ONCE + 1)
        if len(raw) > MOST_AT_ONCE:
            raise BadFile(self.name, "", f"it is larger than {MOST_AT_ONCE:,} bytes")
        return raw

    def lines(self, letters: str) -> Iterator[str]:
        """Give its lines with their ends as they are, read in this encoding; a mark at the beginning is no letter."""
        with (
            self.open() as opened,
            TextIOWrapper(opened, "utf-8-sig" if letters == UTF8 else letters, newline="") as text,
        ):
            for count, line in enumerate(text, 1):
                if len(line) > MOST_AT_ONCE // 8:
                    raise BadFile(self.name, f"line {count}", "the line is too long to be one")
                yield line


def letters_of(source: Source, *, windows: bool = False) -> str:
    """Find out in which encoding a text is written, by reading it through.

    Args:
        source: a file or a pipe.
        windows: True where Windows-1252 may be taken if it is not UTF-8.

    Returns:
        "utf-8", "utf-16", or "cp1252".

    Raises:
        BadFile: naming line and byte of what is neither.
    """
    start = source.beginning()
    name = UTF16 if start.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else UTF8
    place = _fault(source, name)
    if not place:
        return name
    if windows and name == UTF8 and not start.startswith(BOM_UTF8) and not _fault(source, WINDOWS):
        return WINDOWS
    raise BadFile(source.name, place, "it is not UTF-8 text")


def _fault(source: Source, letters: str) -> str:
    """Name the line and the byte of the first letter that is none in this encoding; empty if all of them are."""
    decoder = getincrementaldecoder(letters)()
    line, before = 1, 0
    with source.open() as opened:
        while True:
            raw = opened.read(CHUNK)
            held = len(decoder.getstate()[0])
            try:
                decoder.decode(raw, final=not raw)
            except UnicodeDecodeError as error:
                good = error.object[: error.start]
                line += good[held:].count(b"\n")
                column = error.start - good.rfind(b"\n") if b"\n" in good else before - held + error.start + 1
                return f"line {line}, byte {column}"
            if not raw:
                return ""
            line += raw.count(b"\n")
            before = len(raw) - raw.rfind(b"\n") - 1 if b"\n" in raw else before + len(raw)


def text_of(raw: bytes, name: str) -> str:
    """Read bytes as UTF-8, or UTF-16 where a mark says so. A mark at the beginning is no letter.

    Raises:
        BadFile: naming the byte of what is neither.
    """
    try:
        return raw.decode(UTF16 if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadFile(name, f"line {line}", "it is not UTF-8 text") from None
