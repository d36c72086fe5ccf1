"""What every command and every group of commands does before its own work: it reads its words, and helps with a slip.

It knows no command by itself, and does nothing with what was typed but look at it.
"""

from collections.abc import Collection, Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from reflect.cli.phrases import NOT_CHANGED
from reflect.cli.slips import slips
from reflect.errors import BadUsage

# What Typer raises to say "wrong usage": its own business, not a bug.
CLICK_ERROR: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
FILES = frozenset({"FILE", "PATH", "DIR"})
"""How the help writes the name of a file: that may hold any bytes."""
MEANT = {
    "entries": "list",
    "find": "search",
    "goals": "try",
    "history": "list",
    "journal": "list",
    "packet": "export",
    "plans": "try",
    "print": "export",
    "progress": "growth",
    "read": "show",
    "remove": "delete",
    "restart": "resume",
    "share": "export",
    "stats": "growth",
    "trash": "bin",
    "write": "log",
}
"""What other programs call our commands. Each is one that does the same; where none does, nothing is suggested."""
LEAVING = frozenset({"exit"})
"""Looks like a slip of one of ours, and is no such thing: there is nothing to leave between two commands."""
SHORT = 5
"""Of a word of so many letters one may be wrong or in another's place; of a longer one, two."""


NAMED = "{}"
"""Stands in the help of an option for all that it can be, where a room has to be loaded to know that."""


class Command(TyperCommand):
    """One command. No word that is not text reaches it: it would be taken for another word."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help. What an option can be is named only now: the list of commands loads no room to know it."""
        for param in self.params:
            told = getattr(param, "help", None) or ""
            if NAMED in told:
                *some, last = (item.value for item in param.shell_complete(ctx, ""))
                param.help = told.replace(NAMED, f"{', '.join(some)} or {last}")  # type: ignore[attr-defined]
        super().format_help(ctx, formatter)

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            BadUsage: if a word holds bytes that are no letters here.
        """
        for param in self.params:
            if param.type.name == "str" and getattr(param, "metavar", None) not in FILES:
                _check_letters(ctx.params.get(param.name))
        return super().invoke(ctx)


class Group(TyperGroup):
    """A group of commands that knows what was likely meant by a word that is none of them."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say which one may be meant."""
        self.suggest_commands = False
        try:
            return super().resolve_command(ctx, args)
        except CLICK_ERROR as error:
            shown = [name for name, command in self.commands.items() if not command.hidden]
            if args and (likely := near(args[0], shown)):
                said = ", ".join(f"'{name}'" for name in likely)
                error.message = f"{error.message.rstrip('.')}. Did you mean {said}?"
            raise


def ours(tree: typer.Typer) -> None:
    """Let every command and group below this one be of the two kinds above."""
    for command in tree.registered_commands:
        command.cls = Command
    for group in tree.registered_groups:
        group.cls = Group
        if group.typer_instance is not None:
            ours(group.typer_instance)


def near(word: str, commands: Collection[str]) -> list[str]:
    """Name the commands that a word may have been meant for: a slip of the fingers, or what others call it.

    A word that only looks alike is another word, so it suggests nothing.
    """
    meant = MEANT.get(word.lower(), "")
    if meant in commands:
        return [meant]
    if word.lower() in LEAVING:
        return []
    most = 1 if len(word) <= SHORT else 2
    return [
        name
        for name in commands
        if len(name) > most and abs(len(name) - len(word)) <= most and slips(word.lower(), name) <= most
    ]


def _check_letters(value: object) -> None:
    words: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
    for word in words:
        if isinstance(word, str) and any("\ud800" <= letter <= "\udfff" for letter in word):
            raise BadUsage(
                "I can't read one word of this command: some of its letters came in broken.",
                hint=f"{NOT_CHANGED} It works in a terminal that is set to UTF-8.",
            )
