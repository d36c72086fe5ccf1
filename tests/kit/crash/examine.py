"""What must be true of a disk after a kill, a power cut or a failure, whatever the moment was."""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from kit.crash.canaries import words_in
from kit.sweeps.disk_state import State, files_of
from kit.sweeps.failing import NEW, Disk, Done
from kit.sweeps.promises import CODE, UNFINISHED, Seen, broken
from kit.sweeps.writing_commands import Line
from kit.world import PASSPHRASE, ladder

from reflect.errors import ReflectError
from reflect.storage.backup import checked
from reflect.storage.journal import Journal
from reflect.storage.keys.keyfile import Kind

TYPED = (
    "I waited.", "I went quiet", "Marisol", "I say what is true", "What would you do?", "the pebble and the hourglass",
    "slow down like a glacier",
)  # fmt: skip
"""Words that stand in the journal before each run, and must not stand anywhere else."""
NOW = "2026-03-09T18:30:00+00:00"
"""What the clock shows in each run: so two runs of a command differ in nothing but what is drawn by lot."""
LATER = "2026-03-09T18:40:00+00:00"
"""What it shows when somebody tries again."""
Shape = dict[str, Counter[Any]]


@dataclass(frozen=True, slots=True)
class Whole:
    """A line that was left alone, run twice.

    Attributes:
        line: the line.
        before, after: the disk before it and after it.
        done: its file operations.
        said: all that it said.
        drawn: (table, column) of what is another in each run, such as an id by lot.
        seconds: how long it took.
        code: how it ended.
    """

    line: Line
    before: State
    after: State
    done: tuple[str, ...]
    said: str
    drawn: frozenset[tuple[str, str]] = field(repr=False)
    seconds: float
    code: int

    @property
    def name(self) -> str:
        """Say which line it is."""
        person = " at a terminal" if self.line.terminal else ""
        return f"{' '.join(self.line.args)}{person}{', no journal yet' * (self.line.base == 'none')}"


def _rows(state: State) -> dict[str, list[dict[str, Any]]]:
    """Give table -> rows. What the journal knows of itself is one row, with a column for each thing."""
    found = {
        table: [dict(row) for row, times in rows.items() for _ in range(times)]
        for table, rows in state.rows.items()
    }
    if "meta" in found:
        found["meta"] = [{row["key"]: row["value"] for row in found["meta"]}]
    return found


def drawn_by_lot(one: State, other: State) -> frozenset[tuple[str, str]]:
    """Give (table, column) of what differs between two runs of the same line."""
    rows, others = _rows(one), _rows(other)
    return frozenset(
        (table, column)
        for table in rows
        for column in {name for row in rows[table] for name in row}
        if Counter(repr(row.get(column)) for row in rows[table])
        != Counter(repr(row.get(column)) for row in others.get(table, []))
    )


def shape(state: State, drawn: frozenset[tuple[str, str]], *, without: tuple[str, ...] = ()) -> Shape:
    """Give what is in a journal, without what is drawn by lot."""
    return {
        table: Counter(
            tuple((name, repr(value)) for name, value in sorted(row.items()) if (table, name) not in drawn)
            for row in rows
        )
        for table, rows in _rows(state).items()
        if table not in without
    }


def words_of(line: Line, code: str) -> list[str]:
    """Give what must lie nowhere in clear: secrets, and the words of the person."""
    typed = [part for part in re.split(r"[\n\"]", line.stdin) if len(part) > 10 and " " in part][:3]
    return [PASSPHRASE, NEW, code, code.replace("-", ""), *TYPED, *typed]


def asked_for(line: Line) -> set[str]:
    """Give the files and folders that a line was asked to write in clear."""
    named = {"--out", "--recovery-file", "--keep", "--ics"}
    found = {after for before, after in zip(line.args, line.args[1:], strict=False) if before in named}
    if line.args[0] == "archive":
        found |= {word for word in line.args[1:] if not word.startswith("-")}
    return found | ({"home/packs"} if line.args[0] == "packs" else set())


