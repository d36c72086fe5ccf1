"""A source of a passphrase that never ends keeps nobody waiting for ever, and what it started is ended with it."""

import os
import signal
import sys
import time
from pathlib import Path
from shlex import quote
from threading import Thread

import pytest

from reflect.cli import secret_sources
from reflect.errors import Locked

pytestmark = pytest.mark.skipif(
    os.name != "posix", reason="pipes with a name, groups and modes are a POSIX matter"
)
SOON = 0.3
"""How long these tests wait for what never comes."""


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        if sys.platform == "linux":  # one that nobody has waited for yet has ended too
            return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except (ProcessLookupError, FileNotFoundError):
        return False
    return True


def ended(pid: int) -> bool:
    """Say whether it ends: who is killed is there until the computer comes round to it."""
    for _ in range(1_000):
        if not alive(pid):
            return True
        time.sleep(0.01)
    return False


def waits(pid_file: Path, end: str) -> str:
    """A command that starts one that goes on with the same output, and notes which that is."""
    inner = f"sleep 1000 & echo $! > {quote(str(pid_file))}; {end}"
    return f"sh -c {quote(inner)}"


def test_a_command_that_leaves_somebody_behind_is_not_waited_for(tmp_path):
    command = waits(tmp_path / "pid", "echo five quiet words")
    assert secret_sources.from_command(command) == "five quiet words"
    left = int((tmp_path / "pid").read_text())
    assert alive(left)  # an agent that was started stays
    os.kill(left, signal.SIGKILL)


def test_one_that_is_not_done_in_time_is_ended_with_all_it_started(tmp_path):
    with pytest.raises(Locked, match="did not give a passphrase"):
        secret_sources.from_command(waits(tmp_path / "pid", "sleep 1000"), patience=SOON)
    assert ended(int((tmp_path / "pid").read_text()))


def test_one_that_says_too_much_is_ended(tmp_path):
    inner = f"echo $$ > {quote(str(tmp_path / 'pid'))}; exec cat /dev/zero"
    with pytest.raises(Locked, match="too long to be a passphrase"):
        secret_sources.from_command(f"sh -c {quote(inner)}")
    assert ended(int((tmp_path / "pid").read_text()))


def test_it_is_told_no_passphrase_and_does_not_start_itself_again(monkeypatch):
    monkeypatch.setenv("REFLECT_PASSPHRASE", "of the environment")
    monkeypatch.setenv("REFLECT_PASSPHRASE_COMMAND", "reflect list")
    monkeypatch.setenv("REFLECT_HOME", "/somewhere")
    told = secret_sources.from_command("env").splitlines()
    assert "REFLECT_HOME=/somewhere" in told
    assert [line for line in told if "PASSPHRASE" in line] == []


def test_a_pipe_with_a_name_that_nobody_writes_into_is_given_up(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    with pytest.raises(Locked, match="so I stopped waiting"):
        secret_sources.from_file(pipe, patience=SOON)


def test_a_pipe_with_a_name_is_waited_for(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe, 0o600)
    writer = Thread(target=lambda: pipe.write_text("five quiet words\n"))
    writer.start()
    assert secret_sources.from_file(pipe) == "five quiet words"
    writer.join()


@pytest.mark.parametrize("said", [b"", b"half of"])
def test_a_descriptor_that_never_ends_is_given_up_and_stays_open(said):
    reader, writer = os.pipe()
    os.write(writer, said)
    with pytest.raises(Locked, match="so I stopped waiting"):
        secret_sources.from_descriptor(reader, patience=SOON)
    os.close(writer)
    os.close(reader)


@pytest.mark.parametrize("what", ["/dev/zero", "/dev/null"])
def test_a_device_is_read_no_further_than_a_passphrase_is_long(what):
    with pytest.raises(Locked, match="Others on this computer can read"):
        secret_sources.from_file(Path(what))


def test_a_name_that_can_be_none_and_a_folder_are_said(tmp_path):
    for odd in (Path("a\0b"), tmp_path, tmp_path / "not there"):
        with pytest.raises(Locked, match="I can't read the passphrase file"):
            secret_sources.from_file(odd)
