"""What a message says about what was saved is true on the disk: when all goes well, when it is refused, and when the disk fails.

Sentences come out of the source, commands out of the command table: a new one of either fails here until it has a line.
"""

import re

import pytest
import typer
from kit.crash.lines import commands_of_a_turn, rotation
from kit.crash.trials import DOCUMENTED, FAULTS
from kit.sweeps.failing import NEW, Disk, Done
from kit.sweeps.failing_disk import can_fail
from kit.sweeps.promise_cases import CASES, ELSEWHERE, Case
from kit.sweeps.promises import KINDS, LETS_GO, Seen, broken, is_promise, kept_quiet, lost, uncounted
from kit.sweeps.promises_found import as_pattern, claims
from kit.sweeps.writing_commands import READS, WRITES, make_bases
from kit.world import PASSPHRASE, SOAK

from reflect.cli.app import app
from reflect.errors import ExitCode

pytestmark = pytest.mark.skipif(
    not can_fail(), reason="the kernel here can't be asked to refuse a file operation"
)
DEMO = "demo"
"""It makes a journal of its own with a key as dear as a real one, so it fails only in the long run."""


@pytest.fixture(scope="module")
def disk(tmp_path_factory):
    place = tmp_path_factory.mktemp("promises")
    bases, code = make_bases(place / "bases")
    secrets = {
        "passphrase": (PASSPHRASE, "passphrase"),
        "new": (NEW, "passphrase"),
        "code": (code, "recovery"),
    }
    made = Disk(place / "here", bases, secrets)
    yield made
    made.close()


def seen(disk: Disk, case: Case) -> tuple[Done, Seen]:
    """Lay a disk out, do a case on it, and look at it again."""
    line = case.line
    disk.lay_out(line.base)
    for earlier in case.first:
        done = disk.run(*earlier.args, stdin=earlier.stdin, terminal=earlier.terminal)
        assert done.code == 0, (earlier, done)
    case.prepare(disk.place)
    before = disk.look()
    with case.meanwhile(disk.place):
        done = disk.run(*line.args, stdin=line.stdin, terminal=line.terminal, **case.more)
    return done, Seen(before, disk.look(), done.said, disk.place, line.args)


def commands(group, *above: str):
    """Give the words of every command that a person can type."""
    for name, command in group.commands.items():
        if command.hidden:
            continue
        if getattr(command, "invoke_without_command", True):
            yield " ".join((*above, name))
        if hasattr(command, "commands"):
            yield from commands(command, *above, name)


def test_every_command_is_known_to_write_or_to_read():
    assert set(commands(typer.main.get_command(app))) == {*WRITES, *READS}
    assert not {*WRITES} & {*READS}


@pytest.fixture(scope="module")
def said(disk):
    """What was said in every case, with the promises that were not kept."""
    plain = [Case(line) for name, lines in WRITES.items() for line in lines if name != DEMO]
    found = []
    for case in [*plain, *CASES]:
        done, looked = seen(disk, case)
        found.append((case, done, looked.said, [*broken(looked), *uncounted(looked)]))
    return found


def test_every_promise_is_kept(said):
    assert [(case.line.args, wrong, text[-300:]) for case, _, text, wrong in said if wrong] == []


def test_every_promise_in_the_source_is_made_and_looked_at(said):
    """A sentence counts as looked at where a kind of promise was recognised in it when it was said."""
    texts = [text for _, _, text, _ in said]
    spans = [
        (text, [found.span() for kind in KINDS for found in re.finditer(kind.pattern, text, re.IGNORECASE)])
        for text in texts
    ]
    missed = {
        sentence: file
        for sentence, file in claims().items()
        if is_promise(sentence)
        and sentence not in ELSEWHERE
        and not any(_holds(sentence, *one) for one in spans)
    }
    assert "\n".join(f"{file}: {sentence}" for sentence, file in missed.items()) == ""


def _holds(sentence: str, text: str, spans: list[tuple[int, int]]) -> bool:
    return any(
        start < found.end() and found.start() < end
        for found in as_pattern(sentence).finditer(text)
        for start, end in spans
    )


def test_what_is_left_out_stands_in_the_source():
    assert set(ELSEWHERE) <= set(claims())


def points(done: Done) -> list[tuple[int, dict]]:
    """Choose where the disk fails: at the start, in the middle, and about the last step. Everywhere: tests/safety/crash."""
    count = len(done.done)
    once, full = FAULTS
    last = {
        call: count - done.done[::-1].index(call)
        for call in ("fsync", "unlink", "rename")
        if call in done.done
    }
    first_write = next((n for n, call in enumerate(done.done, 1) if "write" in call), 1)
    return [(first_write, full), (count // 2, once), *((at, once) for at in sorted({*last.values(), count}))]


TURN, AGAIN = rotation()
A_TURN = 25
"""Commands of one turn in the everyday run, so that all have had theirs after three commits."""


@pytest.mark.timeout(1_800 if SOAK else 120)
@pytest.mark.parametrize("command", WRITES if SOAK else commands_of_a_turn(TURN, A_TURN, of=WRITES))
def test_where_the_disk_fails_only_what_is_true_is_said(disk, command):
    wrong = []
    for line in WRITES[command][: None if SOAK else 1]:
        whole, _ = seen(disk, Case(line))
        ways = [
            (f"{fault['error']} at {at}, {whole.done[at - 1]}", {"fault": {"at": at, **fault}})
            for at, fault in points(whole)
        ]
        for way, more in [*ways, ("nobody can be told", {"stdout": "full"})]:
            done, looked = seen(disk, Case(line, more=more))
            faults = broken(looked)
            faults += ["kept quiet"] if done.code != 0 and kept_quiet(looked) else []
            faults += [f"code {done.code}"] if done.code not in DOCUMENTED else []
            faults += ["lost"] if lost(looked) and not LETS_GO & {*line.args} else []
            if faults:
                wrong.append((line.args, way, faults, looked.changed, done.said[-300:]))
    assert "\n\n".join(map(str, wrong)) == "", AGAIN


def test_a_page_that_the_disk_did_not_give_is_not_called_damaged(disk):
    """The seal of each page is looked at in the second quarter of all that is read."""
    disk.lay_out("filled")
    reads = [at for at, call in enumerate(disk.run("doctor", "--deep").done, 1) if call == "pread64"]
    for at in reads[len(reads) // 4 : len(reads) // 2 : 10]:
        disk.lay_out("filled")
        done = disk.run("doctor", "--deep", fault={"at": at, "error": "EIO"})
        assert (done.code, "damaged" in done.said) == (ExitCode.COMPUTER, False), (at, done.said)
        assert "journal: The disk could not read or write the journal." in done.said
