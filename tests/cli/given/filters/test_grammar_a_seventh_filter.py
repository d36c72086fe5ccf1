"""Another filter is one new file and one line each: taken from the decision note, built into a copy of the house, and run."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from kit.world import PASSPHRASE, ROOT

NOTE = (ROOT / "docs" / "decisions" / "0028-filters.md").read_text("utf-8")
NAME, MODULE = re.search(r"this file, `(.*?)`:\n\n```python\n(.*?)```", NOTE, re.S).groups()
LINES = re.findall(r"^--- (\S+)\n (.+)\n\+(.+)$", NOTE, re.M)
ANSWERS = ROOT / "tests" / "fixtures" / "answers" / "quick_checkin.json"
CONDITIONS = "reflect/storage/reading/conditions.py"
COMMANDS = ("list", "search", "week", "growth", "themes", "export")


def built(folder, *, without=""):
    """Give a copy of the house with the filter in it, but for its line in one file."""
    for part in ("reflect", "prompts"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / NAME).write_text(MODULE, "utf-8")
    for file, before, added in LINES:
        text = (folder / file).read_text("utf-8")
        assert text.count(f"{before}\n") == 1, file
        if file != without:
            (folder / file).write_text(text.replace(f"{before}\n", f"{before}\n{added}\n"), "utf-8")
    return folder


def run(house, world, *words):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("REFLECT_", "PYTHON", "COV_"))}
    ours = {"PYTHONPATH": str(house), "REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE}
    return subprocess.run(
        [sys.executable, "-m", "reflect", *words], cwd=house, env=kept | ours, capture_output=True, text=True, check=False
    )  # fmt: skip


@pytest.fixture
def two_days(world):
    """A journal with an entry about a Tuesday, and one about a Friday."""
    for day in ("2026-03-03", "2026-03-06"):
        world.ok(
            "log", "--answers", "-", stdin=json.dumps(json.loads(ANSWERS.read_text("utf-8")) | {"date": day})
        )
    return world


def test_the_note_says_one_file_and_three_lines():
    assert len(LINES) == 3 and len({file for file, _, _ in LINES}) == 3 and not (ROOT / NAME).exists()


def test_it_narrows_what_every_command_shows(tmp_path, two_days):
    house = built(tmp_path / "house")
    found = run(house, two_days, "list", "--json", "--weekday", "tues")
    assert found.returncode == 0, found.stderr
    assert [e["day"] for e in json.loads(found.stdout)["entries"]] == ["2026-03-03"]
    assert "I take --weekday 'tues' for: tuesday" in found.stderr
    both = json.loads(
        run(house, two_days, "list", "--json", "--weekday", "friday", "--until", "2026-03-04").stdout
    )
    assert both["entries"] == []
    assert json.loads(run(house, two_days, "growth", "--json", "--weekday", "friday").stdout)["only"] == {
        "weekday": "5"
    }
    refused = run(house, two_days, "search", "listened", "--weekday", "t")
    assert refused.returncode == 2 and "Such as: tuesday, thursday" in refused.stderr
    for command in COMMANDS:
        assert "--weekday" in run(house, two_days, command, "--help", "--plain").stdout, command


def test_a_filter_whose_condition_was_forgotten_shows_nothing_rather_than_all(tmp_path, two_days):
    house = built(tmp_path / "house", without=CONDITIONS)
    found = run(house, two_days, "list", "--json", "--weekday", "tuesday")
    assert (found.returncode, found.stdout) == (1, "")
    assert run(house, two_days, "list", "--json").returncode == 0
