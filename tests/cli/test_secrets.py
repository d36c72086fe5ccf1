"""Where the passphrase comes from, and what happens when it does not."""

import os
import stat

import pytest

PASSPHRASE = "five quiet words for tests"


@pytest.fixture
def locked(world):
    world.environment.clear()
    return world


def private(path, text=PASSPHRASE + "\n"):
    path.write_text(text)
    path.chmod(0o600)
    return path


def test_passphrase_file_opens(locked, tmp_path):
    file = private(tmp_path / "p")
    locked.ok("--passphrase-file", str(file), "list")
    locked.ok("list", "--passphrase-file", str(file))
    locked.ok("list", f"--passphrase-file={file}")


@pytest.mark.skipif(os.name != "posix", reason="modes are a POSIX matter")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_passphrase_file_that_others_can_read_is_refused(locked, tmp_path, mode):
    file = private(tmp_path / "p")
    file.chmod(mode)
    result = locked.run("list", "--passphrase-file", str(file))
    assert result.code == 4
    assert "chmod 600" in result.err


def test_descriptor_opens(locked):
    reader, writer = os.pipe()
    os.write(writer, PASSPHRASE.encode())
    os.close(writer)
    locked.ok("list", "--passphrase-fd", str(reader))
    os.close(reader)


def test_environment_file_and_command_open(locked, tmp_path):
    file = private(tmp_path / "p")
    locked.environment["REFLECT_PASSPHRASE_FILE"] = str(file)
    locked.ok("list")
    locked.environment.clear()
    locked.environment["REFLECT_PASSPHRASE_COMMAND"] = f"cat '{file}'"
    locked.ok("list")


def test_command_is_not_run_by_a_shell(locked, tmp_path):
    locked.environment["REFLECT_PASSPHRASE_COMMAND"] = f"true; touch {tmp_path / 'ran'}"
    assert locked.run("list").code == 4
    assert not (tmp_path / "ran").exists()


def test_file_wins_over_the_environment(locked, tmp_path):
    locked.environment["REFLECT_PASSPHRASE"] = PASSPHRASE
    assert locked.run("list", "--passphrase-file", str(private(tmp_path / "p", "wrong words here"))).code == 4


@pytest.mark.parametrize("text", ["", "\n", "x" * 5000])
def test_file_without_a_passphrase_is_locked(locked, tmp_path, text):
    assert locked.run("list", "--passphrase-file", str(private(tmp_path / "p", text))).code == 4


def test_no_passphrase_and_no_terminal_is_locked_and_says_what_to_do(locked):
    result = locked.run("list", "--no-input")
    assert result.code == 4
    assert "--passphrase-file" in result.err


def test_wrong_passphrase_is_locked_and_names_the_way_back(world):
    world.environment["REFLECT_PASSPHRASE"] = "quite another phrase"
    result = world.run("list")
    assert result.code == 4
    assert "reflect key recover" in result.err
    assert "quite another phrase" not in result.err


def test_one_line_end_is_not_part_of_it_but_spaces_are(locked, tmp_path):
    locked.ok("list", "--passphrase-file", str(private(tmp_path / "a", PASSPHRASE + "\r\n")))
    assert locked.run("list", "--passphrase-file", str(private(tmp_path / "b", PASSPHRASE + " \n"))).code == 4


@pytest.mark.parametrize("weak", ["short", "aaaaaaaaaaaaaaaaaaaa", "abababababababab"])
def test_passphrase_below_the_floor_makes_no_journal(empty_world, weak):
    empty_world.environment["REFLECT_PASSPHRASE"] = weak
    assert empty_world.run("init", "--no-input").code == 2
    assert not empty_world.home.exists()


def test_init_prints_the_code_once_or_writes_it_to_a_new_private_file(empty_world, tmp_path):
    code_file = tmp_path / "code"
    said = empty_world.ok("init", "--no-input", "--recovery-file", str(code_file))
    code = code_file.read_text().strip()
    assert code not in said.out + said.err
    assert stat.S_IMODE(code_file.stat().st_mode) == 0o600
    assert empty_world.run("init", "--no-input").code == 6


def test_init_never_writes_over_a_code_file(empty_world, tmp_path):
    (tmp_path / "code").write_text("mine")
    assert empty_world.run("init", "--no-input", "--recovery-file", str(tmp_path / "code")).code == 6
    assert (tmp_path / "code").read_text() == "mine"
    assert not empty_world.home.exists()


def test_init_ends_with_a_first_backup_and_private_modes(empty_world):
    os.umask(0o000)
    try:
        empty_world.ok("init", "--no-input", "--focus", "learning")
    finally:
        os.umask(0o022)
    assert len(list((empty_world.home / "backups").glob("*.reflectbackup"))) == 1
    for place in (empty_world.home, *empty_world.home.rglob("*")):
        assert stat.S_IMODE(place.stat().st_mode) == (0o700 if place.is_dir() else 0o600), place


def test_no_journal_says_how_to_make_one(empty_world):
    for command in (("list",), ("week",), ("log",), ("backup",), ("key", "status"), ()):
        result = empty_world.run(*command)
        assert result.code == 3, command
        assert "reflect init" in result.err


@pytest.mark.skipif(os.name != "posix", reason="terminals of Windows have no such setting")
def test_a_passphrase_typed_while_the_one_before_is_tried_never_shows():
    import pty
    import time

    from reflect.cli.secrets import Secrets
    from reflect.errors import WrongSecret

    def slow(typed):
        if typed == "the right one":
            return typed
        os.write(1, b"TRYING")
        time.sleep(0.4)
        raise WrongSecret

    def note(said):
        os.write(1, said.encode() + b"\n")

    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - another process
        try:
            kept = Secrets(environment={}, descriptor=None, file=None, may_ask=True, note=note)
            kept.attempt_typed(slow, "Passphrase: ")
        finally:
            os._exit(0)
    seen = b""

    def until(mark):
        nonlocal seen
        while mark not in seen:
            seen += os.read(terminal, 1000)

    until(b"Passphrase: ")
    os.write(terminal, b"the wrong one\n")
    until(b"TRYING")
    os.write(terminal, b"typed too early")
    until(b"left.\r\nPassphrase: ")
    os.write(terminal, b"the right one\n")
    os.waitpid(child, 0)
    os.close(terminal)
    assert b"typed too early" not in seen
