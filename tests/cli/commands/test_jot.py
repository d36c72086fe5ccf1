"""One line from the shell into the journal: typed at a question or read from a pipe, and nowhere else."""

import json
import os
import signal
import time
from pathlib import Path

import pytest
from kit.world import PASSPHRASE

HELD = "zinnia by the stairwell"


def newest(world):
    return json.loads(world.ok("show", "last", "--json").out)


def lines(entry):
    return [a["value"] for a in entry["answers"]]


def test_a_line_is_kept_with_nothing_else_to_answer(world):
    code, screen, _ = world.types("jot", typed="I waited.\n\n")
    assert code == 0
    assert screen.count("?") == 1, "one question, and no other one"
    assert "Saved as 1." in screen and "reflect log" in screen.split("Saved as 1.")[1]
    assert (newest(world)["pack"], newest(world)["room"], lines(newest(world))) == (
        "jot",
        "practice",
        ["I waited."],
    )


def test_a_line_from_a_pipe_is_answered_in_the_language_that_is_spoken(world):
    assert world.ok("--lang", "es", "jot", "-", stdin="Esperé.").out.startswith("Guardado como 1.")


@pytest.mark.parametrize("given", [("-",), ()])
def test_all_lines_that_come_in_are_one_entry(world, given):
    world.ok("jot", *given, stdin="one\n\n  two\nthree\n")
    assert lines(newest(world)) == ["one\n\n  two\nthree"]
    assert len(json.loads(world.ok("list", "--json").out)["entries"]) == 1


def test_day_room_and_document(world):
    said = json.loads(
        world.ok("jot", "-", "--private", "--date", "last night", "--json", stdin="I waited.").out
    )
    assert (said["day"], said["room"], said["number"], lines(said)) == (
        "2026-03-05",
        "private",
        1,
        ["I waited."],
    )


@pytest.mark.parametrize(
    "words",
    [
        (HELD,),
        ("-", HELD),
        ("went", "--well", HELD),
        ("--zinnia",),
        ("-zinnia", "--private"),
        ("--", "-", HELD),
        ("--tag", "zinnia", HELD),
    ],
)
def test_words_beside_the_command_are_refused_without_a_word_of_them(world, words):
    said = world.run("jot", *words, stdin="never read")
    assert said.code == 2
    assert "can be seen by other people" in said.err and "reflect jot." in said.err
    assert not said.out and "zinnia" not in said.err and "well" not in said.err
    assert json.loads(world.ok("list", "--json").out)["entries"] == []


@pytest.mark.parametrize("words", [("--tag", HELD), (f"--tag={HELD}",), ("-", "--tag", HELD)])
def test_a_tag_beside_a_line_is_told_as_an_option_of_another_command(world, words):
    said = world.run("jot", *words, stdin="never read")
    assert (said.code, said.out) == (2, "") and "zinnia" not in said.err
    assert "reflect jot has no option --tag, so nothing was kept." in said.err
    assert "reflect log --tag WORD" in said.err


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (("-",), "", 5),
        (("-",), " \n\n", 5),
        (("-",), "a\0b", 7),
        (("-",), b"\xff\xfe", 7),
        (("--date", "monday next", "-"), "x", 2),
    ],
)
def test_what_can_not_be_kept_keeps_nothing(world, arguments, stdin, code):
    said = world.run("jot", *arguments, stdin=stdin)
    assert said.code == code
    assert json.loads(world.ok("list", "--json").out)["entries"] == []


def test_nobody_to_ask_and_no_document_of_a_question(world):
    assert world.types("--no-input", "jot", typed="")[0] == 5
    assert world.types("jot", "--json", typed="I waited.\n\n")[0] == 2


def test_the_gentle_check_asks_and_only_points_where_nobody_can_be_asked(world):
    _, screen, _ = world.types("jot", typed="I sat with Maria Lopez.\n\n1\n:skip\n")
    assert "This may point to someone" in screen
    said = world.ok("jot", stdin="I sat with Maria Lopez.")
    assert "1 place in it may point to someone" in said.err and "Maria" not in said.err


def test_a_line_that_waits_is_offered_before_a_new_one(world):
    assert world.types("jot", typed="half a thought\n:pause\n")[0] == 130
    _, screen, _ = world.types("jot", typed="y\n\n")
    assert "You began this earlier" in screen and "half a thought" in screen
    assert lines(newest(world)) == ["half a thought"]


def test_a_line_stands_in_the_week_once_though_a_check_in_came_of_it(world):
    world.ok("jot", stdin="I waited.")
    world.ok(
        "log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": "I waited."}})
    )
    assert world.ok("week").out.count("I waited.") == 1


# At a real terminal

terminal = [pytest.mark.terminal, pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system")]


@pytest.fixture
def person():
    pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
    from safety.test_terminal import Person

    return Person


class TestAtATerminal:
    pytestmark = terminal

    def test_a_paste_of_many_lines_is_one_entry(self, world, person):
        at = person(world, "jot").sees("What do you want to remember?", "pause")
        at.types("\x1b[200~one\n\ntwo\nthree\x1b[201~").sees("three").types("\r")
        assert at.sees("Saved as 1").leaves() == 0
        assert lines(newest(world)) == ["one\n\ntwo\nthree"]

    def test_a_paste_line_by_line_leaves_nothing_for_the_shell(self, world, person):
        at = person(world, "--plain", "jot").sees("for more.")
        at.types("one\n\ntwo\nthree\n\n")
        assert at.sees("Saved as 1").leaves() == 0
        assert lines(newest(world)) == ["one\n\ntwo\nthree"]

    def test_what_was_typed_is_in_a_draft_after_a_kill(self, world, person):
        at = person(world, "jot").sees("What do you want to remember?", "pause").types(*"a line that goes on")
        at.sees_typed("goes on")
        time.sleep(0.8)  # what is typed is kept twice in a second
        at.child.kill(signal.SIGKILL)
        at.leaves()
        world.ok("resume", "--keep")
        assert lines(newest(world)) == ["a line that goes on"]

    def test_nothing_that_is_typed_stands_in_the_command_or_in_a_file(self, world, person, tmp_path):
        home = tmp_path / "user"
        home.mkdir()
        env = {"HOME": str(home), "HISTFILE": str(home / ".history"), "REFLECT_PASSPHRASE": PASSPHRASE}
        at = person(world, "jot", env=env).sees("What do you want to remember?", "pause").types(*HELD)
        at.sees_typed("stairwell")
        if os.path.isdir(f"/proc/{at.child.pid}"):
            proc = Path(f"/proc/{at.child.pid}")
            told = b"".join((proc / name).read_bytes() for name in ("cmdline", "environ"))
            assert b"zinnia" not in told
        at.types("\r")
        assert at.sees("Saved as 1").leaves() == 0
        assert HELD in lines(newest(world))
        for place in (home, world.home):
            held = [f for f in place.rglob("*") if f.is_file() and b"zinnia" in f.read_bytes()]
            assert not held
