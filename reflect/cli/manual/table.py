"""The table of all that can be typed, read off the commands themselves. It knows nothing of a journal, and opens none.

What is read off it (the list of `help commands`, docs/commands.md, the page for `man`, the Tab key) can't say anything that
the program does not.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from reflect.cli.parsing import NAMED, filled
from reflect.cli.slips.usage import EXAMPLE
from reflect.quick_dataclass import dataclass

FILES, FOLDERS = "files", "folders"
"""Lists that the shell makes by itself."""
_LISTS = {
    "area": "areas", "focus": "areas", "pack": "packs", "setting": "settings", "room": "rooms", "kind": "kinds",
    "format": "formats", "topic": "topics", "lang": "langs", "by": "spans",
}  # fmt: skip
"""Name of a parameter -> the list that its values come from."""
_BY_METAVAR = {
    "FILE": FILES,
    "PATH": FILES,
    "DIR": FOLDERS,
    "AREA": "areas",
    "PACK": "packs",
    "ROOM": "rooms",
}
_BY_TYPE = {"int": "N", "path": "FILE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOption:
    """An option.

    Attributes:
        names: how it is typed, the long name first.
        takes: what stands after it, in capitals; empty if it stands alone.
        about: what it does.
        choices: the list that its values come from; empty if there is none.
    """

    names: tuple[str, ...]
    takes: str
    about: str
    choices: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenWord:
    """A word beside a command.

    Attributes:
        name: what stands for it, with brackets if it can be left out.
        about: what it is.
        choices: the list that it comes from; empty if there is none.
    """

    name: str
    about: str
    choices: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRow:
    """A command, or a group of commands.

    Attributes:
        path: the words that call it, without `reflect`; none for `reflect` by itself.
        also: other names for its last word.
        panel: the heading that it stands under.
        about: what it does, in one sentence.
        more: the rest of its help; can be empty.
        example: a line that can be typed; empty if it has none.
        words: what can stand beside it.
        options: what can be asked for.
        below: the names of its own commands.
    """

    path: tuple[str, ...]
    also: tuple[str, ...]
    panel: str
    about: str
    more: str
    example: str
    words: tuple[TakenWord, ...]
    options: tuple[TakenOption, ...]
    below: tuple[str, ...]

    @property
    def typed(self) -> str:
        """How it is called."""
        return " ".join(("reflect", *self.path))


def rows(tree: Any) -> list[CommandRow]:
    """Give every command that the help shows, groups before their own commands, in the order of the program."""
    return list(_below((), tree, "", ()))


def panels(table: list[CommandRow]) -> Mapping[str, list[CommandRow]]:
    """Give the commands by their headings: heading -> its commands, and theirs."""
    found: dict[str, list[CommandRow]] = {}
    for row in table:
        if row.path:
            found.setdefault(row.panel, []).append(row)
    return found


def _below(path: tuple[str, ...], command: Any, panel: str, also: tuple[str, ...]) -> Iterator[CommandRow]:
    commands = getattr(command, "commands", {})
    shown = {name: sub for name, sub in commands.items() if not sub.hidden}
    about, _, more = (command.help or "").partition("\n\n")
    if not more:
        about, _, more = about.partition("\n")
    epilog = command.epilog or ""
    yield CommandRow(
        path=path,
        also=also,
        panel=panel,
        about=" ".join(about.split()),
        more=more.strip(),
        example=epilog.removeprefix(EXAMPLE) if epilog.startswith(EXAMPLE) else "",
        words=tuple(_word(p) for p in command.params if p.param_type_name == "argument"),
        options=tuple(_option(p) for p in command.params if p.param_type_name == "option" and not p.hidden),
        below=tuple(shown),
    )
    for name, sub in shown.items():
        same = tuple(other for other, one in commands.items() if one.hidden and _does(one) is _does(sub))
        heading = panel or getattr(sub, "rich_help_panel", None) or ""
        yield from _below((*path, name), sub, heading, same)


def _does(command: Any) -> Any:
    """The function behind a command: Typer wraps it anew for each name."""
    return getattr(command.callback, "__wrapped__", command)


def _option(param: Any) -> TakenOption:
    takes = "" if param.is_flag else (param.metavar or _BY_TYPE.get(param.type.name) or param.name.upper())
    return TakenOption(
        names=tuple(sorted(param.opts, key=len, reverse=True)),
        takes=takes,
        about=_told(param),
        choices="" if param.is_flag else _choices(param),
    )


def _word(param: Any) -> TakenWord:
    name = (param.metavar or param.name).strip("[]").upper()
    name = f"{name}..." if param.nargs == -1 else name
    return TakenWord(
        name=name if param.required else f"[{name}]", about=_told(param), choices=_choices(param)
    )


def _told(param: Any) -> str:
    """What its help says, with the names of all that it can be where those are asked for when it is shown."""
    told = getattr(param, "help", None) or ""
    return filled(told, param, None) if NAMED in told else told


def _choices(param: Any) -> str:
    if param.name in _LISTS:
        return _LISTS[param.name]
    return _BY_METAVAR.get(param.metavar or "", FILES if param.type.name == "path" else "")
