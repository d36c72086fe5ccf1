"""Remove each control that keeps a journal safe, one at a time, and see that a test turns red.

    make controls                      all of them; exit 1 if one can go without a test that says so
    make controls ONLY="m_kib fsync"   those with one of these words in their name

The list is `controls.toml`. Everything is done in a throw-away copy of this checkout, with an environment of its own, so
that nothing of the copy is read from here, and nothing here is touched. The named tests are run once as they are: a test
that is red anyway shows nothing.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "bench" / "controls.toml"
FIGURES = ROOT / "build" / "reliability"
COPIED = ("reflect", "prompts", "tests", "docs", "bench", "lexicon", "tagger")
PASSED, FAILED = 0, 1
"""How pytest ends when all was well, and when a test failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One control: where it stands (and how often), what is put in its place, and the tests of which one must turn red."""

    name: str
    file: str
    text: str
    instead: str
    tests: tuple[str, ...]
    times: int = 1


def controls(table: Path = TABLE) -> list[Control]:
    """Read the list."""
    found = tomllib.loads(table.read_text("utf-8"))["control"]
    return [Control(**{**one, "tests": tuple(one["tests"])}) for one in found]


def faults(found: Sequence[Control], root: Path = ROOT) -> list[str]:
    """Say what in the list is no longer true of the source: one line a fault."""
    said = [f"{name}: stands there twice" for name in {c.name for c in found if _named(found, c.name) > 1}]
    for one in found:
        file = root / one.file
        times = file.read_text("utf-8").count(one.text) if file.is_file() else 0
        if times != one.times:
            said.append(f"{one.name}: its text stands {times} times in {one.file}")
        if one.text == one.instead:
            said.append(f"{one.name}: nothing is changed")
        if not one.tests:
            said.append(f"{one.name}: no test is named")
        said += [f"{one.name}: there is no {test}" for test in one.tests if not _is_there(root, test)]
    return said


def _named(found: Sequence[Control], name: str) -> int:
    return sum(one.name == name for one in found)


def _is_there(root: Path, test: str) -> bool:
    path, _, function = test.partition("::")
    name = function.rpartition("::")[2].partition("[")[0]
    file = root / path
    return file.is_file() and (not name or f"def {name}(" in file.read_text("utf-8"))


@contextmanager
def a_copy() -> Iterator[Path]:
    """Lend a copy of this checkout with a Python of its own, in which the copy alone is `reflect`."""
    with tempfile.TemporaryDirectory(prefix="reflect-controls-") as place:
        copy = Path(place) / "checkout"
        copy.mkdir()
        for name in COPIED:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        for file in (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"):
            shutil.copy(file, copy)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", copy / ".venv"], check=True)
        libraries = sysconfig.get_path("purelib", vars={"base": str(copy / ".venv")})
        # A path that is named in such a file is looked through after the line before it; nothing installed is run.
        (Path(libraries) / "here.pth").write_text(f"{copy}\n{sysconfig.get_path('purelib')}\n")
        yield copy


def run_tests(copy: Path, tests: Sequence[str], *, ends: Sequence[int] = (PASSED, FAILED)) -> int:
    """Run tests in the copy; gives how pytest ended, and shows what it said if that is none of these ends."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REFLECT_")}
    ran = subprocess.run(
        [copy / ".venv" / "bin" / "python", "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *tests],
        cwd=copy, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if ran.returncode not in ends:
        print(ran.stdout[-3000:], ran.stderr[-1000:])
    return ran.returncode


def without(copy: Path, one: Control, turn: int) -> int:
    """Remove a control from the copy, run its tests, and put it back; gives how pytest ended."""
    file = copy / one.file
    before = file.read_text("utf-8")
    changed = before.replace(one.text, one.instead)
    if file.suffix == ".py":
        compile(changed, one.file, "exec")  # a module that cannot be read would turn every test red
    try:
        _write(file, changed, at=2 * turn)
        return run_tests(copy, one.tests)
    finally:
        _write(file, before, at=2 * turn + 1)


def _write(file: Path, text: str, *, at: int) -> None:
    """Write a module with a time that it never had, so that nothing compiled before is taken for it."""
    file.write_text(text, "utf-8")
    os.utime(file, (1_000_000_000 + at, 1_000_000_000 + at))


def main(words: Sequence[str]) -> int:
    """Remove the controls that these words name, or all; gives the exit code."""
    table = controls()
    if said := faults(table):
        print("\n".join(said))
        return 2
    chosen = [one for one in table if not words or any(word in one.name for word in words)]
    if not chosen:
        print(f"No control has one of these in its name: {', '.join(words)}.")
        return 2
    started, green, broken = time.monotonic(), [], []
    with a_copy() as copy:
        tests = sorted({test for one in chosen for test in one.tests})
        if run_tests(copy, tests, ends=[PASSED]) != PASSED:
            print("Not all of the named tests are green as they are.")
            return 2
        for turn, one in enumerate(chosen, 1):
            ended = without(copy, one, turn)
            word = {PASSED: "GREEN", FAILED: "red"}.get(ended, "BROKEN")
            green += [one.name] if ended == PASSED else []
            broken += [one.name] if ended not in (PASSED, FAILED) else []
            print(f"{turn:3}/{len(chosen)}  {word:6} {one.name}", flush=True)
    red = len(chosen) - len(green) - len(broken)
    print(
        f"{red} of {len(chosen)} controls turn a test red when removed ({time.monotonic() - started:.0f} s)."
    )
    for name in green:
        print(f"stays green: {name}")
    if not words:
        _leave(taken_out=len(chosen), red=red)
    return 1 if green or broken else 0


def _leave(*, taken_out: int, red: int) -> None:
    """Leave the figures for `reliability.py`."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    FIGURES.mkdir(parents=True, exist_ok=True)
    document = {
        "row": "controls", "what": "controls", "command": "make controls", "commit": commit.stdout.strip() or "unknown",
        "figures": {"taken out one at a time": taken_out, "turned a test red": red},
    }  # fmt: skip
    (FIGURES / "controls.json").write_text(json.dumps(document), "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
