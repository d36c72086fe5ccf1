"""A text editor for one answer: the one place where a typed answer exists as a readable file. Off until switched on.

The file lies in a private folder in memory and is removed afterwards; where there is no such folder, the
editor stays shut. Leftovers of a killed run are swept away at the next start of an editor.
"""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from reflect.errors import ComputerSaidNo

PREFIX = "reflect-answer-"
QUIET = {
    "vim": ["-n", "-i", "NONE", "-c", "set nobackup nowritebackup noundofile"],
    "vi": ["-n"],
    "nano": ["-R"],
}
"""What keeps an editor from leaving copies of its own."""
MAX_BYTES = 1_000_001


def edit(text: str, *, command: str, environment: Mapping[str, str]) -> str:
    """Open a text in an editor and give it back as it was left.

    `command` is the editor that was chosen in the settings; empty for VISUAL, EDITOR, or what is there.

    Raises:
        ComputerSaidNo: if there is no folder in memory, no editor, or it ended with a fault; the text is unchanged.
    """
    argv = _command(command, environment)
    with _folder(environment) as folder:
        file = folder / "answer.txt"
        with os.fdopen(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as opened:
            opened.write(text)
        try:
            ended = subprocess.run([*argv, str(file)], check=False).returncode  # noqa: S603
        except OSError as error:
            raise ComputerSaidNo(f"The editor could not be opened ({error.strerror}).") from None
        if ended != 0:
            raise ComputerSaidNo("The editor did not end well, so your text is as it was.")
        with file.open("rb") as opened_again:
            return opened_again.read(MAX_BYTES).decode("utf-8", "replace").rstrip("\n")


def _command(chosen: str, environment: Mapping[str, str]) -> list[str]:
    usual = "notepad" if os.name == "nt" else next((e for e in ("nano", "vim", "vi") if shutil.which(e)), "")
    words = chosen or environment.get("VISUAL") or environment.get("EDITOR") or usual
    argv = shlex.split(words, posix=os.name != "nt")
    if not argv or shutil.which(argv[0]) is None:
        raise ComputerSaidNo(
            "I can't find an editor on this computer.", hint='Name one in settings.toml: editor = "nano"'
        )
    return [*argv, *QUIET.get(Path(argv[0]).stem, [])]


@contextmanager
def _folder(environment: Mapping[str, str]) -> Iterator[Path]:
    for place in (environment.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108 - memory, never a disk
        if place and Path(place).is_dir() and os.access(place, os.W_OK):
            break
    else:
        raise ComputerSaidNo(
            "An editor needs a folder in memory, so that your text is never on a disk, and there is none here.",
            hint="You can write long answers right here: Ctrl+J makes a new line.",
        )
    for left in Path(place).glob(f"{PREFIX}*"):
        if left.is_dir() and not left.is_symlink() and left.stat().st_uid == os.getuid():
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
