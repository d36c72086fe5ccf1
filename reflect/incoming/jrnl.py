"""What jrnl writes out: its JSON, and its text, which is also the form of its own unlocked file.

In the text, a line that begins with a day in brackets begins an entry, and nothing tells such a line from words that
look like one: jrnl itself can't. A line counts if its day is written as the first one is, since jrnl writes all days in
one form; one that goes back in time is noticed.
"""

import re
from dataclasses import field
from typing import Any

from reflect.errors import BadFile
from reflect.incoming.found import About, Item, Items, LeftOut, Noticed, found
from reflect.incoming.source import Source, letters_of
from reflect.incoming.when import form_of, read_when
from reflect.quick_dataclass import dataclass

_HEADER = re.compile(r"\[(?P<day>[^\[\]]{8,60})\] ?(?P<title>.*)", re.DOTALL)
_TAG = re.compile(r"(?<!\S)@[-+*#/\w]+")
STAR = " *"
NO_HEADER = "it does not begin with a line such as [2026-03-01 09:00] Title"


def looks_like_text(start: str) -> bool:
    """Say whether a text begins as a journal of jrnl does."""
    first = next((line for line in start.splitlines() if line.strip()), "")
    return _header(first) is not None


def looks_like_json(document: Any) -> bool:
    """Say whether a JSON document is what jrnl writes out."""
    entries = document.get("entries") if isinstance(document, dict) else None
    return (
        isinstance(entries, list)
        and len(entries) > 0
        and all(isinstance(e, dict) and {"title", "body", "date", "time"} <= e.keys() for e in entries[:3])
    )


def from_json(document: Any, given: About) -> Items:
    """Give the entries of a JSON export, in their order."""
    for number, entry in enumerate(document["entries"], 1):
        place = f"entry {number}"
        if not isinstance(entry, dict):
            yield LeftOut(place, "it is no entry of jrnl")
            continue
        tags = entry.get("tags")
        yield _entry(
            place,
            " ".join(str(part) for part in (entry.get("date"), entry.get("time")) if part),
            entry.get("title"),
            entry.get("body"),
            tuple(tags) if isinstance(tags, list) else (),
            given,
            starred=entry.get("starred") is True,
        )


def from_text(source: Source, given: About) -> Items:
    """Give the entries of a text, in their order, reading line by line.

    Raises:
        BadFile: if it does not begin with an entry, or is no text.
    """
    letters = letters_of(source)
    form, latest = "", ""
    open_one: _Open | None = None
    for number, line in enumerate(source.lines(letters), 1):
        header = _header(line)
        if header is not None and not form:
            form = form_of(header["day"])
        if header is not None and form_of(header["day"]) == form:
            if open_one is not None:
                yield open_one.closed(given)
            at = _instant(header["day"], given)
            if latest and at and at < latest:
                yield Noticed("earlier", f"line {number}")
            latest = at or latest
            open_one = _Open(f"line {number}", header["day"], header["title"])
        elif open_one is not None:
            open_one.lines.append(line)
            if header is not None:
                yield Noticed("heading", f"line {number}")
        elif line.strip():
            raise BadFile(source.name, f"line {number}", NO_HEADER)
    if open_one is None:
        raise BadFile(source.name, "", "there is nothing in it")
    yield open_one.closed(given)


@dataclass(slots=True)
class _Open:
    """An entry of a text whose end was not seen yet."""

    place: str
    day: str
    title: str
    lines: list[str] = field(default_factory=list)

    def closed(self, given: About) -> Item:
        title = self.title.rstrip()
        starred = title.endswith(STAR) or title == STAR.strip()
        title = title[: -len(STAR)] if starred else title
        body = "".join(self.lines).rstrip("\r\n ")
        tags = (tag.lower() for part in (title, body) for tag in _TAG.findall(part))
        return _entry(self.place, self.day, title, body, tuple(dict.fromkeys(tags)), given, starred=starred)


def _header(line: str) -> "re.Match[str] | None":
    """Match the first line of an entry, if its day can be read in any order."""
    match = _HEADER.match(line)
    if match is None:
        return None
    try:
        read_when(match["day"], zone="UTC", order="day-first")
    except ValueError:
        try:
            read_when(match["day"], zone="UTC", order="month-first")
        except ValueError:
            return None
    return match


def _instant(day: str, given: About) -> str:
    """Give a day with its time in a form that sorts; empty where it can't be read."""
    try:
        read = read_when(day, zone="UTC", order=given.order)
    except ValueError:
        return ""
    return "" if read.no_time else read.at.isoformat()


def _entry(
    place: str,
    when: str,
    title: object,
    body: object,
    tags: tuple[object, ...],
    given: About,
    *,
    starred: bool,
) -> Item:
    whole = (*sorted(map(str, tags)), *(("starred",) if starred else ()))
    return found(place, when, given=given, title=title, text=body, tags=whole)
