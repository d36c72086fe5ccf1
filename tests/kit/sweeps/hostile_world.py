"""Runs lines of the real program in worlds that are not kind to it: folders, disks, streams, clocks, names.

    hostile_world.py serve              reads jobs from standard input, one JSON document a line
    hostile_world.py live SPECIFICATION one line, in this process and as `python -m reflect` does it

Serving, the program is loaded once, and each line runs in a child of its own with its own arguments, environment,
descriptors, mode mask and clock; the child calls the real `main()`. It has no right over modes, as an administrator would.
"""

import contextlib
import ctypes
import ctypes.util
import hashlib
import json
import os
import resource
import selectors
import shutil
import stat
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PASSPHRASE = "five quiet words for tests"
TODAY = datetime(2026, 3, 6, 19, 30, tzinfo=UTC)
ONE_DAY = datetime(2031, 5, 5, 12, 0, tzinfo=UTC)
STRANGER = 65534
CLOSED = "does not unlock"
OURS = {"person", "out", "tmp", "kept", "stdin"}
"""What stands in the folder of a line besides what the line makes."""
LIBC = ctypes.CDLL(ctypes.util.find_library("c") or None, use_errno=True)
NEW_NAMESPACE, PRIVATE, RECURSIVE, BIND, REMOUNT, READ_ONLY, DETACH = (
    0x20000, 1 << 18, 1 << 14, 1 << 12, 1 << 5, 1, 2,
)  # fmt: skip


@dataclass(frozen=True)
class Place:
    """The folders of one line."""

    root: Path

    @property
    def home(self) -> Path:
        return self.root / "person" / ".local" / "share" / "reflect"

    @property
    def person(self) -> Path:
        return self.root / "person"

    @property
    def out(self) -> Path:
        return self.root / "out"

    @property
    def temporary(self) -> Path:
        return self.root / "tmp"


@dataclass(frozen=True)
class World:
    """What is not as usual.

    Attributes:
        outside: done to the folders by whoever made the world; gives what undoes it.
        inside: done in the process of the line, before the program begins.
        environment: names to set, or to take away (None).
        streams: descriptor -> what is there in place of the usual.
        mask: the mode mask.
        now: what the clock says.
        home_named: whether REFLECT_HOME says where the journal is.
        from_tomorrow: whether the journal has an entry that was written while the clock was wrong.
        shut: whether nobody can look into the folders before they are as they were.
    """

    outside: Callable[[Place], Callable[[], None]] | None = None
    inside: Callable[[Place], None] | None = None
    environment: dict[str, str | None] = field(default_factory=dict)
    streams: dict[int, str] = field(default_factory=dict)
    mask: int = 0o022
    now: datetime = TODAY
    home_named: bool = True
    from_tomorrow: bool = False
    shut: bool = False


def _checked(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "the kernel refused")


def mount(source: str, target: Path, kind: str, flags: int = 0, data: str = "") -> Callable[[], None]:
    """Mount something; gives what takes it away again."""
    _checked(LIBC.mount(source.encode(), str(target).encode(), kind.encode(), flags, data.encode()))
    return lambda: _checked(LIBC.umount2(str(target).encode(), DETACH))


def may_mount() -> bool:
    """Whether this process can have a view of the disks of its own; from then on it has."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return False
    if LIBC.unshare(NEW_NAMESPACE) != 0:
        return False
    return bool(LIBC.mount(b"none", b"/", b"", RECURSIVE | PRIVATE, b"") == 0)


def give_up_rights() -> None:
    """Be held by the modes of files like anybody else, also where the tests run as an administrator."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return
    over_files = sum(
        1 << number for number in (0, 1, 2, 3, 4)
    )  # chown, dac_override, dac_read_search, fowner, fsetid
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    sets = (ctypes.c_uint32 * 6)()
    _checked(LIBC.capget(header, sets))
    for index in range(3):
        sets[index] &= ~over_files
    _checked(LIBC.capset(header, sets))


def read_only_folder(place: Place) -> Callable[[], None]:
    place.home.chmod(0o500) if place.home.exists() else place.home.parent.chmod(0o500)
    return lambda: None


