"""`help`: short topics in plain words. Needs no journal and no passphrase."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.errors import NotFound
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.manual.table import CommandRow
    from reflect.guide.help import CrisisLines, Part, Topic

COMMANDS = "commands"
"""The topic that is the list of all commands."""

SUPPORT = later("When a session stays with you: reflect help support")


def help_topic(
    ctx: typer.Context,
    topic: Annotated[str | None, typer.Argument(help="One of the topics; leave it out to see them.")] = None,
    man: Annotated[bool, typer.Option("--man", help="Print the page for man.", metavar="")] = False,
) -> None:
    """Read about one topic, such as support, keys or sharing.

    All commands stand in: reflect help commands

    Example: reflect help support
    """
    from reflect.cli.given.listed import same

    app: Context = ctx.obj
    if man:
        from reflect import __version__
        from reflect.cli.manual import man as pages

        app.screen.raw(pages.page(_table(ctx), version=__version__))
        return
    if topic is None:
        _list(app)
        return
    if same(topic, COMMANDS):
        _all_commands(app, _table(ctx))
        return
    found = _named(app.library.help, topic)
    app.screen.say(found.title)
    for part in found.part:
        app.screen.say()
        _show(app, part)


def _table(ctx: typer.Context) -> "list[CommandRow]":
    from reflect.cli.manual.table import rows

    return rows(ctx.find_root().command)


def _all_commands(app: Context, table: "list[CommandRow]") -> None:
    """Show all commands under their headings, and of a group what it has."""
    from reflect.cli.manual.table import panels

    app.screen.say(speak("All commands. About one of them: reflect COMMAND --help"))
    for heading, commands in panels(table).items():
        app.screen.say()
        app.screen.say(heading)
        _rows(app, tuple((" ".join(row.path), row.about) for row in commands))


def _list(app: Context) -> None:
    app.screen.say(speak("To read about a topic, type: reflect help TOPIC"))
    app.screen.say()
    _rows(app, tuple((id, topic.about) for id, topic in app.library.help.items()))
    app.screen.say()
    app.screen.say(speak("All commands: reflect help commands. About one of them: reflect COMMAND --help"))
    app.screen.say(speak(SUPPORT))


def _named(topics: "dict[str, Topic]", asked: str) -> "Topic":
    """Find a topic by its id, by another word for it, or by how one of them begins.

    Raises:
        NotFound: naming the topics.
    """
    from reflect.cli.given.listed import one_of

    try:
        return topics[one_of("help topic", asked, {id: topic.also for id, topic in topics.items()})]
    except NotFound as error:
        error.hint = f"{error.hint}. About one command: reflect COMMAND --help"
        raise


def _show(app: Context, part: "Part") -> None:
    if part.text:
        app.screen.say(part.text.strip())
    if part.rows:
        _rows(app, part.rows)
    if part.rows_from:
        _crisis_lines(app, app.library.crisis_lines)


def _crisis_lines(app: Context, lines: "CrisisLines") -> None:
    """Show the table, numbered in the order to go by, with the day it was looked at."""
    _rows(app, tuple((f"{number}. {line.to}", line.how) for number, line in enumerate(lines.line, 1)))
    from reflect.dates import said

    app.screen.say(speak("Checked on {day}. Numbers can change.", day=said(lines.checked)))


def _rows(app: Context, rows: tuple[tuple[str, str], ...]) -> None:
    """Show terms and what they mean: a sentence each in plain mode, else side by side where that fits."""
    from rich.cells import cell_len, set_cell_size

    from reflect.render.words import indented, words

    screen, width = app.screen, app.screen.look.width
    column = max(cell_len(term) for term, _ in rows) + 2
    for term, meaning in rows:
        if screen.plain:
            screen.say(f"{term}: {meaning}")
        elif column * 2 > width:
            screen.say(term)
            screen.show(indented(words(meaning)))
        else:
            lines = words(meaning).wrap(screen.out, width - column)
            for number, line in enumerate(lines):
                line.rstrip()
                screen.show(words(set_cell_size("" if number else term, column)) + line)
