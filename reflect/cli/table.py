"""The table of contents of the command line: every command by its name, where it is, and under which heading it stands.

A command is loaded when it is called, or when somebody asks for its help: the others cost a start nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from importlib import import_module
from typing import Any

import typer

from reflect.cli.parsing import ours, plainly
from reflect.quick_dataclass import dataclass

EVERY_DAY, BACK, SUPERVISION, LEARNING = "Every day", "Look back", "Supervision", "Learning"
YOURS, SET_UP = "Your data", "Set up"
HELP = "help"
FIRST = ("log", "jot", "week", "growth", "list", "search", "try", "supervision", "export", HELP)
"""The commands of `reflect --help`, in its order. All of them stand in `reflect help commands`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of the table.

    Attributes:
        at: the module under `reflect.cli` and the name in it: a function, or `app` for a group of commands.
        panel: the heading it stands under.
        hidden: another name for a command, that no list shows.
        more: what else Typer is told of it.
        joined: commands of a group that stand in modules of their own.
    """

    at: str
    panel: str
    hidden: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)
    joined: tuple[str, ...] = ()


TABLE: Mapping[str, Place] = {
    "log": Place(at="commands.log:log", panel=EVERY_DAY),
    "new": Place(at="commands.log:log", panel=EVERY_DAY, hidden=True),
    # What begins with a dash may be words as well, so it is refused as they are: Typer would say it again.
    "jot": Place(
        at="commands.jot:jot",
        panel=EVERY_DAY,
        more={"context_settings": {"ignore_unknown_options": True}},
    ),
    "resume": Place(at="commands.resume:resume", panel=EVERY_DAY),
    "edit": Place(at="commands.edit:edit", panel=EVERY_DAY),
    "list": Place(at="commands.list:list_entries", panel=EVERY_DAY),
    "ls": Place(at="commands.list:list_entries", panel=EVERY_DAY, hidden=True),
    "show": Place(at="commands.show:show", panel=EVERY_DAY),
    "delete": Place(at="commands.delete:delete", panel=EVERY_DAY),
    "undo": Place(at="commands.undo:undo", panel=EVERY_DAY),
    "bin": Place(at="commands.bin:show_bin", panel=EVERY_DAY),
    "search": Place(at="commands.search:search", panel=BACK),
    "week": Place(at="commands.week:week", panel=BACK),
    "growth": Place(
        at="commands.growth:growth", panel=BACK, more={"epilog": "Example: reflect growth connection"}
    ),
    "themes": Place(at="commands.themes:themes", panel=BACK),
    "focus": Place(at="commands.focus:focus", panel=BACK),
    "yardstick": Place(at="commands.yardstick:yardstick", panel=BACK),
    "mark": Place(at="commands.mark:mark", panel=SUPERVISION),
    "unmark": Place(at="commands.mark:unmark", panel=SUPERVISION),
    "export": Place(
        at="commands.export:export",
        panel=SUPERVISION,
        more={"epilog": "Example: reflect export --since march"},
    ),
    "backup": Place(at="copies.backup:backup", panel=YOURS),
    "restore": Place(at="copies.restore:restore", panel=YOURS),
    "archive": Place(at="copies.archive:archive", panel=YOURS),
    "import": Place(at="copies.import_:import_", panel=YOURS),
    "merge": Place(at="copies.merge:merge", panel=YOURS),
    "sync": Place(at="copies.sync:sync", panel=YOURS),
    "choose": Place(at="copies.choose:choose", panel=YOURS),
    "purge": Place(at="copies.purge:purge", panel=YOURS),
    "where": Place(at="commands.where:where", panel=YOURS),
    "doctor": Place(at="commands.doctor:doctor", panel=YOURS),
    "init": Place(at="commands.init:init", panel=SET_UP, more={"epilog": "Example: reflect init"}),
    "remind": Place(at="commands.remind:remind", panel=SET_UP),
    "demo": Place(at="demo:demo", panel=SET_UP, more={"epilog": "Example: reflect demo --keep my-demo"}),
    HELP: Place(at="commands.help:help_topic", panel=SET_UP),
    "try": Place(at="groups.try_:app", panel=EVERY_DAY),
    "pocket": Place(at="groups.pocket:app", panel=EVERY_DAY),
    "supervision": Place(at="groups.supervision:app", panel=SUPERVISION),
    "ask": Place(at="groups.ask:app", panel=SUPERVISION),
    "mask": Place(at="groups.mask:app", panel=SUPERVISION),
    "roadmap": Place(at="groups.roadmap:app", panel=BACK),
    "learn": Place(at="groups.learn:app", panel=LEARNING),
    "key": Place(
        at="groups.key:app",
        panel=YOURS,
        joined=("groups.key_sheet:sheet", "groups.key_itself:rotate", "groups.key_itself:show_raw"),
    ),
    "packs": Place(at="groups.packs:app", panel=SET_UP),
    "completion": Place(at="groups.completion:app", panel=SET_UP),
}


class Loaded(Mapping[str, Any]):
    """The commands by their names, as Typer wants them: each is loaded when it is first looked up."""

    def __init__(self, table: Mapping[str, Place], *, plain: bool) -> None:
        self._table, self._plain, self._found = table, plain, dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        """Load the command, if nobody has yet."""
        if name not in self._found:
            self._found[name] = _load(name, self._table[name], plain=self._plain)
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        """Say whether there is such a command, without loading it."""
        return name in self._table

    def __iter__(self) -> Iterator[str]:
        """Name them all, in the order of the table."""
        return iter(self._table)

    def __len__(self) -> int:
        """Say how many there are."""
        return len(self._table)


def _load(name: str, line: Place, *, plain: bool) -> Any:
    """Make the command or group that Typer runs out of a line of the table."""
    tree = typer.Typer(add_completion=False)
    found, group = _named(line.at), line.at.endswith(":app")
    if group:
        for one in (_named(joined) for joined in line.joined):
            if all(known.callback is not one for known in found.registered_commands):
                found.command()(one)
        tree.add_typer(found, name=name, rich_help_panel=line.panel)
    else:
        tree.command(name, rich_help_panel=line.panel, hidden=line.hidden, **line.more)(found)
    ours(tree)
    if plain:
        plainly(tree)
    made: Any = typer.main.get_command(tree)
    return made.commands[name] if group else made


def _named(at: str) -> Any:
    module, _, name = at.partition(":")
    return getattr(import_module(f"reflect.cli.{module}"), name)
