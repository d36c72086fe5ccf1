"""The history of exports as drawings for the person's own screen: who may have seen what. Never words of an entry."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.dates import said
from reflect.render.plain.entry_words import day_words
from reflect.render.words import heading, indented, words
from reflect.report import kinds
from reflect.values.exports import ExportRecord

HASH_DIGITS = 12
"""As many digits of a hash as one can compare by eye."""
NONE_YET = "Nothing was made for others to read yet. To make a packet, type: reflect export"
FOOT = "This list is for you alone. A file that someone has can't be taken back, so it stays, and undo does not change it."
DETAILS = {
    "person": ("name", "names"),
    "place": ("place", "places"),
    "organization": ("organization", "organizations"),
    "date": ("date", "dates"),
    "age": ("age", "ages"),
    "phone": ("phone number", "phone numbers"),
    "email": ("e-mail address", "e-mail addresses"),
    "handle": ("online name", "online names"),
    "link": ("link", "links"),
    "ip": ("computer address", "computer addresses"),
    "number": ("number", "numbers"),
    "address": ("street address", "street addresses"),
    "zip": ("ZIP code", "ZIP codes"),
    "always": ("word that you named", "words that you named"),
}
"""What a kind of detail is called; one that an agency's own detector finds goes by its own name."""


def history(records: Sequence[tuple[ExportRecord, datetime]]) -> RenderableType:
    """List what was made for others to read.

    Args:
        records: each with the local time when it was made, the newest first.
    """
    if not records:
        return words(NONE_YET)
    parts: list[RenderableType] = [heading("What you made for others to read"), Text()]
    for record, when in records:
        parts += [_record(record, when), Text()]
    return Group(*parts, words(FOOT))


def found(record: ExportRecord, when: datetime) -> RenderableType:
    """Say which export a file is."""
    return Group(words("This file is in your history."), Text(), _record(record, when))


def where_it_has_been(record: ExportRecord, day: date) -> str:
    """Say in one sentence of an entry where it was quoted."""
    locked = ", locked" if record.locked else ""
    reader = f" for {record.reader}" if record.reader else ""
    return f"In {_called(record.kind)}{reader} of {said(day)} ({record.format}{locked}), {_signed(record)}."


def _record(r: ExportRecord, when: datetime) -> RenderableType:
    kind = kinds.find(r.kind)
    keeps = kind.KEEPS if kind is not None else None
    kept = keeps.in_history if keeps is not None else "by you"
    lines = [
        f"{_weeks(r)}, {_signed(r)}{', locked' if r.locked else ''}.",
        f"{_quoted(r.entries)} {_counted(r.counted)}".rstrip(),
        f"Masked: {_details(r.masked)}. Kept {kept}: {_details(r.kept)}.",
        f"Its hash begins with {r.sha256[:HASH_DIGITS]}.",
    ]
    if r.reader:
        lines.insert(0, f"For: {r.reader}.")
    called = _called(r.kind).removeprefix("a ").removeprefix("an ")
    name = f"{called.capitalize()}, {r.format}, {day_words(when.date())} at {when:%H:%M}"
    return Group(words(name, "bold"), *(indented(words(line)) for line in lines))


def _called(kind: str) -> str:
    """What a kind is called, with its article; one that only a later version knows goes by its name alone."""
    known = kinds.find(kind)
    return known.CALLED if known is not None else kind


def _weeks(r: ExportRecord) -> str:
    return r.first_week if r.first_week == r.last_week else f"{r.first_week} to {r.last_week}"


def _signed(r: ExportRecord) -> str:
    return "signed" if r.signed else "not reviewed by a person"


def _quoted(entries: Sequence[int]) -> str:
    if not entries:
        return "No entry is quoted."
    many = "entry" if len(entries) == 1 else "entries"
    return f"Quoted: {len(entries)} {many} ({', '.join(map(str, entries))})."


def _counted(number: int) -> str:
    """An account has no counts."""
    if not number:
        return ""
    return f"Counts are from {number} {'entry' if number == 1 else 'entries'}."


def _details(counts: Mapping[str, int]) -> str:
    """Say a total with its kinds, the most frequent one first."""
    there = {kind: count for kind, count in counts.items() if count}
    if not there:
        return "none"
    order = sorted(there.items(), key=lambda one: (-one[1], one[0]))
    told = [f"{count} {DETAILS.get(kind, (kind, kind))[count != 1]}" for kind, count in order]
    return told[0] if len(told) == 1 else f"{sum(there.values())} ({', '.join(told)})"
