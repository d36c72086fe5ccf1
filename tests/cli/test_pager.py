"""A long page in a real terminal: what the pager is given, what it is not told, and that nothing hangs on it.

The pager is not ours, so a stand-in of the same name stands first on the path, and writes down what it was handed.
"""

import json
import os
import re
import shlex
import signal
import sys
import time

import pytest
from kit.made_once import made_once
from safety.test_terminal import CTRL_C, Person

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

IS_LESS = 'if [ "$1" = --version ]; then echo "less 590 (stand-in)"; exit 0; fi\n'
TAKES_ALL = "cat > {0}/page.part; env > {0}/told; echo $# > {0}/words; mv {0}/page.part {0}/page\n"
WEEK = ("week", "--all", "--of", "2026-W10")
"""The day of the journal; the terminal has a clock of its own."""
WORDS = "Then I waited, and asked one thing more. "


@made_once
def long_week(world):
    """A journal whose week is longer than a screen on its whole page."""
    for n in range(5):
        answers = {"keep": WORDS * 12 + f"That was number {n}."}
        world.ok("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": answers}))


@pytest.fixture
def less(tmp_path):
    """Put a program called less first on the path; gives its folder."""

    def put(*lines):
        folder = tmp_path / "first"
        folder.mkdir(exist_ok=True)
        program = folder / "less"
        program.write_text("#!/bin/sh\n" + "".join(lines).replace("{0}", str(folder)))
        program.chmod(0o755)
        return folder

    return put


def at(world, *arguments, folder, **more):
    """Somebody at a terminal where this folder stands first on the path."""
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "REFLECT_PAGER": "1", **more.pop("env", {})}
    return Person(world, *arguments, env=env, **more)


