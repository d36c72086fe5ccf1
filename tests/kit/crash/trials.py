"""The trials of one line: killed before each step, killed at any moment, refused by the disk, cut off from its power."""

import pickle
import random
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.crash.examine import Moment, Whole, faults, in_clear
from kit.crash.lines import points, run
from kit.crash.power import After, after_each_step, at_the_end
from kit.crash.recorder import Tape
from kit.figures import leave
from kit.sweeps.failing import Disk, Done
from kit.sweeps.promises import LETS_GO, Seen, broken, kept_quiet, lost
from kit.sweeps.writing_commands import Line

KILLED = -9
DOCUMENTED = {0, 2, 3, 4, 5, 6, 7, 8, 9, 130}
"""Every exit code but 1: a disk that fails is no bug."""
FAULTS: tuple[dict[str, Any], ...] = ({"error": "EIO"}, {"error": "ENOSPC", "lasts": True})
"""A disk that fails once, and one that is full from there on."""


@dataclass(slots=True)
class Tally:
    """What was tried, how often, and what went wrong: (line, moment, faults)."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, list[str]]] = field(default_factory=list)

    def add(self, what: str, name: str, moment: str, found: list[str]) -> None:
        """Count one trial."""
        self.counts[what] += 1
        if found:
            self.wrong.append((name, moment, found))

    def leave(self, row: str, what: str, command: str, *, to_come: int = 0) -> None:
        """Leave the figures of a command as far as they are. What a test whose time is over had not tried, is said by them.

        Args:
            row, what: as for `kit.figures.leave`.
            command: whose lines were tried.
            to_come: lines that are not tried yet.
        """
        figures = {name.replace(" ", "_"): count for name, count in self.counts.items()}
        if to_come:
            figures["lines not tried to their end"] = to_come
        leave(row, what, part=command.replace(" ", "-"), **figures, wrong=len(self.wrong))

    def __str__(self) -> str:
        return "\n".join(f"{name}, {moment}: {'; '.join(found)[:600]}" for name, moment, found in self.wrong)


def kill_before(disk: Disk, whole: Whole, at: int, tally: Tally, **more: Any) -> None:
    """Kill a line just before its operation number `at`."""
    done = run(disk, whole.line, kill={"at": at}, **more)
    name = whole.done[at - 1] if at <= len(whole.done) else "?"
    _look(disk, whole, done, tally, "chosen kills", f"killed before {at}, {name}")


def kill_after(disk: Disk, whole: Whole, seconds: float, tally: Tally, **more: Any) -> None:
    """Kill a line some seconds after it began."""
    done = run(disk, whole.line, kill={"after": seconds}, **more)
    what = "random kills" if done.code == KILLED else "ended before the kill"
    _look(disk, whole, done, tally, what, f"killed after {seconds:.4f} s and {len(done.done)} operations")


def _look(disk: Disk, whole: Whole, done: Done, tally: Tally, what: str, moment: str) -> None:
    if done.code not in (KILLED, whole.code):
        tally.add(what, whole.name, moment, [f"code {done.code}: {done.err[-300:]}"])
        return
    found = faults(disk, whole, Moment(done.said, ended=done.code != KILLED), modes=True)
    tally.add(what, whole.name, moment, found)


def spread(steps: list[int], most: int) -> list[int]:
    """Give all of these steps, or so many of them, evenly spread from the first to the last."""
    if len(steps) <= most:
        return steps
    return [steps[number * (len(steps) - 1) // (most - 1)] for number in range(most)]


def kill_everywhere(disk: Disk, whole: Whole, tally: Tally, *, only: Iterable[int] | None = None) -> None:
    """Kill a line before each of its operations that change anything, or before those of them with these numbers."""
    all_of_them = points(whole)
    for at in all_of_them if only is None else only:
        kill_before(disk, whole, at, tally)


def kill_at_random(disk: Disk, whole: Whole, times: int, rnd: random.Random, tally: Tally) -> None:
    """Kill a line at moments drawn by lot, while it runs."""
    for _ in range(times):
        kill_after(disk, whole, rnd.uniform(0, whole.seconds), tally)


def record(disk: Disk, line: Line, **more: Any) -> tuple[Tape, Done]:
    """Run a line and give the tape of it."""
    file = disk.place.with_name("tape")
    done = run(disk, line, record=str(file), **more)
    tape: Tape = pickle.loads(file.read_bytes())  # our own child wrote it a moment ago
    return tape, done


def cut_the_power(
    disk: Disk, whole: Whole, seed: int, tally: Tally, *, most: int, strict: bool, of: int | None = None
) -> None:
    """Look at what a line may leave when the power goes: `most` states a step, or `of` of all of them drawn by lot."""
    tape, done = record(disk, whole.line)
    if tape.outside:
        tally.wrong.append((whole.name, "at any moment", [f"writes elsewhere: {sorted(tape.outside)}"]))

    def states() -> Iterator[After]:
        return after_each_step(tape, random.Random(seed), most=most, strict=strict)

    end = at_the_end(tape).files
    chosen = None if of is None else drawn(sum(1 for _ in states()), of, seed)
    for number, state in enumerate(states()):
        if chosen is not None and number not in chosen:
            continue
        lay_down(disk.place, state)
        ended = state.step == len(tape.steps)
        out, err = (
            said.encode()[:most].decode(errors="replace")
            for said, most in zip((done.out, done.err), state.said, strict=True)
        )
        found = faults(disk, whole, Moment(" ".join(f"{out}\n{err}".split()), ended=ended), modes=False)
        found += not_kept(state, end) if ended else []
        moment = "after it had ended" if ended else f"before {str(tape.steps[state.step][0])[:120]}"
        tally.add("power-loss states", whole.name, f"power lost {moment}, {state.how}", found)


def not_kept(state: After, end: dict[str, bytes]) -> list[str]:
    """Name each file that a command had written when it ended, and that the disk did not keep as it was then."""
    return [
        f"{path} is not on the disk"
        for path, raw in end.items()
        if state.files.get(path) != raw and not path.endswith(".lock")
    ]


def drawn(count: int, of: int, seed: int) -> set[int]:
    """Draw `of` of so many numbers from 0 by lot; the last one, which is of what had ended, is always among them."""
    return {count - 1, *random.Random(seed).sample(range(count), min(of - 1, count))} if count else set()


def refuse(disk: Disk, whole: Whole, at: int, fault: dict[str, Any], tally: Tally) -> None:
    """Let the disk fail at operation `at` of a line."""
    done = run(disk, whole.line, fault={"at": at, **fault})
    now = Seen(whole.before, disk.look(), done.said, disk.place, whole.line.args)
    found = broken(now) + in_clear(disk.place, whole, now.after.files, str(disk.secrets["code"][0]))
    found += ["kept quiet"] if done.code != 0 and kept_quiet(now) else []
    found += [f"code {done.code}"] if done.code not in DOCUMENTED else []
    found += ["lost"] if lost(now) and not LETS_GO & {*whole.line.args} else []
    call = whole.done[at - 1] if at <= len(whole.done) else "?"
    if now.left_over and call not in _REMOVES:
        found.append(f"left over: {now.left_over}")
    tally.add(
        f"{fault['error']}",
        whole.name,
        f"{fault['error']} at {at}, {call}",
        found and [*found, done.said[-200:]],
    )


_REMOVES = {"unlink", "unlinkat", "rmdir", "rename", "renameat", "renameat2"}
"""Where one of these is refused, what it should have taken away is left, and goes at a later start."""


def lay_down(place: Path, state: After) -> None:
    """Make a disk as it is in a state. Modes are not on the tape: all is the person's alone."""
    shutil.rmtree(place)
    place.mkdir()
    for folder in state.folders:
        (place / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, raw in state.files.items():
        (place / path).write_bytes(raw)
        (place / path).chmod(0o600)
