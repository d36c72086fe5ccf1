"""Count the keys from the shell to a kept entry, and the seconds that the program takes of them, in a real terminal.

Prints one line a way of keeping something. The words that a person writes and the passphrase are not counted: they
are theirs. Keys are pressed as soon as the screen asks for them, so the seconds are those of the program alone; how
long a person thinks and types comes on top. Makes a throw-away journal, and removes it.

    python bench/keys.py
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pexpect

PASSPHRASE = "bluebird quiet river lantern"
LINE = "I waited, then asked one question."
ENTER = "\r"


@dataclass
class Sitting:
    """A command in a terminal of 80 x 24, with what was pressed and how long the program took."""

    child: pexpect.spawn
    keys: int = 0
    seconds: float = field(default=0.0)

    def sees(self, words: str) -> None:
        """Wait until these words stand on the screen; the wait is the program's."""
        begun = time.perf_counter()
        self.child.expect_exact(words)
        self.seconds += time.perf_counter() - begun

    def press(self, *keys: str) -> None:
        """Press keys, each of which counts."""
        self.keys += len(keys)
        for key in keys:
            self.child.send(key)

    def write(self, words: str) -> None:
        """Type what is the person's own, and does not count."""
        self.child.send(words)


def begun(home: Path, command: str) -> Sitting:
    """Type a command at the shell, with Enter, and the passphrase that it asks for."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("REFLECT_", "NO_COLOR"))}
    # Nobody here answers when the toolkit asks where the cursor is, as a terminal does at once.
    environment |= {"REFLECT_HOME": str(home), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"}
    sitting = Sitting(
        pexpect.spawn(
            sys.executable, ["-m", "reflect", command], env=environment, encoding="utf-8", dimensions=(24, 80)
        )
    )
    sitting.keys = len(f"reflect {command}") + 1
    sitting.sees("assphrase")
    sitting.write(PASSPHRASE)
    sitting.press(ENTER)
    return sitting


def jot(home: Path) -> Sitting:
    """One line, kept."""
    sitting = begun(home, "jot")
    sitting.sees("remember?")
    sitting.write(LINE)
    sitting.press(ENTER)
    sitting.sees("Saved as")
    return sitting


def check_in(home: Path) -> Sitting:
    """The usual questions: the line that was kept before is left alone, one line is written, the rest is skipped."""
    sitting = begun(home, "log")
    sitting.sees("begin something new")
    sitting.sees("stop")
    sitting.press(ENTER)
    for number in range(1, 9):
        sitting.sees(f"{number} of 8")
        sitting.sees("pause")
        if number == 4:
            sitting.write(LINE)
        sitting.press(ENTER)
    for question in ("supervision?", "What would you like to do?"):
        sitting.sees(question)
        sitting.sees("Enter")
        sitting.press(ENTER)
    sitting.sees("Saved as")
    return sitting


def measured(home: Path) -> Iterator[tuple[str, Sitting]]:
    """Keep one thing each way."""
    yield "reflect jot: one line", jot(home)
    yield "reflect log: a quick check-in with nothing but Enter and one line", check_in(home)


def main() -> None:
    """Make a journal, keep something in it, say what it took."""
    with tempfile.TemporaryDirectory(prefix="reflect-keys-") as folder:
        home = Path(folder) / "home"
        made = pexpect.run(
            f"{sys.executable} -m reflect init --no-input",
            env={**os.environ, "REFLECT_HOME": str(home), "REFLECT_PASSPHRASE": PASSPHRASE},
            timeout=120,
        )
        if b"-" not in made:
            raise SystemExit("No journal could be made.")
        for what, sitting in measured(home):
            print(f"{what}: {sitting.keys} keys, {sitting.seconds:.1f} seconds of the program")


if __name__ == "__main__":
    main()