def bare(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def wrapped(text):
    return " ".join(text.split())


def test_a_long_page_is_handed_over_whole_and_nothing_that_opens_the_journal(long_week, less):
    folder = less(IS_LESS, TAKES_ALL)
    person = at(
        long_week,
        *WEEK,
        folder=folder,
        env={"LESSOPEN": "|touch it", "LESS": "-O it", "PAGER": "x"},
    )
    assert person.leaves() == 0
    assert "That was number" not in person.child.before, "it is shown once"
    page = (folder / "page").read_text("utf-8")
    assert "\x1b[" in page, "its colours are kept"
    assert bare(page).startswith("Your week: 2 to 8 March (2026-W10)\n")
    assert all(f"That was number {n}." in wrapped(bare(page)) for n in range(5))
    told = dict(line.split("=", 1) for line in (folder / "told").read_text().splitlines() if "=" in line)
    assert {name: told[name] for name in told if name.startswith("LESS")} == {
        "LESS": "RXePs?eThat is all\\. Space or q to go on:Space for more, q to go on.$", "LESSSECURE": "1", "LESSHISTFILE": "-", "LESSHISTSIZE": "0", "LESSCHARSET": "utf-8",
    }  # fmt: skip
    assert not {name for name in told if name.startswith("REFLECT_")} | (
        told.keys() & {"HOME", "PAGER", "EDITOR"}
    )
    assert (folder / "words").read_text().strip() == "0", "no word of the page stands in its arguments"


@pytest.mark.parametrize(
    ("arguments", "env", "setting"),
    [
        (("week", "--of", "2026-W10"), {}, ""),
        ((*WEEK, "--plain"), {}, ""),
        (WEEK, {"REFLECT_PLAIN": "1"}, ""),
        (WEEK, {"REFLECT_PAGER": "0"}, "pager = true"),
    ],
    ids=["it fits", "plain", "plain for good", "switched off"],
)
def test_it_is_left_alone_where_nobody_needs_it(long_week, less, arguments, env, setting):
    (long_week.home / "settings.toml").write_text(setting)
    folder = less(IS_LESS, TAKES_ALL)
    person = at(long_week, *arguments, folder=folder, env=env).sees("Your week:")
    assert person.leaves() == 0
    assert not (folder / "page").exists()


def test_the_demo_shows_one_page_after_another_and_asks_nobody_to_close_one(empty_world, less, tmp_path):
    folder = less(IS_LESS, TAKES_ALL)
    person = at(empty_world, "demo", "--keep", str(tmp_path / "demo"), folder=folder, rows=10).sees(
        "4. A packet"
    )
    assert person.leaves() == 0
    assert not (folder / "page").exists()


def test_a_pipe_gets_the_page_itself(long_week, less):
    folder = less(IS_LESS, TAKES_ALL)
    long_week.environment |= {"PATH": f"{folder}:{os.environ['PATH']}", "TERM": "xterm"}
    assert "That was number 4." in wrapped(long_week.ok(*WEEK).out)
    assert not (folder / "page").exists()


@pytest.mark.parametrize(
    "lines",
    [
        ('[ "$1" = --version ] && { echo "another program"; exit 0; }\n', TAKES_ALL),
        ('[ "$1" = --version ] && exit 1\n', TAKES_ALL),
        (IS_LESS, "exit 3\n"),
        (IS_LESS, "kill -9 $$\n"),
        (IS_LESS, "stty -echo raw < /dev/tty; kill -9 $$\n"),
    ],
    ids=["no less", "says nothing", "fails", "is killed", "is killed and leaves a dead keyboard"],
)
def test_where_it_cannot_be_read_there_it_is_shown_as_ever(long_week, less, lines):
    folder = less(*lines)
    person = at(long_week, *WEEK, folder=folder).sees("Your week:", "what you noticed.")
    assert person.leaves() == 0
    assert person.child.before.endswith("\r\n"), "the terminal is as it was"
    assert not (folder / "page").exists()


def test_without_one_the_page_is_shown_as_ever(long_week, tmp_path):
    (tmp_path / "empty").mkdir()
    person = Person(long_week, *WEEK, env={"PATH": str(tmp_path / "empty"), "REFLECT_PAGER": "1"})
    person.sees("Your week:", "what you noticed.")
    assert person.leaves() == 0


def test_who_leaves_after_the_first_lines_has_read_enough(long_week, less):
    """The pipe breaks while most of the page is still in it."""
    for n in range(3):
        answers = {"keep": WORDS * 2_000 + f"That was long {n}."}
        long_week.ok("log", "--answers", "-", stdin=json.dumps({"pack": "quick_checkin", "answers": answers}))
    folder = less(IS_LESS, 'head -c 100 > /dev/null; echo "ENOUGH"\n')
    person = at(long_week, *WEEK, folder=folder).sees("ENOUGH")
    assert person.leaves() == 0
    assert "what you noticed" not in person.child.before


def test_ctrl_c_belongs_to_the_pager_while_it_is_open(long_week, less):
    waits = (
        'trap "echo HEARD" INT; cat > /dev/null; echo OPEN; read x < /dev/tty; read x < /dev/tty; echo LEFT\n'
    )
    person = at(long_week, *WEEK, folder=less(IS_LESS, waits)).sees("OPEN").types(CTRL_C)
    assert person.sees("HEARD").types("\r", "\r").sees("LEFT").leaves() == 0


def test_ctrl_z_does_not_stop_this_program_under_a_pager_that_takes_none(long_week, less):
    """`less` that may start nothing passes it over: stopped, we would leave it reading the keyboard beside the shell.

    It takes a shell with jobs to see: a program without one is never stopped by the key.
    """
    waits = 'trap "" TSTP; cat > /dev/null; echo OPEN; read x < /dev/tty; echo LEFT\n'
    env = {
        **{k: v for k, v in os.environ.items() if k in ("HOME", "TMPDIR")},
        "PATH": f"{less(IS_LESS, waits)}:{os.environ['PATH']}",
        "REFLECT_HOME": str(long_week.home), "TERM": "xterm-256color", "LANG": "C.UTF-8", "REFLECT_PAGER": "1",
        **long_week.environment,
    }  # fmt: skip
    shell = pexpect.spawn("bash", ["--norc", "--noprofile", "-i"], env=env, encoding="utf-8", timeout=30)
    shell.sendline(shlex.join([sys.executable, "-m", "reflect", *WEEK]))
    shell.expect("OPEN")
    shell.send("\x1a")
    shell.send("\r")
    assert shell.expect(["LEFT", "Stopped"]) == 0
    shell.sendline("exit")
    shell.expect(pexpect.EOF)


def test_a_window_that_closes_leaves_no_pager_behind(long_week, less):
    folder = less(
        IS_LESS,
        'trap "" HUP; cat > /dev/null; echo $$ > {0}/number; echo OPEN; while :; do sleep 0.1; done\n',
    )
    person = at(long_week, *WEEK, folder=folder).sees("OPEN")
    number = int((folder / "number").read_text())
    person.hangs_up()
    for _ in range(200):
        try:
            os.kill(number, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.kill(number, signal.SIGKILL)
    raise AssertionError("the pager is still there")
