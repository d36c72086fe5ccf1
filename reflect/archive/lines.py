"""A record as one line of JSON, and back; the line that opens an archive, and the one that closes it.

What is written is always the same for the same record: names in the order of the alphabet, UTF-8, no spaces. What is read
is held to that shape strictly: a line comes from a file that anybody may have made.
"""

import json
import math
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, NoReturn

import msgspec
from msgspec import Meta

from reflect.values.record import Record, Row

FORMAT, VERSION = "reflect-archive", 1
LONGEST_LINE = 1 << 28
"""In bytes: an entry of a million letters with all its earlier versions fits; what is longer is no line of ours."""
PARTS: Mapping[str, frozenset[str]] = {
    "entry": frozenset({"answer", "conflict", "moment", "note", "plan", "rating", "revision", "tag"}),
    "commitment": frozenset({"outcome"}),
    "note": frozenset(),
    "draft": frozenset(),
    "export": frozenset({"exported"}),
    "setting": frozenset(),
    "gone": frozenset(),
}
"""The kinds of records, each with the tables that hang on it."""
MOST_DEVICES, LONGEST_NAME, MOST_COUNTED, WIDEST = 8192, 200, 1 << 53, 1 << 63
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_COLUMN = re.compile(r"[a-z][a-z0-9_]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
# Valid JSON as it is, and on a screen it would move or hide what stands beside it.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
# Only these escapes can make a letter that no text has: half of one, or NUL.
_SUSPECT = re.compile(rb"\\u(?:[dD][89a-fA-F]|0000)")


_Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
_Value = Annotated[int, Meta(ge=-WIDEST, le=WIDEST - 1)] | str | float | bool | None


class _Line(msgspec.Struct, forbid_unknown_fields=True):
    """The line of a record, in the order in which `write` puts it."""

    kind: str
    uuid: _Name
    versions: Annotated[
        dict[_Name, Annotated[int, Meta(ge=0, le=MOST_COUNTED)]], Meta(max_length=MOST_DEVICES)
    ]
    row: dict[str, _Value]
    parts: dict[str, list[dict[str, _Value]]]


_READER = msgspec.json.Decoder(_Line)


def header(*, schema: int, made_by: str) -> bytes:
    """Give the first line: what the file is. It holds no day, so that the same journal gives the same bytes.

    Args:
        schema: the schema of the journal, as `journal.health.schema` has it.
        made_by: the program with its version.
    """
    return _line({"format": FORMAT, "version": VERSION, "schema": schema, "made_by": made_by})


def last(counts: Mapping[str, int], sha256: str) -> bytes:
    """Give the last line.

    Args:
        counts: how many records of each kind there are.
        sha256: of all bytes before this line, 64 hexadecimal digits.
    """
    return _line({"end": FORMAT, "records": dict(sorted(counts.items())), "sha256": sha256})


def write(record: Record) -> bytes:
    """Give the line of a record, with the line break at its end."""
    return _line(
        {
            "kind": record.kind,
            "uuid": record.uuid,
            "versions": dict(sorted(record.versions.items())),
            "row": _sorted(record.row),
            "parts": {name: [_sorted(row) for row in rows] for name, rows in sorted(record.parts.items())},
        }
    )


def _sorted(row: Row) -> dict[str, Any]:
    return dict(sorted(row.items()))


def _line(found: dict[str, Any]) -> bytes:
    text = json.dumps(found, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if not text.isascii() or "\x7f" in text:
        text = _HIDDEN.sub(
            lambda hidden: json.dumps(hidden.group())[1:-1] if hidden.group() != "\x7f" else "\\u007f", text
        )
    return text.encode("utf-8") + b"\n"


def read_header(line: bytes) -> int:
    """Read the first line; gives the version of the form. Whoever asks decides whether it is known.

    Raises:
        ValueError: if it is no first line of an archive.
    """
    found = _document(line)
    if type(found) is not dict or found.get("format") != FORMAT:
        refuse("another format")
    version = _whole(found.get("version"), least=1)
    if version == VERSION:
        _schema, made_by = _fields(found, "format", "version", "schema", "made_by")[2:]
        _whole(_schema, least=1)
        _name(made_by)
    return version


def read_last(line: bytes) -> tuple[dict[str, int], str] | None:
    """Read the last line: how many records of each kind, and the hash of all before it. None if it is a line of a record.

    Raises:
        ValueError: if it is neither.
    """
    if not line.startswith(b'{"end":'):
        return None
    end, counts, sha256 = _fields(_document(line), "end", "records", "sha256")
    if end != FORMAT or type(counts) is not dict or not counts.keys() <= PARTS.keys():
        refuse("another end")
    if type(sha256) is not str or not _SHA256.fullmatch(sha256):
        refuse("no hash")
    return {kind: _whole(count, least=1) for kind, count in counts.items()}, sha256


def read(line: bytes) -> Record:
    """Read the line of a record.

    Raises:
        ValueError: if anything in it is not of the shape that `write` gives.
    """
    found = _of_record(line)
    if found.kind not in PARTS or not found.parts.keys() <= PARTS[found.kind]:
        refuse("another kind")
    if found.kind != "setting" and not _UUID.fullmatch(found.uuid):
        refuse("no uuid")
    if not _are_columns(tuple(found.row)):
        refuse("row")
    for rows in found.parts.values():
        if not all(_are_columns(tuple(row)) for row in rows):
            refuse("rows")
    return Record(
        kind=found.kind,
        uuid=found.uuid,
        versions=found.versions,
        row=found.row,
        parts={table: tuple(rows) for table, rows in found.parts.items()},
    )


@lru_cache(maxsize=1000)
def _are_columns(names: tuple[str, ...]) -> bool:
    return all(map(_COLUMN.fullmatch, names))


def _of_record(line: bytes) -> _Line:
    """Read what nearly all lines are at once: what is written back to the same bytes has no name twice in it.

    What has other bytes is looked at more closely, and more slowly.
    """
    try:
        found = _READER.decode(line)
        if not _SUSPECT.search(line) and msgspec.json.encode(found) == line[:-1]:
            return found
    except (ValueError, RecursionError):
        pass  # what is wrong with it is told below
    return msgspec.convert(_document(line), type=_Line)


def _document(line: bytes) -> Any:
    try:
        found = json.loads(
            line.decode("utf-8"), object_pairs_hook=_no_doubles, parse_float=_fraction, parse_constant=refuse
        )
    except RecursionError:
        refuse("depth")
    if _SUSPECT.search(line):
        _only_letters(found)
    return found


def _only_letters(found: object) -> None:
    """Refuse half letters and NUL, which no journal holds. A dict has them in its names as well."""
    if isinstance(found, str):
        if "\x00" in found:
            refuse("NUL")
        found.encode("utf-8")
    elif isinstance(found, dict):
        for name, value in found.items():
            _only_letters(name)
            _only_letters(value)
    elif isinstance(found, list):
        for value in found:
            _only_letters(value)


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        refuse("the same name twice")
    return found


def _fraction(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        refuse("a number without an end")
    return number


def _fields(found: object, *names: str) -> list[Any]:
    if type(found) is not dict or found.keys() != set(names):
        refuse("names")
    return [found[name] for name in names]


def _whole(found: object, *, least: int) -> int:
    """Give a whole number. True is none, nor is 1.0."""
    if type(found) is not int or not least <= found <= MOST_COUNTED:
        refuse("number")
    return int(found)


def _name(found: object) -> str:
    if type(found) is not str or not 0 < len(found) <= LONGEST_NAME:
        refuse("name")
    return str(found)


def refuse(what: str) -> NoReturn:
    """Raise `ValueError`."""
    raise ValueError(what)
