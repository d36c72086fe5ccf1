"""A folder of Markdown files, one entry a file; or one file, with an entry for each heading that is a day.

The day comes from the front matter, from a heading, or from the beginning of the file's name. The clock of the file is
never asked: copying changes it. Links are not followed, and what a text names is not opened.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reflect.errors import BadFile
from reflect.incoming.found import About, Items, LeftOut, Noticed, found, times
from reflect.incoming.source import MOST_FILES, Source, text_of
from reflect.incoming.when import day_in, read_when

ENDINGS = (".md", ".markdown", ".txt")
MOST_BYTES = 8_000_000
"""Bytes of one file; a text that can be kept is much shorter."""
NO_DAY = "I find no day for it: in its front matter, in a heading, or at the beginning of its name"
NO_END = "its front matter has no end"
FENCE = "---"
_KEY = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,30}):(?: +(?P<value>.*))?")
_HEADING = re.compile(r"#{1,6} +(?P<words>.+?)(?: +#+)?")
_KNOWN = {
    "date": ("date", "created", "day", "fecha"),
    "title": ("title", "titulo"),
    "tags": ("tags", "tag", "keywords", "etiquetas"),
}


class Front(NamedTuple):
    """What the front matter of a file says, and how many of its lines say something else."""

    date: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    others: int = 0


def from_folder(source: Source, given: About) -> Items:
    """Give the entries of all Markdown and text files below a folder, in the order of their names.

    Raises:
        BadFile: if it holds no such file, or too many.
    """
    root = source.path
    count = 0
    for place, path in _files(root, source.name) if root is not None else ():
        count += 1
        if path is None:
            yield Noticed("link", place)
            continue
        try:
            one = Source.of(path)
            raw = one.whole() if path.stat().st_size <= MOST_BYTES else b""
            if not raw:
                yield LeftOut(place, "the file is empty, or too large")
                continue
            yield from _entries(text_of(raw, place), place, path.stem, given)
        except (BadFile, OSError) as error:
            yield LeftOut(place, error.reason if isinstance(error, BadFile) else "it can't be read")
    if not count:
        raise BadFile(source.name, "", f"there is no file in it that ends with one of: {', '.join(ENDINGS)}")


def from_file(source: Source, given: About) -> Items:
    """Give the entries of one file.

    Raises:
        BadFile: if it is no text.
    """
    raw = source.whole()
    if not raw.strip():
        raise BadFile(source.name, "", "there is nothing in it")
    yield from _entries(text_of(raw, source.name), "", source.path.stem if source.path else "", given)


def _files(root: Path, name: str) -> Iterator[tuple[str, Path | None]]:
    """Give what messages call each file, and its path; None for a link. Hidden ones are none of the person's texts."""
    seen = 0
    for folder, below, files in os.walk(root):
        below[:] = sorted(each for each in below if not each.startswith("."))
        for file in sorted(files):
            path = Path(folder, file)
            if file.startswith(".") or path.suffix.lower() not in ENDINGS:
                continue
            seen += 1
            if seen > MOST_FILES:
                raise BadFile(name, "", f"there are more than {MOST_FILES:,} files in it")
            yield str(path.relative_to(root)), None if path.is_symlink() or not path.is_file() else path


