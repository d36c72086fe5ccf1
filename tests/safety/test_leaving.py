"""Ctrl+C and `:pause` at the first question of every command that asks: one exit code, whoever asks, and nothing done."""

import shutil
from datetime import UTC, datetime

import pytest
from kit.screens import CTRL_C, attentive_typist
from kit.sweeps.prompt_keyboard import ASKED
from kit.sweeps.prompt_walks import JOURNALS, WALKS
from kit.world import Terminal, World

from reflect.cli.asking.guided.asker import GuidedAsker
from reflect.settings import Settings

FIRST = {
    (walk.command, walk.journal): "" if walk.steps[0].skips else walk.steps[0].sees
    for walk in WALKS
    if walk.given and not walk.dumb and walk.steps[0].kind == ASKED and walk.journal != "none"
}
"""The commands that ask for something other than a secret, with the words of their first question."""


class Leaving(Terminal):
    """A keyboard at which Ctrl+C is pressed."""

    def readline(self, *_):
        raise KeyboardInterrupt


def guided(world, args):
    with attentive_typist() as press:
        press(CTRL_C)
        settings = Settings(home=world.home, color=False)
        made = {"make_asker": lambda app: GuidedAsker(app.screen)}
        return world._run(args, Terminal(), Terminal(), settings, made)


def plain_pause(world, args):
    return world._run(args, Terminal(":pause\n"), Terminal(), Settings(home=world.home, plain=True), {})


def plain_ctrl_c(world, args):
    return world._run(args, Leaving(), Terminal(), Settings(home=world.home, plain=True), {})


@pytest.fixture(scope="module")
def journals(tmp_path_factory):
    folder = tmp_path_factory.mktemp("journals")
    return {name: JOURNALS[name](folder / name) for name in {journal for _, journal in FIRST}}


@pytest.mark.parametrize("leave", [guided, plain_pause, plain_ctrl_c])
def test_leaving_at_the_first_question_is_130_at_every_command(journals, tmp_path, leave):
    faults = []
    for n, ((command, journal), sees) in enumerate(FIRST.items()):
        shutil.copytree(journals[journal].home, tmp_path / str(n))
        world = World(tmp_path / str(n), now=datetime.now(UTC))
        made = journals[journal]
        typed = [word.format(out=tmp_path, bundle=made.bundle, code=made.code) for word in command.split()]
        result = leave(world, typed)
        asked = leave is guided or sees in " ".join(result.out.split())
        if result.code != 130 or not asked or list(tmp_path.glob("*.*")):
            faults.append((command, result))
    assert len(FIRST) > 20 and not faults
