"""What a program does to one folder, written down while the kernel asks about each file operation before it happens.

The tape names files and folders by numbers, so that a name that moves leaves its file what it was. What was asked for and
could not be done (a name that is taken, a file that is gone) is left out: whoever records looks before the kernel does.
"""

import os
import stat
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = 0
_HERE = -100
_IN_FD = "/proc/self/fd/"
_FOLDER, _NAMELESS = os.O_DIRECTORY, getattr(os, "O_TMPFILE", 0)
_LONGEST = 4096
_GONE = b" (deleted)"


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes are put into a file, from `at` on."""

    file: int
    at: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cut:
    """A file gets another size."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names change, all of them in one step: (folder, name, the file or folder that has it then; None if nothing has)."""

    given: tuple[tuple[int, str, int | None], ...]


@dataclass(frozen=True, slots=True)
class SyncFile:
    """The disk is told to keep what is in a file."""

    file: int


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The disk is told to keep the names in a folder."""

    folder: int


Step = Write | Cut | Names | SyncFile | SyncFolder


@dataclass(frozen=True, slots=True)
class Tape:
    """All steps of one run.

    Attributes:
        steps: (what was done, how much had been said on standard output and on the error stream before it).
        contents: the bytes of each file that was there before, by number.
        names: what each folder held before: number -> name -> number. `ROOT` is the folder that was watched.
        last: what each folder held afterwards, as the steps say.
        outside: the paths elsewhere that were written to.
    """

    steps: tuple[tuple[Step, tuple[int, int]], ...]
    contents: dict[int, bytes] = field(repr=False)
    names: dict[int, dict[str, int]]
    last: dict[int, dict[str, int]]
    outside: frozenset[str]


class Recorder:
    """Writes the tape of a child. `said` are the descriptors of the files that its two streams go to."""

    def __init__(self, place: Path, said: tuple[int, int]) -> None:
        self.place, self.said = os.fsencode(place.resolve()), said
        self.steps: list[tuple[Step, tuple[int, int]]] = []
        self.contents: dict[int, bytes] = {}
        self.now: dict[int, dict[str, int]] = {ROOT: {}}
        self.gone: dict[bytes, int] = {}
        self.outside: set[str] = set()
        self.count = ROOT
        self._look(ROOT, self.place)
        self.names = {number: dict(inside) for number, inside in self.now.items()}
        self.pid = 0

    def _look(self, folder: int, path: bytes) -> None:
        for item in os.scandir(path):
            number = self._new(folder, os.fsdecode(item.name))
            if item.is_dir(follow_symlinks=False):
                self.now[number] = {}
                self._look(number, item.path)
            else:
                self.contents[number] = Path(os.fsdecode(item.path)).read_bytes()

    def _new(self, folder: int, name: str) -> int:
        self.count += 1
        self.now[folder][name] = self.count
        return self.count

    def tape(self) -> Tape:
        """Give what was written down."""
        return Tape(tuple(self.steps), self.contents, self.names, self.now, frozenset(self.outside))

    def note(self, pid: int, call: str, args: tuple[int, ...]) -> None:
        """Write down an operation that is about to happen."""
        self.pid = pid
        step = _CALLS[call](self, *args) if call in _CALLS else None
        if step is not None:
            out, err = (os.fstat(handle).st_size for handle in self.said)
            self.steps.append((step, (out, err)))

    # What a call speaks of

    def _memory(self, at: int, length: int) -> bytes:
        handle = os.open(f"/proc/{self.pid}/mem", os.O_RDONLY)
        try:
            return os.pread(handle, length, at)
        finally:
            os.close(handle)

    def _text(self, at: int) -> bytes:
        """Read a text up to its end; page by page, since the next page may not be there."""
        found = b""
        while b"\0" not in found and len(found) < _LONGEST:
            found += self._memory(at + len(found), _LONGEST - (at + len(found)) % _LONGEST)
        return found.partition(b"\0")[0]

    def _handle(self, handle: int) -> bytes:
        return os.readlink(f"/proc/{self.pid}/fd/{handle}".encode())

    def _path(self, folder: int, text: int) -> bytes:
        """Give the whole path that a call names."""
        path = self._text(text)
        if path.startswith(b"/"):
            return os.path.normpath(path)
        folder &= 0xFFFFFFFF
        folder -= folder >> 31 << 32  # a number with a sign came as one without
        start = os.readlink(f"/proc/{self.pid}/cwd".encode()) if folder == _HERE else self._handle(folder)
        return os.path.normpath(os.path.join(start, path))

    def _known(self, path: bytes) -> int | None:
        """Give the number of what has this path."""
        above, name = self._parent(path)
        return ROOT if path == self.place else None if above is None else self.now[above].get(name)

    def _parent(self, path: bytes) -> tuple[int | None, str]:
        """Give the folder that a path leads into, and the name in it; no folder if it lies elsewhere."""
        if not path.startswith(self.place + b"/"):
            return None, ""
        *above, name = os.fsdecode(path[len(self.place) + 1 :]).split("/")
        folder = ROOT
        for each in above:
            folder = self.now[folder][each]
        return folder, name

    def _file(self, handle: int) -> int | None:
        path = self._handle(handle)
        if path.endswith(_GONE):
            return self.gone.get(path, self.gone.get(path.removesuffix(_GONE)))
        found = self._known(path)
        if found is None and not path.startswith(
            (b"pipe:", b"socket:", b"/dev/", b"/memfd:", b"anon_inode:")
        ):
            self.outside.add(os.fsdecode(path))
        return found

    # What each call does

    def _open(self, path: bytes, flags: int) -> Step | None:
        if _NAMELESS and flags & _NAMELESS == _NAMELESS:
            # It is known by what the kernel calls it, which is seen with the first write.
            self.count += 1
            self.gone[b"nameless"] = self.count
            return None
        there = os.path.lexists(path)
        folder, name = self._parent(path)
        if folder is None:
            if flags & os.O_CREAT and not there:
                self.outside.add(os.fsdecode(path))
            return None
        if not there and flags & os.O_CREAT:
            return Names(((folder, name, self._new(folder, name)),))
        if there and flags & os.O_TRUNC and not flags & os.O_EXCL:
            return Cut(self.now[folder][name], 0)
        return None

    def open(self, path: int, flags: int, *_: int) -> Step | None:
        return self._open(self._path(_HERE, path), flags)

    def openat(self, folder: int, path: int, flags: int, *_: int) -> Step | None:
        return self._open(self._path(folder, path), flags)

    def _number(self, handle: int) -> int | None:
        """Give the number of an open file, one without a name too."""
        path = self._handle(handle)
        if b"/#" in path and path.endswith(_GONE) and path not in self.gone:
            self.gone[path] = self.gone.pop(b"nameless")
        return self._file(handle)

    def _position(self, handle: int) -> int:
        lines = Path(f"/proc/{self.pid}/fdinfo/{handle}").read_text().splitlines()
        found = dict(line.split(":", 1) for line in lines if ":" in line)
        if int(found["flags"], 8) & os.O_APPEND:
            return os.stat(f"/proc/{self.pid}/fd/{handle}").st_size
        return int(found["pos"])

    def write(self, handle: int, at: int, length: int, *_: int) -> Step | None:
        number = self._number(handle)
        if number is None:
            return None
        return Write(number, self._position(handle), self._memory(at, length))

    def pwrite64(self, handle: int, at: int, length: int, offset: int, *_: int) -> Step | None:
        number = self._number(handle)
        return None if number is None else Write(number, offset, self._memory(at, length))

    def writev(self, handle: int, at: int, count: int, *_: int) -> Step | None:
        number = self._number(handle)
        if number is None:
            return None
        parts = struct.iter_unpack("=QQ", self._memory(at, 16 * count))
        data = b"".join(self._memory(start, length) for start, length in parts)
        return Write(number, self._position(handle), data)

    def _copy(self, source: int, target: int, start: int | None, to: int | None, length: int) -> Step | None:
        number = self._number(target)
        if number is None:
            return None
        start = self._position(source) if start is None else start
        with open(f"/proc/{self.pid}/fd/{source}", "rb") as opened:
            data = os.pread(opened.fileno(), min(length, os.fstat(opened.fileno()).st_size), start)
        return Write(number, self._position(target) if to is None else to, data) if data else None

    def copy_file_range(
        self, source: int, start: int, target: int, to: int, length: int, *_: int
    ) -> Step | None:
        return self._copy(source, target, self._pointed(start), self._pointed(to), length)

    def sendfile(self, target: int, source: int, start: int, length: int, *_: int) -> Step | None:
        return self._copy(source, target, self._pointed(start), None, length)

    def _pointed(self, at: int) -> int | None:
        return int.from_bytes(self._memory(at, 8), "little") if at else None

    def ftruncate(self, handle: int, size: int, *_: int) -> Step | None:
        number = self._number(handle)
        return None if number is None else Cut(number, size)

    def fallocate(self, handle: int, mode: int, offset: int, length: int, *_: int) -> Step | None:
        number = self._number(handle)
        size = os.stat(f"/proc/{self.pid}/fd/{handle}").st_size
        return None if number is None or mode or offset + length <= size else Cut(number, offset + length)

    def fsync(self, handle: int, *_: int) -> Step | None:
        number = self._number(handle)
        if number is None:
            return None
        folder = stat.S_ISDIR(os.stat(f"/proc/{self.pid}/fd/{handle}").st_mode)
        return SyncFolder(number) if folder else SyncFile(number)

    def _take(self, path: bytes) -> tuple[int, str, int] | None:
        """Give (folder, name, what has the name) of a path that is there; what had it is remembered by it."""
        folder, name = self._parent(path)
        if folder is None or not os.path.lexists(path):
            return None
        number = self.now[folder].pop(name)
        self.gone[path] = number
        return folder, name, number

    def _rename(self, old: bytes, new: bytes) -> Step | None:
        folder, name = self._parent(new)
        if folder is None or self._parent(old)[0] is None:
            self.outside.update(map(os.fsdecode, (old, new)) if folder is not None else ())
            return None
        taken = self._take(old)
        if taken is None:
            return None
        above, before, number = taken
        self.now[folder][name] = number
        return Names(((folder, name, number), (above, before, None)))

    def rename(self, old: int, new: int, *_: int) -> Step | None:
        return self._rename(self._path(_HERE, old), self._path(_HERE, new))

    def renameat(self, above: int, old: int, folder: int, new: int, *_: int) -> Step | None:
        return self._rename(self._path(above, old), self._path(folder, new))

    def _link(self, old: bytes, new: bytes) -> Step | None:
        folder, name = self._parent(new)
        if folder is None or os.path.lexists(new):
            return None
        if os.path.basename(os.path.dirname(old)) == b"fd":  # /proc/self/fd/N, as the child sees it
            number = self._number(int(os.path.basename(old)))
        else:
            number = self._known(old)
        if number is None:
            return None
        self.now[folder][name] = number
        return Names(((folder, name, number),))

    def link(self, old: int, new: int, *_: int) -> Step | None:
        return self._link(self._path(_HERE, old), self._path(_HERE, new))

    def linkat(self, above: int, old: int, folder: int, new: int, *_: int) -> Step | None:
        return self._link(self._path(above, old), self._path(folder, new))

    def _remove(self, path: bytes) -> Step | None:
        taken = self._take(path)
        return None if taken is None else Names(((taken[0], taken[1], None),))

    def unlink(self, path: int, *_: int) -> Step | None:
        return self._remove(self._path(_HERE, path))

    def unlinkat(self, folder: int, path: int, *_: int) -> Step | None:
        return self._remove(self._path(folder, path))

    def _make_folder(self, path: bytes) -> Step | None:
        folder, name = self._parent(path)
        if folder is None or os.path.lexists(path):
            return None
        number = self._new(folder, name)
        self.now[number] = {}
        return Names(((folder, name, number),))

    def mkdir(self, path: int, *_: int) -> Step | None:
        return self._make_folder(self._path(_HERE, path))

    def mkdirat(self, folder: int, path: int, *_: int) -> Step | None:
        return self._make_folder(self._path(folder, path))


_Noting = Callable[..., Step | None]
_CALLS: dict[str, _Noting] = {
    "open": Recorder.open, "openat": Recorder.openat, "write": Recorder.write, "pwrite64": Recorder.pwrite64,
    "writev": Recorder.writev, "copy_file_range": Recorder.copy_file_range, "sendfile": Recorder.sendfile,
    "ftruncate": Recorder.ftruncate, "fallocate": Recorder.fallocate, "fsync": Recorder.fsync, "fdatasync": Recorder.fsync,
    "rename": Recorder.rename, "renameat": Recorder.renameat, "renameat2": Recorder.renameat, "link": Recorder.link,
    "linkat": Recorder.linkat, "unlink": Recorder.unlink, "unlinkat": Recorder.unlinkat, "rmdir": Recorder.unlink,
    "mkdir": Recorder.mkdir, "mkdirat": Recorder.mkdirat,
}  # fmt: skip
"""Modes are not on the tape: which file others may read is seen in the states that a kill leaves."""
