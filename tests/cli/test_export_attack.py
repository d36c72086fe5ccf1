"""The last step of an export under attack: killed, on a full disk, with a place that changes while the page is read."""

import json
import os
import subprocess
import sys

import pytest
from cli.review_kit import kept_words, write
from conftest import ROOT, SIGNED

TEXT = "Marisol called from Dayton. Then rose came by."
ALWAYS_MARISOL = "1\n4\n5\ny\n" + SIGNED
"""Look at each; Marisol is masked always; Dayton is kept, and not asked about again; the rest as usual; signed."""
posix = pytest.mark.skipif(os.name != "posix", reason="kill -9 and full disks of POSIX systems")


@pytest.fixture
def page(world, tmp_path):
    """A journal with one entry, and the place where its page would go."""
    write(world, TEXT)
    (tmp_path / "out").mkdir()
    return world, tmp_path / "out" / "p.txt"


def made(world):
    return json.loads(world.ok("export", "--history", "--json").out)["exports"]


def export(world, target, *more, typed=SIGNED):
    return world.at_terminal("export", "--pick", "1", "--format", "txt", "--out", str(target), *more, typed=typed)


def killed(world, target, way, *more):
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/cli/killed_export.py"), str(world.home), str(target), way, SIGNED, "--pick",
         "1", "--format", "txt", *more],
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests")}, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done
    return json.loads(done.stdout)


@posix
@pytest.mark.parametrize("way", ["nameless", "hidden"])
@pytest.mark.parametrize("more", [(), ("--force",)])
def test_killed_at_any_step_the_page_is_whole_or_not_there(page, way, more):
    """Where a file can do without a name, nothing at all is left; elsewhere only a hidden file, for the person alone."""
    world, target = page
    if way == "nameless" and sys.platform != "linux":
        pytest.skip("only Linux has files without a name")
    if more:
        target.write_text("an older page")
    *kills, whole = killed(world, target, way, *more)
    assert len(kills) >= (4 if way == "nameless" else 6)
    assert list(whole["left"]) == ["p.txt"]
    assert whole["left"]["p.txt"][1] == 0o600
    seen = [name for kill in kills for name in kill["left"]]
    for kill in kills:
        assert kill["killed"]
        assert kill["left"].get("p.txt", whole["left"]["p.txt"]) == whole["left"]["p.txt"]
        # No file without its record: what got its name was written down before.
        assert "p.txt" not in kill["left"] or kill["records"] == 1
        assert all(mode == 0o600 for _, mode in kill["left"].values())
    hidden = [name for name in seen if name != "p.txt"]
    # To write over a file takes a rename, so there is one moment with another name.
    assert len(hidden) <= (len(kills) if way == "hidden" else bool(more))
    assert all(name.startswith(".") and name.endswith(".reflect-new") for name in hidden)
