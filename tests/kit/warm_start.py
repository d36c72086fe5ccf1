"""`reflect` at a terminal of its own, forked off a process that has loaded everything: what is tried begins after the start.

    warm_start.py DOOR      the loaded process; each message at the descriptor DOOR asks for one program

Nothing of the program is replaced, and each program is a process with its own session, terminal, environment and memory.
The start itself, from the first instruction of the interpreter on, is tried where `cold=True` stands, by the tests that
use `subprocess`, and by the long run (REFLECT_SOAK=1), which starts every program anew.
"""

import atexit
import fcntl
import io
import json
import os
import pkgutil
import pty
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import threading
import time
import traceback
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Never

FORKS_WELL = sys.platform == "linux"
_FIXED = {"LANG": "C.UTF-8", "PROMPT_TOOLKIT_NO_CPR": "1"}
_ONE_AT_A_TIME = threading.Lock()
_NUMBER = 4  # bytes


# The side of the tests


def spawn(
    *arguments: str,
    env: Mapping[str, str],
    dimensions: tuple[int, int],
    cwd: Path | None = None,
    into: str = "",
    cold: bool = False,
) -> Any:
    """Run `reflect` in a pty of (rows, columns), its output in the file `into` if one is given; gives what pexpect gives."""
    import pexpect
    from kit.world import SOAK

    env = {"REFLECT_PAGER": "0", **env}  # a pager waits for a key, and no two computers have the same one
    command, args = sys.executable, ["-m", "reflect", *arguments]
    if into:  # only its output goes to a file: the keyboard is still there
        command, args = "/bin/sh", ["-c", 'exec "$0" "$@" > ' + into, command, *args]
    usual = all(env.get(name) == value for name, value in _FIXED.items()) and not env.keys() & {
        "LC_ALL",
        "TZ",
    }
    warm = FORKS_WELL and usual and not (into or cold or SOAK)
    child = (_forked() if warm else pexpect.spawn)(
        command, args, env=env, dimensions=dimensions, cwd=cwd, encoding="utf-8", timeout=30
    )
    # Each key is pressed when what was waited for stands on the screen: pexpect need not sleep before it as well.
    child.delaybeforesend = None
    child.ptyproc.delayafterclose = 0
    send = child.send

    def press(keys: str) -> int:
        if _STOPS & set(keys):
            _rests(child.pid)
        return int(send(keys))

    child.send = press
    return child


_STOPS = {"\x03", "\x1a", "\x1c"}
"""Keys that the terminal turns into a signal."""


def _rests(pid: int) -> None:
    """Wait until a program waits for a key.

    A signal that comes in the moment between the last look at signals and the reading is not seen before the next key: so it
    is with every Python program, and no person is as quick as a test.
    """
    status, looks = Path(f"/proc/{pid}/stat"), 0
    until = time.monotonic() + 2
    while looks < 3 and time.monotonic() < until:
        time.sleep(0.002)
        try:
            asleep = status.read_text().rpartition(") ")[2].startswith("S")
        except OSError:  # no such folder on this system, or the program is gone
            time.sleep(0.05)
            return
        looks = looks + 1 if asleep else 0


def hang_up(child: Any) -> int:
    """Close the window, and wait until the program is gone; gives its exit code."""
    child.ptyproc.fileobj.close()
    child.ptyproc.wait()
    child.ptyproc.terminated = child.terminated = child.closed = True
    child.child_fd = -1
    stopped = child.ptyproc.signalstatus
    return int(-stopped % 256 if stopped is not None else child.ptyproc.exitstatus)


@cache
def _loaded(path: str) -> socket.socket:
    """Start the process that has loaded the program of this PYTHONPATH; it ends when this side is gone."""
    ours, theirs = socket.socketpair()
    from kit.sweeps.prompt_sites import NOTES
    from kit.world import ROOT

    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "TMPDIR", "PYTHONHASHSEED")}
    subprocess.Popen(
        [sys.executable, "-P", __file__, str(theirs.fileno())],
        env={**kept, **_FIXED, "HOME": os.devnull, NOTES: os.devnull, "PYTHONPATH": path or str(ROOT)},
        pass_fds=[theirs.fileno()], start_new_session=True, cwd="/",
    )  # fmt: skip
    theirs.close()
    return ours


