"""What every command and every group of commands does before its own work: it reads its words, and helps with a slip.

It knows no command by itself, and does nothing with what was typed but look at it.
"""

from collections.abc import Iterable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from reflect.cli.phrases import NOT_CHANGED
from reflect.cli.slips.near import LEAVING, begun, near
from reflect.cli.slips.usage import EXAMPLE, quoted
from reflect.errors import BadUsage

# What Typer raises to say "wrong usage": its own business, not a bug.
CLICK_ERROR: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")
FILES = frozenset({"FILE", "PATH", "DIR"})
"""How the help writes the name of a file: that may hold any bytes."""
NAMED = "{}"
"""Stands in the help of an option for all that it can be, where a room has to be loaded to know that."""


class Command(TyperCommand):
    """One command. No word that is not text reaches it: it would be taken for another word."""

    def __init__(self, *args: Any, **more: Any) -> None:
        """Put the example, which is the last line of its help, below its options."""
        super().__init__(*args, **more)
        self.help, self.epilog = _with_example_last(self.help, self.epilog)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; what is wrong with them says at which command."""
        try:
            return super().parse_args(ctx, args)
        except CLICK_ERROR as error:
            error.ctx = getattr(error, "ctx", None) or ctx
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help. What an option can be is named only now: the list of commands loads no room to know it."""
        for param in self.params:
            told = getattr(param, "help", None) or ""
            if NAMED in told:
                param.help = filled(told, param, ctx)  # type: ignore[attr-defined]
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
        """Find the command by its name, or by how it begins if it only looks.

        Raises:
            BadUsage: if there is no such command; it says which one may be meant.
        """
        word = args[0]
        if word not in self.commands and not word.startswith("-"):
            shown = self.shown()
            name = begun(word, shown) if ctx.parent is None else ""
            if not name or (hasattr(self.commands[name], "commands") and _has_words(args[1:])):
                raise _unknown(word, shown, path=ctx.command_path)
            args = [name, *args[1:]]
        self.suggest_commands = False
        return super().resolve_command(ctx, args)

    def shown(self) -> list[str]:
        """Name the commands that are in the lists."""
        return [name for name, command in self.commands.items() if not command.hidden]


def filled(told: str, param: Any, ctx: Any) -> str:
    """Name in the help of an option all that it can be."""
    *some, last = (item.value for item in param.shell_complete(ctx, ""))
    return told.replace(NAMED, f"{', '.join(some)} or {last}")


def ours(tree: typer.Typer) -> None:
    """Let every command and group below this one be of the two kinds above."""
    for command in tree.registered_commands:
        command.cls = Command
    for group in tree.registered_groups:
        group.cls = Group
        if group.typer_instance is not None:
            ours(group.typer_instance)


def plainly(tree: typer.Typer) -> None:
    """Let the help of this one and of all below it come as plain lines: boxes are noise to a screen reader."""
    tree.rich_markup_mode = None
    for group in tree.registered_groups:
        if group.typer_instance is not None:
            plainly(group.typer_instance)


def _unknown(word: str, shown: list[str], *, path: str) -> BadUsage:
    _check_letters(word)
    if word.lower() in LEAVING and path == "reflect":
        return BadUsage(
            "There is nothing to leave: each command ends by itself.",
            hint="To close this window, type: exit. To see what there is, type: reflect help commands",
        )
    likely = " or ".join(f"{path} {name}" for name in near(word, shown))
    where = "reflect help commands" if path == "reflect" else f"{path} --help"
    guess = f"Did you mean: {likely}?\n" if likely else ""
    return BadUsage(
        f"{path} has no command {quoted(word) or 'of that name'}.", hint=f"{guess}All commands: {where}"
    )


def _has_words(args: Iterable[str]) -> bool:
    return any(not arg.startswith("-") for arg in args)


def _with_example_last(help: str | None, epilog: str | None) -> tuple[str | None, str | None]:
    told, found, example = (help or "").rpartition(f"\n{EXAMPLE}")
    if not found or epilog:
        return help, epilog
    return told.rstrip(), EXAMPLE + example.strip()


def _check_letters(value: object) -> None:
    words: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
    for word in words:
        if isinstance(word, str) and any("\ud800" <= letter <= "\udfff" for letter in word):
            raise BadUsage(
                "I can't read one word of this command: some of its letters came in broken.",
                hint=f"{NOT_CHANGED} It works in a terminal that is set to UTF-8.",
            )
