"""Each way back is walked to its end: what a sentence says to type is typed, until the entries are there again.

Whatever of {journal, key, spare key, backups, a journal set aside, a copy elsewhere} is lost, it ends with the entries or
with the truth that they cannot come back.
"""

import json
import shlex
import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from kit.reviewer import write
from kit.sweeps.hostile_lines import LINES
from kit.world import NOW, PASSPHRASE, ROOT, SOAK, World

from reflect.storage.backup import bundle, checked, unpack
from reflect.storage.database import engine
from reflect.storage.keys import ways_in

PARTS = {"db": "journal.db", "keys": "journal.keys", "bak": "journal.keys.bak", "backups": "backups"}
EVERY = [
    frozenset(n for n, there in zip(PARTS, mask, strict=True) if there) for mask in product((0, 1), repeat=4)
]
UNDO = "reflect restore --undo"
FROM_ELSEWHERE = "reflect restore FILE"


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """A journal with a backup of three entries, a copy elsewhere, and one that a restore set aside; made once."""
    place = tmp_path_factory.mktemp("lived")
    world = World(place / "home")
    world.ok("init", "--no-input")
    write(world, "I waited.", "I asked.", "I listened.")
    made = json.loads(world.ok("backup", "--json").out)["backup"]
    (place / "stick").mkdir()
    shutil.copy(made, place / "stick")
    world.ok("restore", made)
    return place


def laid_out(lived, to, parts, *, aside):
    place = to / "here"
    shutil.copytree(lived, place)
    for name, file in PARTS.items():
        if name not in parts:
            gone = place / "home" / file
            shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    if not aside:
        shutil.rmtree(next((place / "home").glob("replaced-*")))
    return World(place / "home", now=NOW + timedelta(minutes=1)), place / "stick"


def told(world):
    """The command that `doctor` says to type, as it stands on its own line; "" where there is none."""
    return next((line for line in world.run("doctor").out.splitlines() if line.startswith("reflect ")), "")


def typed(world, command, stick):
    """Type it, as a script would: what has to be confirmed gets --yes, and FILE is a copy from the stick."""
    words = shlex.split(command)[1:]
    if command == UNDO:
        words += ["--yes"]
    [copy] = stick.iterdir()
    return world.ok(*(str(copy) if word == "FILE" else word for word in words))


def entries(world):
    return len(json.loads(world.ok("list", "--json").out)["entries"])


@pytest.mark.parametrize("aside", [False, True], ids=["none aside", "one aside"])
@pytest.mark.parametrize("parts", EVERY, ids=lambda parts: "+".join(sorted(parts)) or "nothing")
def test_what_is_said_leads_back_to_the_entries(lived, tmp_path, parts, aside):
    world, stick = laid_out(lived, tmp_path, parts, aside=aside)
    if "db" in parts and {"keys", "bak"} & parts:
        assert (told(world), entries(world)) == ("", 3)
        return
    said = world.run("doctor").out
    if not parts and not aside:
        # Nobody can tell this from a new computer; a copy from elsewhere still comes back.
        assert "There is none yet. To make one, type: reflect init" in said
        typed(world, FROM_ELSEWHERE, stick)
    elif "backups" in parts:
        assert told(world).startswith("reflect restore /")
        typed(world, told(world), stick)
    elif aside:
        assert told(world) == UNDO
        typed(world, told(world), stick)
    else:
        assert "Look in your other copies (a USB stick, another computer)" in said
        assert f"type: {FROM_ELSEWHERE}" in said
        typed(world, FROM_ELSEWHERE, stick)
    assert entries(world) == 3
    assert "opens, 3 entries" in " ".join(world.ok("doctor").out.split())


LOST = [parts for parts in EVERY if not ("db" in parts and {"keys", "bak"} & parts) and parts]


@pytest.mark.parametrize(
    "parts", LOST if SOAK else [frozenset({"backups"}), frozenset({"db"})], ids=lambda p: "+".join(sorted(p))
)
def test_every_command_that_needs_the_journal_says_the_same(lived, tmp_path, parts):
    """Taken from the table of commands, so that a new one is held to it."""
    world, _ = laid_out(lived, tmp_path, parts, aside=False)
    what = (
        "The key file of this journal is missing"
        if "db" in parts
        else "A journal was here, and its file is missing."
    )
    then = "reflect restore /" if "backups" in parts else FROM_ELSEWHERE
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    shutil.copytree(ROOT / "tests" / "fixtures" / "answers", inputs / "answers")
    wrong = []
    for command, lines in LINES.items():
        for line in lines:
            if line.kind not in ("reads", "writes") or command in ("restore", "packs", "completion"):
                continue
            args = [
                word.replace("{inputs}", str(inputs))
                + (".json" if "answers/" in word and not word.endswith(".json") else "")
                for word in line.args
            ]
            done = world.run(*args, stdin=line.stdin or "")
            if done.code == 8 and (what not in done.err or then not in done.err):
                wrong.append((line.words, done.err))
            if done.code not in (8, 0, 2, 3, 7) or "reflect init" in done.err:
                wrong.append((line.words, done))
            if done.code == 0 and command in (
                "log",
                "jot",
                "list",
                "show",
                "edit",
                "delete",
                "undo",
                "search",
                "week",
                "growth",
            ):
                wrong.append((line.words, done))
    assert wrong == []


@pytest.mark.parametrize("lose", [("db",), ("keys", "bak"), ("db", "keys", "bak")], ids="+".join)
def test_lost_doctor_restore_backup_doctor_restore(lived, tmp_path, lose):
    world, stick = laid_out(lived, tmp_path, frozenset(PARTS), aside=False)
    for minute in range(2):
        now = replace(world, now=world.now + timedelta(minutes=minute))
        for name in lose:
            (world.home / PARTS[name]).unlink()
        typed(now, told(now), stick)
        assert entries(now) == 3 + minute
        now.ok("jot", "-", stdin="And one more.")
        made = json.loads(now.ok("backup", "--json").out)["backup"]
        said = " ".join(now.ok("doctor").out.split())
        assert f"the newest is {made[made.rindex('/') + 1 :]}, with {4 + minute} entries" in said


