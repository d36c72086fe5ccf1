"""What an attacker found once, so that it is found again if it comes back."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest
from kit.world import PASSPHRASE, ROOT

NEVER = """
pack = "mine"
title = "Mine"
version = 1
lang = "en"
minutes = 1
"""


def process(home, *arguments, shell="", passphrase=PASSPHRASE):
    environment = {"PATH": os.environ["PATH"], "HOME": str(home.parent), "REFLECT_HOME": str(home)}
    environment["REFLECT_PASSPHRASE"] = passphrase
    line = " ".join([sys.executable, "-m", "reflect", *arguments, shell])
    return subprocess.Popen(
        ["sh", "-c", line], env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_two_set_ups_at_once_make_one_journal_and_its_code_opens_it(tmp_path):
    home = tmp_path / "home"
    words = [f"five quiet words {n}" for n in range(3)]
    running = [process(home, "init", "--no-input", passphrase=w) for w in words]
    ended = [(p.communicate(), p.returncode, w) for p, w in zip(running, words, strict=True)]
    won = [w for _, code, w in ended if code == 0]
    assert len(won) == 1
    opened = process(home, "list", passphrase=won[0])
    opened.communicate()
    assert opened.returncode == 0


@pytest.mark.parametrize("place", ["/nonexistent/code", "~nosuchperson/code"])
def test_a_code_file_that_cannot_be_written_makes_no_journal(empty_world, place):
    assert empty_world.run("init", "--no-input", "--recovery-file", place).code in (2, 3)
    assert not (empty_world.home / "journal.db").exists()


def test_a_question_cannot_take_the_id_of_the_spotlight(world, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(NEVER + '[[questions]]\nid = "spotlight"\ntype = "text"\nask = "?"\nstore = "never"\n')
    result = world.run("packs", "check", str(file))
    assert result.code == 7
    assert "spotlight" in result.err


def test_an_own_label_never_gets_into_an_unsigned_packet(world, tmp_path):
    own = (ROOT / "prompts/en/packs/learning_reflection.toml").read_text("utf-8")
    (world.home / "packs").mkdir()
    (world.home / "packs" / "learning_reflection.toml").write_text(
        own.replace("Workshop or class", "Marzipan Lane 5")
    )
    (tmp_path / "a.json").write_text(
        json.dumps({"pack": "learning_reflection", "answers": {"source": "workshop"}})
    )
    world.ok("log", "--answers", str(tmp_path / "a.json"))
    world.ok("export", "--unreviewed", "--format", "txt", "--out", str(tmp_path / "p.txt"))
    page = (tmp_path / "p.txt").read_text("utf-8")
    assert "Marzipan" not in page
    assert "Workshop or class" in page


@pytest.mark.parametrize(
    "questions",
    [
        '[[questions]]\nid = "a"\ntype = "confirm"\nask = "A?"\nareas = ["self_care"]\n'
        '[[questions]]\nid = "b"\ntype = "text"\nask = "B?"\nshow_if = "a == yes"\n',
        '[[questions]]\nid = "a"\ntype = "multi"\nask = "A?"\noptions_from = "growth_areas"\n'
        '[[questions]]\nid = "b"\ntype = "text"\nask = "B?"\nshow_if = "a any [self_care]"\n',
        '[[questions]]\nid = "a"\ntype = "text"\nask = "A?"\n'
        '[[questions]]\nid = "b"\ntype = "text"\nask = "On {focus_area}: what?"\n',
    ],
)
def test_what_only_a_private_answer_opens_or_a_private_focus_names_is_private(world, tmp_path, questions):
    (world.home / "packs").mkdir()
    (world.home / "packs" / "mine.toml").write_text(NEVER + questions)
    answers = {"a": True, "b": "marzipan"}
    if "multi" in questions:
        answers["a"] = ["self_care"]
    elif "confirm" not in questions:
        answers["a"] = "open words"
        world.ok(
            "log",
            "--answers",
            "-",
            stdin=json.dumps({"pack": "weekly_review", "answers": {"next_focus": "self_care"}}),
        )
    kept = json.loads(
        world.ok(
            "log", "--answers", "-", "--json", stdin=json.dumps({"pack": "mine", "answers": answers})
        ).out
    )
    assert next(a["private"] for a in kept["answers"] if a["question"] == "b")


def test_a_private_question_cannot_set_what_is_shared(world, tmp_path):
    question = '[[questions]]\nid = "a"\ntype = "select"\nask = "A?"\nprivate = true\nsets = "setting"\noptions = [["group", "G"]]\n'
    (tmp_path / "mine.toml").write_text(NEVER + question)
    assert world.run("packs", "check", str(tmp_path / "mine.toml")).code == 7


def test_an_own_pack_in_place_of_a_private_one_stays_private(world):
    (world.home / "packs").mkdir()
    open_one = NEVER.replace('"mine"', '"self_care"') + '[[questions]]\nid = "a"\ntype = "text"\nask = "A?"\n'
    (world.home / "packs" / "self_care.toml").write_text(open_one)
    assert world.run("log", "self_care").code == 7


@pytest.mark.skipif(os.name != "posix", reason="shells close streams like this")
@pytest.mark.parametrize("closing", [">&-", "<&-", "2>&-"])
@pytest.mark.parametrize("command", ["list", "--help", "--version", "where"])
def test_a_closed_stream_is_no_crash(world, closing, command):
    """Where nobody would hear of it, nothing is done, and "done" is not said."""
    done = process(world.home, command, shell=closing)
    _, err = done.communicate()
    assert done.returncode == (9 if closing == ">&-" else 0)
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("export", "--unreviewed", "--out", "~nosuchperson/y"), 2),
        (("backup", "--to", "~nosuchperson/x"), 2),
        (("demo", "--keep", "~nosuchperson/x"), 2),
        (("list", "--limit", "9" * 20), 2),
        (("list", "--passphrase-fd", "-1"), 4),
        (("list", "--passphrase-fd", "99999999999999"), 4),
    ],
)
def test_odd_values_are_no_bugs(world, arguments, code):
    assert world.run(*arguments).code == code


@pytest.mark.parametrize("command", [" ", "yes", "false", "cat /dev/zero", "'"])
def test_a_passphrase_command_that_gives_none_is_locked(world, command):
    world.environment.clear()
    world.environment["REFLECT_PASSPHRASE_COMMAND"] = command
    assert world.run("list").code == 4


@pytest.mark.skipif(os.name != "posix", reason="named pipes")
def test_a_pipe_in_place_of_the_settings_is_no_trap(world):
    os.mkfifo(world.home / "settings.toml")
    done = process(world.home, "list")
    done.communicate(timeout=30)
    assert done.returncode == 7


def test_a_book_of_an_answer_is_cut_on_the_screen_and_whole_in_json(world):
    text = "line\n" * 100_000
    world.ok("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": text}}))
    said = world.ok("show", "1").out
    assert "more characters are kept" in said
    assert len(said) < 60_000
    assert json.loads(world.ok("show", "1", "--json").out)["answers"][0]["value"] == text


def test_doctor_says_what_list_says(world):
    (world.home / "journal.lock").unlink(missing_ok=True)
    (world.home / "journal.lock").symlink_to(world.home / "elsewhere")
    assert world.run("list").code == world.run("doctor").code == 6


@pytest.mark.parametrize("change", [("mark", "1", "--private"), ("delete", "1", "--yes")])
def test_what_was_made_private_while_it_was_looked_over_never_leaves(world, tmp_path, monkeypatch, change):
    """Another window can change the journal while a packet is read; the file must not be of the time before."""
    from reflect.cli.sharing import sign

    finished = sign.signature

    def meanwhile(*args):
        signed = finished(*args)
        world.ok(*change)
        return signed

    monkeypatch.setattr(sign, "signature", meanwhile)
    words = json.dumps({"pack": "quick_checkin", "answers": {"keep": "marzipan stays here"}})
    world.ok("log", "--answers", "-", stdin=words)
    out = tmp_path / "p.txt"
    code, _, err = world.at_terminal("export", "--pick", "1", "--format", "txt", "--out", str(out))
    assert code in (3, 6), err
    assert not out.exists()
    assert json.loads(world.ok("export", "--history", "--json").out)["exports"] == []


def test_no_file_for_others_is_without_its_record(world, tmp_path, monkeypatch):
    """Stopped right after the file was made, it still stands in the history; a file that failed does not."""
    from reflect.cli.sharing import destination

    seen = []

    @contextmanager
    def ready(app, *_, **__):
        def look():
            seen.append(len(app.journal.exports.all()))
            raise OSError(28, "No space left on device")

        yield look

    monkeypatch.setattr(destination, "prepared", ready)
    world.ok("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": {"keep": "x"}}))
    assert world.run("export", "--unreviewed", "--out", str(tmp_path / "p.html")).code == 9
    assert seen == [1]
    assert json.loads(world.ok("export", "--history", "--json").out)["exports"] == []
