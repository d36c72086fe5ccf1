"""Made-up calls of every command with every option: it ends as documented, says why in clean words, and a refusal changes nothing.

Commands and options are read off the table of all that can be typed, so a new one is tried without a line here. What is
typed beside them is right, nearly right, or hostile. Some calls for every change of the program; 100,000 in the long run.
"""

import contextlib
import functools
import io
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from kit.disks import quick_place
from kit.figures import leave
from kit.sweeps.disk_state import look
from kit.sweeps.writing_commands import SAMPLE, make_bases
from kit.world import PASSPHRASE, SOAK, TREE, World
from safety.test_attacks import CODES, DATES, HIDDEN, NAMES, QUERIES, TEXTS

from reflect.cli.manual.lists import offered
from reflect.cli.manual.table import CommandRow, rows
from reflect.guide.library import Library

PARTS, EACH = (40, 2_500) if SOAK else (1, 120)
SECONDS = 120
"""A call that has not ended by then hangs; on a busy computer the demo alone takes twenty."""
REFUSED = {2, 3, 4, 6, 7}
"""Exit codes after which the journal is as it was."""
DEAR = {("demo",), ("init",)}
"""Made with a key as dear as a real one, or not at all where there is a journal: a few calls of them are enough."""
TABLE = [row for row in rows(TREE) if row.path]
LISTS = offered(TREE, Library()).lists
USUAL = [row for row in TABLE if row.path not in DEAR] * 40 + [row for row in TABLE if row.path in DEAR]

strange = st.one_of(
    st.sampled_from([row["text"][:3_000] for row in TEXTS]),
    st.sampled_from([row["query"] for row in QUERIES]),
    st.text(max_size=40),
)
number = st.one_of(
    st.integers(-2, 12).map(str),
    st.sampled_from(
        ["1-3", "1,2", "99999999999999999999", "1e3", "1.5", "\u0661", "\u00bd", "0x1", "1_0", "+1", " 1", ""]
    ),
)
day = st.one_of(
    st.sampled_from(
        ["today", "yesterday", "monday", "march", "2026-03-02", "2 march", "last week", "9:30", "25:61"]
    ),
    st.sampled_from([row["date"] for row in DATES]),
)
INSIDE = ["odd", "there.txt", "words", "evening.toml", "ours.toml", "came.txt", "older.reflectbackup", "new", "code", "home",
          "home/journal.db", "home/journal.keys", "missing/x", ".", "..", "-", "p", "p.txt", "a/b", "link", "stick"]  # fmt: skip
place = st.one_of(
    st.sampled_from(INSIDE),
    st.sampled_from([row["name"] for row in NAMES if not row["name"].startswith(("/", "~"))]),
)
HANDED_OVER = [
    json.dumps({"pack": "quick_checkin", "answers": {"keep": "I waited."}}),
    *SAMPLE.values(),
    "I waited.",
    "yes\n" * 9,
]


@st.composite
def changed(draw, whole):
    """A text of which a piece is gone, doubled, or another one."""
    text = draw(whole)
    at, length = draw(st.integers(0, max(len(text) - 1, 0))), draw(st.integers(0, 30))
    return (
        text[:at]
        + draw(st.sampled_from(["", text[at : at + length] * 2, '"', "\\", "[" * 200, "NaN", "\ud800", "\0"]))
        + text[at + length :]
    )


handed_over = st.one_of(
    st.just(""), st.sampled_from(HANDED_OVER), changed(st.sampled_from(HANDED_OVER)), strange
)


@dataclass(frozen=True)
class Call:
    """One call: its words, what comes through the pipe, and what is in the file `odd`."""

    args: tuple[str, ...]
    stdin: str
    odd: str


def value(choices, takes):
    """What may be typed for a value of this list, or of this kind."""
    if choices in ("files", "folders"):
        usual = place
    elif choices:
        usual = st.sampled_from(LISTS[choices])
    elif takes == "N":
        usual = number
    else:
        usual = st.one_of(number, day, st.sampled_from(["last", "a,b", "quiet-time", "group"]), place)
    return st.one_of(usual, usual, usual, number, day, strange)


@st.composite
def calls(draw):
    row: CommandRow = draw(st.sampled_from(USUAL))
    args: list[str] = list(row.path)
    for word in row.words:
        many = (
            draw(st.integers(0, 3)) if word.name.endswith("...]") else draw(st.sampled_from([1, 1, 1, 0, 2]))
        )
        args += [draw(value(word.choices, word.name)) for _ in range(many)]
    for option in draw(st.lists(st.sampled_from(row.options), max_size=3)) if row.options else ():
        name = draw(st.sampled_from(option.names))
        if not option.takes:
            args.append(name)
        elif draw(st.booleans()) and name.startswith("--"):
            args.append(f"{name}={draw(value(option.choices, option.takes))}")
        else:
            args += [name, draw(value(option.choices, option.takes))]
    args += draw(
        st.sampled_from(
            [
                [],
                [],
                [],
                ["--plain"],
                ["--lang", "es"],
                ["--no-input"],
                ["--json"],
                ["--yes"],
                ["-"],
                ["--", "-x"],
            ]
        )
    )
    return Call(tuple(filter(None, map(as_given, args))), draw(handed_over), draw(handed_over))


