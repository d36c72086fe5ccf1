"""Every command in every hostile world: the right exit code, one kind sentence, and nothing half done.

The lines stand in `hostile_lines`, the worlds in `hostile_world`. A command without a line fails here.
"""

import json
import re
import shutil
import subprocess
import sys

import pytest
import typer
from kit.sealed import PUBLIC, give_key, sealed
from kit.sweeps.hostile_lines import LINES, Line
from kit.sweeps.hostile_world import WORLDS
from kit.sweeps.writing_commands import PACK
from kit.turns import rotation
from kit.world import PASSPHRASE, ROOT, SOAK, World, ladder

from reflect.cli.app import app
from reflect.storage.journal import Journal

SCRIPT = ROOT / "tests" / "kit" / "sweeps" / "hostile_world.py"
ALL = [line for lines in LINES.values() for line in lines]
COMPUTER = 9


def commands(command, path=()):
    """Walk the table of commands, with the groups."""
    yield " ".join(path)
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))


def test_every_command_has_a_line():
    assert set(commands(typer.main.get_command(app))) == set(LINES)


@pytest.fixture(scope="module")
def brought_along(tmp_path_factory, _made_home) -> dict:
    """A journal with something of everything, and what a person brings along."""
    inputs = tmp_path_factory.mktemp("inputs")
    shutil.copytree(ROOT / "tests" / "fixtures" / "answers", inputs / "answers")
    shutil.copy(ROOT / "prompts" / "en" / "packs" / "quick_checkin.toml", inputs)
    shutil.copy(ROOT / "tests" / "fixtures" / "elsewhere" / "jrnl.json", inputs)
    (inputs / "evening.toml").write_text(PACK)
    (inputs / "ours.toml").write_text('[[guideline]]\nname = "Respect"\n')
    (inputs / "words.txt").write_text("Larkspur House\nBluebell Lane\n")
    home = inputs / "journal"
    shutil.copytree(_made_home, home)
    for name, text in (("passphrase.txt", PASSPHRASE), ("new.txt", PASSPHRASE + " renewed")):
        (inputs / name).write_text(text)
        (inputs / name).chmod(0o600)
    world = World(home)
    (inputs / "code.txt").touch(mode=0o600)
    (inputs / "code.txt").write_text(world.ok("key", "code", "--yes").out)
    world.ok("try", "add", "-", stdin="When it is loud, I will wait.")
    world.ok("ask", "add", "-", stdin="May I be silent?")
    for pack in (
        "quick_checkin",
        "post_session",
        "group_session",
        "supervision_record",
        "learning_reflection",
    ):
        world.ok("log", "--answers", str(inputs / "answers" / f"{pack}.json"))
    world.ok("supervision", "record", "--answers", str(inputs / "answers" / "supervision_record.json"))
    world.ok("delete", "3", "--yes")
    world.ok("mask", "add", "-", stdin="Larkspur\n")
    world.ok("roadmap", "add", "-", stdin="Honesty\nPrivacy\n")
    world.ok("supervision", "done", "2")
    with Journal.open(home, PASSPHRASE, ladder=ladder) as journal:
        journal.words.leave_alone("Juniper")
        give_key(journal)
    (inputs / "came.txt").write_text(sealed(PUBLIC))
    world.ok("mark", "5")
    assert world.run("log", "--plain", stdin="1\n1\n:pause\n").code == 130
    world.ok("export", "--unreviewed", "--out", str(inputs / "packet.html"))
    shutil.copy(next((home / "backups").glob("*")), inputs / "old.reflectbackup")
    other = World(inputs / "other")
    shutil.copytree(home, other.home)
    other.ok("jot", "-", stdin="I let the quiet sit, on the other device.")
    (inputs / "shared").mkdir()
    other.ok("sync", str(inputs / "shared"))
    shutil.copy(next((inputs / "shared").iterdir()), inputs / "other.reflectbackup")
    shutil.rmtree(other.home)
    shutil.copytree(home, inputs / "journal-from-tomorrow")
    later = World(inputs / "journal-from-tomorrow", now=WORLDS["a clock in 2031"].now)
    answers = json.loads((inputs / "answers" / "quick_checkin.json").read_text()) | {"date": "2031-05-05"}
    later.ok("log", "--answers", "-", stdin=json.dumps(answers))
    return {
        "inputs": str(inputs),
        "journals": {"usual": str(home), "from tomorrow": str(inputs / "journal-from-tomorrow")},
    }


