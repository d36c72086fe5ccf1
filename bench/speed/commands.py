"""What is run for the table of budgets: the one list of commands."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from speed.places import HERE, PASSPHRASE, Made
from speed.timing import Command, Failed, child_environment

FIRST_DAY, END = date(2026, 2, 16), date(2026, 2, 23)
LAST_DAY = date(2026, 3, 8)  # of all journals
RARE_WORD = "kingfisher"  # in ten entries of each journal
FIRST_QUESTION = "What kind of time was this?"  # when no plan is due
ANSWERS = {
    "pack": "quick_checkin",
    "date": FIRST_DAY.isoformat(),
    "answers": {"setting": "group", "keep": "I waited, and asked what would help."},
}
MASKING_ROOM = "from reflect.masking.plan.finish import render; from reflect.masking.plan.plan import plan"
MASKING_PAGE = (
    f"{MASKING_ROOM}; render(plan(['met with kayla on Mar 3']))"  # with all that is only loaded for a page
)
WEEK = ("week", "--of", FIRST_DAY.isoformat())
GROWTH = ("growth", "--until", LAST_DAY.isoformat())
NEWEST = ("list", "--limit", "10")
REFLECT = str(Path(sys.executable).with_name("reflect"))
ONE_WORD = "lis"
TAB = 'source "$1"; COMP_WORDS=(reflect "$2"); COMP_CWORD=1; _reflect; [ "${COMPREPLY[0]}" = list ]'
LONG, QUARTER = 1_000_000, 250_000
KINDS = ("prose", "dense")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The journals that are measured: one with many entries, a small one, and copies of both to write into."""

    large: Made
    small: Made
    large_copy: Path
    small_copy: Path
    answers: Path
    tab_script: Path


def answers_file(place: Path) -> Path:
    """Write the answers of the entry that is saved, as `reflect log --answers` takes them."""
    file = place / "answers.json"
    file.write_text(json.dumps(ANSWERS), encoding="utf-8")
    return file


def tab_script(place: Path) -> Path:
    """Write what `reflect completion bash` prints: a person has it in the settings of the shell.

    Raises:
        Failed: when nothing is printed.
    """
    argv = [REFLECT, "completion", "bash"]
    done = subprocess.run(argv, env=child_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"no completion was printed:\n{done.stderr}")
    file = place / "completion.bash"
    file.write_text(done.stdout, encoding="utf-8")
    return file


def script(name: str, *argv: str) -> Command:
    """A program of the bench."""
    return Command(argv=(sys.executable, str(HERE / name), *argv))


def raw(home: Path, *argv: str, terminal: bool = False, until: str = "") -> Command:
    """A command of reflect on a journal that is opened by its raw key."""
    return Command(
        argv=(sys.executable, str(HERE / "raw.py"), str(home), *argv), terminal=terminal, until=until
    )


def locked(home: Path, *argv: str) -> Command:
    """A command of reflect as a person has it, with the passphrase."""
    return Command(
        argv=(REFLECT, *argv), environment={"REFLECT_HOME": str(home), "REFLECT_PASSPHRASE": PASSPHRASE}
    )


FLOOR = Command(argv=(sys.executable, "-I", "-c", "pass"))


def whole(places: Places) -> dict[str, Command]:
    """What a person types, and what it is held against: each is a process whose instructions can be counted."""
    large = places.large.home
    saving = ("log", "--answers", str(places.answers))
    growth_end = (LAST_DAY + timedelta(1)).isoformat()
    found = {
        "floor": FLOOR,
        "version": Command(argv=(REFLECT, "--version")),
        "help": Command(argv=(REFLECT, "--help")),
        "nothing": Command(argv=(REFLECT, "where", "--json"), environment={"REFLECT_HOME": str(large)}),
        "list": raw(large, *NEWEST),
        "list drawn": raw(large, *NEWEST, terminal=True),
        "search": raw(large, "search", RARE_WORD),
        "search minimal": script("minimal.py", str(large), "search", RARE_WORD),
        "week": raw(large, *WEEK),
        "week minimal": script("minimal.py", str(large), "week", FIRST_DAY.isoformat(), END.isoformat()),
        "growth": raw(large, *GROWTH),
        "growth minimal": script("minimal.py", str(large), "growth", growth_end),
        "question": raw(large, "log", until=FIRST_QUESTION),
        "question drawn": raw(large, "log", until=FIRST_QUESTION, terminal=True),
        "save": raw(places.large_copy, *saving),
        "save few": raw(places.small_copy, *saving),
    }
    if bash := shutil.which("bash"):
        found["tab"] = Command(argv=(bash, "--norc", "-c", TAB, "bash", str(places.tab_script), ONE_WORD))
    return found


def inside(places: Places) -> dict[str, Command]:
    """What is timed with a passphrase, and inside of one process; their instructions are not counted."""
    large = places.large.home
    return {
        "list locked": locked(large, *NEWEST),
        "week locked": locked(large, *WEEK),
        "save inside": script("inside.py", "saving", str(places.large_copy)),
        "save few inside": script("inside.py", "saving", str(places.small_copy)),
        "argon2id": script("inside.py", "argon2id"),
        "labels inside": script("inside.py", "labels", str(large)),
        "growth inside": script("inside.py", "growth"),
        "masking room": Command(argv=(sys.executable, "-c", MASKING_ROOM)),
        "masking page": Command(argv=(sys.executable, "-c", MASKING_PAGE)),
        "looking inside": script("inside.py", "looking"),
        "cutting inside": script("inside.py", "cutting"),
    }


def long_texts() -> dict[str, Command]:
    """A long text masked and cut into words; they take seconds, so they come in few rounds."""
    asked = [("masked", LONG), ("cut", LONG), ("masked", QUARTER)]
    return {
        f"{what} {kind} {size}": script("inside.py", what, kind, str(size))
        for kind in KINDS
        for what, size in asked
    }
