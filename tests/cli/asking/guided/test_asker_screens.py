"""Recorded screens: what a person sees at 40x16, 80x24 and 120x40, drawn by a terminal emulator from the real bytes."""

import os
import re
import time

import pytest
from kit.packs import LIBRARY
from kit.screens import ENTER, TYPED, begun, keys, plan, sampled
from kit.turns import in_turn
from kit.world import ROOT
from safety.test_terminal import CTRL_C, Person

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pyte = pytest.importorskip("pyte", reason="pyte draws the screen; it comes with the dev extra")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

SIZES = [(40, 16), (80, 24), (120, 40)]
PACKS = sorted(file.stem for file in (ROOT / "prompts" / "en" / "packs").glob("*.toml"))
# Every pack on the smallest screen, where little fits, and on one of the larger ones: a third of them with each commit.
EACH_ON = [(pack, size) for n, pack in enumerate(PACKS) for size in (SIZES[0], SIZES[1 + n % 2])]
IN_TURN = in_turn(EACH_ON, 16)
MENU = "\u00bb"


class Watched:
    """A person whose screen is recorded: as it is seen, and with room beside it, where a line too wide would show."""

    def __init__(self, world, *arguments, columns, rows):
        self.columns = columns
        self.person = Person(world, *arguments, columns=columns, rows=rows)
        self.seen, self.wide = pyte.Screen(columns, rows), pyte.Screen(columns + 40, 600)
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

    def question(self, *wanted):
        """Read on until a question with these words waits for its answer; goes on from what is there to read."""
        which = self.shows((*wanted, "Enter next"), ("Enter to read on",))
        if which == 1:
            self.person.types(ENTER)
            self.shows((*wanted, "Enter next"))
        return self.line()

    def shows(self, *sets):
        """Read on until all texts of one of these sets stand on the screen; gives which one."""
        until = time.monotonic() + 20
        while True:
            for which, wanted in enumerate(sets):
                if all(text in self.line() for text in wanted):
                    return which
            assert time.monotonic() < until, f"{sets}\n{self.text()}"
            try:
                self._feed(self.person.child.read_nonblocking(65536, timeout=0.2))
            except pexpect.TIMEOUT:
                continue

    def line(self):
        """The screen as one line, so that it does not matter where a line breaks."""
        return " ".join(self.text().split())

    def text(self):
        return "\n".join(line.rstrip() for line in self.seen.display)

    def holds(self):
        """No line is wider than the screen, and no box is broken."""
        for line in self.wide.display:
            assert len(line.rstrip()) <= self.columns, line.rstrip()
            assert not set(line) & set("╭╮╰╯│─"), line


@pytest.mark.parametrize(("pack", "size"), IN_TURN, ids=[f"{pack}-{w}-{h}" for pack, (w, h) in IN_TURN])
def test_every_question_of_every_pack_stands_whole_above_its_answer_and_its_keys(world, answers, pack, size):
    columns, rows = size
    if pack == "follow_up":
        world.ok("log", "--answers", str(answers("quick_checkin")))
    turns, _ = plan(begun(pack), sampled(pack))
    watched = Watched(world, "log", pack, columns=columns, rows=rows)
    for turn in turns:
        number = "{} of {} ".format(*turn.place) if turn.place else ""
        wanted = number + " ".join(turn.ask.words.split())
        mark = ">" if turn.ask.kind in TYPED else "»"
        screen = watched.question(wanted, mark)
        # The question is whole, the marked choice or the line to type in is under it, the keys come last.
        assert screen.rindex(wanted) < screen.rindex(mark) < screen.rindex("Enter next"), watched.text()
        if mark == "»":
            marked = next(line for line in watched.seen.display if mark in line)
            assert marked.split(mark)[1].strip()
        watched.person.types(keys(turn))
    watched.shows(("Saved as",))
    assert watched.person.leaves() == 0
    watched.holds()


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_first_run_fits(empty_world, columns, rows):
    empty_world.environment.clear()
    watched = Watched(empty_world, columns=columns, rows=rows)
    watched.until(MENU)
    watched.holds()  # later the terminal itself echoes what is typed, on the same lines
    watched.person.types("\r")
    for wanted in ("New passphrase:", "Once more:"):
        watched.until(wanted)
        offered = re.search(r"seen: (.+) Type these six", " ".join(watched.text().split()))
        assert offered and len(offered[1].split()) == 6
        assert set(offered[1].split()) <= set(LIBRARY.passphrase_words), "a word is broken"
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
