"""A world of its own for one test: a home, a clock, streams, and a way to run commands in it.

The environment is settled here before Typer is imported, for tests and for the programs that they start alike.
"""

import os

# Before Typer is imported: the same bytes on every machine.
os.environ.update(
    {
        "_TYPER_FORCE_DISABLE_TERMINAL": "1",
        "TERMINAL_WIDTH": "80",
        "NO_COLOR": "1",
        "TERM": "dumb",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
)
for name in ("FORCE_COLOR", "REFLECT_PLAIN", "REFLECT_PASSPHRASE", "REFLECT_PASSPHRASE_FILE", "COLUMNS"):
    os.environ.pop(name, None)

import io
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import typer.main

from reflect.cli.app import app
from reflect.cli.context import Context
from reflect.guide.library import Library
from reflect.settings import Settings
from reflect.storage.keys.crypto import Cost
from reflect.values.ladder import Ladder

ROOT = Path(__file__).parents[2]
ANSWERS = ROOT / "tests" / "fixtures" / "answers"
"""One file of sample answers for each pack, called after it."""
PASSPHRASE = "five quiet words for tests"
CHEAP = Cost(t=1, m_kib=8)
TREE = typer.main.get_command(app)
"""The tree of commands holds nothing between two runs; to build it anew was most of the time of a short command."""
NOW = datetime(2026, 3, 6, 18, 30, tzinfo=UTC)  # a Friday
SOAK = bool(os.environ.get("REFLECT_SOAK"))
SHARE = int(os.environ.get("REFLECT_SOAK_SHARE") or 1)
"""Of the trials of a long run, one in so many is done, where a computer has no time for all of them."""

WAITS = "Enter alone is no answer"
SIGNED = "\n" * 60 + "yes\n"
"""Typed at a review: the usual answer to whatever is asked (each detail masked, nothing more to hide), then signed."""


def ladder() -> Ladder:
    """Give the lines that ship, for a journal that is opened behind every door."""
    return Library().practice.ladder


@dataclass
class Result:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream with a person at its end."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        """Say yes."""
        return True


class Answering(Terminal):
    """A person who types lines one after the other, and says no where Enter alone is no answer."""

    def __init__(self, typed: str, screen: Terminal) -> None:
        super().__init__(typed)
        self.screen = screen

    def readline(self, *_: object) -> str:  # type: ignore[override]
        """Give the next line."""
        here = self.tell()
        line = super().readline()
        shown = self.screen.getvalue()[-400:].rpartition("?")[2]
        if line.strip() in ("", "yes", "no") and WAITS in shown and shown.endswith(":help.\n"):
            self.seek(here)
            return "n\n"
        return line


@dataclass
class World:
    """A home of its own for one test, and a way to run commands in it."""

    home: Path
    environment: dict[str, str] = field(default_factory=lambda: {"REFLECT_PASSPHRASE": PASSPHRASE})
    now: datetime = NOW
    plain: bool = False

    def run(self, *args: str, stdin: str | bytes = "", **changes: object) -> Result:
        """Run one command, as in a pipe; bytes come in as a real pipe gives them."""
        given = (
            io.StringIO(stdin)
            if isinstance(stdin, str)
            else io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        )
        return self._run(args, given, io.StringIO(), Settings(home=self.home, plain=self.plain), changes)

    def at_terminal(self, *args: str, typed: str = SIGNED) -> tuple[int, str, str]:
        """Run one command as if a person sat there in plain mode; gives (exit code, screen, errors)."""
        settings = Settings(home=self.home, plain=True, color=False)
        screen = Terminal()
        result = self._run(args, Answering(typed, screen), screen, settings, {})
        return result.code, result.out, result.err

    def types(self, *args: str, typed: str) -> tuple[int, str, str]:
        """The same for a person who types these lines and no others."""
        settings = Settings(home=self.home, plain=True, color=False)
        result = self._run(args, Terminal(typed), Terminal(), settings, {})
        return result.code, result.out, result.err

    def _run(
        self,
        args: tuple[str, ...],
        stdin: IO[str],
        out: io.StringIO,
        settings: Settings,
        changes: dict[str, object],
    ) -> Result:
        err = io.StringIO()
        context = Context(
            settings=settings,
            environment=self.environment,
            stdin=stdin,
            stdout=out,
            stderr=err,
            clock=lambda: self.now,
            zone_name="UTC",
            **{"cost": CHEAP, **changes},  # type: ignore[arg-type]
        )
        try:
            TREE(args=list(args), obj=context, prog_name="reflect")
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        finally:
            context.close()
        return Result(code, out.getvalue(), err.getvalue())

    def ok(self, *args: str, **more: object) -> Result:
        """Run one command that must succeed."""
        result = self.run(*args, **more)  # type: ignore[arg-type]
        assert result.code == 0, (args, result)
        return result
