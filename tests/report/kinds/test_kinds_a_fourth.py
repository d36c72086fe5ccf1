"""A new kind of page is one line and one file: those of docs/decisions/0027 are added to a copy of the program, which then makes one."""

import json
import os
import re
import shutil
import subprocess
import sys
from difflib import unified_diff
from pathlib import Path

import pytest
from kit.world import ROOT, SIGNED, World

DECISION = (ROOT / "docs/decisions/0027-kinds-of-pages.md").read_text("utf-8")
LINE, FILE = re.findall(r"^```python\n(.*?)^```$", DECISION, re.M | re.S)
LAST_OF_OURS = '    "hours": "reflect.report.kinds.hours",\n'
RUN = """
import json, sys
from pathlib import Path
from kit.world import World
home, typed, *args = sys.argv[1:]
world = World(Path(home))
code, out, err = world.at_terminal(*args, typed=typed) if typed else (lambda r: (r.code, r.out, r.err))(world.run(*args))
print(json.dumps([code, out, err]))
"""


class Copy:
    """A copy of the program, with the fourth kind in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "reflect", folder / "reflect", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "prompts", folder / "prompts")
        kinds = folder / "reflect" / "report" / "kinds"
        (kinds / "strengths.py").write_text(FILE, "utf-8")
        before = (kinds / "__init__.py").read_text("utf-8")
        (kinds / "__init__.py").write_text(before.replace(LAST_OF_OURS, LAST_OF_OURS + LINE), "utf-8")

    def run(self, world: World, *args: str, typed: str = "") -> tuple[int, str, str]:
        """Run one command of it, at a terminal if something is typed; gives (exit code, screen, errors)."""
        found = subprocess.run(
            [sys.executable, "-c", RUN, str(world.home), typed, *args],
            cwd=self.folder, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(self.folder), str(ROOT / "tests")])},
        )  # fmt: skip
        *helped, told = found.stdout.splitlines()
        code, out, err = json.loads(told)
        return code, "\n".join([*helped, out]), err


@pytest.fixture
def four(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "copy")


def changed(copy: Copy) -> dict[str, list[str]]:
    """What differs from the program, by file."""
    found = {}
    for file in (p for p in (copy.folder / "reflect").rglob("*") if p.is_file() and p.suffix != ".pyc"):
        name = str(file.relative_to(copy.folder))
        ours = ROOT / name
        before = ours.read_bytes().decode("utf-8", "replace").splitlines() if ours.exists() else []
        after = file.read_bytes().decode("utf-8", "replace").splitlines()
        if before != after:
            found[name] = [
                line
                for line in unified_diff(before, after, n=0, lineterm="")
                if not line.startswith(("---", "+++", "@@"))
            ]
    return found


def test_it_is_one_line_and_one_file(four: Copy) -> None:
    found = changed(four)
    assert found.keys() == {"reflect/report/kinds/__init__.py", "reflect/report/kinds/strengths.py"}
    assert found["reflect/report/kinds/__init__.py"] == [f"+{LINE.rstrip()}"]


def test_it_is_asked_for_signed_written_and_known_again(
    four: Copy, world: World, answers, tmp_path: Path
) -> None:
    world.ok("log", "--answers", str(answers("post_session")))
    assert "packet, account, learning, situation, year, hours or strengths." in " ".join(
        four.run(world, "export", "--help")[1].replace("│", " ").split()
    )
    page = tmp_path / "mine.txt"
    made = ("export", "--kind", "strengths", "--since", "2026-01-05", "--out", str(page))
    code, screen, err = four.run(world, *made, typed=SIGNED)
    assert (code, err) == (0, "")
    read = page.read_text("utf-8")
    assert (
        read.startswith("Strengths that I ticked")
        and "- " in read
        and "Read and signed by the writer" in read
    )
    assert "Written to:" in screen
    code, screen, _ = four.run(world, "export", "--which", str(page))
    assert (
        code == 0
        and "Page of strengths, txt, " in screen
        and "Counts are from 1 entry." in " ".join(screen.split())
    )
    assert four.run(world, "export", "--kind", "strengths", "--pick", "1", typed=SIGNED)[0] == 2


def test_an_earlier_version_lists_what_it_does_not_know(four: Copy, world: World, tmp_path: Path) -> None:
    made = ("export", "--kind", "strengths", "--unreviewed", "--out", str(tmp_path / "mine.html"))
    assert four.run(world, *made)[0] == 0
    assert "Strengths, html, " in world.ok("export", "--history").out
    [record] = json.loads(world.ok("export", "--history", "--json").out)["exports"]
    assert (record["kind"], record["signed"]) == ("strengths", False)
    assert world.run("export", "--kind", "strengths", "--unreviewed").code == 2
