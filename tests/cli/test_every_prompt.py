"""Every prompt of every command, reached in a real pty by walking the table of commands, guided and in plain lines.

Which prompts there are is computed from the source (`prompt_sites`), so a new one fails here until a walk reaches it.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pytest
import typer
from cli import prompt_sites
from cli.prompt_keyboard import Keyboard
from cli.prompt_walks import JOURNALS, WALKS, Made, Walk
from conftest import PASSPHRASE

from reflect.cli.app import app

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
ASKERS = ("guided", "plain")
OWN = {asker: f"reflect.cli.asking.{asker}" for asker in ASKERS}
ONLY = {
    "signing._read -> app.stdin.readline": "guided",  # plain lines are shown whole, and never wait to be read on
}
"""Prompts that one way of asking has not got."""


@dataclass(frozen=True)
class Copy:
    """The copy of the program that notes, and the journals that walks begin with."""

    folder: Path
    journals: dict[str, Made]

    def begin(self, walk: Walk, asker: str, folder: Path) -> tuple[Keyboard, Made]:
        """Start the command of a walk on a journal of its own, in a folder of its own."""
        made, home = self.journals[walk.journal], folder / "home"
        if made.home.exists():
            shutil.copytree(made.home, home)
        (folder / "out").mkdir(parents=True)
        places = {"code": made.code, "bundle": made.bundle, "out": str(folder / "out")}
        argv = [word.format(**places) for word in walk.command.split()]
        plain = asker == "plain"
        environment = {
            "PYTHONPATH": str(self.folder),
            "REFLECT_HOME": str(home),
            prompt_sites.NOTES: str(folder / "notes"),
            **({"REFLECT_PASSPHRASE": PASSPHRASE} if walk.given else {}),
            **({"TERM": "dumb"} if plain and walk.dumb else {}),
        }
        argv += ["--plain"] if plain and not walk.dumb else []
        keyboard = Keyboard(
            tuple(argv), plain=plain, environment=environment, folder=folder / "out", into=walk.into
        )
        return keyboard, made


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    prompt_sites.copy_that_notes(folder)
    homes = tmp_path_factory.mktemp("homes")
    return Copy(folder, {name: make(homes / name) for name, make in JOURNALS.items()})


def walked(copy, walk, asker, folder):
    """Go one walk; gives what went wrong, or nothing, and the sites that it reached."""
    keyboard, made = copy.begin(walk, asker, folder)
    try:
        for step in walk.steps:
            keyboard.does(step.filled(code=made.code))
        code, screen = keyboard.ends(), keyboard.screen
        assert code == walk.code, f"exit code {code}"
        assert walk.says in screen, f"it does not say {walk.says!r}"
        assert "Traceback" not in screen and "This is a bug" not in screen
        assert not [secret for secret in keyboard.secrets if secret in screen], "a secret was shown"
        fault = ""
    except (AssertionError, pexpect.ExceptionPexpect) as error:
        what = "it waited for something else" if isinstance(error, pexpect.TIMEOUT) else str(error)
        fault = f"{asker}: reflect {walk.command}: {what.splitlines()[0]}\n... {keyboard.screen[-600:]}"
    finally:
        keyboard.is_gone()
    notes = folder / "notes"
    return fault, set(notes.read_text("utf-8").splitlines()) if notes.exists() else set()


def wanted(asker):
    """The sites that this way of asking can reach."""
    other = next(OWN[a] for a in ASKERS if a != asker)
    names = {
        str(site): f"{site.module.removeprefix('reflect.cli.')}.{site.function} -> {site.call}"
        for site in prompt_sites.of_the_program()[1]
        if not site.module.startswith(other)
    }
    return {site for site, name in names.items() if ONLY.get(name, asker) == asker}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("asker", ASKERS)
def test_every_prompt_is_reached_and_every_walk_ends_as_it_says(copy, tmp_path, asker):
    walks = [walk for walk in WALKS if walk.only in ("", asker)]
    with ThreadPoolExecutor(2) as several:
        ends = list(
            several.map(lambda n: walked(copy, walks[n], asker, tmp_path / str(n)), range(len(walks)))
        )
    faults = [fault for fault, _ in ends if fault]
    reached = set().union(*(sites for _, sites in ends))
    missing = [f"no walk reaches {site}" for site in sorted(wanted(asker) - reached)]
    assert not faults + missing, "\n\n".join(faults + missing)


def interrupted(copy, walk, at, how, asker, folder):
    """Go a walk up to one of its questions, and break it off there; gives (exit code, screen, what there was, is)."""
    keyboard, made = copy.begin(walk, asker, folder)
    before = held(folder)
    try:
        for step in walk.steps[:at]:
            keyboard.does(step.filled(code=made.code))
        keyboard.waits_for(walk.steps[at])
        code = HOW[how](keyboard)
        return code, keyboard.screen, before, held(folder)
    finally:
        keyboard.is_gone()


def commands(command, path=()):
    """Every command of the table by its path, with the function behind it."""
    if command.callback is not None:
        yield path, command.callback
    for name, part in getattr(command, "commands", {}).items():
        yield from commands(part, (*path, name))


def test_every_command_that_can_ask_has_a_walk():
    asks, _ = prompt_sites.of_the_program()
    table = dict(commands(typer.main.get_command(app)))
    can_ask = {path for path, f in table.items() if (f.__module__, "", f.__name__) in asks}
    walked_ones = set()
    for walk in WALKS:
        words = tuple(walk.command.split())
        walked_ones.add(max((path for path in table if words[: len(path)] == path), key=len))
    assert can_ask - walked_ones == set()
    assert walked_ones - can_ask == set()


def test_who_asks_is_found():
    """Each way of asking must be seen by the search, or it would look for nothing behind it."""
    asks, sites = prompt_sites.of_the_program()
    assert {
        ("reflect.cli.asking.guided.asker", "GuidedAsker", "ask"),
        ("reflect.cli.asking.plain", "PlainAsker", "ask"),
        ("reflect.cli.secrets", "Secrets", "ask"),
        ("reflect.cli.context", "Context", "journal"),
    } <= asks
    assert {site.call.rpartition(".")[2] for site in sites} >= {"getpass", "readline", "unsafe_ask"}
