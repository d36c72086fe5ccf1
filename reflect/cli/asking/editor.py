"""A text editor for one answer: the one place where a typed answer exists as a readable file. Off until switched on.

The file lies in a private folder in memory and is removed afterwards; where there is no such folder, the
editor stays shut. Leftovers of a killed run are swept away at the next start of an editor.

An editor is opened with flags that were tried out with the real one: with them it leaves nothing of the text in any
other file. What a program is, it says itself, since a name proves nothing (`vi` may be any of four). An editor without
such flags stays shut until its name stands in the settings as one that may keep copies.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from reflect.errors import ComputerSaidNo, Protected
from reflect.quick_dataclass import dataclass
from reflect.visible import one_line

PREFIX = "reflect-answer-"
FOLDER = "{folder}"
"""Stands in a flag for the folder of the answer."""


@dataclass(frozen=True, slots=True)
class Proved:
    """An editor that keeps nothing: how it calls itself when it is asked for its version, and its flags."""

    says: str
    flags: tuple[str, ...]


PROVED = (
    Proved(
        "VIM - Vi ",
        ("-N", "-u", "NONE", "-i", "NONE", "-n", "-c", "set bs=2 nobackup nowritebackup noundofile"),
    ),
    Proved("NVIM v", ("--clean", "-i", "NONE", "-n", "-c", "set nobackup nowritebackup noundofile")),
    Proved(" GNU nano", ("-I", "-R")),
    Proved(
        "Version: ",
        ("-config-dir", FOLDER, "-backup", "false", "-saveundo", "false", "-savehistory", "false"),
    ),
)
"""Tried with the real editors in `tests/cli/test_editors.py`, which looks for the words in every file of the home folder."""
MAY_BE = re.compile(r"(vi|view|vim(\.\w+)?|nvim|nano|rnano|micro)", re.ASCII)
"""Names of programs that are asked what they are. Another one might open a window to answer."""
NONE_HERE = "an editor on this computer"
MAX_BYTES = 1_000_001


def edit(text: str, *, command: str, environment: Mapping[str, str], trusted: str = "") -> str:
    """Open a text in an editor and give it back as it was left.

    Args:
        text: what stands in it.
        command: the editor that was chosen in the settings; empty for VISUAL, EDITOR, or what is there.
        environment: such as `os.environ`. The editor gets it without what opens the journal.
        trusted: the name of an editor that may keep copies, as it stands in the settings.

    Raises:
        ComputerSaidNo: if there is no folder in memory, no editor, or it ended with a fault; the text is unchanged.
        Protected: if the editor may keep copies, and nobody said that it may.
    """
    argv = _command(command, environment, trusted)
    with _folder(environment) as folder:
        file = folder / "answer.txt"
        with os.fdopen(
            os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as opened:
            opened.write(text)
        try:
            ended = subprocess.run(  # noqa: S603
                [*(word.replace(FOLDER, str(folder)) for word in argv), str(file)],
                check=False,
                env=_without_secrets(environment) | {"TMPDIR": str(folder)},
            ).returncode
        except OSError as error:
            raise ComputerSaidNo(f"The editor could not be opened ({error.strerror}).") from None
        if ended != 0:
            raise ComputerSaidNo("The editor did not end well, so your text is as it was.")
        with file.open("rb") as opened_again:
            return opened_again.read(MAX_BYTES).decode("utf-8", "replace").rstrip("\n")


def _command(chosen: str, environment: Mapping[str, str], trusted: str) -> list[str]:
    path = environment.get("PATH")
    usual = (
        "notepad"
        if os.name == "nt"
        else next((e for e in ("nano", "vim", "vi") if shutil.which(e, path=path)), "")
    )
    names = {"settings.toml": chosen, **{name: environment.get(name, "") for name in ("VISUAL", "EDITOR")}}
    named_by, words = next(((by, words) for by, words in names.items() if words.strip()), ("", usual))
    argv = _taken_apart(words)
    program = shutil.which(argv[0], path=path) if argv else None
    if program is None:
        what = f"the editor {one_line(argv[0], 40)}, which {named_by} names" if named_by else NONE_HERE
        another = f"Name {'another one' if named_by else 'one'} in settings.toml: editor = {json.dumps(usual or 'nano')}"
        raise ComputerSaidNo(f"I can't find {what}. Your text is as it was.", hint=another)
    proved = _proved(program, environment)
    if proved is not None:
        # Words of one's own beside the command could undo the flags; they are left out.
        return [program, *proved.flags]
    name = Path(argv[0]).name
    if name != trusted:
        raise Protected(
            f"The editor {one_line(name, 40)} stays shut: it may keep copies of your answer in files that anyone "
            "on this computer can read, and reflect can't take those away. Your text is as it was.",
            hint="Editors that keep none: nano, vim, nvim and micro. To open this one all the same, "
            f"write into settings.toml: editor_may_keep_copies = {json.dumps(one_line(name, 40))}",
        )
    return [program, *argv[1:]]


def _taken_apart(words: str) -> list[str]:
    """The program and its own words; all of it is the name where a quotation mark has no end."""
    try:
        return shlex.split(words, posix=os.name != "nt")
    except ValueError:
        return [words]


def _proved(program: str, environment: Mapping[str, str]) -> Proved | None:
    """What a program says it is, if it is one that keeps nothing with the right flags."""
    if not any(MAY_BE.fullmatch(Path(p).name) for p in (program, os.path.realpath(program))):
        return None
    try:
        said = subprocess.run(  # noqa: S603
            [program, "--version"],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=5,
            env=_without_secrets(environment),
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.TimeoutExpired):
        return None
    return next((proved for proved in PROVED if said.startswith(proved.says)), None)


def _without_secrets(environment: Mapping[str, str]) -> dict[str, str]:
    """What a started program is told: nothing that opens the journal, nor where it is."""
    return {name: value for name, value in environment.items() if not name.startswith("REFLECT_")}


def _in_memory(place: Path) -> bool:
    """True if the system says that what lies in this folder is never on a disk."""
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text("utf-8").splitlines()]
    except OSError:
        return False
    real = place.resolve()
    over = [(len(at), kind) for _, at, kind, *_ in mounts if real == Path(at) or Path(at) in real.parents]
    return max(over, default=(0, ""))[1] in ("tmpfs", "ramfs")


@contextmanager
def _folder(environment: Mapping[str, str]) -> Iterator[Path]:
    for place in (environment.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108 - memory, never a disk
        if place and Path(place).is_dir() and os.access(place, os.W_OK) and _in_memory(Path(place)):
            break
    else:
        raise ComputerSaidNo(
            "An editor needs a folder in memory, so that your text is never on a disk, and there is none here.",
            hint="You can write long answers right here: Ctrl+J makes a new line.",
        )
    for left in Path(place).glob(f"{PREFIX}*"):
        if left.is_dir() and not left.is_symlink() and left.stat().st_uid == os.getuid():
            with suppress(OSError), _in_use(left):  # another window's is left alone
                shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
    try:
        with _in_use(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _in_use(folder: Path) -> Iterator[None]:
    """Hold a folder for this process, as long as it lives.

    Raises:
        OSError: if another process holds it.
    """
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(held)
