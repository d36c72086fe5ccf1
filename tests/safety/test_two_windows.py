"""Two windows on one journal: what one of them does while a question stands in the other."""

import json
from datetime import timedelta

import pytest
from kit.reviewer import write
from kit.world import Terminal

from reflect.settings import Settings


class Meanwhile(Terminal):
    """Somebody who types lines, and does something in another window where a callable stands."""

    def __init__(self, *lines):
        super().__init__()
        self.lines = list(lines)

    def readline(self, *_):
        while self.lines and callable(self.lines[0]):
            self.lines.pop(0)()
        return self.lines.pop(0) if self.lines else ""


def at(world, *command, typed):
    settings = Settings(home=world.home, plain=True, color=False)
    return world._run(command, Meanwhile(*typed), Terminal(), settings, {})


def shown(world, number):
    return json.loads(world.ok("show", str(number), "--json").out)


def keep_of(world, number):
    return [a["value"] for a in shown(world, number)["answers"] if a["question"] == "keep"]


def edit_while(world, act):
    return at(world, "edit", "1", typed=["2\n", "4\n", act, "other words\n", "\n", "1\n"])


@pytest.mark.parametrize(
    ("command", "room"), [(("mark", "1", "--private"), "private"), (("mark", "1"), "supervision")]
)
def test_an_entry_that_is_moved_while_it_is_changed_stays_where_it_was_moved(world, command, room):
    write(world, "I waited.")
    assert edit_while(world, lambda: world.ok(*command)).code == 0
    assert keep_of(world, 1) == ["other words"]
    assert shown(world, 1)["room"] == room


def test_a_change_that_waited_as_a_draft_does_not_open_an_entry_that_was_made_private(world):
    write(world, "I waited.")
    world.run("edit", "1", "--plain", stdin="2\n4\nother words\n\n:pause\n")
    world.ok("mark", "1", "--private")
    world.ok("resume", "--keep")
    assert keep_of(world, 1) == ["other words"]
    assert shown(world, 1)["room"] == "private"


def test_a_page_that_was_opened_again_may_be_shared_again_after_a_change_of_it_waited(world):
    write(world, "I waited.")
    world.ok("mark", "1", "--private")
    world.run("edit", "1", "--plain", stdin="2\n4\nother words\n\n:pause\n")
    world.ok("unmark", "1")
    world.ok("resume", "--keep")
    assert shown(world, 1)["room"] == "practice"


def test_two_changes_of_one_entry_keep_both_as_versions(world):
    write(world, "I waited.")
    theirs = json.dumps({"pack": "quick_checkin", "answers": {"keep": "theirs"}})
    assert edit_while(world, lambda: world.ok("edit", "1", "--answers", "-", stdin=theirs)).code == 0
    said = world.ok("show", "1", "--versions").out
    assert all(words in said for words in ("I waited.", "theirs", "other words"))
    world.ok("undo")
    assert keep_of(world, 1) == ["theirs"]
    world.ok("undo")
    assert keep_of(world, 1) == ["I waited."]


THEIRS = json.dumps({"pack": "quick_checkin", "answers": {"keep": "theirs"}})
ALSO = "it was changed elsewhere too"


def while_time_passes(world, *acts):
    """Do each of these, a minute after what came before it."""
    for act in acts:
        world.now += timedelta(minutes=1)
        act()
    world.now += timedelta(minutes=1)


def test_who_changes_an_entry_is_told_that_it_was_changed_meanwhile_and_where_that_is(world):
    write(world, "I waited.")
    done = edit_while(
        world, lambda: while_time_passes(world, lambda: world.ok("edit", "1", "--answers", "-", stdin=THEIRS))
    )
    said = " ".join(done.out.split())
    assert ALSO in said and "kept with the versions before: reflect show 1 --versions" in said
    assert "theirs" in world.ok("show", "1", "--versions").out
    assert keep_of(world, 1) == ["other words"]


def test_so_is_who_goes_on_with_a_change_that_waited(world):
    write(world, "I waited.")
    world.run("edit", "1", "--plain", stdin="2\n4\nother words\n\n:pause\n")
    while_time_passes(world, lambda: world.ok("edit", "1", "--answers", "-", stdin=THEIRS))
    assert ALSO in " ".join(world.ok("resume", "--keep").out.split())


