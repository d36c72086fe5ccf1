"""Editors: real ones in a real terminal, with settings that keep all they can. Not a word may be left on the disk."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from kit.disks import another_disk
from kit.screens import ENTER
from safety.test_terminal import CTRL_C, Person, kept, to_the_text

from reflect.cli.asking import editor
from reflect.errors import ComputerSaidNo, Protected

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
CTRL_O = "\x0f"
WORD = "heliotrope"
# Insert a line, take it out and put it back, look for the word, and save: each of these may be remembered.
VI = ["o", f"{WORD} in the editor", "\x1b", "yy", "dd", "p", f"/{WORD}\r", ":wq\r"]
KEYS = {
    "vi": VI,
    "vim": VI,
    "vim.tiny": VI,
    "nvim": VI,
    "nano": ["\x1b/", f"{WORD} in the editor", "\x0b", "\x15", f"\x17{WORD}\r", "\x0f\r", "\x18"],
    "micro": ["\x1b[1;5F", f"\r{WORD} in the editor", "\x06", f"{WORD}\r", "\x13", "\x11"],
}
KEEPS_ALL = {
    ".vimrc": "set nocp backup writebackup undofile backupdir=~/all undodir=~/all directory=~/all\n"
    "au BufWritePost * silent! w! ~/all/copy\n",
    ".config/nvim/init.vim": "set backup undofile backupdir=~/all undodir=~/all directory=~/all shada='9,<50\n",
    ".nanorc": "set historylog\nset backup\nset backupdir ~/all\n",
    ".config/micro/settings.json": json.dumps(
        {"saveundo": True, "savehistory": True, "savecursor": True, "permbackup": True, "backup": True}
    ),
}


@pytest.fixture
def person_home(tmp_path):
    """A home folder whose editors are told to keep all that they can."""
    home = tmp_path / "person"
    for name, content in KEEPS_ALL.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content)
    for folder in ("all", "tmp", ".local/share/nano"):
        (home / folder).mkdir(parents=True)
    return home


def holding(folder, *words):
    """The files under a folder in which one of these words can be read."""
    files = [p for p in folder.rglob("*") if p.is_file()]
    return [p for p in files if any(w.encode() in p.read_bytes() for w in words)]


@pytest.fixture
def memory():
    """A folder in memory that belongs to one test."""
    if not editor._in_memory(Path("/dev/shm")):
        pytest.skip("this system has no folder in memory, so editors stay shut")
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


def environment(home, memory):
    return {"HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(memory)}


def at_an_editor(world, home, memory, name, *lines, **more):
    (world.home / "settings.toml").write_text("\n".join([f"editor = {json.dumps(name)}", *lines]))
    person = Person(world, "log", columns=120, env=environment(home, memory) | more)
    return to_the_text(person).types("marigold here", CTRL_O)


@pytest.mark.parametrize("name", KEYS)
def test_an_editor_that_is_known_leaves_no_word_in_any_other_file(world, person_home, memory, name):
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not on this machine")
    if editor._proved(shutil.which(name), dict(os.environ)) is None:
        pytest.skip(f"{name} is none of the editors that are known here, so it stays shut")
    person = at_an_editor(world, person_home, memory, name)
    person.sees("answer.txt")
    for key in KEYS[name]:
        person.types(key)
        person.child.expect(r".")  # it drew something: the key was heard
    person.sees("Ctrl+O editor").types(ENTER)
    person.sees("5 of 8").types(CTRL_C).leaves()
    assert holding(person_home, WORD, "marigold") == []
    assert list(memory.iterdir()) == []
    world.ok("resume", "--keep")
    assert kept(world)["keep"] == f"marigold here\n{WORD} in the editor"


OUR_EDITOR = """#!{python}
import json, os, stat, sys
file = sys.argv[-1]
folder = os.path.dirname(file)
mode = lambda path: stat.S_IMODE(os.stat(path).st_mode)
seen = [sys.argv[1:-1], mode(file), mode(folder), dict(os.environ)]
json.dump(seen, open({noted!r}, "w"))
open(file, "a", encoding="utf-8").write("\\nand \\x1b[31mmore\\x00 of\\tit\\x1a\\n")
"""


@pytest.fixture
def our_editor(tmp_path):
    """An editor that nobody knows: it notes what it was given, and adds a line with characters that nobody types."""
    program = tmp_path / "our-editor"
    program.write_text(OUR_EDITOR.format(python=sys.executable, noted=str(tmp_path / "noted.json")))
    program.chmod(0o700)
    return program


def test_an_editor_that_is_not_known_stays_shut_until_its_name_is_written_down(
    world, person_home, memory, our_editor, tmp_path
):
    noted = tmp_path / "noted.json"
    person = at_an_editor(world, person_home, memory, f"{our_editor} --wait")
    person.sees("may keep copies", 'editor_may_keep_copies = "our-editor"', "marigold here").types(CTRL_C)
    assert person.sees("Your draft is kept").leaves() == 130
    assert not noted.exists()
    world.ok("resume", "--discard")
    person = at_an_editor(
        world, person_home, memory, f"{our_editor} --wait", 'editor_may_keep_copies = "our-editor"'
    )
    person.sees("and more of    it").types(ENTER).sees("5 of 8").types(CTRL_C).leaves()
    arguments, mode, folder_mode, told = json.loads(noted.read_text())
    assert (arguments, mode, folder_mode) == (["--wait"], 0o600, 0o700)
    assert not [name for name in told if name.startswith("REFLECT")]
    assert told["TMPDIR"].startswith(str(memory / editor.PREFIX))
    assert list(memory.iterdir()) == []
    world.ok("resume", "--keep")
    assert kept(world)["keep"] == "marigold here\nand more of    it"


def test_an_editor_that_is_missing_is_named_with_where_its_name_stands(world, person_home, memory):
    person = at_an_editor(world, person_home, memory, "on", EDITOR="mystery-ed")
    person.sees("I can't find the editor mystery-ed, which EDITOR names.", "marigold here").types(CTRL_C)
    assert person.sees("Your draft is kept").leaves() == 130


@pytest.mark.parametrize(
    ("chosen", "named", "there", "message", "hint"),
    [
        ("mystery-ed -w", {}, "vim", "the editor mystery-ed, which settings.toml names", 'editor = "vim"'),
        ("", {"VISUAL": "mystery-ed"}, "", "the editor mystery-ed, which VISUAL names", 'editor = "nano"'),
        ("", {"EDITOR": "'mystery"}, "vi", "the editor 'mystery, which EDITOR names", 'editor = "vi"'),
        ("", {"VISUAL": " ", "EDITOR": "m\x1bd"}, "", "the editor m\u241bd, which EDITOR names", 'editor = "nano"'),
        ("", {"VISUAL": " "}, "", "an editor on this computer", 'editor = "nano"'),
    ],
)  # fmt: skip
def test_what_is_said_of_a_missing_editor_names_it_and_one_that_is_there(
    tmp_path, chosen, named, there, message, hint
):
    if there:
        (tmp_path / there).touch(0o700)
    with pytest.raises(ComputerSaidNo) as said:
        editor._command(chosen, {"PATH": str(tmp_path), **named}, "")
    assert said.value.message == f"I can't find {message}. Your text is as it was."
    assert hint in said.value.hint


def test_a_name_is_no_proof_and_is_asked_what_it_is(world, person_home, memory, our_editor, tmp_path):
    """A program called nano that is none: it is not opened with flags that mean nothing to it."""
    named = tmp_path / "bin" / "nano"
    named.parent.mkdir()
    our_editor.rename(named)
    with pytest.raises(Protected, match="The editor nano stays shut"):
        editor.edit("x", command=str(named), environment=environment(person_home, memory))


def test_flags_of_ones_own_do_not_undo_those_that_keep_the_text_out_of_other_files(tmp_path):
    named = tmp_path / "nano"
    named.write_text('#!/bin/sh\n[ "$1" = --version ] && echo " GNU nano, version 7.2" && exit\n')
    named.chmod(0o700)
    assert editor._command(f"{named} --backup", {}, "") == [str(named), "-I", "-R"]


@pytest.fixture
def on_disk(tmp_path):
    """A folder that does not lie in memory, whatever the tests' own does."""
    folder = tmp_path if not editor._in_memory(tmp_path) else another_disk(tmp_path)
    if folder is None or editor._in_memory(folder):
        pytest.skip("everything lies in memory here")
    with tempfile.TemporaryDirectory(dir=folder) as made:
        yield Path(made)