def read_only_disk(place: Place) -> Callable[[], None]:
    target = place.home if place.home.exists() else place.home.parent
    undo = mount(str(target), target, "", BIND)
    _checked(LIBC.mount(b"", str(target).encode(), b"", BIND | REMOUNT | READ_ONLY, b""))
    return undo


def somebody_elses(place: Place) -> Callable[[], None]:
    target = place.home if place.home.exists() else place.home.parent
    target.chmod(0o700)
    if os.geteuid() == 0:
        os.chown(target, STRANGER, STRANGER)
    else:
        target.chmod(0)
    return lambda: target.chmod(0o700)


def full_disk(place: Place) -> Callable[[], None]:
    """A small disk with the journal on it, and not a block more."""
    target = place.home if place.home.exists() else place.home.parent
    kept = place.root / "kept"
    target.rename(kept)
    target.mkdir(mode=0o700)
    undo = mount("none", target, "tmpfs", data="size=4m,mode=700")
    shutil.copytree(kept, target, dirs_exist_ok=True)
    (target / "filling").touch(mode=0o600)
    with contextlib.suppress(OSError), (target / "filling").open("wb", buffering=0) as filling:
        while True:
            filling.write(b"\0" * 4096)
    return undo


def no_larger_files(_: Place) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def unknown_person(_: Place) -> None:
    import pwd

    def nobody(number: int) -> object:
        raise KeyError(number)

    pwd.getpwuid = nobody  # type: ignore[assignment]


def known_person(place: Place) -> None:
    """The system knows the folder of this person, though no HOME says it."""
    import pwd

    known = pwd.struct_passwd(("somebody", "x", os.geteuid(), os.getegid(), "", str(place.person), "/bin/sh"))
    pwd.getpwuid = lambda _: known


UNIX_NAMES: dict[str, str | None] = {
    "LC_ALL": "C",
    "LANG": None,
    "PYTHONUTF8": "0",
    "PYTHONCOERCECLOCALE": "0",
}
WORLDS: dict[str, World] = {
    "ordinary": World(),
    "a read-only folder": World(outside=read_only_folder),
    "a read-only disk": World(outside=read_only_disk),
    "somebody else's folder": World(outside=somebody_elses, shut=True),
    "a full disk": World(outside=full_disk),
    "no file may grow": World(inside=no_larger_files),
    "no TERM": World(environment={"TERM": None}, streams={1: "terminal"}),
    "TERM=dumb": World(environment={"TERM": "dumb"}, streams={1: "terminal"}),
    "closed stdin": World(streams={0: "closed"}),
    "closed stdout": World(streams={1: "closed"}),
    "a full stdout": World(streams={1: "/dev/full"}),
    "the C locale": World(environment=UNIX_NAMES),
    "a Turkish locale": World(environment={"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "a clock in 2031": World(now=ONE_DAY),
    "a clock that came back from 2031": World(from_tomorrow=True),
    "no HOME": World(inside=known_person, environment={"HOME": None}, home_named=False),
    "no HOME, and nobody knows me": World(inside=unknown_person, environment={"HOME": None}, home_named=False),
    "mask 000": World(mask=0),
    "mask 0177": World(mask=0o177),
}  # fmt: skip
NEED_MOUNTS = {"a read-only disk", "a full disk"}
PTY_COLUMNS = 80


def lay_out(world: World, place: Place, job: dict[str, Any], *, fresh: bool) -> None:
    """Make the folders of a line: a copy of the journal, but where a new one is to be made."""
    for folder in (place.home.parent, place.out, place.temporary):
        folder.mkdir(parents=True, mode=0o700)
    if not fresh:
        shutil.copytree(job["journals"]["from tomorrow" if world.from_tomorrow else "usual"], place.home)


def environment_of(world: World, place: Place, job: dict[str, Any]) -> dict[str, str]:
    named: dict[str, str | None] = {
        "PATH": os.environ["PATH"],
        "HOME": str(place.person),
        "TMPDIR": str(place.temporary),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "TZ": "UTC",
        "REFLECT_PASSPHRASE_FILE": f"{job['inputs']}/passphrase.txt",
        "REFLECT_HOME": str(place.home) if world.home_named else None,
        **world.environment,
    }
    return {name: value for name, value in named.items() if value is not None}


def filled_in(args: list[str], place: Place, job: dict[str, Any]) -> list[str]:
    return [arg.replace("{inputs}", job["inputs"]).replace("{out}", str(place.out)) for arg in args]


def descriptors(world: World, stdin: int, stdout: int, stderr: int) -> None:
    """Put 0, 1 and 2 in their places, or take them away."""
    for number, usual in enumerate((stdin, stdout, stderr)):
        other = world.streams.get(number)
        if other == "closed":
            os.close(number)
        elif other and other.startswith("/"):
            os.dup2(os.open(other, os.O_RDWR), number)
        else:
            os.dup2(usual, number)


def streams_of(environment: dict[str, str]) -> None:
    """Make Python's streams anew over the descriptors, as its start does."""
    narrow = environment.get("LC_ALL") == "C"
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        stream = None
        with contextlib.suppress(OSError):
            os.fstat(number)
            errors = "backslashreplace" if number == 2 else "surrogateescape" if narrow else "strict"
            stream = open(  # noqa: SIM115 - open until the end
                number, mode, encoding="ascii" if narrow else "utf-8", errors=errors, closefd=False
            )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def be(world: World, place: Place) -> None:
    """Make this process one of the world."""
    import time_machine

    os.chdir(place.root)
    os.umask(world.mask)
    tempfile.tempdir = None
    give_up_rights()
    if world.inside:
        world.inside(place)
    # The clock of the process itself: every `datetime.now` in the program asks it.
    time_machine.travel(world.now, tick=True).start()


def call_main() -> int:
    """Run the program in this process; gives what the process would end with."""
    from reflect.__main__ import main

    code = 0
    try:
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    try:
        if sys.stdout is not None and not sys.stdout.closed:
            sys.stdout.flush()
    except OSError:
        code = 120  # what Python itself answers then
    return code


def child(
    world: World, place: Place, args: list[str], environment: dict[str, str], fds: tuple[int, int, int]
) -> None:
    """The life of one line. Never returns."""
    code = 99
    try:
        descriptors(world, *fds)
        os.environ.clear()
        os.environ.update(environment)
        be(world, place)
        streams_of(environment)
        sys.argv = ["reflect", *args]
        code = call_main()
        if sys.stderr is not None:
            sys.stderr.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def a_screen() -> tuple[int, int]:
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, PTY_COLUMNS))
    return ours, theirs


