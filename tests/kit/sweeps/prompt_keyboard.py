"""A keyboard and a window of 80 by 24 for the walks: types only what is asked for, and looks after the echo."""

import os
import re
import signal
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pexpect
from kit import warm_start

UP, DOWN, BACK, ERASE = "\x1b[A", "\x1b[B", "\x1b[Z", "\x7f"
CTRL_C, CTRL_D, ENTER = "\x03", "\x04", "\r"
READ_ON = "Enter to read on"
READ_THE_PAGE = "Press Enter to read on"
"""At each screen of a page that will be signed."""
ASKED, HIDDEN, SHOWN = "asked", "hidden", "shown"
GUIDED_IS_UP = r"Enter\s+next|Ctrl\+D\s+next"
PLAIN_IS_UP = r":help"
OPENS = r"\x1b\[\?2004h\x1b\[\?1l"
"""What a guided question tells the terminal before it is drawn, and only then."""
_BETWEEN = r"(?:\x1b\[[0-9;?]*[a-zA-Z]|\s)*"
"""What may stand between two words on a screen: an end of line, or a sign to the terminal."""


@dataclass(frozen=True)
class Step:
    """One question that is waited for, and what is typed there.

    Attributes:
        sees: some words of the question.
        keys: what is pressed on a guided screen.
        line: what is typed in plain mode.
        kind: through the asker, hidden, or a line that is read as it is typed; the last two are the same in both modes.
        reads: gives what is typed, from all that stands on the screen so far.
        skips: skip whatever is asked, until these words come.
        turns_plain: from this answer on, all comes in plain lines.
        makes: a file that somebody else puts there before it is answered.
        disk: before it is answered the disk takes nothing any more ("full"), or all again ("free").
    """

    sees: str
    keys: str
    line: str
    kind: str = ASKED
    reads: Callable[[str], str] | None = None
    skips: bool = False
    turns_plain: bool = False
    makes: str = ""
    disk: str = ""

    def filled(self, **places: str) -> "Step":
        """The same step with what only the journal knows, such as {code}."""
        filled = {name: getattr(self, name).format(**places) for name in ("line", "keys", "makes")}
        return replace(self, **filled)


def set_disk(program: int, *, full: bool) -> None:
    """Let no file of a running program be larger than two pages of a journal, as on a full disk; or take that back.

    So nothing new gets into a journal, and a test can still note beside it what it sees.
    """
    import resource

    resource.prlimit(
        program, resource.RLIMIT_FSIZE, (8192 if full else resource.RLIM_INFINITY, resource.RLIM_INFINITY)
    )


class Keyboard:
    """Somebody who runs one command of the copy that notes, in a pty."""

    def __init__(
        self,
        argv: tuple[str, ...],
        *,
        plain: bool,
        environment: Mapping[str, str],
        folder: Path,
        into: str = "",
    ) -> None:
        self.plain, self.secrets = plain, list[str]()
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "TMPDIR", "PYTHONHASHSEED")}
        self.child = warm_start.spawn(
            *argv, dimensions=(24, 80), cwd=folder, into=into,
            env={**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1", **environment},
        )  # fmt: skip
        self._log: list[str] = []
        self._is_open = False
        self.child.logfile_read = self
        self._before = (
            self._flags() | termios.ECHO
        )  # the program may have turned it off by now; it is new, and shows

    def write(self, text: str) -> None:
        """Keep all that was shown."""
        self._log.append(text)

    def flush(self) -> None:
        """Nothing waits."""

    @property
    def screen(self) -> str:
        """All that was shown so far, without signs to the terminal, each space one."""
        return " ".join(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", "".join(self._log)).split())

    def does(self, step: Step) -> None:
        """Wait for a question and answer it."""
        if not self.waits_for(step):
            return
        if step.kind == HIDDEN:
            assert not self._echoes, f"what is typed at {step.sees!r} would be seen"
            self.secrets += [step.line] if step.line.strip() else []
        elif step.kind == SHOWN or self.plain:
            assert self._echoes, f"what is typed at {step.sees!r} is not seen"
        if step.makes:
            Path(step.makes).write_text("theirs")
        if step.disk:
            set_disk(self.child.pid, full=step.disk == "full")
        typed = step.line if self.plain or step.kind != ASKED else step.keys
        self._is_open = False
        self.child.send(step.reads(self.screen) if step.reads else typed)
        self.plain = self.plain or step.turns_plain

    def waits_for(self, step: Step) -> bool:
        """Wait for a question, reading on where the screen asks for it; False for a step that only skips to it."""
        guided = step.kind == ASKED and not self.plain
        up = GUIDED_IS_UP if guided else PLAIN_IS_UP
        patterns = [_spaced(step.sees), _spaced(READ_ON), *([up] if step.skips else [])]
        while True:
            if guided and not self._is_open:
                # A question that is drawn a second time does not count as the next one.
                while self.child.expect([OPENS, _spaced(READ_THE_PAGE)]) == 1:
                    self.child.send(ENTER)
            self._is_open = guided
            found = self.child.expect(patterns)
            if found == 0:
                break
            self._is_open = False
            self.child.send(ENTER if found == 1 else CTRL_D if guided else ":skip\n")
        if step.skips:
            return False
        if step.kind == ASKED:
            self.child.expect(up)
        return True

    def ends(self) -> int:
        """Wait for the end; gives the exit code. Whatever was turned off at the terminal must be on again."""
        self.child.expect(pexpect.EOF)
        assert self._flags() == self._before, "the terminal is not as it was"
        return self.closed()

    def closed(self) -> int:
        """Give the exit code of a program that has ended; of a signal, what a shell makes of it."""
        self.child.close()
        stopped = self.child.signalstatus
        return 128 + stopped if stopped is not None else int(self.child.exitstatus)

    def hangs_up(self) -> int:
        """Close the window, and wait until the program is gone; gives its exit code."""
        return int(warm_start.hang_up(self.child))

    def is_gone(self) -> None:
        """End what a failed walk left."""
        if self.child.isalive():
            os.killpg(self.child.pid, signal.SIGKILL)
        self.child.close(force=True)

    @property
    def _echoes(self) -> bool:
        return bool(self._flags() & termios.ECHO)

    def _flags(self) -> int:
        return int(termios.tcgetattr(self.child.child_fd)[3])


def _spaced(words: str) -> str:
    return _BETWEEN.join(re.escape(word) for word in words.split())
