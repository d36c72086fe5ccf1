"""How much a command asks of the file: in a journal of three hundred entries as often as in one of twelve. Counted, never timed.

A statement is what the driver runs, the opening of the file included; a step is one instruction of the database's own machine.
"""

import re
from collections.abc import Iterator

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from kit.journals import FOCUS, WORDS, journal
from kit.world import World

from reflect.cli.gathering import heads
from reflect.storage.database import engine
from reflect.storage.keys import ways_in
from reflect.storage.reading import heads as lists

FEW, MANY, DAYS = 12, 300, 100
MOST = 40
ASK = (
    "", "list", "list --json", "list --tag quiet-time", f"list --area {FOCUS}", "list --room practice --setting group",
    "search waited", "search entry waited --json", "search zebra", "show 5", "show last", "show last --json", "week",
    "week --json", "growth", "growth learning", "growth --by quarter", "growth --calendar", "themes",
    "themes --since 2020-01-01 --json", "focus", "roadmap", "supervision list", "yardstick", "try", "ask", "learn list",
    "learn hours", "bin", "export --history", "choose", "doctor",
)  # fmt: skip
"""Each command that reads."""
HARDLY_GROW = (
    "bin", "list --limit 2", f"list --area {FOCUS} --limit 2", "search waited --limit 2", "show 5", "show last",
    "yardstick", "choose",
)  # fmt: skip
"""Commands whose answer has one size, and may take half as many steps again where the entries are 25 times as many."""
NOT_ALL = ("", "bin", "week", "week --json", "list --limit 2", "focus")
"""Commands that find what they answer by an index, and walk all entries or all plans nowhere."""
WALKS = re.compile(r"SCAN (entry|commitment|e|c)\b( USING INDEX (?P<index>\w+))?")
FEW_IN_IT = {"ix_entry_binned"}
"""An index that has a line for what is in the bin only, and is walked whole."""
SOME = 30
"""Steps, in tens, that make no difference: to look a little further in an index."""


class Watched:
    """What was asked of the file so far: its statements, and steps in tens."""

    def __init__(self) -> None:
        self.statements, self.steps, self.reads = 0, 0, set[str]()

    def saw(self, sql: str) -> None:
        """Count a statement; what the index of words runs inside of one is marked as a comment."""
        self.statements += not sql.startswith("--")
        if sql.startswith(("SELECT", "WITH")):
            self.reads.add(sql)

    def stepped(self) -> int:
        """Count, and let it go on."""
        self.steps += 1
        return 0


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, World]:
    """Two journals about the same hundred days, a small one and a large one."""
    made = []
    for n in (FEW, MANY):
        home = tmp_path_factory.mktemp("statements") / "home"
        journal(home, n, every=DAYS / n).close()
        made.append(World(home, environment={"REFLECT_PASSPHRASE": WORDS}))
    return made[0], made[1]


@pytest.fixture
def watching(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Watched]]:
    """Each connection that is opened, in order, watched by the driver itself."""
    all: list[Watched] = []
    connect = sqlcipher.connect

    def watched(*args: object, **more: object) -> object:
        con, seen = connect(*args, **more), Watched()
        con.set_trace_callback(seen.saw)
        con.set_progress_handler(seen.stepped, 10)
        all.append(seen)
        return con

    monkeypatch.setattr(sqlcipher, "connect", watched)
    return all


def asked(world: World, command: str, watching: list[Watched]) -> tuple[int, int]:
    watching.clear()
    world.ok(*command.split())
    return sum(each.statements for each in watching), sum(each.steps for each in watching)


def test_a_command_runs_as_many_statements_in_a_large_journal_as_in_a_small_one(worlds, watching):
    small, large = ({command: asked(world, command, watching)[0] for command in ASK} for world in worlds)
    assert small == large
    assert {command: n for command, n in large.items() if not 0 < n <= MOST} == {}


def test_what_has_an_answer_of_a_fixed_size_hardly_reads_more_in_a_large_journal(
    worlds, watching, monkeypatch
):
    monkeypatch.setattr(lists, "LATELY", 10)
    monkeypatch.setattr(heads, "MOST_COUNTED", 10)
    steps = {command: [asked(world, command, watching)[1] for world in worlds] for command in HARDLY_GROW}
    assert {command: n for command, n in steps.items() if not 0 < n[1] < 1.5 * n[0] + SOME} == {}


def walked(sql: str, con: engine.Connection) -> list[str]:
    """How the database would walk all entries or all plans for a statement; one that stops by its limit may."""
    told = [row[3] for row in con.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
    found = [line for line in told if (walk := WALKS.match(line)) and walk["index"] not in FEW_IN_IT]
    return [] if re.search(r"LIMIT [1-9][0-9]*\)?\s*$", sql) else found


@pytest.mark.parametrize("command", NOT_ALL)
def test_what_answers_by_an_index_walks_neither_all_entries_nor_all_plans(worlds, watching, command):
    asked(worlds[1], command, watching)
    reads = set[str]().union(*(each.reads for each in watching))
    con = engine.connect_to_read(worlds[1].home / "journal.db", ways_in.unlock(worlds[1].home, WORDS).key)
    try:
        assert len(reads) > 3
        assert {sql: found for sql in reads if (found := walked(sql, con))} == {}
    finally:
        con.close()
