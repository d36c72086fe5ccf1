"""The list of entries as lines. For the person's own screen: shows everything but the words of private ones."""

from collections.abc import Collection, Sequence

from reflect.render.lines import PlainLine, PlainLines
from reflect.render.look import Look
from reflect.values.head import EntryHead
from reflect.values.room import Room

ROOMS = {
    Room.PRIVATE: "private, never shared",
    Room.PRACTICE: "practice",
    Room.SUPERVISION: "for supervision",
}
AHEAD = " [not come yet]"
"""Stands behind the day of an entry that a wrong clock dated ahead."""
MARGIN = 5
"""Columns before the first words of an entry."""


def heads(rows: Sequence[EntryHead], look: Look, *, ahead: Collection[int] = ()) -> PlainLines:
    """List entries, newest first: each on one line where it fits, else on two. Days of those `ahead` are marked."""
    lines: list[PlainLine] = []
    for row in rows:
        facts = f"{row.number:>3}  {row.day.isoformat()}{AHEAD if row.number in ahead else ''}  {row.title}"
        room = "" if row.room is Room.PRACTICE else f"  [{ROOMS[row.room]}]"
        tags = "".join(f"  #{tag}" for tag in row.tags)
        lines.append(PlainLine(facts + room + tags, "bold"))
        first = "(private)" if row.room is Room.PRIVATE else row.first_words
        if first:
            lines.append(PlainLine(first, indent=MARGIN, cut=True))
    return PlainLines(lines, ascii=look.ascii)
