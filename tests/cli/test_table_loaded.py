"""What each hot command loads, in a fresh process on a real journal: nothing heavy, no other command, and no more modules than before.

A start is nearly all that a command costs, and nearly all of a start is loading. So the numbers may go down and not up; a few
modules of room are for other versions of Python. To see what a command loads: `python -X importtime -m reflect list`.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from kit.as_before import keep_as_before
from kit.world import PASSPHRASE, World

STORE = frozenset({"sqlalchemy", "sqlmodel", "pydantic"})
"""What writing uses; reading never does."""
ASKING = frozenset({"prompt_toolkit", "questionary"})
DRAWING = frozenset({"rich"})
OUTSIDE = frozenset(
    {
        "docx",
        "typst",
        "lxml",
        "pypdf",
        "cryptography",
        "yaml",
        "babel",
        "scipy",
        "sqlite3",
        "asyncio",
        "ssl",
        "hypothesis",
    }
)
COMMANDS = (
    "reflect.cli.commands.",
    "reflect.cli.copies.",
    "reflect.cli.groups.",
    "reflect.cli.home",
    "reflect.cli.demo",
)
QUESTION = "What kind of time was this?"
CODE = """
import os, sys

def tell(code):
    sys.stdout.flush()
    os.write(2, ("\\nLOADED " + " ".join(sorted(sys.modules))).encode())
    os._exit(code)

class Waits:  # whoever reads here waits for an answer, so the question stands on the screen
    encoding = "utf-8"
    def isatty(self): return False
    def fileno(self): raise OSError
    def read(self, *_): tell(0)
    readline = __next__ = read
    def __iter__(self): return self

if {waits}:
    import threading
    sys.stdin = Waits()
    threading.Thread.start = lambda self: None  # what is loaded while the person answers does not make them wait
sys.argv = ["reflect", *{argv!r}]
from reflect.__main__ import main
try:
    main()
except SystemExit as end:
    tell(end.code or 0)
tell(0)
"""


@dataclass(frozen=True)
class Hot:
    """A command, the module it stands in, how many modules it may load at most, and what of the heavy ones it may not."""

    argv: tuple[str, ...]
    most: int
    own: str = ""
    never: frozenset[str] = STORE | ASKING | DRAWING | OUTSIDE
    waits: bool = False


RICH = STORE | ASKING | OUTSIDE  # these still draw with Rich
HOT = (
    Hot(
        ("--version",), 40, never=STORE | ASKING | DRAWING | OUTSIDE | {"typer", "click", "reflect.settings"}
    ),
    Hot(("where", "--json"), 225, "commands.where"),
    Hot(("list",), 310, "commands.list"),
    Hot(("list", "--json"), 325, "commands.list"),
    Hot(("list", "--tag", "none"), 320, "commands.list"),
    Hot(("search", "line"), 315, "commands.search"),
    Hot(("show", "last"), 400, "commands.show", never=RICH),
    Hot(("week",), 430, "commands.week", never=RICH),
    Hot(("growth",), 440, "commands.growth", never=RICH),
    Hot(
        ("growth", "--json"),
        395,
        "commands.growth",
        never=STORE | ASKING | DRAWING | OUTSIDE | {"statistics", "reflect.render.growth"},
    ),
    Hot(("themes",), 416, "commands.themes", never=RICH),
    Hot(("focus",), 407, "commands.focus", never=RICH),
    Hot(("log",), 460, "commands.log", never=RICH, waits=True),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, _made_home: Path) -> Path:
    """A journal with two entries."""
    world = World(Path(shutil.copytree(_made_home, tmp_path_factory.mktemp("loaded") / "home")))
    for line in ("the first line", "another line"):
        keep_as_before(world, keep=line, focus_rating=4)
    return world.home


def run(hot: Hot, home: Path) -> tuple[str, set[str]]:
    """Give what it says, and the modules that are loaded at its end."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("REFLECT_", "PYTHON", "COV"))}
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(argv=hot.argv, waits=hot.waits)], capture_output=True, text=True, check=False,
        cwd=home.parent, env={**kept, "REFLECT_HOME": str(home), "REFLECT_PASSPHRASE": PASSPHRASE},
    )  # fmt: skip
    said, _, loaded = done.stderr.rpartition("\nLOADED ")
    assert done.returncode == 0, said
    return done.stdout, set(loaded.split())


@pytest.mark.parametrize("hot", HOT, ids=lambda hot: " ".join(hot.argv) or "home")
def test_a_hot_command_loads_what_it_uses(hot: Hot, home: Path) -> None:
    said, loaded = run(hot, home)
    assert QUESTION in said if hot.waits else said
    assert not {name for name in loaded if name in hot.never or name.partition(".")[0] in hot.never}
    assert not {name for name in loaded if name.startswith(COMMANDS)} - {f"reflect.cli.{hot.own}"}
    assert len(loaded) <= hot.most, (
        "it loads more than before: see above, or make this number larger with a reason"
    )
