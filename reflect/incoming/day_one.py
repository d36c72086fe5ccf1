"""What Day One writes out: one JSON file for a journal, alone or in the .zip that it makes. Pictures stay behind.

Nothing is ever unpacked to the disk: a member of the .zip is read as bytes, and only those that are JSON at its top.
"""

from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from reflect.errors import BadFile
from reflect.incoming.found import About, Item, Items, LeftOut, found, times
from reflect.incoming.source import MOST_AT_ONCE, Source, text_of
from reflect.incoming.strict import strict_json

ATTACHED = ("photos", "videos", "audios", "pdfAttachments")
MOST_MEMBERS = 100_000
NO_JOURNAL = "there is no journal of Day One in it"


def looks_like(document: Any) -> bool:
    """Say whether a JSON document is a journal of Day One."""
    entries = document.get("entries") if isinstance(document, dict) else None
    return (
        isinstance(entries, list)
        and len(entries) > 0
        and all(isinstance(e, dict) and "creationDate" in e for e in entries[:3])
    )


def from_json(document: Any, given: About, *, within: str = "") -> Items:
    """Give the entries of one journal, in their order; `within` is said before each place."""
    for number, entry in enumerate(document["entries"], 1):
        place = f"{within}entry {number}"
        yield (
            _entry(place, entry, given)
            if isinstance(entry, dict)
            else LeftOut(place, "it is no entry of Day One")
        )


def from_zip(source: Source, given: About) -> Items:
    """Give the entries of all journals in a .zip, in the order of their names.

    Raises:
        BadFile: if it is damaged or locked, holds a name twice, is too large, or has no journal in it.
    """
    journals = list(_journals(source))
    if not journals:
        raise BadFile(source.name, "", NO_JOURNAL)
    for name, document in journals:
        yield from from_json(document, given, within=f"{name}, " if len(journals) > 1 else "")


def _journals(source: Source) -> Iterator[tuple[str, Any]]:
    try:
        with source.open() as opened, ZipFile(opened) as box:
            members = box.infolist()
            if len(members) > MOST_MEMBERS or len({m.filename.casefold() for m in members}) != len(members):
                raise BadFile(source.name, "", "two files in it have the same name, or there are too many")
            for member in sorted(members, key=lambda m: m.filename):
                if _is_json(member):
                    document = strict_json(text_of(_read(box, member, source.name), source.name), source.name)
                    if looks_like(document):
                        yield member.filename, document
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, RecursionError):
            raise
        raise BadFile(source.name, "", "this .zip is damaged, or locked with a password") from None


def _is_json(member: ZipInfo) -> bool:
    """A plain file at the top; a link in a .zip says that it is one in its upper half."""
    plain = (member.external_attr >> 28) in (0, 8)
    return (
        plain
        and not member.is_dir()
        and "/" not in member.filename
        and member.filename.lower().endswith(".json")
    )


def _read(box: ZipFile, member: ZipInfo, name: str) -> bytes:
    """Read a member, as much as is held at once, whatever its head says of its size."""
    with box.open(member) as opened:
        raw = opened.read(MOST_AT_ONCE + 1)
    if len(raw) > MOST_AT_ONCE:
        raise BadFile(name, "", f"a journal in it is larger than {MOST_AT_ONCE:,} bytes")
    return raw


def _entry(place: str, entry: dict[str, Any], given: About) -> Item:
    when, id, tags = entry.get("creationDate"), entry.get("uuid"), entry.get("tags")
    attached = sum(len(there) for kind in ATTACHED if isinstance(there := entry.get(kind), list))
    starred = ("starred",) if entry.get("starred") is True else ()
    return found(
        place,
        when if isinstance(when, str) else "",
        given=given,
        text=entry.get("text", ""),
        tags=(*(tags if isinstance(tags, list) else ()), *starred),
        id=id if isinstance(id, str) and id.isascii() and id.isalnum() and len(id) <= 64 else "",
        zone=entry.get("timeZone"),
        remarks=times("attachment", attached),
    )
