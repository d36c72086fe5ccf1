"""One person's disk that can be laid out again and again, and commands on it of which the kernel refuses file operations."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.sweeps.disk_state import State, look
from kit.world import PASSPHRASE, ROOT

NEW = "quite other words for tests"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one run. `done` names the file operations in order; `said` is all that was read, on one line."""

    code: int
    out: str
    err: str
    done: tuple[str, ...]

    @property
    def said(self) -> str:
        return " ".join(f"{self.out}\n{self.err}".split())


class Disk:
    """A place with a home in it that is laid out anew from a base, and a program that runs commands there."""

    def __init__(self, place: Path, bases: dict[str, Path], secrets: dict[str, Any]) -> None:
        self.place, self.bases, self.secrets = place, bases, secrets
        self.before: dict[str, State] = {}
        self.program = _program()
        for name in bases:
            self.lay_out(name)
            self.before[name] = self.look()

    def lay_out(self, base: str) -> None:
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self.bases[base], self.place)

    def look(self) -> State:
        return look(self.place, self.place / "home", self.secrets)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.place), "REFLECT_HOME": str(self.place / "home"), "REFLECT_PASSPHRASE": PASSPHRASE,
            "PATH": os.environ["PATH"], "TERM": "dumb", "TZ": "UTC", "TERMINAL_WIDTH": "80",
        }  # fmt: skip

    def run(self, *args: str, **more: Any) -> Done:
        run = {"args": args, "env": self.environment, "cwd": str(self.place), **more}
        assert self.program.stdin and self.program.stdout
        try:
            self.program.stdin.write(json.dumps(run) + "\n")
            self.program.stdin.flush()
            found = json.loads(self.program.stdout.readline())
        except BaseException:
            self._begin_anew()
            raise
        return Done(found["code"], found["out"], found["err"], tuple(found["done"]))

    def _begin_anew(self) -> None:
        """End the program, and what it runs, and begin another one.

        A test whose time is over breaks off in the middle of a run. The answer of that run would be taken for that of the
        next one, whose disk the command of before would still be writing on.
        """
        with suppress(ProcessLookupError):
            os.killpg(self.program.pid, signal.SIGKILL)
        self.program.wait()
        for stream in (self.program.stdin, self.program.stdout):
            with suppress(OSError):  # what was not sent yet
                if stream is not None:
                    stream.close()
        self.program = _program()

    def close(self) -> None:
        assert self.program.stdin and self.program.stdout
        self.program.stdin.close()
        self.program.wait(timeout=30)
        self.program.stdout.close()


def _program() -> "subprocess.Popen[str]":
    """Start what runs the commands, in a group of its own, so that it ends with all that it runs."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests/kit/sweeps/failing_disk.py")],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
