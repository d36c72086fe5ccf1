"""Run commands one after the other, each in a child on whose behalf the kernel refuses one file operation, or all from there on.

    failing_disk.py        reads one JSON line a run, writes one JSON line of what became of it

Everything is imported once, and each run is forked off. Nothing of the program is replaced: the kernel itself asks
this process before each call that changes or reads a file (seccomp, "user notification"), SQLite's calls among them.
A run is {args, env, cwd, stdin, terminal, fault, stdout, now, dear, mask, kill, record}; stdout may be "full". A fault is
{at, error, lasts, call}: which operation fails (of those with the name `call`, if it is given), how, and whether all that
take room fail after it. `now` is the instant by the clock of the program, `dear` makes keys cost what they really cost,
`mask` is the umask.
`kill` is {at} for the operation before which the program is killed, or {after} for the seconds that it lives. `record` is a
file that gets the tape of what was done to the folder `cwd`: see `kit.crash.recorder`.
"""

import ctypes
import errno
import fcntl
import io
import json
import math
import os
import pickle
import pkgutil
import platform
import select
import signal
import socket
import struct
import sys
import tempfile
import time
from contextlib import redirect_stdout, suppress
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from kit.crash.recorder import Recorder

_X86, _ARM = 0xC000003E, 0xC00000B7
SECCOMP = {"x86_64": 317, "aarch64": 277}
DIE_WITH_PARENT, NO_NEW_RIGHTS = 1, 38
NUMBERS = {
    "x86_64": {
        "open": 2, "openat": 257, "write": 1, "pwrite64": 18, "writev": 20, "pread64": 17, "fsync": 74, "fdatasync": 75,
        "ftruncate": 77, "rename": 82, "renameat": 264, "renameat2": 316, "link": 86, "linkat": 265, "unlink": 87,
        "unlinkat": 263, "mkdir": 83, "mkdirat": 258, "rmdir": 84, "fchmod": 91, "copy_file_range": 326,
        "sendfile": 40, "fallocate": 285, "prctl": 157,
    },
    "aarch64": {
        "openat": 56, "write": 64, "pwrite64": 68, "writev": 66, "pread64": 67, "fsync": 82, "fdatasync": 83,
        "ftruncate": 46, "renameat": 38, "renameat2": 276, "linkat": 37, "unlinkat": 35, "mkdirat": 34, "fchmod": 52,
        "copy_file_range": 285, "sendfile": 71, "fallocate": 47, "prctl": 167,
    },
}  # fmt: skip
ARCHITECTURE = {"x86_64": _X86, "aarch64": _ARM}
TAKES_ROOM = {
    "open", "openat", "write", "pwrite64", "writev", "ftruncate", "link", "linkat", "mkdir", "mkdirat",
    "copy_file_range", "sendfile", "fallocate",
}  # fmt: skip
"""What a full disk refuses. Removing, renaming and syncing go on."""
_SET_DUMPABLE = 4
"""A program that has hidden its memory can't be recorded, so that one is told that it has, and has not."""
_ALLOW, _NOTIFY = 0x7FFF0000, 0x7FC00000
_RECEIVE, _ANSWER, _GO_ON = 0xC0502100, 0xC0182101, 1
_NOTICE, _REPLY = struct.Struct("=QIIiIQ6Q"), struct.Struct("=QqiI")
_libc = ctypes.CDLL(None, use_errno=True)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def can_fail() -> bool:
    """Say whether this system lets a program be asked for each of its file operations."""
    machine = platform.machine()
    sizes = (ctypes.c_uint16 * 3)()
    return (
        sys.platform == "linux"
        and machine in NUMBERS
        and _libc.syscall(SECCOMP[machine], 3, 0, sizes) == 0
        and tuple(sizes) == (_NOTICE.size, _REPLY.size, 64)
    )


