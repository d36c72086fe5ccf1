"""A paste from a terminal that does not say that it pastes: its lines stay together, and none is left for the shell."""

import os
import select
import tty

import pytest
from kit import screens  # noqa: F401 - it makes prompts start quicker
from kit.world import Terminal
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input.vt100 import Vt100Input
from prompt_toolkit.output import DummyOutput

from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.cli.asking.pasted import let_go_of_the_rest
from reflect.cli.screen import Screen
from reflect.guide.ask import Ask, Step


@pytest.fixture
def terminal():
    person, program = os.openpty()
    tty.setraw(program)
    with os.fdopen(person, "wb", buffering=0) as keyboard, os.fdopen(program, encoding="utf-8") as stdin:
        yield keyboard, stdin


@pytest.mark.parametrize(("nothing", "kept"), [("", "one\ntwo\n\nthree"), ("no line", "one two  three")])
def test_enter_in_the_midst_of_a_paste_is_a_part_of_it(terminal, nothing, kept):
    keyboard, stdin = terminal
    ask = Ask(step=Step("say"), kind="text", words="What do you want to remember?", nothing=nothing)
    keyboard.write(b"one\rtwo\r\rthree\r")
    with create_app_session(input=Vt100Input(stdin), output=DummyOutput()):
        reply = GuidedAsker(Screen(Terminal(), Terminal())).ask(ask, place=None, earlier=None)
    assert reply == kept


def test_what_was_not_read_is_let_go_of(terminal):
    keyboard, stdin = terminal
    keyboard.write(b"this is for nobody else\r")
    assert select.select([stdin], [], [], 5)[0]
    let_go_of_the_rest(stdin)
    assert not select.select([stdin], [], [], 0)[0]
    let_go_of_the_rest(Terminal("no file is behind it"))
