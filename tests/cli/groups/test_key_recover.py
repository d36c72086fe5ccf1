"""The way back for somebody who forgot the passphrase, at a real terminal: `key recover`, typed as a person would."""

import io
import os
import shlex
import sys
from dataclasses import replace

import pytest
from kit.world import SOAK, Terminal
from safety.test_terminal import CTRL_C, CTRL_D, PASSPHRASE, Person

from reflect.cli.errors import tell_system
from reflect.errors import ReflectError
from reflect.storage.disk.refusal import explained
from reflect.storage.keys import recovery_code

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pyte = pytest.importorskip("pyte")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

NEW = "six other words that I made"
CODE, FRESH, AGAIN = "Recovery code: ", "New passphrase: ", "Once more: "
PROMPTS = (CODE, FRESH, AGAIN)


@pytest.fixture
def forgotten(world, tmp_path):
    """A journal whose recovery code is known, and no passphrase anywhere; gives world and code."""
    code = world.ok("key", "code").out.strip()
    return replace(world, environment={}), code


def opens(world, passphrase):
    return replace(world, environment={"REFLECT_PASSPHRASE": passphrase}).run("list").code == 0


def test_the_code_typed_at_the_keyboard_sets_a_new_passphrase(forgotten):
    world, code = forgotten
    person = Person(world, "key", "recover")
    person.sees(CODE).types("AAAA" + code[4:], "\r").sees("Group 1 of the recovery code", "4 tries are left")
    person.sees(CODE).types(recovery_code.new_code(), "\r").sees(
        "does not open this journal", "3 tries are left"
    )
    person.sees(CODE).types("abc\xff", "\r").sees("2 tries")
    person.sees(CODE).types(code.lower().replace("-", " "), "\r")
    person.sees(FRESH).types("short", "\r").sees("at least 12 characters")
    person.sees(FRESH).types(NEW, "\r").sees(AGAIN).types("not the same", "\r").sees("not the same")
    person.sees(FRESH).types(NEW, "\r").sees(AGAIN).types(NEW, "\r")
    assert person.sees("Your new passphrase works from now on").leaves() == 0
    assert opens(world, NEW)
    assert not opens(world, PASSPHRASE)


@pytest.mark.parametrize("columns", [80, 30])
def test_what_was_typed_does_not_stay_in_the_window(forgotten, columns):
    """A code opens the journal; also one in which a letter is wrong, for whoever tries some."""
    world, code = forgotten
    person = Person(world, "key", "recover", columns=columns)
    window = pyte.Screen(columns, 24)
    seen = pyte.Stream(window)
    person.child.logfile_read = Shown(seen)
    person.sees(CODE).types("AAAA" + code[4:], "\r").sees("4 tries")
    person.sees(CODE).types(code, "\r").sees(FRESH)
    left = "".join(window.display)
    assert "Recovery code: (off the screen" in left and "4 tries" in left
    assert not [group for group in code.split("-") if group in left]
    person.types(CTRL_C).leaves()


class Shown:
    """Draws what is shown."""

    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        self.stream.feed(text)

    def flush(self):
        """Nothing waits."""


def test_five_wrong_codes_end_it_and_change_nothing(forgotten):
    world, _ = forgotten
    person = Person(world, "key", "recover")
    for left in ("4 tries are", "3 tries are", "2 tries are", "1 try is"):
        person.sees(CODE).types("12345", "\r").sees(f"{left} left")
    assert person.sees(CODE).types("12345", "\r").sees("Nothing was changed").leaves() == 4
    assert opens(world, PASSPHRASE)


def test_letters_that_are_no_text_here_are_one_wrong_try(forgotten):
    world, _ = forgotten
    person = Person(world, "list")
    person.sees("Passphrase: ")
    os.write(person.child.child_fd, b"caf\xe9 and some more\r")
    person.sees("did not send as text", "4 tries are left", "Passphrase: ").types(PASSPHRASE, "\r")
    assert person.leaves() == 0


def test_enter_alone_is_no_try(forgotten):
    world, _ = forgotten
    person = Person(world, "--lang", "es", "list")
    for _ in range(2):
        person.sees("Frase de paso: ").types("\r").sees("Todavía no hay nada escrito")
    person.sees("Frase de paso: ").types("no es esta", "\r").sees("no abre este diario", "Quedan 4 intentos")
    assert person.sees("Frase de paso: ").types(PASSPHRASE, "\r").leaves() == 0


def test_enter_held_down_comes_to_an_end(forgotten):
    world, _ = forgotten
    person = Person(world, "list")
    for _ in range(25):
        person.sees("Passphrase: ").types("\r")
    assert person.sees("Nothing was changed").leaves() == 4


ENDS = [(prompt, key) for prompt in PROMPTS for key in (CTRL_C, CTRL_D)]


@pytest.mark.parametrize(("prompt", "key"), ENDS if SOAK else [ENDS[1], ENDS[2], ENDS[4]], ids=repr)
def test_leaving_at_any_prompt_changes_nothing(forgotten, prompt, key):
    world, code = forgotten
    person = Person(world, "key", "recover")
    for before, typed in ((CODE, code), (FRESH, NEW)):
        if before == prompt:
            break
        person.sees(before).types(typed, "\r")
    person.sees(prompt).types(key).sees("Nothing was changed.")
    assert person.leaves() == (130 if key == CTRL_C else 4)
    assert opens(world, PASSPHRASE)
    assert not opens(world, NEW)


def test_streams_that_go_elsewhere_do_not_hinder_it(forgotten, tmp_path):
    world, code = forgotten
    person = Person.__new__(Person)
    program = f"{shlex.quote(sys.executable)} -m reflect key recover < /dev/null > {tmp_path / 'out'}"
    person.child = pexpect.spawn(
        "/bin/sh", ["-c", program], env={**os.environ, "REFLECT_HOME": str(world.home)}, encoding="utf-8", timeout=30
    )  # fmt: skip
    person.sees(CODE).types(code, "\r").sees(FRESH).types(NEW, "\r").sees(AGAIN).types(NEW, "\r")
    assert person.leaves() == 0
    assert "works from now on" in (tmp_path / "out").read_text()
    assert opens(world, NEW)


@pytest.mark.parametrize("told", ["as a sentence", "at the end"])
def test_what_python_will_not_do_is_never_put_on_the_computer(told):
    fault = io.UnsupportedOperation("not seekable")
    if told == "at the end":
        screen = Terminal()
        assert tell_system(fault, screen) == 1
        assert "bug" in screen.getvalue()
        return
    with pytest.raises(io.UnsupportedOperation) as kept, explained("The file was not read"):
        raise fault
    assert not isinstance(kept.value, ReflectError)