@cache
def _forked() -> Any:
    """Give the class that forks where pexpect would start."""
    import pexpect
    from ptyprocess import PtyProcess

    class Forked(PtyProcess):  # type: ignore[misc]
        """A program that is no child of this process: how it ended is told through a pipe."""

        terminated: bool
        exitstatus: int | None
        signalstatus: int | None

        def __init__(self, pid: int, fd: int, told: int) -> None:
            super().__init__(pid, fd)
            self.told = told

        def isalive(self) -> bool:
            if not self.terminated and (self.flag_eof or select.select([self.told], [], [], 0)[0]):
                self.wait()
            return not self.terminated

        def wait(self) -> int | None:
            if not self.terminated:
                self.status = _read_number(self.told)
                os.close(self.told)
                code = os.waitstatus_to_exitcode(self.status)
                self.exitstatus, self.signalstatus = (code, None) if code >= 0 else (None, -code)
                self.terminated = True
            return self.exitstatus

    class Spawned(pexpect.spawn):  # type: ignore[misc]
        """What pexpect gives, on a program that was forked."""

        def _spawnpty(self, args: list[Any], *, env: Any, cwd: Any, dimensions: Any, **_: Any) -> Forked:
            screen, theirs = pty.openpty()
            termios.tcsetwinsize(theirs, dimensions)
            told, tell = os.pipe()
            run = {
                "args": [os.fsdecode(a) for a in args[3:]],
                "env": env,
                "cwd": os.fspath(cwd or os.getcwd()),
            }
            with _ONE_AT_A_TIME:
                door = _loaded(env.get("PYTHONPATH", ""))
                socket.send_fds(door, [json.dumps(run).encode() + b"\n"], [theirs, tell])
                os.close(theirs)
                os.close(tell)
                pid = _read_number(told)
            return Forked(pid, screen, told)

    return Spawned


def _read_number(pipe: int) -> int:
    found = os.read(pipe, _NUMBER)
    if len(found) < _NUMBER:
        raise RuntimeError("the loaded process is gone")
    return int.from_bytes(found, "big")


# The side of the loaded process


def _serve(door: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody here waits for who looks after a program
    while True:
        asked, handles = b"", list[int]()
        while not asked.endswith(b"\n"):
            more, found, _, _ = socket.recv_fds(door, 1 << 16, 2)
            if not more:
                return
            asked, handles = asked + more, handles + found
        if os.fork() == 0:
            _look_after(json.loads(asked), door, *handles)
        for handle in handles:
            os.close(handle)


def _look_after(run: dict[str, Any], door: socket.socket, terminal: int, tell: int) -> Never:
    """Tell the number of the program, and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    door.close()
    pid = os.fork()
    if pid == 0:
        os.close(tell)
        _be_the_program(run, terminal)
    os.close(terminal)
    os.write(tell, pid.to_bytes(_NUMBER, "big"))
    os.write(tell, os.waitpid(pid, 0)[1].to_bytes(_NUMBER, "big"))
    os._exit(0)


def _be_the_program(run: dict[str, Any], terminal: int) -> Never:
    code = 1
    try:
        _take_place(run, terminal)
        from reflect.__main__ import main

        main()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException as fault:
        traceback.print_exc()
        if isinstance(fault, KeyboardInterrupt):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        try:
            atexit._run_exitfuncs()
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        finally:
            os._exit(code)


def _take_place(run: dict[str, Any], terminal: int) -> None:
    """Be as the interpreter is before it runs the first module: session, terminal, streams, environment, folder."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for handle in range(3):
        os.dup2(terminal, handle)
    os.close(terminal)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.clear()
    os.environ.update(run["env"])
    os.chdir(run["cwd"])
    time.tzset()
    streams = (
        ("stdin", "r", "surrogateescape"),
        ("stdout", "w", "surrogateescape"),
        ("stderr", "w", "backslashreplace"),
    )
    for handle, (name, mode, errors) in enumerate(streams):
        raw = io.FileIO(handle, mode, closefd=False)
        bytes_ = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
        stream = io.TextIOWrapper(bytes_, encoding="utf-8", errors=errors, line_buffering=True)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["reflect", *run["args"]]


def _load() -> None:
    """Load what a program would load sooner or later, the parts too that a library loads with the first journal."""
    import reflect
    from reflect.cli.app import app
    from reflect.cli.context import Context
    from reflect.settings import Settings

    for found in pkgutil.walk_packages(reflect.__path__, "reflect."):
        if not found.name.startswith(("reflect.__main__", "reflect.export.")):
            import_module(found.name)
    answers = '{"pack": "quick_checkin", "answers": {"keep": "I waited."}}'
    with tempfile.TemporaryDirectory() as place:
        for words in (["init", "--no-input"], ["log", "--answers", "-"]):
            told = io.StringIO()
            world = Context(
                settings=Settings(home=Path(place) / "home"), environment={"REFLECT_PASSPHRASE": "only to warm up"},
                stdin=io.StringIO(answers), stdout=io.StringIO(), stderr=told,
            )  # fmt: skip
            try:
                app(args=words, obj=world, prog_name="reflect")
            except SystemExit as end:
                if end.code:
                    raise RuntimeError(told.getvalue()) from end
            finally:
                world.close()


if __name__ == "__main__":
    _load()
    _serve(socket.socket(fileno=int(sys.argv[1])))
