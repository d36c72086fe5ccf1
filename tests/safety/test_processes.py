"""The program as a process of its own: pipes that close, full disks, encodings, exit codes, kill -9."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from kit.world import NOW, PASSPHRASE, ROOT, SOAK, World

from reflect.storage.keys import outside
from reflect.storage.keys.crypto import REAL_COST

KILLS = 50 if SOAK else 3


@pytest.fixture
def run(world, answers):
    """Run `python -m reflect` on a journal with one entry."""
    world.ok("log", "--answers", str(answers("quick_checkin")))

    def start(*arguments, **more):
        environment = {"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **more.pop("env", {})}
        environment |= {"REFLECT_HOME": str(world.home), "REFLECT_PASSPHRASE": PASSPHRASE}
        return subprocess.Popen(
            [sys.executable, "-m", "reflect", *arguments], env=environment, stderr=subprocess.PIPE, cwd=ROOT,
            **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, **more},
        )  # fmt: skip

    return start


def ended(process):
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize(
    "command", ["list", "show 1", "week", "packs list", "--help", "list --json", "packs show hard_session"]
)
def test_a_reader_that_goes_away_is_no_fault(run, command):
    process = run(*command.split(), env={"LANG": "C.UTF-8"})
    process.stdout.close()
    process.stdout = None
    code, _, err = ended(process)
    assert (code, err) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("command", ["list", "show 1", "--help", "week --json"])
def test_a_full_disk_behind_the_output_is_said_kindly(run, command):
    with open("/dev/full", "w") as full:
        code, _, err = ended(run(*command.split(), stdout=full))
    assert code == 9
    assert b"Traceback" not in err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_encoding_of_the_terminal_is_survived(run, encoding):
    code, out, err = ended(run("show", "1", env={"PYTHONIOENCODING": encoding}))
    assert (code, err) == (0, b"")
    assert out


def test_version_comes_without_anything_else(run):
    assert ended(run("--version"))[:2] == (0, b"reflect 0.1.0\n")


def test_no_secret_stands_in_the_arguments_of_a_process(run):
    """There is no option that takes a passphrase itself."""
    _, out, _ = ended(run("--help"))
    assert b"--passphrase " not in out
    assert ended(run("--passphrase", "x", "list"))[0] == 2


def test_core_files_and_other_programs_are_kept_out(run, world):
    if not sys.platform.startswith("linux"):
        pytest.skip("the process flag is read from /proc")
    process = run("log", "--plain", stdin=subprocess.PIPE)
    assert process.stdout.readline()
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    process.kill()
    process.wait()
    process.stdin.close()
    assert [line.split()[4:6] for line in limits.splitlines() if "core" in line] == [["0", "0"]]


def test_kill_9_while_entries_are_kept_loses_no_acknowledged_one(world, answers, run):
    """Acknowledged means: the program said "Saved as N". All of those are there, whole, and the file is sound."""
    chance = random.Random(20260306)
    wanted = values(world, 1)
    acknowledged = {1}
    for _ in range(KILLS):
        process = run("log", "--answers", str(answers("quick_checkin")), "--json")
        time.sleep(chance.uniform(0.2, 1.2))  # the moment of the kill is what is tried here
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        if out.rstrip().endswith(b"}"):
            acknowledged.add(json.loads(out)["number"])
        assert world.ok("doctor", "--deep").code == 0
    found = {e["number"] for e in json.loads(world.ok("list", "--json", "--limit", "999").out)["entries"]}
    assert acknowledged <= found
    for number in found:
        assert values(world, number) == wanted


def values(world, number):
    return [a["value"] for a in json.loads(world.ok("show", str(number), "--json").out)["answers"]]


def test_the_program_itself_makes_keys_at_the_real_cost(tmp_path):
    """Tests set a cheap one behind every door; the one door that people use has none to set."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "REFLECT_HOME": str(tmp_path / "home")}
    for words in (("init", "--no-input"), ("key", "code", "--yes")):
        subprocess.run(
            [sys.executable, "-m", "reflect", *words], env=environment | {"REFLECT_PASSPHRASE": PASSPHRASE},
            capture_output=True, cwd=ROOT, check=True,
        )  # fmt: skip
        assert {slot.cost for slot in outside.look(tmp_path / "home").slots} == {REAL_COST}


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have a umask")
def test_nothing_that_the_program_makes_is_for_others():
    """The umask is set before anything else, for what a library makes as well."""
    told = "import atexit, os, sys; atexit.register(lambda: print(oct(os.umask(0)))); "
    told += "sys.argv = ['reflect', '--version']; from reflect.__main__ import main; main()"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, umask=0)
    assert ran.stdout.split()[-1] == "0o77"


def test_a_folder_that_cannot_be_written_is_said_kindly(tmp_path):
    if os.name != "posix" or os.geteuid() == 0:
        (tmp_path / "file").write_text("in the way")
        home = tmp_path / "file" / "home"
    else:
        (tmp_path / "shut").mkdir(mode=0o500)
        home = tmp_path / "shut" / "home"
    result = World(home, now=NOW).run("init", "--no-input")
    assert result.code in (6, 9)
    assert "Traceback" not in result.err
