"""How each promise that no plain run makes is made: a command on a disk in some state, with what came before it.

What lies in the way is real: a link, a file of that name, a screen that is full, another program that holds the journal.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cli.writing_commands import WRITES, Line, said
from conftest import PASSPHRASE, SIGNED

from reflect.storage import engine, keys, lock
from reflect.storage.place import DATABASE


@dataclass(frozen=True, slots=True)
class Case:
    """A line, with the lines that were typed before, what was done to the disk then, and what goes on meanwhile."""

    line: Line
    first: tuple[Line, ...] = ()
    prepare: Callable[[Path], object] = lambda _: None
    meanwhile: Callable[[Path], AbstractContextManager[Any]] = lambda _: nullcontext()
    more: dict[str, str] = field(default_factory=dict)


def typed(*args: str, keys: str, base: str = "filled") -> Line:
    return Line(args, keys, terminal=True, base=base)


def _next_backup_is_there(place: Path) -> None:
    (place / "stick").mkdir()
    (place / "stick" / f"{datetime.now(UTC):%Y%m%d}-0003.reflectbackup").write_text("mine")


def _newer_journal(place: Path) -> None:
    con = engine.connect(place / "home" / DATABASE, keys.unlock(place / "home", PASSPHRASE).key)
    con.execute("PRAGMA user_version = 99")
    con.close()


def _altered_keys(place: Path) -> None:
    for name in (keys.KEYS, keys.SPARE):
        (place / "home" / name).write_text("{}")


def _backups_are_elsewhere(place: Path) -> None:
    (place / "home" / "backups").rename(place / "elsewhere")
    (place / "home" / "backups").symlink_to(place / "elsewhere")


def _opened_elsewhere(place: Path) -> AbstractContextManager[Any]:
    return lock.shared(place / "home")


FULL = {"stdout": "full"}
SITTING = ":skip\n" * 4 + "the first words\n\n" + ":skip\n" * 3
"""One of the quick check-in, past the plan that is brought up first, to where it is looked over."""
STOPS = said("hard_session", danger="yes")
HARD = said("hard_session", danger="no", headline="It was loud.")
PAGE = ("export", "--since", "2026-01-01", "--pick", "1", "--format", "txt", "--out")

CASES = (
    # Left, or not begun
    Case(typed("delete", "1", keys="n\n")),
    Case(typed("export", "--since", "2026-01-01", keys=":pause\n")),
    Case(typed(*PAGE, "p.txt", keys="\n" * 60 + "no\n")),
    Case(typed(*PAGE, "p.txt", keys=":pause\n")),
    Case(typed("key", "code", keys="n\n")),
    Case(typed("log", keys="2\nI will count.\n\n:pause\n")),
    Case(typed("log", keys="3\n:pause\n")),
    Case(typed("log", keys="2\n\n:pause\n")),
    Case(typed("log", keys=SITTING + "4\n")),
    Case(typed("log", keys=SITTING + "5\ny\n")),
    Case(typed("log", keys=":skip\n" * 5 + "1\n" + ":skip\n" * 20)),
    Case(typed("log", "hard_session", keys=":skip\n2\n3\n" + ":skip\n" * 3)),
    Case(typed("edit", "1", keys="5\n")),
    Case(typed("try", "add", keys="\n")),
    Case(typed("ask", "add", keys="\n")),
    Case(typed("mask", "add", keys="\n")),
    Case(typed("init", keys=":pause\n", base="none")),
    Case(typed("init", keys="n\n\n\n:pause\n", base="none")),
    Case(Line(("export", "--kind", "account", "--pick", "1"))),
    Case(Line(("export", "--pick", "99", "--unreviewed", "--out", "p.html"))),
    # It is so already, or the same
    Case(Line(("try", "reword", "3", "-"), "first words")),
    Case(Line(("try", "done", "3")), first=(Line(("try", "done", "3")),)),
    Case(Line(("ask", "done", "2")), first=(Line(("ask", "done", "2")),)),
    Case(Line(("supervision", "done", "2"))),
    Case(Line(("supervision", "open", "1"))),
    Case(Line(("supervision", "name", "-"), "Sam")),
    Case(Line(("learn", "rules", "--hours", "10"))),
    Case(Line(("mask", "add", "-"), "Marisol")),
    # Refused
    Case(Line(("supervision", "name"))),
    Case(Line(("supervision", "name", "Robin"))),
    Case(Line(("supervision", "name", "-"), "Marisol")),
    Case(Line(("ask", "add", "-"))),
    Case(Line(("demo", "--keep", "words"))),
    Case(Line(("remind", "--ics", "words"))),
    Case(Line(("init", "--no-input", "--recovery-file", "words"), base="none")),
    Case(Line(("init", "--no-input"))),
    Case(Line(("init", "--no-input")), prepare=lambda place: (place / "home" / DATABASE).unlink()),
    Case(Line(("log", "--answers", "-"), STOPS)),
    Case(Line(("edit", "last", "--answers", "-"), STOPS), first=(Line(("log", "--answers", "-"), HARD),)),
    Case(Line(("list", "--passphrase-file", "words"))),
    Case(Line(("list", "--passphrase-file", "new"))),
    Case(Line(("key", "recover", "--code-file", "new", "--new-passphrase-file", "new"))),
    Case(Line(("key", "passphrase", "--new-passphrase-file", "weak")), prepare=lambda place: _secret(place / "weak", "short")),
    Case(Line(("restore", "words"))),
    Case(Line(("restore", "older.reflectbackup", "--passphrase-file", "new"))),
    Case(Line(("export", "--unreviewed", "--out", "there.txt"))),
    Case(Line(("export", "--unreviewed", "--out", "home/p.html"))),
    Case(Line(("export", "--unreviewed", "--out", "/proc/self/p.html"))),
    Case(Line(("export", "--unreviewed", "--out", "link.html")), prepare=lambda place: (place / "link.html").symlink_to(place / "words")),
    Case(Line(("mark", "1")), first=(Line(("log", "--answers", "-"), said("self_care", body=["tired"])),)),
    # The disk is in a bad way
    Case(Line(("list",)), prepare=_newer_journal),
    Case(Line(("list",)), prepare=_altered_keys),
    Case(Line(("backup",)), prepare=_backups_are_elsewhere),
    Case(Line(("backup", "--to", "stick")), prepare=_next_backup_is_there),
    Case(Line(("restore", "older.reflectbackup")), meanwhile=_opened_elsewhere),
    # It is done, and nobody could be told
    Case(Line(("list",)), more=FULL),
    Case(Line(("ask", "add", "-"), "And why?"), more=FULL),
    Case(Line(("log", "--answers", "-"), said(keep="I waited.")), more=FULL),
    Case(Line(("export", "--unreviewed", "--format", "txt", "--out", "p.txt")), more=FULL),
    Case(Line(("init", "--no-input"), base="none"), more=FULL),
    Case(typed(keys="\n\n\n", base="filled")),
    # Taken back
    *(Case(Line(("undo",)), first=(line,)) for lines in WRITES.values() for line in lines if line.can_be_undone),
)  # fmt: skip


def _secret(file: Path, text: str) -> None:
    file.write_text(text)
    file.chmod(0o600)


ELSEWHERE = {
    "The editor did not end well, so your text is as it was.": "tests/cli/test_terminal.py",
}
"""Promises that no command can be brought to make from here: sentence -> what makes it, or why nothing can."""
