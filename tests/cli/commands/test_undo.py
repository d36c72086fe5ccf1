"""Taking back in a new process: what one run of the program did, another one takes back, from the encrypted file."""

import json
import os
import subprocess
import sys

import pytest
from kit.world import PASSPHRASE, ROOT


@pytest.fixture
def undo(world):
    """Type `reflect undo` in a process of its own; gives what it said."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("REFLECT_")}
    environment = {**kept, "REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE}

    def run():
        done = subprocess.run(
            [sys.executable, "-m", "reflect", "undo"],
            env=environment, cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def document(**answers):
    return json.dumps({"pack": "quick_checkin", "answers": answers})


def test_each_kind_of_change_is_taken_back_by_another_process(world, undo):
    shown = lambda: json.loads(world.ok("show", "1", "--json").out)  # noqa: E731
    world.ok("log", "--answers", "-", stdin=document(keep="first words", plan="I will wait."))
    before = shown()
    for change, said in (
        (("edit", "1", "--answers", "-"), "Entry 1 reads as it did before.\n"),
        (("delete", "1", "--yes"), "Entry 1 is back.\n"),
        (("mark", "1"), "Entry 1 is where it was before.\n"),
        (("try", "partly", "1"), "Plan 1 is as it was before.\n"),
        (("try", "reword", "1", "-"), "Plan 1 goes on in its earlier words.\n"),
    ):
        world.ok(*change, stdin=document(keep="other words"))
        assert world.run("show", "1", "--json").out != json.dumps({"schema": 1, **before}, indent=2) + "\n"
        assert undo() == said
        assert shown() == before


def test_a_discarded_draft_is_brought_back_by_another_process(world, undo):
    world.run("log", "--plain", stdin="1\ngood\n")
    world.ok("resume", "--discard")
    assert undo().startswith("The draft is back.")
    assert "Question 3 of 8." in world.run("resume", "--plain", stdin="").out


def test_two_edits_are_taken_back_one_after_the_other(world):
    for words in ("first", "second", "third"):
        line = ("edit", "1") if words != "first" else ("log",)
        world.ok(*line, "--answers", "-", stdin=document(keep=words))
    for words in ("second", "first"):
        assert world.ok("undo").out == "Entry 1 reads as it did before.\n"
        assert json.loads(world.ok("show", "1", "--json").out)["answers"][0]["value"] == words


def test_what_undo_puts_into_the_bin_comes_back_by_what_it_says(world, undo):
    """Pressed once too often: the entry itself went, and the sentence gives the way back."""
    for words in ("first words", "second words"):
        world.ok("log", "--answers", "-", stdin=document(keep=words))
    world.ok("delete", "2", "--yes")
    assert undo() == "Entry 2 is back.\n"
    said = " ".join(undo().split())
    assert said.startswith("Entry 2 is in the bin, as if it was not saved. To get it back, type: reflect ")
    assert world.ok(*said.partition("type: reflect ")[2].split()).out == "Entry 2 is back.\n"
    assert "second words" in world.ok("show", "2").out
    # To take that back says the same way.
    said = " ".join(undo().split())
    assert said == "Entry 2 is in the bin again. To get it back, type: reflect bin --bring-back 2"


def test_after_an_import_undo_says_that_it_is_not_taken_back_and_asks_before_it_takes_back_anything_else(
    world, tmp_path
):
    """The last thing that happened is what a person means; the last change of their own may be of last week."""
    world.ok("log", "--answers", "-", stdin=document(keep="my own words"))
    (tmp_path / "notes.csv").write_text("date,text\n2026-02-01,from elsewhere\n")
    world.ok("import", str(tmp_path / "notes.csv"), "--apply")
    assert world.run("undo").code == 5
    _, screen, told = world.types("undo", typed="n\n")
    told = " ".join(told.split())
    assert "came into your journal came by reflect import. undo does not take that back." in told
    assert "your last own change before that, which is saving entry 1." in " ".join(screen.split())
    [bundle] = [b for b in (world.home / "backups").iterdir() if str(b) in told.replace(" ", "")]
    assert "To go back to how your journal was before it, type:" in told
    assert len(json.loads(world.ok("list", "--json").out)["entries"]) == 2
    # A change since is the last thing again; when it is taken back, the import is.
    world.ok("mark", "1")
    assert "where it was before" in world.ok("undo").out
    assert world.run("undo").code == 5
    world.ok("restore", str(bundle))
    assert "in the bin, as if it was not saved" in world.ok("undo").out


def test_after_an_import_into_a_new_journal_there_is_nothing_to_take_back_but_a_way_to_before_it(
    world, tmp_path
):
    (tmp_path / "notes.csv").write_text("date,text\n2026-02-01,from elsewhere\n")
    world.ok("import", str(tmp_path / "notes.csv"), "--apply")
    done = world.run("undo")
    assert done.code == 3
    assert "There is nothing to take back." in done.err
    assert "reflect restore" in done.err