@pytest.mark.parametrize("place", ["", "missing", "disk"])
def test_without_a_folder_in_memory_no_editor_is_opened(tmp_path, on_disk, monkeypatch, our_editor, place):
    (on_disk / "disk").mkdir()
    real = editor._in_memory
    monkeypatch.setattr(editor, "_in_memory", lambda folder: str(folder) != "/dev/shm" and real(folder))
    with pytest.raises(ComputerSaidNo, match="needs a folder in memory"):
        editor.edit(
            "x",
            command=str(our_editor),
            environment={"XDG_RUNTIME_DIR": str(on_disk / place) if place else ""},
            trusted="our-editor",
        )
    assert not (tmp_path / "noted.json").exists()


def test_what_a_killed_run_left_is_swept_and_another_window_is_left_alone(memory, our_editor):
    left, open_now = memory / f"{editor.PREFIX}left", memory / f"{editor.PREFIX}open"
    for folder in (left, open_now):
        folder.mkdir()
        (folder / "answer.txt").write_text("marigold")
    with editor._in_use(open_now):
        editor.edit(
            "x", command=str(our_editor), environment={"XDG_RUNTIME_DIR": str(memory)}, trusted="our-editor"
        )
    assert [p.name for p in memory.iterdir()] == [open_now.name]