def _entries(text: str, place: str, stem: str, given: About) -> Items:
    """Give the entries of one text: one for each heading that is a day, else one for all of it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        front, body, line = front_matter(text)
    except ValueError as error:
        yield LeftOut(place or "line 1", str(error))
        return
    remarks = times("front_matter", front.others)
    parts = _by_day(body, line, given)
    if not front.date and parts:
        yield from (
            found(
                _at(place, part),
                part.day,
                given=given,
                title=part.title,
                text=part.text,
                tags=front.tags,
                remarks=remarks,
            )
            for part in parts
        )
        return
    when, title, words = front.date or day_in(stem), front.title, body
    if not title:
        title, words = _title(body)
    if not when:
        yield LeftOut(place or f"line {line}", NO_DAY)
        return
    yield found(
        place or f"line {line}",
        when,
        given=given,
        title=title,
        text=words.strip("\n"),
        tags=front.tags,
        remarks=remarks,
    )


def front_matter(text: str) -> tuple[Front, str, int]:
    """Take the front matter off a text: lines such as `date: 2026-03-01` between two lines of three dashes.

    Only plain lines are read, and nothing in them is ever carried out: no anchors, no types.

    Returns:
        What it says, the rest of the text, and the number of the line that the rest begins on.

    Raises:
        ValueError: if it has no end.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Front(), text, 1
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in (FENCE, "...")), None)
    if end is None:
        raise ValueError(NO_END)
    said: dict[str, list[str]] = {}
    key, others = "", 0
    for line in lines[1:end]:
        item = re.fullmatch(r"\s*- +(.*)", line)
        match = _KEY.fullmatch(line.rstrip())
        if item and key == "tags":
            said[key].append(item[1])
        elif match and (key := _what(match["key"])) and key not in said:
            said[key] = _values(match["value"] or "") if key == "tags" else [_bare(match["value"] or "")]
        elif line.strip() and not line.lstrip().startswith("#"):
            key, others = "", others + 1
    tags = tuple(filter(None, map(_bare, said.get("tags", ()))))
    front = Front("".join(said.get("date", ())), "".join(said.get("title", ())), tags, others)
    return front, "\n".join(lines[end + 1 :]), end + 2


class _Part(NamedTuple):
    line: int
    day: str
    title: str
    text: str


def _by_day(body: str, first: int, given: About) -> list[_Part]:
    """Cut a text at its headings that are days; nothing if words stand before the first one, or none is a day."""
    parts: list[_Part] = []
    level, start, fenced = 0, 0, False
    lines = body.split("\n")
    heads: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines):
        fenced ^= line.lstrip().startswith("```")
        head = None if fenced else _dated(line, given)
        deep = len(line) - len(line.lstrip("#"))
        if head is not None and level in (0, deep):
            level = deep
            heads.append((number, *head))
    if not heads or any(line.strip() for line in lines[start : heads[0][0]]):
        return []
    for (number, day, title), following in zip(heads, [*heads[1:], (len(lines), "", "")], strict=True):
        text = "\n".join(lines[number + 1 : following[0]]).strip("\n")
        parts.append(_Part(first + number, day, title, text))
    return parts


def _dated(line: str, given: About) -> tuple[str, str] | None:
    """Take a heading that is a day, or begins with one, apart: the day as it is written, and the rest."""
    heading = _HEADING.fullmatch(line.rstrip())
    if heading is None:
        return None
    words = heading["words"]
    for cut in (len(words), *(m.start() for m in re.finditer(r"\s|[:\u2013\u2014]", words))):
        day, rest = words[:cut].strip(), words[cut:].strip(" :-\u2013\u2014\t")
        longer = bool(rest) and _is_day(f"{day} {rest.split()[0]}", given)
        if _is_day(day, given) and not longer:
            return day, rest
    return None


def _is_day(words: str, given: About) -> bool:
    try:
        # What is no time is words: it stays in the title.
        return not read_when(words, zone="UTC", order=given.order).no_time
    except ValueError:
        return False


def _title(body: str) -> tuple[str, str]:
    """Take a heading of the first level at the beginning of a text for its title."""
    first, _, rest = body.lstrip("\n").partition("\n")
    heading = _HEADING.fullmatch(first.rstrip())
    if heading is None or not first.startswith("# ") or not rest.strip():
        return "", body
    return heading["words"], rest.lstrip("\n")


def _at(place: str, part: _Part) -> str:
    return f"{place}, line {part.line}" if place else f"line {part.line}"


def _what(key: str) -> str:
    """Which of ours a key of the front matter is; empty for any other."""
    return next((ours for ours, names in _KNOWN.items() if key.casefold().strip() in names), "")


def _values(value: str) -> list[str]:
    return re.split(r",", value.strip().removeprefix("[").removesuffix("]"))


def _bare(value: str) -> str:
    """A value without the quotation marks around it."""
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