def _is_asked_for(path: str, asked: set[str]) -> bool:
    return any(path == one or path.startswith(one + "/") for one in asked)


def in_clear(place: Path, whole: Whole, files: dict[str, str], code: str) -> list[str]:
    """Name each file that was made or changed and has a word of the person in it that nobody asked for there."""
    asked, words = asked_for(whole.line), words_of(whole.line, code)
    home = place / "home"
    paths = {path for path, sum in files.items() if whole.before.files.get(path) != sum}
    if home.is_dir():
        paths |= {str(f.relative_to(place)) for f in home.iterdir() if f.is_file()}
    return [
        f"{path}: {word!r} in clear"
        for path in sorted(paths)
        if not _is_asked_for(path, asked) and (place / path).is_file()
        for word in words_in((place / path).read_bytes(), words)
    ]


def open_to_others(place: Path, base: Path) -> list[str]:
    """Name what others may look at, of all that is in a place now and was not there in its base."""
    made = [path for path in place.rglob("*") if not (base / path.relative_to(place)).exists()]
    return [
        f"{path.relative_to(place)} has mode {path.stat().st_mode & 0o777:o}"
        for path in made
        if not path.is_symlink() and path.stat().st_mode & 0o077
    ]


IN_STEPS = {
    "init": {"meta"},  # made, code shown, set-up done: begun again, it goes on
    "export": {"page"},  # what was decided is kept; then the page is signed
    "sync shared --name": {"meta"},  # the device has its name; then it meets the others
    "pocket take": {"meta"},  # taken as a draft, with a note that it was; then it is reviewed
}
"""What is kept in more than one step, command -> the tables in which a step may differ from the state before or after all."""


def opened_by_the_program(home: Path, secrets: dict[str, tuple[str, Kind]]) -> str:
    """Open the journal as each command does, and read every page; gives what is wrong, or nothing."""
    faults = []
    for secret, kind in secrets.values():
        try:
            with Journal.open(home, secret, kind=kind, ladder=ladder) as journal:
                found = journal.health.faults()
                return f"not sound: {found}" if found else ""
        except (ReflectError, sqlcipher.Error) as fault:
            faults.append(f"{type(fault).__name__}: {fault}")
    return f"does not open: {faults}"


@dataclass(frozen=True, slots=True)
class Moment:
    """What is known of one moment: what had been said, and whether the program had ended well."""

    said: str
    ended: bool = False


def faults(disk: Disk, whole: Whole, moment: Moment, *, modes: bool) -> list[str]:
    """Say what is wrong with the disk as it lies there now; nothing if all is as promised."""
    home, line = disk.place / "home", whole.line
    code = str(disk.secrets["code"][0])
    clear = in_clear(disk.place, whole, files_of(disk.place, home), code)
    found = clear + (open_to_others(disk.place, disk.bases[line.base]) if modes else [])
    told = Seen(whole.before, _looked_at(disk), moment.said, disk.place, line.args)
    if told.before.there or told.after.there:
        wrong = opened_by_the_program(home, disk.secrets)
        found += [wrong] if wrong else []
    found += _broken_so_far(told, ended=moment.ended)
    # The form of an old journal changes step by step; whoever opens it next goes on to the end.
    found += _all_or_nothing(whole, _looked_at(disk) if line.base == "old" else told.after, moment)
    found += _bundles(disk.place, whole, told.after)
    if line.base == "none" and not moment.ended:
        found += _stuck(disk, whole, told)
    return found


def _broken_so_far(told: Seen, *, ended: bool) -> list[str]:
    """Give the promises that are broken already.

    What is left of a step breaks none; that another code is crossed out is said after the new one is shown; and where the
    new one was shown ahead, the one before works until it is said that it does not.
    """
    there = {path: sum for path, sum in told.after.files.items() if not UNFINISHED.search(path)}
    told = replace(told, after=replace(told.after, files=there))
    shown = re.findall(CODE, told.said)
    later = not ended and bool(shown) and told.opens(re.sub(r"[\s-]+", "-", shown[-1]), "recovery")
    later |= not ended and bool(_NOT_YET.search(told.said)) and "code" in told.after.opens
    return [each for each in broken(told) if not (later and each.startswith("code:"))]