def test_what_was_changed_before_or_only_moved_is_no_change_meanwhile(world):
    write(world, "I waited.")
    while_time_passes(world, lambda: world.ok("edit", "1", "--answers", "-", stdin=THEIRS))
    done = edit_while(world, lambda: while_time_passes(world, lambda: world.ok("mark", "1")))
    assert "Entry 1 is changed. The version before is kept" in done.out and ALSO not in done.out


@pytest.mark.terminal
def test_two_real_windows_on_one_entry(world):
    pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
    from safety.test_terminal import Person

    write(world, "I waited.")
    here, there = Person(world, "edit", "1", "--plain"), Person(world, "edit", "1", "--plain")
    for window in (here, there):
        window.sees("What would you like to do?", ":help").types("2\r").sees(":help").types("4\r")
    for window, words, told in ((there, "theirs", "The version before"), (here, "mine", "While you wrote")):
        window.sees(":help").types(f"{words}\r").sees(words).types("\r")
        window.sees("What would you like to do?", ":help").types("1\r").sees("is changed.", told)
        assert window.leaves() == 0
    said = world.ok("show", "1", "--versions").out
    assert all(words in said for words in ("I waited.", "theirs", "mine"))


@pytest.mark.parametrize("gone", ["binned", "emptied", "undone"])
def test_an_entry_that_goes_while_it_is_changed_leaves_the_change_as_a_draft(world, gone):
    write(world, "I waited.", "Another.")

    def act():
        world.ok("delete", "1", "--yes")
        if gone == "emptied":
            world.ok("bin", "--empty", "--yes")

    result = edit_while(world, act)
    assert result.code == 3
    assert "This is a bug" not in result.err
    # The words are still there to be read, in whatever became of the entry.
    assert "other words" in world.run("resume", "--plain").out


def test_the_bin_is_not_emptied_of_what_was_not_shown(world):
    write(world, "one.", "two.")
    world.ok("delete", "1", "--yes")
    result = at(world, "bin", "--empty", typed=[lambda: world.ok("delete", "2", "--yes"), "y\n"])
    assert result.code == 6
    assert "nothing was deleted" in result.err
    assert len(json.loads(world.ok("bin", "--json").out)["entries"]) == 2
    assert at(world, "bin", "--empty", typed=["y\n"]).code == 0
    assert json.loads(world.ok("bin", "--json").out)["entries"] == []


@pytest.mark.parametrize("act", ["--keep", "--discard"])
def test_a_draft_that_another_window_ends_loses_nothing_that_is_typed_here(world, act):
    typed = ["1\n", "good\n", lambda: world.ok("resume", act), "\n", "words of mine\n", "\n"]
    result = at(world, "log", typed=[*typed, *[":skip\n"] * 4, "n\n", "1\n"])
    assert result.code == 0, result
    assert "words of mine" in world.ok("list").out
    assert world.ok("doctor", "--deep").code == 0


def test_words_added_in_two_windows_are_both_on_the_list(world):
    at(world, "mask", "add", typed=[lambda: world.ok("mask", "add", "-", stdin="Theirs"), "Mine\n", "\n"])
    assert json.loads(world.ok("mask", "list", "--json").out)["always"] == ["Mine", "Theirs"]


@pytest.mark.parametrize(
    "act", [("done", "1"), ("drop", "1"), ("reword", "1", "-"), ("delete", "1"), ("undo",)]
)
def test_a_plan_that_changes_while_it_is_said_another_way_is_no_muddle(world, act):
    world.ok("try", "add", "-", stdin="first words")
    command = act if act == ("undo",) else ("try", *act)
    result = at(
        world, "try", "reword", "1", typed=[lambda: world.ok(*command, stdin="theirs"), "mine now\n", "\n"]
    )
    assert result.code in (0, 3)
    while world.run("undo").code == 0:
        pass
    left = json.loads(world.ok("try", "--json").out)
    assert (left["commitments"], left["closed_lately"]) == ([], [])
    assert world.ok("doctor", "--deep").code == 0


def test_undo_here_and_saving_there_take_turns(world):
    """The one that comes later acts on what is there then."""
    write(world, "I waited.")
    at(world, "try", "add", typed=[lambda: world.ok("undo"), "a plan\n", "\n"])
    assert json.loads(world.ok("list", "--json").out)["entries"] == []
    assert [p["words"] for p in json.loads(world.ok("try", "--json").out)["commitments"]] == ["a plan"]
    world.ok("undo")
    assert world.run("undo").code == 3
