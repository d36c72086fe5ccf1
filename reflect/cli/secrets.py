"""Where the passphrase comes from, in the documented order. Never from an argument, never onto the screen."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TypeVar

from reflect.cli import unseen
from reflect.cli.asking import meanwhile
from reflect.cli.asking.leaving import at_keyboard
from reflect.cli.phrases import NOT_CHANGED
from reflect.cli.secret_sources import from_command, from_descriptor, from_file
from reflect.cli.signals import Stopped
from reflect.cli.terminals import can_move_the_cursor
from reflect.errors import BadUsage, Locked, WrongSecret
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak, speak_n

T = TypeVar("T")
TRIES = 5
WIPED = "(off the screen again)"
USUAL = 80
"""Columns of a window that does not tell."""
SHORTEST = 12
"""The floor for a new passphrase, in characters."""
DOES_NOT_OPEN = later("That passphrase does not open this journal.")
TAKEN_FROM = later("The passphrase of your journal is the one from: {source}")
NOTHING_YET = later("Nothing was typed yet. To leave, press Ctrl+C.")
NOTHING_YET_UNSEEN = later("Nothing was typed yet. It does not show as you type. To leave, press Ctrl+C.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Gives the passphrase from wherever this run may take it.

    Attributes:
        environment: such as `os.environ`.
        descriptor: what `--passphrase-fd` said.
        file: what `--passphrase-file` said.
        may_ask: False when nothing may be asked.
        note: says a sentence to the person.
    """

    environment: Mapping[str, str]
    descriptor: int | None
    file: Path | None
    may_ask: bool
    note: Callable[[str], None]

    def given(self) -> str | None:
        """The passphrase from an option, a file, a command or the environment; None if there is none.

        Raises:
            Locked: if a named source cannot be used (others can read the file, the command fails).
        """
        env = self.environment
        if self.descriptor is not None:
            return from_descriptor(self.descriptor)
        if self.file is not None:
            return from_file(self.file)
        if env.get("REFLECT_PASSPHRASE_FILE"):
            return from_file(Path(env["REFLECT_PASSPHRASE_FILE"]))
        if env.get("REFLECT_PASSPHRASE_COMMAND"):
            return from_command(env["REFLECT_PASSPHRASE_COMMAND"])
        return env.get("REFLECT_PASSPHRASE") or None

    @property
    def source(self) -> str:
        """Say where `given` takes the passphrase from, never what it is; empty where nothing gives one."""
        env = self.environment
        if self.descriptor is not None:
            return f"--passphrase-fd {self.descriptor}"
        if self.file is not None:
            return str(self.file)
        if file := env.get("REFLECT_PASSPHRASE_FILE"):
            return f"{file} (REFLECT_PASSPHRASE_FILE)"
        return next(
            (name for name in ("REFLECT_PASSPHRASE_COMMAND", "REFLECT_PASSPHRASE") if env.get(name)), ""
        )

    def attempt(self, opening: Callable[[str], T], prompt: str) -> T:
        """Open something with a secret: once with one that is given, or with up to five that are typed.

        Nothing may be changed before it is open: that is said to who leaves instead.

        Raises:
            WrongSecret: if none of them fits.
            Locked: if there is none, and nobody to ask.
        """
        given = self.given()
        if given is not None:
            return opening(given)
        return self.attempt_typed(opening, prompt)

    def attempt_typed(self, opening: Callable[[str], T], prompt: str, *, shown: bool = False) -> T:
        """Open something with a secret that is typed; five tries. A long code may be `shown` while typing."""
        with nullcontext() if shown else _nothing_shows():
            for left in range(TRIES - 1, 0, -1):
                try:
                    return opening(self._something(prompt, shown=shown))
                except WrongSecret as error:
                    said = speak(DOES_NOT_OPEN) if error.message == DOES_NOT_OPEN else error.message
                    self.note(
                        speak_n("{said} {n} try is left.", "{said} {n} tries are left.", left, said=said)
                    )
            return opening(self._something(prompt, shown=shown))

    def _something(self, prompt: str, *, shown: bool) -> str:
        """Ask until something is typed: Enter alone, by habit, is no try. It is one where it never ends."""
        for _ in range(TRIES):
            if typed := self.ask(prompt, shown=shown, or_say=NOT_CHANGED):
                return typed
            self.note(speak(NOTHING_YET) if shown else speak(NOTHING_YET_UNSEEN))
        return ""

    def ask(self, prompt: str, *, shown: bool = False, or_say: str = "") -> str:
        """Ask on the terminal itself, unseen unless `shown`; stdin may be something else.

        `or_say` is said to a person who leaves by Ctrl-C.

        Raises:
            Locked: if there is no terminal, or nothing may be asked.
            WrongSecret: if what was typed is no text.
        """
        if not self.may_ask or not _has_terminal():
            raise Locked(hint="Give it with --passphrase-file FILE, or run this in a terminal.")
        from getpass import getpass

        if shown:
            unseen.show()
        meanwhile.asked()
        try:
            with at_keyboard(_end_line):
                return _typed(prompt, can_move_the_cursor(self.environment)) if shown else getpass(prompt)
        except Stopped:
            raise
        except KeyboardInterrupt:
            if or_say:
                self.note(or_say)
            raise
        except EOFError:
            if not shown:
                _end_line()
            raise Locked("Nothing was typed, so I stopped.", hint=NOT_CHANGED) from None
        except UnicodeDecodeError:  # the terminal sends letters in another way than this program was told
            raise WrongSecret("That holds something that this terminal did not send as text.") from None

    def new(self, prompt: str) -> str:
        """Get a new passphrase: from its source, which is said, or typed twice.

        Raises:
            BadUsage: if the source gives one below the floor.
            Locked: if there is no source and no terminal.
        """
        given = self.given()
        return self.typed_twice(prompt) if given is None else self.taken(given)

    def taken(self, given: str) -> str:
        """Take what `given` gave for a new passphrase, and say from where.

        Raises:
            BadUsage: if it is below the floor.
        """
        self.note(speak(TAKEN_FROM, source=self.source))
        refuse_weak(given)
        return given

    def typed_twice(self, prompt: str, *, or_say: str = "") -> str:
        """Ask for a new passphrase until both times are the same; `or_say` as in `ask`.

        Raises:
            Locked: if there is no terminal, or it did not work out.
        """
        with _nothing_shows():
            for _ in range(TRIES):
                try:
                    first = self.ask(prompt, or_say=or_say)
                    fault = weakness(first)
                    if not fault and first != self.ask(speak("Once more:") + " ", or_say=or_say):
                        fault = speak("The two are not the same. Let's try again.")
                except WrongSecret as error:
                    fault = error.message
                if not fault:
                    return first
                self.note(fault)
        raise Locked("No new passphrase was set.", hint=f"{NOT_CHANGED} Try again when you are ready.")


