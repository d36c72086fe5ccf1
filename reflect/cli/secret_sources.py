"""A passphrase that is handed over: by a file, an open descriptor, or a command. None of them keeps anybody waiting for ever."""

import errno
import os
import select
import shlex
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from reflect.errors import Locked

MAX_BYTES = 4096
PATIENCE = 120.0
"""How many seconds a pipe or a command may take."""
_LOOK_AGAIN = 0.05
_NOT_FOR_THE_COMMAND = ("REFLECT_PASSPHRASE", "REFLECT_PASSPHRASE_COMMAND")
"""A command that gives the passphrase needs none, and one that runs reflect itself would start itself again."""
_FAILED = "The command in REFLECT_PASSPHRASE_COMMAND did not give a passphrase."


def from_file(file: Path, *, patience: float = PATIENCE) -> str:
    """Read a passphrase file; one line end at its end is not part of it. A pipe that has a name is waited for so long.

    Raises:
        Locked: if it cannot be read, is empty, does not come to an end, or if others could read it too.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        handle = os.open(file, flags)
        try:
            mode = os.fstat(handle).st_mode
            if stat.S_ISDIR(mode):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            _refuse_open_to_others(file, mode)
            if os.name == "posix":
                os.set_blocking(handle, True)
            raw = _whole(handle, patience, waits_for_writer=stat.S_ISFIFO(mode))
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "its name can't be one"
        raise Locked(f"I can't read the passphrase file {file} ({why}).") from None
    return _decoded(raw, f"the passphrase file {file}")


def _refuse_open_to_others(file: Path, mode: int) -> None:
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Locked(
            f"Others on this computer can read the passphrase file {file}, so I did not use it.",
            hint=f"Make it yours alone: chmod 600 {shlex.quote(str(file))}",
        )


def from_descriptor(descriptor: int, *, patience: float = PATIENCE) -> str:
    """Read a passphrase from an open descriptor, which stays open.

    Raises: Locked.
    """
    try:
        raw = _whole(descriptor, patience, waits_for_writer=False)
    except (OSError, ValueError, OverflowError, TypeError):
        raise Locked(f"I can't read from --passphrase-fd {descriptor}.") from None
    return _decoded(raw, f"--passphrase-fd {descriptor}")


def _whole(handle: int, patience: float, *, waits_for_writer: bool) -> bytes | None:
    """Read to the end, or one byte more than allowed; None if the end did not come in time."""
    raw, until = b"", time.monotonic() + patience
    while len(raw) <= MAX_BYTES:
        if not _is_ready(handle, until - time.monotonic()):
            return None
        piece = os.read(handle, MAX_BYTES + 1 - len(raw))
        if not piece and (raw or not waits_for_writer):
            break
        if not piece:  # some systems say "the end" where nobody has begun
            time.sleep(_LOOK_AGAIN)
        raw += piece
    return raw


def _is_ready(handle: int, seconds: float) -> bool:
    """Wait until something can be read. On Windows nobody can ask that of a pipe: there it is waited for."""
    if sys.platform == "win32":
        return True
    return seconds > 0 and bool(select.select([handle], [], [], seconds)[0])


class _Ended(NamedTuple):
    """What a command gave, and whether it ended well."""

    raw: bytes
    well: bool


def from_command(command: str, *, patience: float = PATIENCE) -> str:
    """Run a command without a shell; at most a passphrase's length is read from it.

    Raises:
        Locked: if it fails, or is not done in time. All that it started and that did not leave its group is ended then.
    """
    # Windows paths are full of backslashes, which are no escapes there.
    windows = os.name == "nt"
    try:
        argv = [part.strip('"') if windows else part for part in shlex.split(command, posix=not windows)]
        ended = _run(argv, patience)
    except (OSError, ValueError, IndexError):
        raise Locked(_FAILED) from None
    if not ended.well:
        raise Locked(_FAILED)
    return _decoded(ended.raw, "REFLECT_PASSPHRASE_COMMAND")


def _run(argv: list[str], patience: float) -> _Ended:
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_FOR_THE_COMMAND}
    group = {} if sys.platform == "win32" else {"process_group": 0}
    with subprocess.Popen(argv, stdout=subprocess.PIPE, env=environment, **group) as running:  # type: ignore[call-overload]  # noqa: S603
        try:
            with _in_front(running.pid):
                return _read(running, time.monotonic() + patience)
        except BaseException:
            _end(running)
            raise


if sys.platform == "win32":

    def _read(running: "subprocess.Popen[bytes]", until: float) -> _Ended:
        from threading import Timer

        stop = Timer(until - time.monotonic(), running.kill)
        stop.start()
        try:
            raw = running.stdout.read(MAX_BYTES + 1) if running.stdout else b""
            if len(raw) > MAX_BYTES:
                running.kill()
            return _Ended(raw, running.wait() == 0)
        finally:
            stop.cancel()

    def _end(running: "subprocess.Popen[bytes]") -> None:
        running.kill()

    @contextmanager
    def _in_front(group: int) -> Iterator[None]:  # noqa: ARG001
        yield

else:

    def _read(running: "subprocess.Popen[bytes]", until: float) -> _Ended:
        """Read until the command has ended. Who it left behind with its output open is not waited for."""
        handle, raw, more = running.stdout.fileno() if running.stdout else -1, b"", True
        while len(raw) <= MAX_BYTES and time.monotonic() < until:
            code = running.poll()
            if more and select.select([handle], [], [], 0 if code is not None else _LOOK_AGAIN)[0]:
                piece = os.read(handle, MAX_BYTES + 1 - len(raw))
                raw, more = raw + piece, bool(piece)
            elif code is not None:
                return _Ended(raw, code == 0)
            elif not more:
                time.sleep(_LOOK_AGAIN)
            _wake(running.pid)
        _end(running)
        # Too long a text ends it early, and says more than how it ended.
        return _Ended(raw, len(raw) > MAX_BYTES)

    def _end(running: "subprocess.Popen[bytes]") -> None:
        with suppress(OSError):
            os.killpg(running.pid, signal.SIGKILL)
        running.kill()

    def _wake(pid: int) -> None:
        """One that was put to sleep would keep the terminal until its time is over."""
        waitid = getattr(os, "waitid", None)  # not on every macOS
        with suppress(OSError):
            if waitid is not None and waitid(os.P_PID, pid, os.WSTOPPED | os.WNOHANG) is not None:
                os.killpg(pid, signal.SIGCONT)

    @contextmanager
    def _in_front(group: int) -> Iterator[None]:
        """Lend the terminal to a group of processes, so that it can ask there; take it back at the end."""
        try:
            terminal = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            yield
            return
        own = os.getpgrp()
        before = signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        try:
            lent = False
            with suppress(OSError):
                if os.tcgetpgrp(terminal) == own:
                    os.tcsetpgrp(terminal, group)
                    lent = True
                    os.killpg(group, signal.SIGCONT)  # it may have asked too early
            try:
                yield
            finally:
                with suppress(OSError):
                    if lent:
                        os.tcsetpgrp(terminal, own)
        finally:
            signal.signal(signal.SIGTTOU, before)
            os.close(terminal)


def _decoded(raw: bytes | None, source: str) -> str:
    if raw is None:
        raise Locked(f"Nothing more came from {source}, and it did not end, so I stopped waiting.")
    if len(raw) > MAX_BYTES:
        raise Locked(f"What {source} holds is too long to be a passphrase.")
    try:
        text = raw.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise Locked(f"What {source} holds is not UTF-8 text.") from None
    if not text:
        raise Locked(f"There is no passphrase in {source}.")
    return text