def run(world: World, place: Place, line: dict[str, Any], job: dict[str, Any]) -> tuple[int, str, str]:
    """Run a line in a child; gives its code, what it said, and what it complained of."""
    given = (
        os.memfd_create("stdin")
        if hasattr(os, "memfd_create")
        else os.open(place.root / "stdin", os.O_RDWR | os.O_CREAT)
    )
    os.write(given, (line["stdin"] or "").encode())
    os.lseek(given, 0, os.SEEK_SET)
    out, out_end = a_screen() if world.streams.get(1) == "terminal" else os.pipe()
    err, err_end = os.pipe()
    args, environment = filled_in(line["args"], place, job), environment_of(world, place, job)
    if job.get("real"):
        pid = started(world, place, args, environment, (given, out_end, err_end), job)
    else:
        pid = os.fork()
        if pid == 0:
            child(world, place, args, environment, (given, out_end, err_end))
    for end in (given, out_end, err_end):
        os.close(end)
    said = drained(out, err)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return code, said[out].decode("utf-8", "replace"), said[err].decode("utf-8", "replace")


def drained(*ends: int) -> dict[int, bytes]:
    said = dict.fromkeys(ends, b"")
    with selectors.DefaultSelector() as ready:
        for end in ends:
            ready.register(end, selectors.EVENT_READ)
        while ready.get_map():
            for key, _ in ready.select():
                try:
                    more = os.read(key.fd, 65536)
                except OSError:  # the other end of a screen is gone
                    more = b""
                said[key.fd] += more
                if not more:
                    ready.unregister(key.fd)
                    os.close(key.fd)
    return said


