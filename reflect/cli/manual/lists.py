"""What the Tab key offers: commands, options, and the ids that ship. Never a word of a journal; no journal is opened.

A pack that the person wrote is a file with questions beside the journal, so its id is offered too. Only plain ids are: what a
file is called must not become a command of the shell.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reflect.cli.manual.table import CommandRow, rows
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.guide.library import Library

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All that a script of a shell has to know.

    Attributes:
        rows: the commands.
        everywhere: options before and after every command, as `rows` has them.
        lists: name of a list -> its words.
    """

    rows: tuple[CommandRow, ...]
    everywhere: CommandRow
    lists: Mapping[str, tuple[str, ...]]

    @property
    def takes(self) -> dict[tuple[str, str], str]:
        """(words of a command, option) -> the list of its values; "nothing" where there is no list."""
        return {
            (" ".join(row.path), name): option.choices or "nothing"
            for row in self.rows
            for option in row.options
            if option.takes
            for name in option.names
        }

    @property
    def calls(self) -> dict[tuple[str, str], str]:
        """(words of a group, typed name) -> the words of the command, for each name and each other name."""
        return {
            (" ".join(row.path[:-1]), name): " ".join(row.path)
            for row in self.rows
            if row.path
            for name in (row.path[-1], *row.also)
        }


def offered(tree: Any, library: "Library") -> Offered:
    """Gather it from the commands and from what ships."""
    from reflect.export import FORMATS
    from reflect.languages import languages
    from reflect.report.kinds import KINDS
    from reflect.values.room import SETTINGS, Room

    every = rows(tree)
    lists = {
        "areas": library.practice.areas,
        "packs": library.ids(),
        "settings": SETTINGS,
        "rooms": [str(room) for room in Room],
        "kinds": KINDS,
        "formats": FORMATS,
        "topics": ["commands", *library.help],
        "langs": languages(),
        "spans": ["month", "quarter"],
    }
    plain = {key: tuple(word for word in words if _PLAIN.fullmatch(word)) for key, words in lists.items()}
    return Offered(rows=tuple(every), everywhere=every[0], lists=plain)
