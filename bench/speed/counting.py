"""Instructions of whole processes, counted by valgrind's callgrind: the same on a busy computer as on a quiet one.

Only what a process itself does is counted, not what the system does for it: time tells that. Where valgrind is not
installed nothing is counted, and nothing else changes.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from speed.timing import Command, Failed, run

COUNTER, ASKS = "valgrind", "callgrind_control"
COUNTED = re.compile(r"Collected : (\d+)")
SO_FAR = re.compile(r"^summary: (\d+)", re.MULTILINE)
PATIENCE_SECONDS = 600
"""A command that is counted takes fifty times as long."""
SAME_EACH_TIME = {"PYTHONHASHSEED": "0"}
"""Else the order in sets, and with it the count, would change by a hundredth from run to run."""


def can_count() -> bool:
    """True where the counter is installed."""
    return shutil.which(COUNTER) is not None


def instructions(commands: Mapping[str, Command], *, tell: Callable[[str], None]) -> dict[str, int]:
    """Give the instructions of each command that could be counted; they must have run before.

    A first run may leave compiled files behind, so its count would be another one.
    """
    if not can_count():
        tell("instructions are not counted: valgrind is not installed here")
        return {}
    tell(f"counting the instructions of {len(commands)} commands")

    def tried(name: str) -> int | None:
        try:
            return count(name, commands[name])
        except Failed as failure:
            tell(f"not counted: {failure}")
            return None

    # What others do at the same time changes no count, so that all processors can take part.
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        counts = dict(zip(commands, workers.map(tried, commands), strict=True))
    return {name: n for name, n in counts.items() if n is not None}


def count(name: str, command: Command) -> int | None:
    """Give the instructions of one command, to its end or to its words; None where they can't be had.

    Raises:
        Failed: when it ends badly.
    """
    with tempfile.TemporaryDirectory() as folder:
        found, log = Path(folder, "found"), Path(folder, "log")
        through = (COUNTER, "--tool=callgrind", f"--callgrind-out-file={found}", f"--log-file={log}")
        steady = Command(
            argv=command.argv, environment={**command.environment, **SAME_EACH_TIME}, terminal=command.terminal,
            until=command.until, typed=command.typed,
        )  # fmt: skip
        run(name, steady, through=through, when_said=_written_out, patience=PATIENCE_SECONDS)
        parts = list(Path(folder).glob("found.*"))  # what was asked for on the way
        text = parts[0].read_text("utf-8", "replace") if parts else log.read_text("utf-8", "replace")
        told = (SO_FAR if parts else COUNTED).search(text)
    return int(told[1]) if told else None


def _written_out(process: int) -> None:
    """Have what was counted so far written down, before the process is ended."""
    if shutil.which(ASKS):
        subprocess.run([ASKS, "--dump", str(process)], capture_output=True, check=False, timeout=60)