def started(
    world: World,
    place: Place,
    args: list[str],
    environment: dict[str, str],
    fds: tuple[Any, ...],
    job: dict[str, Any],
) -> int:
    """Start a line as a process of its own: this file again, which puts the world around the program; gives its number."""
    specification = place.root / "specification.json"
    specification.write_text(json.dumps({"world": job["world"], "root": str(place.root), "args": args}))
    actions: list[tuple[Any, ...]] = []
    for number, usual in enumerate(fds):
        other = world.streams.get(number)
        if other == "closed":
            actions.append((os.POSIX_SPAWN_CLOSE, number))
        elif other and other.startswith("/"):
            actions.append((os.POSIX_SPAWN_OPEN, number, other, os.O_RDWR, 0))
        else:
            actions.append((os.POSIX_SPAWN_DUP2, usual, number))
    command = [sys.executable, "-P", __file__, "live", str(specification)]
    # Where the program is comes along, since a checkout need not be installed.
    whole = {**environment, "PYTHONPATH": str(Path(__file__).parents[3])}
    return os.posix_spawn(sys.executable, command, whole, file_actions=actions)


def live(specification: Path) -> None:
    """Be one line, from the first instruction of the interpreter on."""
    spec = json.loads(specification.read_text())
    world, place = WORLDS[spec["world"]], Place(Path(spec["root"]))
    specification.unlink()
    be(world, place)
    sys.argv = ["reflect", *spec["args"]]
    import runpy

    runpy.run_module("reflect", run_name="__main__", alter_sys=True)


def content(home: Path) -> str | None:
    """A hash over every row that a journal holds; None if there is none to open."""
    from reflect.storage.database import engine
    from reflect.storage.keys import ways_in

    if not (home / "journal.db").exists():
        return None
    for secret in (PASSPHRASE, PASSPHRASE + " renewed"):
        with contextlib.suppress(Exception):
            key = ways_in.unlock(home, secret).key
            break
    else:
        return CLOSED
    con = engine.connect_to_read(home / "journal.db", key)
    try:
        digest = hashlib.sha256()
        tables = con.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (name,) in tables:
            digest.update(
                repr(con.execute(f'SELECT * FROM "{name}"').fetchall()).encode()
            )  # in the file's own order
        return digest.hexdigest()
    finally:
        con.close()


def tree(folder: Path) -> dict[str, list[int]]:
    """Name -> mode and size of everything in a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        looked = path.lstat()
        found[str(path.relative_to(folder))] = [stat.S_IMODE(looked.st_mode), looked.st_size]
    return found


def one(world: World, line: dict[str, Any], job: dict[str, Any], root: Path) -> dict[str, Any]:
    """Run a line in a place of its own, and say what it did."""
    place = Place(root)
    lay_out(world, place, job, fresh=line["fresh"])
    before = content(place.home)
    undo = world.outside(place) if world.outside else lambda: None
    try:
        code, out, err = run(world, place, line, job)
        if world.shut:
            undo()
        after = content(place.home)
        return {
            "code": code, "said": out, "err": err,
            "unchanged": before == after, "opens": after not in (None, CLOSED), "journal": after is not None,
            "home": tree(place.home), "out": tree(place.out), "temporary": tree(place.temporary),
            "elsewhere": sorted({entry.name for entry in root.iterdir()} - OURS),
        }  # fmt: skip
    finally:
        undo()
        shutil.rmtree(root, ignore_errors=True)


def load() -> None:
    """Load all of the program, so that a child finds it loaded; a new key costs little to make here."""
    import gc
    import importlib
    import pkgutil

    from reflect.storage.keys import crypto

    crypto.REAL_COST = crypto.Cost(t=1, m_kib=8)
    import reflect

    for module in pkgutil.walk_packages(reflect.__path__, "reflect."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    import time_machine  # noqa: F401

    gc.collect()
    gc.freeze()


def serve() -> None:
    mounts = may_mount()
    load()
    replies, sys.stdout = sys.stdout, sys.stderr
    for text in sys.stdin:
        job = json.loads(text)
        world = WORLDS[job["world"]]
        if job["world"] in NEED_MOUNTS and not mounts:
            replies.write(json.dumps({"skipped": "only an administrator of Linux can mount a disk"}) + "\n")
        else:
            with tempfile.TemporaryDirectory() as folder:
                found = [
                    one(world, line, job, Path(folder) / str(number))
                    for number, line in enumerate(job["lines"])
                ]
            replies.write(json.dumps({"results": found}) + "\n")
        replies.flush()


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve()
    else:
        live(Path(sys.argv[2]))