def _be_asked() -> int:
    """From now on, this process waits before each file operation; gives the descriptor to be asked on."""
    machine = platform.machine()
    numbers = sorted(NUMBERS[machine].values())
    step = struct.Struct("=HBBI").pack
    load, equal, give = 0x20, 0x15, 0x06
    steps = [
        step(load, 0, 0, 4),
        step(equal, 1, 0, ARCHITECTURE[machine]),
        step(give, 0, 0, _ALLOW),
        step(load, 0, 0, 0),
    ]
    steps += [step(equal, len(numbers) - n, 0, number) for n, number in enumerate(numbers)]
    steps += [step(give, 0, 0, _ALLOW), step(give, 0, 0, _NOTIFY)]
    raw = ctypes.create_string_buffer(b"".join(steps))
    program = _Program(len(steps), ctypes.cast(raw, ctypes.c_void_p))
    _libc.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0)
    handle = _libc.syscall(SECCOMP[machine], 1, 8, ctypes.byref(program))
    if handle < 0:
        raise OSError(ctypes.get_errno(), "this system does not let a program be asked")
    return int(handle)


class Disk:
    """Counts the file operations of a child, and refuses those that the fault says."""

    def __init__(
        self, fault: dict[str, Any] | None = None, *, kill: int = 0, recorder: Recorder | None = None
    ) -> None:
        self.fault, self.kill, self.recorder = fault or {}, kill, recorder
        self.names = {number: name for name, number in NUMBERS[platform.machine()].items()}
        self.done: list[str] = []
        self.refused = 0

    def answer(self, pid: int, number: int, args: tuple[int, ...]) -> int | None:
        """Give 0 to let an operation happen, the number of the error that it gets, or None if it need not happen."""
        name = self.names[number]
        if name == "prctl":
            return None if self.recorder and args[0] == _SET_DUMPABLE else 0
        if not self._counts(name, args):
            return 0
        self.done.append(name)
        if len(self.done) == self.kill:
            os.kill(pid, signal.SIGKILL)
            raise ProcessLookupError  # and it is not answered: this operation never happens
        if self.recorder:
            self.recorder.note(pid, name, args)
        if self.fault and self._is_refused(name):
            self.refused += 1
            return int(getattr(errno, self.fault["error"]))
        return 0

    def _is_refused(self, name: str) -> bool:
        if self.refused:
            return bool(self.fault.get("lasts")) and name in TAKES_ROOM
        call = self.fault.get("call")
        now = len(self.done) if call is None else self.done.count(call) if name == call else 0
        if now < self.fault["at"]:
            return False
        return not self.fault.get("lasts") or name in TAKES_ROOM

    def _counts(self, name: str, args: tuple[int, ...]) -> bool:
        if name in ("open", "openat"):
            flags = args[1] if name == "open" else args[2]
            return bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        # What is said to the person is no file operation: a screen that can't be written to is a case of its own.
        return not (name in ("write", "writev") and args[0] < 3)


def _watch(listener: int, disk: Disk, child: int, until: float) -> None:
    """Answer until the child is gone; at `until`, on the clock that never goes back, it is killed."""
    waiting = select.poll()
    waiting.register(listener, select.POLLIN)
    while True:
        left = None if until == math.inf else max(0, 1000 * (until - time.monotonic()))
        found = waiting.poll(left)
        if not found:
            os.kill(child, signal.SIGKILL)
            until = math.inf
        for _, event in found:
            if not event & select.POLLIN:
                return
            raw = bytearray(_NOTICE.size)
            try:
                fcntl.ioctl(listener, _RECEIVE, raw)
                id, pid, _, number, _, _, *args = _NOTICE.unpack(raw)
                error = disk.answer(pid, number, tuple(args))
                fcntl.ioctl(listener, _ANSWER, _REPLY.pack(id, 0, -(error or 0), _GO_ON if error == 0 else 0))
            except (FileNotFoundError, ProcessLookupError):  # killed while it waited
                continue


class _Person(io.TextIOWrapper):
    """A stream with a person at its end."""

    def isatty(self) -> bool:
        return True