def as_given(text):
    """An argument as the system hands it to a program; none where no system can."""
    return "" if "\0" in text else os.fsdecode(text.encode("utf-8", "surrogatepass"))


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A disk with something for every command, and a file of somebody else that a link leads to."""
    bases, _ = make_bases(tmp_path_factory.mktemp("bases"))
    (bases["filled"] / "link").symlink_to("there.txt")
    return bases["filled"]


ASKED_FOR: list[str] = []
"""Whatever of the network was asked for since this file was loaded."""


def watch(event, args):
    """Python tells of each socket before it is made; one between two ends of this program reaches nothing."""
    if event.startswith("socket.") and not (event == "socket.__new__" and args[1] == socket.AF_UNIX):
        ASKED_FOR.append(f"{event} {args[1:]}")


@functools.cache
def begin_to_watch():
    sys.addaudithook(watch)


@pytest.fixture
def quick():
    """A folder in memory where there is room, in the long run too: no disk is what is tried here."""
    with tempfile.TemporaryDirectory(dir=quick_place()) as folder:
        yield Path(folder)


class Jail:
    """A disk of its own some folders deep, laid out anew after each call that changed it."""

    def __init__(self, base, outer):
        self.base, self.outer, self.inner = base, outer, outer / "of" / "some" / "one"
        self.ended = Counter()
        self.lay_out()
        self.before, self.rows = self.journal(), self.look()

    def lay_out(self):
        shutil.rmtree(self.outer, ignore_errors=True)
        shutil.copytree(self.base, self.inner, symlinks=True)
        os.chdir(self.inner)

    def journal(self):
        return (self.inner / "home" / "journal.db").read_bytes()

    def look(self):
        return look(self.inner / "home", self.inner / "home", {"passphrase": (PASSPHRASE, "passphrase")}).rows

    def make(self, call):
        (self.inner / "odd").write_text(call.odd, "utf-8", "surrogatepass")
        own = io.StringIO()
        with contextlib.redirect_stdout(own), contextlib.redirect_stderr(own), in_time():
            done = World(self.inner / "home").run(*call.args, stdin=call.stdin)
        said = done.out + done.err + own.getvalue()
        assert ASKED_FOR == []
        assert done.code in CODES, (done.code, said[-600:])
        assert "Traceback" not in said, said[-600:]
        assert not HIDDEN.search(said), said[-600:]
        said.encode("utf-8")
        self.ended[done.code] += 1
        if done.code in REFUSED and self.journal() != self.before:
            assert self.look() == self.rows, "refused, and the journal is another one"
        if done.code not in (2, 4) or self.journal() != self.before:
            self.lay_out()


@contextlib.contextmanager
def in_time():
    def too_long(*_):
        raise AssertionError("this hangs")

    usual = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, usual)


@pytest.mark.skipif(os.name != "posix", reason="an alarm is of POSIX systems")
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", range(PARTS))
def test_any_call_ends_as_documented_and_a_refusal_changes_nothing(base, quick, monkeypatch, part):
    monkeypatch.chdir(quick)
    begin_to_watch()
    ASKED_FOR.clear()
    jail = Jail(base, quick / "jail")

    @seed(20260306 + part)
    @settings(max_examples=EACH, database=None)
    @given(calls())
    def attempt(call):
        jail.make(call)

    attempt()
    tried = jail.ended.total()
    assert tried >= EACH
    leave(
        "T7", "calls", part=str(part), calls=tried, done=jail.ended[0], refused=tried - jail.ended[0], undocumented=0,
        tracebacks=0, hanging=0, changed_by_a_refusal=0,
    )  # fmt: skip
    leave("T14", "calls watched", part=str(part), calls=tried, sockets=0)


def test_a_socket_would_be_seen():
    begin_to_watch()
    ASKED_FOR.clear()
    socket.socket(socket.AF_INET, socket.SOCK_STREAM).close()
    with contextlib.suppress(OSError):
        socket.getaddrinfo("127.0.0.1", 9)
    assert len(ASKED_FOR) == 2
    ASKED_FOR.clear()


def test_every_command_and_option_is_drawn_from():
    """The table is that of the program: nothing is left out by hand."""
    assert len(TABLE) > 60
    assert {row.path for row in USUAL} == {row.path for row in TABLE}
    assert sum(len(row.options) for row in TABLE) > 100
