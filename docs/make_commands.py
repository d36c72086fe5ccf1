"""Writes docs/commands.md and docs/reflect.1 from the program itself: every command, its options and an example.

Nothing on these pages is written by hand, so they can't say what the program does not. Run it with `make commands`.
"""

from pathlib import Path
from typing import Any

import typer

from reflect import __version__
from reflect.cli.app import app
from reflect.cli.manual import man
from reflect.cli.manual.table import CommandRow, panels, rows

HERE = Path(__file__).parent
COMMANDS, MAN = HERE / "commands.md", HERE / "reflect.1"
TREE: Any = typer.main.get_command(app)
HEAD = """# All commands

This page was made from the program itself, by `make commands`. `reflect help commands` shows the same list, and
`reflect COMMAND --help` says more about one command. Days, rooms, filters, exit codes and settings are told in
[reference.md](reference.md), and [guides/typing-less.md](guides/typing-less.md) says how to type less.

`reflect` by itself greets you, says what waits and what this week holds, and offers a menu. The first time, it sets up
your journal.
"""
EVERYWHERE = """## Before and after every command

| option | what it does |
| --- | --- |
"""


def commands_page() -> str:
    """Give docs/commands.md."""
    table = rows(TREE)
    parts = [HEAD]
    for heading, found in panels(table).items():
        top = [row for row in found if len(row.path) == 1]
        parts.append(f"## {heading}\n\n| command | what it does |\n| --- | --- |\n")
        parts[-1] += "".join(f"| [`{row.typed}`](#{_anchor(row)}) | {_cell(row.about)} |\n" for row in top)
        parts += [_command(row) for row in found]
    first, *_ = table
    parts.append(
        EVERYWHERE
        + "".join(f"| `{_called(option)}` | {_cell(option.about)} |\n" for option in first.options)
        + "| `-h, --help` | Say what a command takes. |\n"
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


def man_page() -> str:
    """Give docs/reflect.1."""
    return man.page(rows(TREE), version=__version__)


def _command(row: CommandRow) -> str:
    words = " ".join((row.typed, *(word.name for word in row.words)))
    lines = [f"### {row.typed}", "", f"`{words}`", "", row.about]
    if row.more:
        lines += ["", row.more]
    if row.also:
        lines += [
            "",
            "Also called: " + ", ".join(f"`reflect {' '.join((*row.path[:-1], n))}`" for n in row.also),
        ]
    told = [(word.name, word.about) for word in row.words]
    told += [(_called(option), option.about) for option in row.options]
    if told:
        lines += ["", "| it takes | what it does |", "| --- | --- |"]
        lines += [f"| `{name}` | {_cell(about)} |" for name, about in told]
    return "\n".join((*lines, "", "```", row.example, "```", ""))


def _called(option: Any) -> str:
    return ", ".join(reversed(option.names)) + (f" {option.takes}" if option.takes else "")


def _anchor(row: CommandRow) -> str:
    return row.typed.replace(" ", "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    COMMANDS.write_text(commands_page(), encoding="utf-8")
    MAN.write_text(man_page(), encoding="utf-8")
