"""Recorded screens: what a person sees at 40x16, 80x24 and 120x40, drawn by a terminal emulator from the real bytes."""

import os

import pytest
from cli.test_terminal import CTRL_C, CTRL_D, Person
from conftest import ROOT

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pyte = pytest.importorskip("pyte", reason="pyte draws the screen; it comes with the dev extra")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

SIZES = [(40, 16), (80, 24), (120, 40)]
PACKS = sorted(file.stem for file in (ROOT / "prompts" / "en" / "packs").glob("*.toml"))
MENU, LINE = "\u00bb", "67m>"


class Watched:
    """A person whose screen is recorded: as it is seen, and with room beside it, where a line too wide would show."""

    def __init__(self, world, *arguments, columns, rows):
        self.columns = columns
        self.person = Person(world, *arguments, columns=columns, rows=rows)
        self.seen, self.wide = pyte.Screen(columns, rows), pyte.Screen(columns * 4, 600)
        self._streams = (pyte.Stream(self.seen), pyte.Stream(self.wide))

    def until(self, *texts):
        """Read on until one of these comes, and what follows at once; gives which one it was."""
        child = self.person.child
        which = child.expect_exact(list(texts))
        self._feed(child.before + child.after)
        while True:
            try:
                self._feed(child.read_nonblocking(4096, timeout=0.15))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return which

    def _feed(self, text):
        for stream in self._streams:
            stream.feed(text)

    def text(self):
        return "\n".join(line.rstrip() for line in self.seen.display)

    def holds(self):
        """No line is wider than the screen, and no box is broken."""
        for line in self.wide.display:
            assert len(line.rstrip()) <= self.columns, line.rstrip()
            assert not set(line) & set("╭╮╰╯│─"), line


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize("pack", PACKS)
def test_every_question_up_to_the_first_text_fits_and_shows_its_keys(world, answers, pack, columns, rows):
    if pack == "follow_up":
        plan = '{"pack": "quick_checkin", "date": "2026-02-02", "answers": {"plan": "When it is quiet, I will wait."}}'
        world.ok("log", "--answers", "-", stdin=plan)
    watched = Watched(world, "log", pack, columns=columns, rows=rows)
    kinds = []
    for _ in range(12):
        kinds.append(watched.until(MENU, LINE))
        screen = watched.text()
        assert "Enter next" in screen
        assert (MENU if kinds[-1] == 0 else ">") in screen
        watched.holds()
        if kinds[-1] == 1 or (pack == "follow_up" and len(kinds) == 1):
            break
        watched.person.types(CTRL_D)
    watched.person.types(CTRL_C)
    assert watched.person.leaves() == 130
    assert kinds[-1] == 1 or pack == "follow_up"


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_question_stands_above_its_menu(world, columns, rows):
    watched = Watched(world, "log", columns=columns, rows=rows)
    for words in ("kind of time", "How do you feel", "Pick up to three"):
        watched.until(MENU)
        screen = watched.text()
        assert words in " ".join(screen.split())
        assert " ".join(screen.split()).index(words) < " ".join(screen.split()).index(MENU)
        watched.person.types(CTRL_D)
    watched.person.types(CTRL_C).leaves()


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_first_run_fits(empty_world, columns, rows):
    empty_world.environment.clear()
    watched = Watched(empty_world, columns=columns, rows=rows)
    watched.until(MENU)
    watched.holds()  # later the terminal itself echoes what is typed, on the same lines
    watched.person.types("\r")
    for wanted in ("New passphrase:", "Once more:"):
        watched.until(wanted)
        watched.person.types("five words of my own\r")
    for _ in range(2):
        watched.until("> ")
        watched.person.types("\r")
    watched.until(MENU)
    assert "Which area do you want" in " ".join(watched.text().split())
    watched.person.types("\r")
    watched.until("journal is ready")
    watched.person.types(CTRL_C).leaves()


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.parametrize(
    "command", ["list", "show 1", "week", "packs list", "help support", "help keys", "resume"]
)
def test_what_is_read_fits(world, answers, command, columns, rows):
    world.ok("log", "--answers", str(answers("post_session")))
    world.ok("log", "--answers", str(answers("quick_checkin")))
    watched = Watched(world, *command.split(), columns=columns, rows=rows)
    watched.person.child.expect(pexpect.EOF)
    watched._feed(watched.person.child.before)
    watched.holds()
    assert any(line.strip() for line in watched.wide.display)


@pytest.mark.parametrize("command", ["--help", "log --help", "search --help"])
def test_plain_help_has_no_boxes(empty_world, command):
    watched = Watched(empty_world, "--plain", *command.split(), columns=80, rows=24)
    watched.person.child.expect(pexpect.EOF)
    watched._feed(watched.person.child.before)
    watched.holds()
