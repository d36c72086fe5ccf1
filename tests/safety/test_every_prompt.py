"""Every prompt of every command, reached in a real pty by walking the table of commands, guided and in plain lines.

Which prompts there are is computed from the source (`prompt_sites`), so a new one fails here until a walk reaches it: in
one of the two ways of asking with each commit, in both with REFLECT_SOAK=1.
"""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pexpect
import pytest
import typer
from kit.sweeps import prompt_sites
from kit.sweeps.prompt_keyboard import ASKED, CTRL_C, CTRL_D, GUIDED_IS_UP, HIDDEN, SHOWN, Keyboard
from kit.sweeps.prompt_walks import JOURNALS, NEW, WALKS, Made, Walk
from kit.turns import in_turn
from kit.world import PASSPHRASE, SOAK, ladder

from reflect.cli.app import app
from reflect.errors import ReflectError
from reflect.report.kinds import KINDS
from reflect.storage.journal import Journal
from reflect.storage.remains import exists
from reflect.values.filter import Filter

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
ASKERS = ("guided", "plain")
OWN = {asker: f"reflect.cli.asking.{asker}" for asker in ASKERS}
ONLY = {
    "sharing.reading.read -> app.read_line": "guided",  # plain lines are shown whole, and never wait to be read on
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
            keyboard.does(step.filled(code=made.code, out=str(folder / "out")))
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
@pytest.mark.parametrize("asker", in_turn(ASKERS, 1))
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


# Leaving at a prompt


@dataclass(frozen=True)
class Held:
    """What a home and the folder beside it hold, as far as a sentence may speak of it."""

    keys: bytes
    drafts: int
    entries: str
    others: str
    """Plans, words and the like."""
    files: tuple[str, ...]
    pages: int = field(default=0, compare=False)
    """Pages that wait: to keep one writes nothing and changes nothing."""


def held(folder):
    """Look into the journal of a walk; None if there is none yet."""
    home, files = folder / "home", tuple(sorted(file.name for file in (folder / "out").iterdir()))
    if not exists(home):
        return None
    keys = (home / "journal.keys").read_bytes()
    for secret in (PASSPHRASE, NEW):
        try:
            with Journal.open(home, secret, ladder=ladder) as j:
                entries = repr((j.heads(Filter()), j.bin.heads()))
                others = (
                    j.plans.all(), j.questions.all(), j.agreements.all(), j.words.never_out, sorted(j.words.left_alone),
                    j.renewal.rules, j.renewal.display_name, j.focus, j.exports.all(),
                )  # fmt: skip
                pages = sum(j.pages.waiting(kind) is not None for kind in KINDS)
                return Held(keys, len(j.drafts.waiting()), entries, repr(others), files, pages)
        except ReflectError:
            continue
    return Held(keys, 0, "", "", files)


CLAIMS = {
    "Nothing was made yet.": lambda before, now: now is None,
    "Nothing was changed.": lambda before, now: now == before,
    "Nothing was written": lambda before, now: now == before,
    "What you decided is kept": lambda before, now: now == before and now.pages == 1,
    "Your draft is kept.": lambda before, now: now.drafts > 0,
    "is kept as a draft.": lambda before, now: now.drafts > 0,
    "there was nothing to keep": lambda before, now: now.entries == before.entries,
    "stays as it was.": lambda before, now: now.entries == before.entries,
    "Your journal is": lambda before, now: now is not None,
}
"""What may be said to a person who leaves, and whether it is so."""
DONE_BEFORE = ("Saved as", "goes on as", "Your journal is ready")
"""Said of something earlier in the same run: then a sentence about nothing speaks of what came after it."""
UP = r":help|assphrase: |once more: |ecovery code: |leave this out:\s+> |\.\s+> "


def closes(keyboard, step):
    code = keyboard.hangs_up()
    assert code == 129, f"exit code {code}"


def ctrl_c(keyboard, step):
    keyboard.child.send(CTRL_C)
    code = keyboard.ends()
    assert code == 130, f"exit code {code}"
    if step.kind == HIDDEN or "code:" in step.sees:
        assert any(claim in keyboard.screen for claim in CLAIMS), "it does not say what became of it"


def ctrl_d(keyboard, step):
    """The input ends; where something else is asked after that in plain lines, it ends there too."""
    if keyboard.plain or step.kind != ASKED:
        while True:
            keyboard.child.send(CTRL_D)
            found = keyboard.child.expect([pexpect.EOF, GUIDED_IS_UP, UP])
            if found < 2:
                break
    else:  # a guided question is only skipped by it, if at all; what is typed ahead of the next one would be lost
        keyboard.child.send(CTRL_D)
        found = keyboard.child.expect([pexpect.EOF, GUIDED_IS_UP, UP, "read on\\."])
    if found:
        keyboard.child.send(CTRL_C)
    code = keyboard.ends()
    ends = {HIDDEN: {4}, SHOWN: {0, 4, 5, 130}, ASKED: {0, 5} if keyboard.plain else {0, 4, 130}}
    assert code in ends[step.kind], f"exit code {code}"


def interrupted(copy, walk, at, how, asker, folder):
    """Go a walk up to one of its questions and leave there; gives what went wrong, or nothing."""
    keyboard, made = copy.begin(walk, asker, folder)
    before, step = held(folder), walk.steps[at]
    try:
        for earlier in walk.steps[:at]:
            keyboard.does(earlier.filled(code=made.code))
        keyboard.waits_for(step)
        so_far = len(keyboard.screen)
        how(keyboard, step)
        screen = keyboard.screen
        assert "Traceback" not in screen and "This is a bug" not in screen
        if not any(word in screen for word in DONE_BEFORE):
            said, now = screen[so_far:], held(folder)
            untrue = [claim for claim, is_so in CLAIMS.items() if claim in said and not is_so(before, now)]
            assert not untrue, f"it is not so: {untrue}"
        return ""
    except (AssertionError, pexpect.ExceptionPexpect) as error:
        what = "it waited for something else" if isinstance(error, pexpect.TIMEOUT) else str(error)
        return f"{asker}, {how.__name__} at {step.sees!r}: reflect {walk.command}: {what.splitlines()[0]}\n... {keyboard.screen[-500:]}"
    finally:
        keyboard.is_gone()


def places(asker):
    """Where to leave: in the suite at each secret, and each line that no asker reads, once; in the soak everywhere."""
    all_of_them = [
        (walk, at)
        for walk in WALKS
        if walk.only in ("", asker)
        for at, step in enumerate(walk.steps)
        if not step.skips
    ]
    if SOAK:
        return all_of_them
    nearest = {}
    for walk, at in sorted(all_of_them, key=lambda place: place[1]):
        if walk.steps[at].kind != ASKED and at < 5:
            nearest.setdefault(walk.steps[at].sees, (walk, at))
    return list(nearest.values())


@pytest.mark.timeout(7200 if SOAK else 900)
@pytest.mark.parametrize("how", [ctrl_c, ctrl_d, closes], ids=["Ctrl-C", "end of input", "hang-up"])
@pytest.mark.parametrize("asker", ASKERS if SOAK else ["guided"])
def test_a_prompt_can_be_left(copy, tmp_path, asker, how):
    """The exit code is the documented one, the terminal is as it was, and what is said then is so."""
    at = places(asker)
    with ThreadPoolExecutor(2) as several:
        faults = list(
            several.map(lambda n: interrupted(copy, *at[n], how, asker, tmp_path / str(n)), range(len(at)))
        )
    assert not any(faults), "\n\n".join(filter(None, faults))


# The table of commands


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
