"""One person's disk that can be laid out again and again, and commands on it of which the kernel refuses file operations."""

import json
import os
import shutil
import subprocess
import sys
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
        self.program = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/kit/sweeps/failing_disk.py")],
            env={**os.environ, "PYTHONPATH": str(ROOT / "tests")},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
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
        self.program.stdin.write(json.dumps(run) + "\n")
        self.program.stdin.flush()
        found = json.loads(self.program.stdout.readline())
        return Done(found["code"], found["out"], found["err"], tuple(found["done"]))

    def close(self) -> None:
        assert self.program.stdin and self.program.stdout
        self.program.stdin.close()
        self.program.wait(timeout=30)
        self.program.stdout.close()