def refuse_weak(passphrase: str) -> None:
    """Hold the floor.

    Raises:
        BadUsage: saying what would be better.
    """
    fault = weakness(passphrase)
    if fault:
        raise BadUsage(fault, hint=NOT_CHANGED)


def weakness(passphrase: str) -> str:
    """Say what keeps a passphrase below the floor; empty if it will do."""
    if len(passphrase) < SHORTEST:
        return speak(
            "That is short for what it protects. Please use at least {shortest} characters: four or five words are good.",
            shortest=SHORTEST,
        )
    if len(set(passphrase.casefold())) < 5:
        return speak(
            "That has very few different letters. Four or five words that only you put together are good."
        )
    return ""


def _typed(prompt: str, wipes: bool) -> str:
    """Read one line from the terminal, as it is typed. A terminal cannot be opened for both at once as text.

    `wipes`: it can be taken off the screen again, since it opens the journal for whoever reads it there.
    """
    ends = ("CONIN$", "CONOUT$") if os.name == "nt" else ("/dev/tty", "/dev/tty")
    with (
        open(ends[0], encoding="utf-8", errors="replace") as typed,  # noqa: PTH123 - a device, not a file
        open(ends[1], "w", encoding="utf-8") as shown,  # noqa: PTH123
    ):
        shown.write(prompt)
        shown.flush()
        line = typed.readline()
        if not line.endswith("\n"):  # Ctrl-D leaves the mark behind the prompt
            shown.write("\n")
        if wipes and line.strip():
            rows = 1 + (len(prompt) + len(line.rstrip("\n")) - 1) // _columns(shown.fileno())
            shown.write(f"\x1b[{rows}A\r\x1b[J{prompt}{WIPED}\n")
    if not line:
        raise EOFError
    return line.rstrip("\n")


def _columns(handle: int) -> int:
    try:
        return os.get_terminal_size(handle).columns or USUAL
    except OSError:
        return USUAL


@contextmanager
def _nothing_shows() -> Iterator[None]:
    """Keep the terminal from showing what is typed, also while a passphrase is tried: who is quick types it again."""
    unseen.hide()
    try:
        yield
    finally:
        unseen.drop()
        unseen.show()


def _end_line() -> None:
    """A prompt that was left stands on a line of its own."""
    if os.name != "nt":
        with suppress(OSError), Path("/dev/tty").open("w", encoding="utf-8") as terminal:
            terminal.write("\n")


def _has_terminal() -> bool:
    if os.name == "nt":
        import sys

        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True
