"""The invented journals that are measured, made by `generate.py` in a process of its own: what that holds in memory would count for all that this one starts."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from speed.timing import Failed, child_environment

HERE = Path(__file__).resolve().parents[1]
PASSPHRASE = "five quiet words for timing"  # of the invented journals; `generate.py` has the same
KEPT_IN = Path(tempfile.gettempdir()) / f"reflect-bench-{os.getuid()}"


@dataclass(frozen=True, slots=True)
class Made:
    """An invented journal: its folder, how many entries it has, and the bytes of text that a person would have typed."""

    home: Path
    entries: int
    text_bytes: int

    @property
    def file_bytes(self) -> int:
        """The size of the encrypted file."""
        return (self.home / "journal.db").stat().st_size


def journal(entries: int, folder: Path, *, tell: Callable[[str], None]) -> Made:
    """Have a journal made, unless it is there.

    Raises:
        Failed: with what the maker wrote.
    """
    tell(f"a journal of {entries:,} entries")
    argv = [sys.executable, str(HERE / "generate.py"), str(entries), str(folder)]
    done = subprocess.run(argv, env=child_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"no journal was made:\n{done.stderr}")
    said = json.loads(done.stdout)
    return Made(Path(said["home"]), said["entries"], said["text_bytes"])


def kept_folder(named: Path | None) -> Path:
    """Give the folder where the journals stay for the next time, for this account alone."""
    folder = named or KEPT_IN
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.stat().st_uid != os.getuid():
        raise SystemExit(f"{folder} belongs to somebody else. Name another folder: --data FOLDER")
    return folder.resolve()


@contextmanager
def copies(folder: Path) -> Iterator[Path]:
    """Give a place for what is written into; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="copies-", dir=folder) as place:
        yield Path(place).resolve()


def copied(made: Made, place: Path) -> Path:
    """Copy a journal to write into, and give its folder."""
    return Path(shutil.copytree(made.home, place / f"copy-{made.entries}"))
