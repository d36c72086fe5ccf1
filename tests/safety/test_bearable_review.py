"""A packet of four entries in a real terminal: how many decisions and keys it takes, and the same bytes both ways."""

import os

import pytest
from kit.four_entries import write_them
from kit.world import PASSPHRASE, ladder

from reflect.cli.sharing import further_words
from reflect.cli.sharing.reading import READ_ON
from reflect.storage.journal import Journal

pexpect = pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
warm_start = pytest.importorskip("kit.warm_start", reason="a pty needs a POSIX system")

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]
DECISIONS, KEYS = 12, 25
"""The bounds."""
UP, ENTER = "\x1b[A", "\r"
PICK, WHO, LIST, KNOW, SIGN = (
    "Which of these do you want to quote?",
    "Who will read it?",
    "may point to someone",
    "Could someone know who this is?",
    "To sign it, type",
)
READY = "Ctrl+C pause"
GUIDED = {
    PICK: [UP, " ", ENTER],  # the record of the last meeting, at the end of the list, is ticked by hand
    WHO: [ENTER],
    READ_ON: [ENTER],
    LIST: [ENTER],
    KNOW: [ENTER],
    **{question[:30]: ["n", ENTER] for question in further_words.ONLY_YOU_KNOW.values()},
    SIGN: ["y", "e", "s", ENTER],
}
PLAIN = {**GUIDED, PICK: ["4 3 2 1", ENTER]}


class Writer:
    """Somebody who makes the packet and counts; what is asked comes in any order."""

    def __init__(self, world, target, keys, *more):
        environment = {
            "PATH": os.environ["PATH"], "REFLECT_HOME": str(world.home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PROMPT_TOOLKIT_NO_CPR": "1", "TZ": "UTC", **world.environment,
        }  # fmt: skip
        weeks = ("--since", "2026-02-01", "--until", "2026-03-08")
        command = ("export", *weeks, "--fresh", "--format", "txt", "--out", str(target), *more)
        self.child = warm_start.spawn(*command, env=environment, dimensions=(45, 100))
        self.keys, self.guided = keys, not more
        self.decided: list[str] = []
        self.pressed = 0

    def goes_through(self):
        """Answer until it is written."""
        asked = list(self.keys)
        while (found := self.child.expect_exact([*asked, "Written to:"])) < len(asked):
            question = asked[found]
            if self.guided and question not in (READ_ON, SIGN):
                self.child.expect_exact(["Ctrl+C pause", "Ctrl+C stop"])
            elif question != READ_ON:
                self.child.expect_exact("> " if question == SIGN else [":help.", ":help for more."])
            self.answers(question)
            # A question that was answered is drawn once more with its answer, and so is a list that goes on.
            if question != READ_ON:
                asked.remove(question)
            if question == LIST and self.guided:
                self.reads_the_list_on()
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == 0
        return self

    def answers(self, question):
        self.decided.append(question)
        self.presses(*self.keys[question])

    def presses(self, *keys):
        self.pressed += len(keys)
        for key in keys:
            self.child.send(key)

    def reads_the_list_on(self):
        """A list that is longer than the screen is looked at to its end: the same decision, and a key more."""
        while self.child.expect_exact([" masked, ", "»"]) == 1:  # what is pointed at is another line now
            self.presses(ENTER)


def test_a_packet_of_four_entries_takes_few_decisions_and_both_ways_of_asking_give_the_same_bytes(
    world, tmp_path
):
    write_them(world)
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        journal.pages.remember_reader("linda")
    writer = Writer(world, tmp_path / "guided.txt", GUIDED).goes_through()
    assert len(writer.decided) <= DECISIONS, writer.decided
    assert writer.pressed <= KEYS, writer.decided
    assert {PICK, WHO, READ_ON, LIST, KNOW, SIGN} <= set(writer.decided)
    Writer(world, tmp_path / "plain.txt", PLAIN, "--plain").goes_through()
    page = (tmp_path / "guided.txt").read_bytes()
    assert page == (tmp_path / "plain.txt").read_bytes()
    for name in (b"marcus", b"ernesto", b"yolanda", b"darnell", b"937-555"):
        assert name not in page
    assert b"linda said i carry Person" in page
