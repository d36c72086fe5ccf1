"""What a disk may hold after the power went, worked out from the tape of a run.

What was synced is there. Of what was not, any part may be: each write alone, whole or torn at 512 bytes, in any order; each
change of a name alone, if its folder was not synced. A file that was synced under a name that was not is gone with its name.
A rename is one step; in the strict form each of its two names is kept by the sync of its own folder alone, and until then
the old name may be there beside the new one.
"""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from kit.crash.recorder import ROOT, Cut, Names, SyncFile, SyncFolder, Tape, Write

SECTOR = 512
ALL_OF = 6
"""Up to so many things that may be there or not, every choice of them is tried."""


@dataclass(frozen=True, slots=True)
class After:
    """One disk after the power went.

    Attributes:
        step: after how many steps of the tape.
        said: how much had been said on the two streams.
        files, folders: relative path -> bytes, and the paths of all folders.
        how: which of the things that were not synced are there, in words.
    """

    step: int
    said: tuple[int, int]
    files: dict[str, bytes] = field(repr=False)
    folders: tuple[str, ...] = field(repr=False)
    how: str = ""

    @property
    def sum(self) -> bytes:
        """Tell this disk from every other."""
        found = hashlib.sha256()
        for path in sorted(self.files):
            found.update(path.encode() + b"\0" + hashlib.sha256(self.files[path]).digest())
        found.update("\0".join(sorted(self.folders)).encode())
        return found.digest()


@dataclass(slots=True)
class _Unit:
    """A change of names that is not on the disk yet; `left` are those of its names that may still get lost."""

    left: list[tuple[int, str, int | None]]


class Disk:
    """Runs through a tape: what is on the disk for certain, and what may be."""

    def __init__(self, tape: Tape, *, strict: bool) -> None:
        self.tape, self.strict = tape, strict
        self.contents = {number: bytearray(raw) for number, raw in tape.contents.items()}
        self.names = {number: dict(inside) for number, inside in tape.names.items()}
        self.writes: list[Write | Cut] = []
        self.units: list[_Unit] = []
        self.folders = {ROOT, *tape.names, *tape.last}

    def step(self, step: object) -> None:
        """Take one step of the tape in."""
        match step:
            case Write() | Cut():
                self.writes.append(step)
            case Names(given):
                self.units.append(_Unit(list(given)))
            case SyncFile(file):
                for each in self.writes:
                    if each.file == file:
                        _apply(self.contents.setdefault(file, bytearray()), each)
                self.writes = [each for each in self.writes if each.file != file]
            case SyncFolder(folder):
                self._sync_names(folder)

    def _sync_names(self, folder: int) -> None:
        for unit in self.units:
            mine = [one for one in unit.left if one[0] == folder]
            kept = unit.left if mine and not self.strict else mine
            _give(self.names, kept)
            unit.left = [one for one in unit.left if one not in kept]
        self.units = [unit for unit in self.units if unit.left]

    def states(self, at: int, said: tuple[int, int], rnd: random.Random, most: int) -> Iterator[After]:
        """Give what may be on the disk if the power goes now: `most` states at most, the plain ones first."""
        for names, writes, torn, how in self._choices(rnd, most):
            yield self._built(at, said, names, writes, torn, how)

    def with_all(self, at: int) -> After:
        """Give the disk with all that was not synced, too."""
        return self._built(at, (0, 0), self.units, self.writes, None, "all")

    def _choices(
        self, rnd: random.Random, most: int
    ) -> Iterator[tuple[list[_Unit], list[Write | Cut], random.Random | None, str]]:
        units, writes = self.units, self.writes
        yield [], [], None, "only what was synced"
        if not units and not writes:
            return
        yield units, writes, None, "all"
        yield units, [], None, "names, and no content"
        yield [], writes, None, "content, and no names"
        if units or writes:
            yield units, writes, rnd, "all, torn"
        things = [*units, *writes]
        left = most - 5
        if len(things) <= ALL_OF:
            chosen = [
                [one for one, there in zip(things, row, strict=True) if there]
                for row in product((False, True), repeat=len(things))
            ]
        else:
            chosen = [[one for one in things if one is not out] for out in things]
            chosen += [[one] for one in things]
            chosen += [[one for one in things if rnd.random() < share] for share in (0.3, 0.5, 0.7, 0.9)]
        rnd.shuffle(chosen)
        for some in chosen[: max(0, left)]:
            ids = {id(one) for one in some}
            yield (
                [u for u in units if id(u) in ids], [w for w in writes if id(w) in ids],
                rnd if rnd.random() < 0.5 else None, f"{len(some)} of {len(things)}",
            )  # fmt: skip

    def _built(
        self,
        at: int,
        said: tuple[int, int],
        units: list[_Unit],
        writes: list[Write | Cut],
        torn: random.Random | None,
        how: str,
    ) -> After:
        names = {number: dict(inside) for number, inside in self.names.items()}
        for unit in units:
            left = unit.left
            if self.strict and torn and len(left) > 1 and torn.random() < 0.5:
                left = left[:1]  # the new name is there, and the old one still
            _give(names, left)
        changed = {each.file for each in writes}
        contents: dict[int, bytearray] = {
            n: bytearray(raw) if n in changed else raw for n, raw in self.contents.items()
        }
        for each in writes:
            _apply(contents.setdefault(each.file, bytearray()), each, torn)
        files: dict[str, bytes] = {}
        folders: list[str] = []
        self._walk(ROOT, "", names, contents, files, folders)
        return After(at, said, files, tuple(folders), how)

    def _walk(
        self,
        folder: int,
        path: str,
        names: dict[int, dict[str, int]],
        contents: dict[int, bytearray],
        files: dict[str, bytes],
        folders: list[str],
    ) -> None:
        for name, number in names.get(folder, {}).items():
            here = f"{path}{name}"
            if number in self.folders:
                folders.append(here)
                self._walk(number, here + "/", names, contents, files, folders)
            else:
                files[here] = bytes(contents.get(number, b""))


