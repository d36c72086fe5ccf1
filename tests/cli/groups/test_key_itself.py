"""`key rotate` and `key show-raw`: what they say is true, the code is seen before it is needed, and the key opens the file."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from cli.commands.test_init_cut_short import code_in
from kit.world import CHEAP, PASSPHRASE
from safety.test_terminal import CTRL_C, Person

from reflect.errors import WrongSecret
from reflect.storage import rotation
from reflect.storage.keys import outside, two_keys, ways_in
from reflect.storage.keys.recovery_code import new_code, normalise


def opens(world, secret, kind="recovery"):
    try:
        return ways_in.unlock(world.home, secret, kind=kind).key
    except WrongSecret:
        return None


@pytest.fixture
def old(world):
    """The recovery code of a journal with one entry."""
    world.ok("jot", "-", stdin="I waited.")
    return code_in(world.ok("key", "code").out)


def test_a_new_key_and_what_is_said_of_it(world, old):
    before = opens(world, old)
    done = world.ok("key", "rotate", "--yes")
    new = code_in(done.out)
    assert "It works once I say so at the end" in done.err
    assert "Your journal has a new key" in done.out
    assert "remove these files" in " ".join(done.out.split())
    assert opens(world, old) is None
    assert opens(world, new) == opens(world, PASSPHRASE, "passphrase") != before
    assert len(list((world.home / "backups").iterdir())) == 3, "the first one, one before, and one after"
    assert "the newest is 20260306-0003" in " ".join(world.ok("doctor").out.split())
    assert "I waited." in world.ok("show", "1").out
    again = replace(world, environment={})
    (world.home.parent / "code").write_text(new)
    (world.home.parent / "code").chmod(0o600)
    (world.home.parent / "new").write_text("six further words of my own")
    (world.home.parent / "new").chmod(0o600)
    given = [
        f"--{name}-file={world.home.parent / file}"
        for name, file in (("code", "code"), ("new-passphrase", "new"))
    ]
    assert again.ok("key", "recover", *given)


def test_it_asks_first_and_shows_the_code_before_it_changes_anything(world, old):
    first = (world.home / "journal.keys").read_bytes()
    refused = world.run("key", "rotate")
    assert (refused.code, "add --yes" in refused.err) == (5, True)
    assert world.types("key", "rotate", typed="n\n")[1].count("Nothing was changed.") == 1
    assert (world.home / "journal.keys").read_bytes() == first
    code, screen, _ = world.types("key", "rotate", typed="y\n\n\n")
    assert code == 0
    assert screen.index("Type group") < screen.index("Your journal has a new key")
    assert opens(world, old) is None


@pytest.mark.parametrize("change", ["code", "rotate"])
def test_the_code_before_is_to_be_kept_for_older_backups_and_opens_them(world, old, tmp_path, change):
    """Who crosses it out has lost the stick in the drawer: nothing else on paper opens that."""
    stick = tmp_path / "stick"
    stick.mkdir()
    world.ok("backup", "--to", str(stick))
    done = world.ok("key", change, "--yes")
    said = " ".join((done.out + done.err).split())
    assert "The one before no longer opens your journal." in said and opens(world, old) is None
    assert "cross" not in said.lower()
    assert 'Mark it "for older backups", and keep it until there is a fresh backup' in said
    assert "\nreflect backup --to FOLDER\n" in done.err
    [older] = stick.iterdir()
    (tmp_path / "code").write_text(old)
    (tmp_path / "code").chmod(0o600)
    locked = replace(world, environment={"REFLECT_PASSPHRASE_FILE": str(tmp_path / "code")})
    assert locked.ok("backup", "--check", str(older), "--recovery")
    world.ok("backup", "--to", str(stick))
    [fresh] = set(stick.iterdir()) - {older}
    (tmp_path / "code").write_text(code_in(done.out))
    assert locked.ok("backup", "--check", str(fresh), "--recovery")


def test_a_code_that_is_new_since_the_key_file_was_altered_leaves_the_one_before_for_older_backups(
    world, old, tmp_path
):
    world.ok("backup")
    [*_, older] = sorted((world.home / "backups").iterdir())
    for name in ("journal.keys", "journal.keys.bak"):
        document = json.loads((world.home / name).read_text())
        document["slots"] = document["slots"][::-1]
        (world.home / name).write_text(json.dumps(document))
    for name, words in (("code", old), ("new", "six further words of my own")):
        (tmp_path / name).write_text(words)
        (tmp_path / name).chmod(0o600)
    locked = replace(world, environment={})
    done = locked.ok(
        "key", "recover", f"--code-file={tmp_path / 'code'}", f"--new-passphrase-file={tmp_path / 'new'}"
    )
    assert "Your recovery code is a new one:" in done.err and opens(world, old) is None
    assert 'Mark it "for older backups"' in " ".join(done.err.split())
    with_old = replace(world, environment={"REFLECT_PASSPHRASE_FILE": str(tmp_path / "code")})
    assert with_old.ok("backup", "--check", str(older), "--recovery")


@pytest.mark.terminal
def test_leaving_while_the_code_is_shown_changes_nothing(world, old):
    person = Person(world, "key", "rotate").sees("Make a new key?").types("y", "\r").sees("Type group")
    assert person.types(CTRL_C).sees("Cross the new code out").leaves() == 130
    assert opens(world, old)
    assert outside.look(world.home).generation == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a screen that is full")
def test_a_code_that_cannot_be_shown_changes_nothing(world, old):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reflect", "key", "rotate", "--yes"], stdout=full, stderr=subprocess.PIPE, text=True,
            env={**os.environ, **world.environment, "REFLECT_HOME": str(world.home)}, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 9
    assert "could not be shown" in done.stderr
    assert opens(world, old)


def test_one_that_was_cut_short_is_said_and_gone_on_with(world, old):
    key = opens(world, old)
    new = new_code()
    two_keys.begin(world.home, key, passphrase=PASSPHRASE.encode(), code=normalise(new), cost=CHEAP)
    locked = replace(world, environment={})
    assert "A new key for your journal is not in place yet" in locked.ok("key", "status").out
    assert "A new key for your journal is not in place yet" in locked.run("doctor", "--no-input").out
    assert "I waited." in world.ok("list").out
    assert "not in place" not in world.ok("key", "status").out + world.ok("doctor").out
    assert opens(world, new) not in (None, key)


def test_a_secret_that_was_made_at_a_lower_cost_is_said(world, old):
    dearer = {"cost": replace(CHEAP, t=2)}
    assert "costs less" not in world.ok("key", "status").out + world.ok("doctor").out
    for command in (("key", "status"), ("doctor",)):
        said = " ".join(world.ok(*command, **dearer).out.split())
        assert "A guess at your passphrase costs less" in said
        assert "type: reflect key code" in said
    world.ok("key", "code", **dearer)
    said = world.ok("key", "status", **dearer).out
    assert "reflect key passphrase" in said
    assert "reflect key code" not in said


def no_folder(home):
    (home / "backups").rename(home / "elsewhere")
    (home / "backups").write_text("in its way")


def unreadable(home):
    raw = (home / "journal.db").read_bytes()
    (home / "journal.db").write_bytes(raw[:16384] + bytes(4096) + raw[20480:])


@pytest.mark.parametrize(("spoil", "code"), [(no_folder, 6), (unreadable, 8)])
def test_what_goes_wrong_with_the_backup_after_it_is_not_said_of_the_key(
    world, old, monkeypatch, spoil, code
):
    """It is in place: nobody is told that nothing was saved, or that no backup was made, since one was before."""
    rotate = rotation.rotate

    def then(home, *secrets, **cost):
        rotate(home, *secrets, **cost)
        spoil(home)

    monkeypatch.setattr(rotation, "rotate", then)
    done = world.run("key", "rotate", "--yes")
    assert done.code == code, done
    assert "so the backup that comes after a new key is missing. The new key is in place." in " ".join(
        done.err.split()
    )
    assert "keep the code before too: your older backups open with it" in " ".join(done.err.split())
    assert "not saved" not in done.err and "No backup was made" not in done.err
    assert opens(world, code_in(done.out))


# The key itself

WITHOUT_REFLECT = """
import sys
import sqlcipher3.dbapi2 as sqlcipher
con = sqlcipher.connect(sys.argv[1])
for line in sys.stdin:
    con.execute(line)