@pytest.mark.parametrize("journal", ["whole", "damaged", "with another key"])
def test_where_only_the_key_file_is_lost_a_backup_gives_it_back_and_nothing_newer_is_lost(
    lived, tmp_path, journal
):
    world, stick = laid_out(lived, tmp_path, frozenset(PARTS), aside=False)
    world.ok("jot", "-", stdin="After the backup.")
    if journal == "with another key":
        world.ok("key", "rotate", "--yes")
    for name in ("keys", "bak"):
        (world.home / PARTS[name]).unlink()
    if journal == "damaged":
        raw = bytearray((world.home / "journal.db").read_bytes())
        raw[len(raw) // 2] ^= 1
        (world.home / "journal.db").write_bytes(raw)
    before = (world.home / "journal.db").read_bytes()
    said = " ".join(typed(world, FROM_ELSEWHERE, stick).out.split())
    kept = journal == "whole"
    assert ("Only its key file was missing, and the backup had one." in said) is kept
    assert entries(world) == (4 if kept else 3)
    left = [place / "journal.db" for place in world.home.glob("replaced-*")]
    assert [file.read_bytes() for file in left] == ([] if kept else [before]), (
        "what does not open is set aside"
    )


# A backup of each kind


def _newer(world, to):
    return _sealed(world, to, schema=99)


def _sealed(world, to, *, schema):
    key = ways_in.unlock(world.home, PASSPHRASE).key
    con = engine.connect(world.home / "journal.db", key)
    before = engine.single(con, "PRAGMA user_version")
    con.execute(f"PRAGMA user_version = {schema}")
    try:
        return checked.write(world.home, con, key, to=to, counter=1, made_at=NOW, work=world.home)
    finally:
        con.execute(f"PRAGMA user_version = {before}")
        con.close()


def _older(world, to):
    old = replace(world, home=to / "old")
    shutil.copytree(ROOT / "tests" / "fixtures" / "journal-v1", old.home)
    for file in old.home.iterdir():
        file.chmod(0o600)
    key = ways_in.unlock(old.home, PASSPHRASE).key
    con = engine.connect(old.home / "journal.db", key)
    try:
        return checked.write(old.home, con, key, to=to, counter=1, made_at=NOW, work=old.home)
    finally:
        con.close()


def _theirs(world, to):
    other = replace(
        world, home=to / "theirs", environment={"REFLECT_PASSPHRASE": "the words of somebody else"}
    )
    other.ok("init", "--no-input")
    return next((other.home / "backups").iterdir())


def _own(world, to):
    return next(iter(sorted((world.home / "backups").iterdir(), reverse=True)))


def _damaged(world, to):
    raw = bytearray(_own(world, to).read_bytes())
    raw[len(raw) // 2] ^= 1
    (to / "torn.reflectbackup").write_bytes(raw)
    return to / "torn.reflectbackup"


def _cut_short(world, to):
    (to / "short.reflectbackup").write_bytes(_own(world, to).read_bytes()[:-1])
    return to / "short.reflectbackup"


def _with_foreign_key(world, to):
    """The journal and the seal of one person, and the key file of somebody with the same passphrase."""
    other = replace(world, home=to / "theirs")
    other.ok("init", "--no-input")
    with bundle.opened(_own(world, to)) as ours:
        ours.journal_sha256(copied_to=to / "ours.db")
        box = ours.box()
    mixed = to / "mixed.reflectbackup"
    mixed.touch(0o600)
    bundle.pack(mixed, to / "ours.db", keys=(other.home / "journal.keys").read_bytes(), box=box)
    return mixed


def _of_the_same_day(world, to):
    write(world, "And one more.")
    world.ok("backup")
    return next(iter(sorted((world.home / "backups").iterdir())))


KINDS = {
    "own": (_own, 0, "Your journal is back, with 3 entries."),
    "newer": (_newer, 8, "A newer reflect wrote this backup: it has schema 99"),
    "older": (_older, 0, "Your journal is back, with 18 entries, and 1 more in the bin."),
    "of somebody else": (_theirs, 4, "That passphrase does not open this backup."),
    "damaged": (_damaged, 8, "This backup is damaged"),
    "cut short": (_cut_short, 8, "This backup is damaged"),
    "with a foreign key": (_with_foreign_key, 8, "This backup is damaged"),
    "of the same day": (_of_the_same_day, 0, "Your journal is back, with 0 entries."),
}


def everything(home):
    return {p: p.read_bytes() for p in home.rglob("*") if p.is_file() and not p.name.endswith(".lock")}


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_of_each_kind_comes_back_or_changes_nothing_and_can_be_undone(lived, tmp_path, kind):
    world, _ = laid_out(lived, tmp_path, frozenset(PARTS), aside=False)
    make, code, says = KINDS[kind]
    to = tmp_path / "to"
    to.mkdir()
    file = make(world, to)
    before, had = everything(world.home), entries(world)
    done = world.run("restore", str(file))
    assert (done.code, says in " ".join((done.out + done.err).split())) == (code, True), done
    if code:
        assert "Nothing was changed" in done.err
        assert everything(world.home) == before
        return
    world.ok("restore", "--undo", "--yes")
    assert entries(world) == had
    assert (
        unpack.look_inside(world.home / "journal.db", ways_in.unlock(world.home, PASSPHRASE).key).entries
        == had
    )