def _give(names: dict[int, dict[str, int]], given: list[tuple[int, str, int | None]]) -> None:
    for folder, name, number in given:
        inside = names.setdefault(folder, {})
        if number is None:
            inside.pop(name, None)
        else:
            inside[name] = number


def _apply(content: bytearray, step: Write | Cut, torn: random.Random | None = None) -> None:
    """Put a step into a file; torn, only some of its sectors of 512 bytes."""
    if isinstance(step, Cut):
        size = step.size
        del content[size:]
        content.extend(bytes(size - len(content)))
        return
    end = step.at + len(step.data)
    if torn is None:
        content.extend(bytes(max(0, step.at - len(content))))
        content[step.at : end] = step.data
        return
    start = step.at
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if torn.random() < 0.6:
            content.extend(bytes(max(0, start - len(content))))
            content[start:stop] = step.data[start - step.at : stop - step.at]
        start = stop


def after_each_step(tape: Tape, rnd: random.Random, *, most: int, strict: bool) -> Iterator[After]:
    """Give the states after each step of a tape, each but once: `most` a step, none twice."""
    disk, seen = Disk(tape, strict=strict), set[tuple[bytes, tuple[int, int]]]()
    steps = [*tape.steps, (None, (1 << 62, 1 << 62))]
    for at, (step, said) in enumerate(steps):
        for state in disk.states(at, said, rnd, most):
            found = (state.sum, said)
            if found not in seen:
                seen.add(found)
                yield state
        disk.step(step)


def at_the_end(tape: Tape) -> After:
    """Give the disk as it is when the run is over and the power stays on."""
    disk = Disk(tape, strict=False)
    for step, _ in tape.steps:
        disk.step(step)
    return disk.with_all(len(tape.steps))