@pytest.fixture(scope="module")
def server():
    """The process that runs lines; it loads the program once."""
    with subprocess.Popen(
        [sys.executable, "-P", SCRIPT, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as running:  # fmt: skip
        yield running
        running.stdin.close()


def lived(server, brought_along, world: str, lines: list[Line], **more) -> list[dict]:
    job = {**brought_along, **more, "world": world, "lines": [
        {"name": str(line), "args": line.args, "stdin": line.stdin, "fresh": line.kind == "makes"} for line in lines
    ]}  # fmt: skip
    server.stdin.write(json.dumps(job) + "\n")
    server.stdin.flush()
    reply = json.loads(server.stdout.readline())
    if "skipped" in reply:
        pytest.skip(reply["skipped"])
    return reply["results"]


OUTSIDE = {"writes elsewhere", "reads and writes elsewhere"}
SICK = {"a read-only folder", "a read-only disk", "a full disk", "no file may grow", "somebody else's folder"}
"""In these, `doctor` has something to say."""


def wanted(world: str, line: Line) -> set[int]:
    """How a line may end in a world."""
    usual, refused, kind = {line.code}, {COMPUTER}, line.kind
    if world in SICK and line.words.startswith("doctor"):
        return refused
    if world in ("a read-only folder", "a read-only disk"):
        return refused if kind in ("writes", "makes") else usual
    if world == "a full disk":  # room can be made, and then the page is in the history
        record = kind in OUTSIDE and line.words.startswith("export")
        return refused if kind in ("writes", "makes") or record else usual
    if world == "no file may grow":
        return refused if kind in ("writes", "makes", "needs room") or kind in OUTSIDE else usual
    if world == "somebody else's folder":
        return refused if kind not in ("needs nothing", "needs room", "looks", "writes elsewhere") else usual
    if world == "closed stdin" and line.stdin is not None:
        return {line.code, 2, 5}
    if world == "closed stdout":
        return refused
    if world == "a full stdout":  # what only complains, or only notes, gets through
        return {COMPUTER, line.code} if line.code or kind == "makes" else refused
    if world == "no HOME, and nobody knows me":
        return usual if line.words.startswith(("help", "-")) else {2}
    return usual


UNKIND = re.compile(r"Traceback|Errno|Something went wrong|reflect-new|SQLITE|NoneType|strerror")


def faults(world: str, line: Line, found: dict) -> list[str]:
    """Say what is not right about how a line ended."""
    return [*faults_of_saying(world, line, found), *faults_of_keeping(world, line, found)]


def faults_of_saying(world: str, line: Line, found: dict):
    if found["code"] not in wanted(world, line):
        yield f"ended with {found['code']}, and not {wanted(world, line)}"
    if UNKIND.search(found["said"] + found["err"]):
        yield "said something unkind"
    if found["code"] and not line.code and not found["err"].strip() and not line.words.startswith("doctor"):
        yield "failed without a word"
    if found["code"] == COMPUTER and len(found["err"].strip().splitlines()) > MOST_LINES:
        yield "talked too much"
    if found["err"].count("What was saved before stays saved") > 1:
        yield "said it twice"


MOST_LINES = 6
"""What happened, what is safe, what to type: longest where a new recovery code could not be shown."""
LEFT_BEHIND = re.compile(r"\.reflect-new|\.reflect-work-|-journal$|^restoring|^making")


def faults_of_keeping(world: str, line: Line, found: dict):
    undone = found["code"] and world != "a full stdout"  # there it was done, and could not be told
    changes = line.kind in ("writes", "makes", "reads and writes elsewhere")
    if line.kind != "makes" and not found["opens"]:
        yield "the journal does not open any more"
    if not found["unchanged"] and (undone or not changes):
        yield "changed what the journal holds"
    if line.kind == "makes" and undone and found["journal"]:
        yield "left a half-made journal"
    for name, (mode, _) in (item for place in ("home", "out", "temporary") for item in found[place].items()):
        if LEFT_BEHIND.search(name) and (undone or line.kind != "makes"):
            yield f"left {name} behind"
        if mode & 0o077:
            yield f"others may look into {name}: {mode:o}"
    if undone and found["out"]:
        yield f"left {list(found['out'])} outside"
    if not found["code"] and line.kind in OUTSIDE and not (found["out"] or found["temporary"]):
        yield "wrote nothing"
    if found["elsewhere"]:
        yield f"wrote where nobody asked: {found['elsewhere']}"


def told(found: dict) -> str:
    return f"[{found['code']}] {found['err'].strip()[:300] or found['out'].strip()[:120]}"


ALWAYS = ("a read-only folder", "somebody else's folder")
"""Every line is tried in one of these, and in one of the others; with each commit in another one. REFLECT_SOAK=1: in all."""


def lines_of(world: str) -> list[Line]:
    """The lines to try in a world: each line comes to its turn in each world, each kind of line in each world always."""
    if SOAK:
        return ALL
    quick = [line for line in ALL if not line.slow]
    among = ALWAYS if world in ALWAYS else [name for name in WORLDS if name not in ALWAYS]
    turn = among.index(world) + rotation()[0]
    chosen = [line for number, line in enumerate(quick) if (turn - number) % len(among) == 0]
    kinds = {line.kind: line for line in reversed(quick)}
    return list(dict.fromkeys([*chosen, *kinds.values()]))


def all_right(world: str, lines: list[Line], results: list[dict]) -> None:
    assert len(results) == len(lines)
    wrong = [
        f"{line}: {fault}\n    {told(found)}"
        for line, found in zip(lines, results, strict=True)
        for fault in faults(world, line, found)
    ]
    assert not wrong, f"{len(wrong)} faults in {len(lines)} lines:\n" + "\n".join(wrong)


@pytest.mark.parametrize("world", WORLDS)
def test_every_command_in(world, server, brought_along):
    lines = lines_of(world)
    all_right(world, lines, lived(server, brought_along, world, lines))


SAMPLE = {
    "a read-only folder": "backup --to {out}",
    "somebody else's folder": "where",
    "a full disk": "doctor",
    "closed stdout": "list --json",
    "a full stdout": "--version",
    "the C locale": "show last --json",
    "no HOME": "week",
    "mask 0177": "init --recovery-file {out}/code.txt --no-input",
}


@pytest.mark.timeout(900 if SOAK else 120)
@pytest.mark.parametrize("world", WORLDS if SOAK else SAMPLE)
def test_a_process_of_its_own_ends_alike_in(world, server, brought_along):
    """The same from the first instruction of the interpreter on: that a line runs in a child hides nothing."""
    lines = ALL if SOAK else [line for line in ALL if line.words == SAMPLE[world]]
    all_right(world, lines, lived(server, brought_along, world, lines, real=True))
