"""An error that holds a person's words, forced at many points of the program: nobody sees a word of it, nor a secret.

It is raised where a function of the program begins, as if that function had gone wrong with what it was given.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import pytest
from kit.figures import leave
from kit.world import PASSPHRASE, SOAK

POINTS = 60 if SOAK else 5
"""For each command below."""
CANARY = "marzipan and gooseberries"
CODES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130}
ANSWERS = json.dumps({"pack": "quick_checkin", "answers": {"keep": CANARY}})
COMMANDS = {
    "log": (("log", "--answers", "-"), ANSWERS),
    "edit": (("edit", "1", "--answers", "-"), ANSWERS),
    "show": (("show", "1"), ""),
    "search": (("search", CANARY), ""),
    "export": (("export", "--unreviewed", "--pick", "1", "--format", "txt", "--force"), ""),
    "key code": (("key", "code", "--yes"), ""),
    "doctor": (("doctor", "--deep"), ""),
}
SHOW = {"show", "search"}
"""What they show on standard output is a person's words, also when they stumble afterwards."""
OURS = f"{os.sep}reflect{os.sep}"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks are of POSIX systems")


class Forced(Exception):
    """What goes wrong; its message is what no message may be."""


def run_with_error(world, args, stdin, at):
    """Run a command in a fork, with an error where the function number `at` of ours begins; gives code, output, functions begun."""
    with tempfile.TemporaryFile() as said, tempfile.TemporaryFile() as told:
        pid = os.fork()
        if pid == 0:
            be_the_program(world, args, stdin, at, said.fileno(), told.fileno())
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        for file in (said, told):
            file.seek(0)
        begun = int(told.read() or b"0")
        return code, said.read().decode("utf-8", "replace"), begun


def be_the_program(world, args, stdin, at, said, told):
    code, begun = 99, 0

    def watch(frame, event, _):
        nonlocal begun
        if (
            event == "call"
            and OURS in frame.f_code.co_filename
            and "tests" not in Path(frame.f_code.co_filename).parts
        ):
            begun += 1
            if begun == at:
                raise Forced(f"{CANARY} {PASSPHRASE}")

    try:
        for handle in (1, 2):
            os.dup2(said, handle)
        sys.setprofile(watch)
        done = world.run(*args, stdin=stdin)
        sys.setprofile(None)
        shown = "" if args[0] in SHOW else done.out
        os.write(said, f"{shown}\n{done.err}".encode())
        code = done.code
    except Forced:  # before the program itself began, or after its end
        code = 98
    finally:
        sys.setprofile(None)
        os.write(told, str(begun).encode())
        os._exit(code)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("command", COMMANDS if SOAK else ("log", "search", "export", "key code"))
def test_no_error_of_ours_shows_a_word_or_a_secret(world, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    world.ok("log", "--answers", "-", stdin=ANSWERS)
    args, stdin = COMMANDS[command]
    world.ok(*args, stdin=stdin)  # what is loaded late is loaded before the forks
    code, _, begun = run_with_error(world, args, stdin, at=0)
    assert (code, begun > 50) == (0, True)
    bugs = 0
    for point in sorted({round(1 + (begun - 1) * n / POINTS) for n in range(POINTS)}):
        code, said, _ = run_with_error(world, args, stdin, at=point)
        assert code in CODES or (code == 98 and not said), (point, code, said)
        assert "Traceback" not in said and PASSPHRASE not in said, (point, said)
        assert "marzipan" not in said, (point, said)
        bugs += code == 1
    assert "every page is sound" in world.run("doctor", "--deep").out
    assert bugs
    leave(
        "T10",
        "errors forced",
        part=command.replace(" ", "-"),
        points=POINTS,
        ended_as_a_bug=bugs,
        words_or_secrets_shown=0,
    )