_NOT_YET = re.compile(r"It works once I say so at the end\.(?!.*has a new key)", re.DOTALL)
"""A code was shown, and it was said that the one before works until more is said."""


def _looked_at(disk: Disk) -> State:
    """Look at a disk; a journal that can't be read is as none."""
    try:
        return disk.look()
    except (ReflectError, sqlcipher.Error):
        return State({}, files_of(disk.place, disk.place / "home"), frozenset())


def _all_or_nothing(whole: Whole, now: State, moment: Moment) -> list[str]:
    if not now.there:
        gone = whole.before.there or (whole.after.there and moment.ended)
        return ["the journal is gone"] if gone else []
    without = () if not whole.line.terminal or moment.ended else ("draft",)
    seen, before, after = (
        shape(state, whole.drawn, without=without) for state in (now, whole.before, whole.after)
    )
    found = []
    if moment.ended and seen != after:
        found.append(f"not as it was when it had ended: {_unlike(seen, after)}")
    elif not moment.ended and not _is_a_step(whole, seen, before, after):
        found.append(f"half: unlike before {_unlike(seen, before)}, unlike after {_unlike(seen, after)}")
    opens = {now.opens} & {whole.before.opens, whole.after.opens, whole.before.opens | whole.after.opens}
    found += [] if opens else [f"opens with {sorted(now.opens)}"]
    lost = [
        path for path, sum in whole.before.files.items()
        if now.files.get(path) != sum and whole.after.files.get(path) == sum
    ]  # fmt: skip
    return found + [f"{path} is another, or gone" for path in lost]


def _is_a_step(whole: Whole, seen: Shape, before: Shape, after: Shape) -> bool:
    command = " ".join(whole.line.args)
    may = next((tables for name, tables in IN_STEPS.items() if command.startswith(name)), set[str]())
    return any(set(_unlike(seen, whole_one)) <= may for whole_one in (before, after))


def _unlike(one: Shape, other: Shape) -> list[str]:
    return sorted(t for t in {*one, *other} if one.get(t, Counter()) != other.get(t, Counter()))


def _bundles(place: Path, whole: Whole, now: State) -> list[str]:
    """Read through each backup that is new and has its name."""
    found = []
    for path in set(now.files) - set(whole.before.files):
        if not path.endswith(".reflectbackup") or UNFINISHED.search(path):
            continue
        try:
            for secret in (PASSPHRASE, NEW):
                with suppress(ReflectError):
                    checked.verify(place / path, secret, work=place)
                    break
            else:
                found.append(f"{path} does not open")
        except OSError as fault:
            found.append(f"{path}: {fault}")
    return found


def _stuck(disk: Disk, whole: Whole, told: Seen) -> list[str]:
    """What was begun in a place without a journal can be begun again, and comes to its end.

    Where `init` refuses, since there is a journal, its code was shown before, or written where it was asked for.
    """
    given = [told.said]
    for path in asked_for(whole.line):
        if (disk.place / path).is_file():
            given.append((disk.place / path).read_text("utf-8"))
            (disk.place / path).unlink()
    line = whole.line
    again: Done = disk.run(*line.args, stdin=line.stdin, terminal=line.terminal, now=LATER)
    ready = again.code == _REFUSED and told.after.there and any(re.search(CODE, words) for words in given)
    if again.code != 0 and not ready:
        return [f"stuck, {again.code}: {again.said[-300:]}"]
    wrong = opened_by_the_program(disk.place / "home", disk.secrets)
    return [f"stuck, {again.code}: {wrong}"] if wrong else []


_REFUSED = 6