def _command(run: dict[str, Any]) -> None:
    """Be `reflect` in this process, with a key that is cheap to open where one is made."""
    from functools import partial

    from kit.world import CHEAP

    from reflect import __main__, settings
    from reflect.cli import app, signals
    from reflect.cli.context import Context
    from reflect.storage.keys.crypto import REAL_COST

    os.environ.clear()
    os.environ.update(run["env"])
    os.chdir(run["cwd"])
    os.umask(run.get("mask", 0o022))
    time.tzset()
    person = bool(run.get("terminal"))
    stream = _Person if person else io.TextIOWrapper
    sys.stdin = stream(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    out, err = (io.BufferedWriter(io.FileIO(handle, "w", closefd=False)) for handle in (1, 2))
    sys.stdout = stream(out, encoding="utf-8", line_buffering=person)
    sys.stderr = stream(err, encoding="utf-8", line_buffering=True)
    sys.argv = ["reflect", *run["args"]]

    def world() -> Context:
        signals.listen_for_signals()
        more: dict[str, Any] = {"cost": REAL_COST if run.get("dear") else CHEAP}
        if "now" in run:
            more["clock"] = partial(datetime.fromisoformat, run["now"])
        return Context(settings=settings.load(os.environ), environment=os.environ, **more)

    ours = partial(app.app, obj=world())  # all that differs: what a new key costs, and what the clock shows
    ours.registered_groups = []  # type: ignore[attr-defined]  # their help was made plain before
    app.app = ours  # type: ignore[assignment]
    __main__.main()


def _child(run: dict[str, Any], stdin: int, out: int, err: int, asked: socket.socket) -> None:
    code = 70
    _libc.prctl(DIE_WITH_PARENT, 9, 0, 0, 0)  # nobody would answer any more
    try:
        for source, target in ((stdin, 0), (out, 1), (err, 2)):
            os.dup2(source, target)
        socket.send_fds(asked, [b"x"], [_be_asked()])
        asked.close()
        try:
            _command(run)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        except KeyboardInterrupt:
            code = 130
        for stream in (sys.stdout, sys.stderr):
            try:
                if stream is not None:
                    stream.flush()
            except (OSError, ValueError):
                pass
    except BaseException:
        import traceback

        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def serve(run: dict[str, Any]) -> dict[str, Any]:
    """Do one run; gives {code, out, err, done}: `done` names each operation that counted, in order."""
    stdin, out, err = (os.memfd_create(name) for name in ("in", "out", "err"))
    os.write(stdin, run.get("stdin", "").encode())
    os.lseek(stdin, 0, os.SEEK_SET)
    shown = os.open("/dev/full", os.O_WRONLY) if run.get("stdout") == "full" else out
    recorder = Recorder(Path(run["cwd"]), (out, err)) if run.get("record") else None
    kill = run.get("kill") or {}
    disk = Disk(run.get("fault"), kill=kill.get("at", 0), recorder=recorder)
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        _child(run, stdin, shown, err, theirs)
    theirs.close()
    _, handles, _, _ = socket.recv_fds(ours, 1, 1)
    if handles:
        _watch(handles[0], disk, pid, time.monotonic() + kill["after"] if "after" in kill else math.inf)
        os.close(handles[0])
    status = os.waitpid(pid, 0)[1]
    said = [os.pread(handle, 1 << 24, 0).decode("utf-8", "replace") for handle in (out, err)]
    if recorder:
        Path(run["record"]).write_bytes(pickle.dumps(recorder.tape()))
    for handle in {stdin, out, err, shown}:
        os.close(handle)
    ours.close()
    return {"code": os.waitstatus_to_exitcode(status), "out": said[0], "err": said[1], "done": disk.done}


def _load_everything() -> None:
    import reflect

    for found in pkgutil.walk_packages(reflect.__path__, "reflect."):
        if not found.name.endswith("__main__"):
            import_module(found.name)


def _build_the_commands_once() -> None:
    """Each run here is in plain lines (TERM=dumb), so that its tree of commands is the same."""
    import typer.main

    from reflect.cli import app

    typer.main.get_command = cache(typer.main.get_command)
    sys.argv = ["reflect", "--plain", "--help"]
    with redirect_stdout(io.StringIO()), suppress(SystemExit):
        app.run()


def main() -> None:
    """Serve until standard input ends."""
    _load_everything()
    _build_the_commands_once()
    from kit.world import World

    with tempfile.TemporaryDirectory() as place:  # what is loaded late is loaded here, and not in each child
        warm = World(Path(place) / "home")
        warm.ok("init", "--no-input")
        warm.ok("log", "--answers", "-", stdin='{"pack": "quick_checkin", "answers": {"keep": "I waited."}}')
        warm.ok("undo")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(serve(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
