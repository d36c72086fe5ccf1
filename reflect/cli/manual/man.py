"""The page for `man`, written from the table of commands. Values in, text out."""

from textwrap import wrap

from reflect.cli.manual.table import CommandRow, TakenOption, panels

COLUMNS = 72
WRITTEN = "2026-11-29"
"""The day on which the words around the table were last looked at. No clock is asked: the same table gives the same text."""

_HEAD = """\
.\\" Written from the program itself: reflect help --man
.TH REFLECT 1 "{day}" "reflect {version}" "User commands"
.SH NAME
reflect \\- a private, encrypted journal for peer support specialists
.SH SYNOPSIS
.B reflect
.RI [ OPTIONS ]
.RI [ COMMAND ]
.RI [ WORDS ]
.SH DESCRIPTION
{about}
.PP
By itself it greets you, says what waits, and offers a menu;
the first time, it sets up your journal.
"""
_FOOT = """\
.SH EXIT STATUS
0 when it is done, also when nothing was found; 2 for wrong usage;
3 when something is not there; 4 when the journal is locked;
5 when an answer is needed and nobody is there;
6 when it stopped to protect someone;
7 when a file that a person wrote can't be used;
8 when a file of the journal can't be trusted;
9 when the computer said no; 130 after Ctrl+C; 1 for a bug.
.SH ENVIRONMENT
.TP
.B REFLECT_HOME
A folder for everything, in place of the usual one.
.TP
.B REFLECT_PLAIN
1: line by line, for screen readers.
.TP
.B REFLECT_PASSPHRASE_FILE
A file that holds the passphrase, readable by you alone.
.TP
.B NO_COLOR
No colour.
.SH SEE ALSO
.B reflect help
has short topics in plain words.
.B reflect help support
says where to turn when a session stays with you.
"""


def page(table: list[CommandRow], *, version: str) -> str:
    """Write the page in the language of `man`; the same table always gives the same text.

    Args:
        table: the commands, `reflect` itself first.
        version: of the program.
    """
    first, *_ = table
    parts = [_HEAD.format(day=WRITTEN, version=_plain(version), about=_plain(first.about))]
    parts += [".SH OPTIONS\nThese stand before or after every command.\n", *map(_option, first.options)]
    for heading, commands in panels(table).items():
        parts += [f'.SH "{_plain(heading.upper())}"\n', *(_command(row) for row in commands)]
    return "".join((*parts, _FOOT))


def _command(row: CommandRow) -> str:
    words = " ".join((row.typed, *(word.name for word in row.words)))
    told = [f".TP\n.B {_plain(words)}\n{_plain(row.about)}\n"]
    if row.more:
        told.append(f".IP\n{_plain(row.more)}\n")
    if row.options:
        told += [".RS\n", *map(_option, row.options), ".RE\n"]
    if row.example:
        told.append(f".IP\nExample:\n.B {_plain(row.example)}\n")
    return "".join(told)


def _option(option: TakenOption) -> str:
    takes = f" {option.takes}" if option.takes else ""
    return f".TP\n.B {_plain(', '.join(option.names) + takes)}\n{_plain(option.about or 'See the list.')}\n"


def _plain(text: str) -> str:
    """Let a text be read as text: no sign in it is a command of the page."""
    lines = [part for line in text.splitlines() for part in wrap(line, COLUMNS, break_on_hyphens=False)]
    return "\n".join(map(_line, lines))


def _line(text: str) -> str:
    said = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{said}" if said.startswith((".", "'")) else said
