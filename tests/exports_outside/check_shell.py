"""The stock shell of SQLCipher 4 opens a journal with what `key show-raw` prints, without a line of reflect: `make check-escape`."""

import os
import shutil
import subprocess

import pytest
from kit.figures import leave
from kit.world import World

SHELL = os.environ.get("SQLCIPHER") or shutil.which("sqlcipher")


def asked(text: str, *arguments: str) -> str:
    assert SHELL
    done = subprocess.run([SHELL, *arguments], input=text, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.skipif(SHELL is None, reason="there is no sqlcipher on this machine; SQLCIPHER can name one")
def test_the_stock_shell_opens_a_journal_with_the_key_that_is_shown(tmp_path) -> None:
    if not (version := asked("PRAGMA cipher_version;\n")).startswith("4."):
        pytest.skip("the sqlcipher of this machine is older than version 4, which a journal needs")
    world = World(tmp_path / "home")
    world.ok("init", "--no-input")
    world.ok("jot", "-", stdin="I waited.")
    pragmas = world.ok("key", "show-raw", "--yes").out
    question = "SELECT value FROM answer;\nPRAGMA cipher_integrity_check;\nPRAGMA integrity_check;\n"
    journal = str(world.home / "journal.db")
    assert asked(pragmas + question, journal).split("\n")[-3:] == ['"I waited."', "ok", ""]
    assert "I waited." not in asked(question, journal), "without the key it opens nothing"
    world.ok("key", "rotate", "--yes")
    assert "I waited." not in asked(pragmas + question, journal), "nor with the key of before"
    leave(
        "T16",
        f"opened in the shell of SQLCipher {version.split()[0]}",
        opened=1,
        opened_without_its_key=0,
        opened_with_an_old_key=0,
    )