print(con.execute("SELECT value FROM answer").fetchall(), [name for name in sys.modules if name.startswith("reflect")])
"""


def test_the_key_that_is_shown_opens_the_file_without_reflect(world, old):
    refused = world.run("key", "show-raw")
    assert (refused.code, refused.out) == (5, "")
    shown = world.ok("key", "show-raw", "--yes")
    assert "Whoever sees it can read your journal" in shown.err
    assert re.fullmatch(r"PRAGMA key = \"x'[0-9a-f]{64}'\";\nPRAGMA cipher_compatibility = 4;\n", shown.out)
    read = subprocess.run(
        [sys.executable, "-I", "-c", WITHOUT_REFLECT, world.home / "journal.db"], input=shown.out,
        capture_output=True, text=True, check=True, cwd=world.home,
    )  # fmt: skip
    assert "I waited." in read.stdout
    assert read.stdout.rstrip().endswith("[]")


@pytest.mark.terminal
def test_at_a_keyboard_the_passphrase_is_typed_again_even_where_it_is_remembered(world, old):
    assert PASSPHRASE in world.environment.values()
    person = Person(world, "key", "show-raw").sees("Whoever sees it", "Show the key?").types("y", "\r")
    person.sees("Passphrase, typed once more: ").types("another one here", "\r").sees("4 tries are left")
    person.sees("Passphrase, typed once more: ").types(PASSPHRASE, "\r")
    assert person.sees("PRAGMA key", "stays in this window").leaves() == 0
    person = Person(world, "key", "show-raw").sees("Show the key?").types("\r")
    assert person.sees("Nothing was changed").leaves() == 0


def test_a_disk_with_too_little_room_is_said_before_anybody_writes_a_code_down(world, old, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1))
        refused = world.run("key", "rotate", "--yes")
    assert (refused.code, refused.out) == (9, "")
    assert "MiB of room" in refused.err
    assert "Nothing was changed" in refused.err
    assert opens(world, old)


def test_who_changes_a_passphrase_or_a_key_is_told_of_the_other(world, tmp_path):
    new = tmp_path / "new"
    new.write_text("six other words for these tests\n")
    new.chmod(0o600)
    said = " ".join(world.ok("key", "passphrase", "--new-passphrase-file", str(new)).out.split())
    assert "If somebody may know that one" in said and "type: reflect key rotate" in said
    opened = replace(world, environment={"REFLECT_PASSPHRASE": "six other words for these tests"})
    assert "first type: reflect key passphrase" in " ".join(opened.ok("key", "rotate", "--yes").err.split())
