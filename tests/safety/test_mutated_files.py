"""Files that disks, programs and attackers changed, met by the commands that people type: told, or as right as before.

A few of each kind for every change of the program; 20,000 key files, 1,000 journals and 1,000 backups in the long run.
What no seal can see is left out: an older page of the same journal in its own place (see SECURITY.md).
"""

import json
import random
import resource
import sys
from collections import Counter
from dataclasses import replace

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from kit.figures import leave
from kit.world import PASSPHRASE, SOAK, World, ladder

from reflect.errors import JournalDamaged, KeyFileDamaged, WrongSecret
from reflect.storage.database.engine import PAGE_BYTES
from reflect.storage.disk.refusal import of_driver
from reflect.storage.journal import Journal
from reflect.storage.keys import keyfile, ways_in

CODES = {0, 2, 3, 4, 5, 6, 7, 8, 9}
"""The documented exit codes of commands that nobody breaks off; 1 is a bug."""
KEY_FILES, JOURNALS, BACKUPS = (20_000, 1_000, 1_000) if SOAK else (500, 24, 24)
ENTRIES = 12


@pytest.fixture
def filled(world):
    """A journal of some pages, with a backup of it beside the home."""
    for n in range(ENTRIES):
        said = {"pack": "quick_checkin", "answers": {"keep": f"Entry {n}: I waited. " * 30}}
        world.ok("log", "--answers", "-", stdin=json.dumps(said))
    world.ok("backup", "--to", str(world.home.parent))
    return world


def mebibytes():
    """The most memory that this process ever had."""
    return (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        // (1 if sys.platform != "darwin" else 1024)
        // 1024
    )


def changed_bytes(raw, dice):
    """Change a file as disks, editors and attackers do; `PAGE_BYTES` are what a disk takes for one piece."""
    out = bytearray(raw)
    for _ in range(dice.choice((1, 1, 1, 2, 5))):
        size = len(out)
        at, length = dice.randrange(size or 1), dice.randrange(1, 300)
        page, other = (dice.randrange(size // PAGE_BYTES or 1) * PAGE_BYTES for _ in range(2))
        match dice.randrange(12):
            case 0 | 1 if out:
                out[at] ^= 1 << dice.randrange(8)
            case 2:
                del out[at : at + length]
            case 3:
                out[at:at] = dice.randbytes(length)
            case 4:
                out[at:at] = out[at : at + length]
            case 5 if out:
                out[at] = dice.choice(b'0123456789"{}[],:-eE.ntf\\ ')
            case 6:
                out[at : at + length] = bytes(len(out[at : at + length]))
            case 7:
                del out[at:]
            case 8:
                out[page : page + PAGE_BYTES] = out[other : other + PAGE_BYTES]
            case 9:
                one, two = out[page : page + PAGE_BYTES], out[other : other + PAGE_BYTES]
                out[page : page + len(one)], out[other : other + len(two)] = two, one
            case 10:
                out += dice.randbytes(length)
            case _:
                del out[page : page + PAGE_BYTES]
    return bytes(out)


ODD = (
    None,
    True,
    False,
    0,
    -1,
    1.0,
    2**70,
    262_145,
    "",
    "x",
    "\ud800",
    [],
    {},
    [[]],
    "AAAA",
    "recovery",
    float("nan"),
)


def changed_document(raw, dice):
    """Change a JSON document where its parts are: another value, a part less, a part twice, two changed places."""
    document = json.loads(raw)
    whole = [document]
    for _ in range(dice.randrange(1, 5)):
        whole.append(inner) if isinstance(
            inner := dice.choice(list(parts(whole[-1])) or [document]), dict | list
        ) else None
    holder = whole[-1]
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if not keys:
        return json.dumps(document).encode()
    one, two = dice.choice(keys), dice.choice(keys)
    match dice.randrange(5):
        case 0:
            holder[one] = dice.choice(ODD)
        case 1:
            del holder[one]
        case 2:
            holder[one], holder[two] = holder[two], holder[one]
        case 3 if isinstance(holder, list):
            holder.extend(holder * dice.randrange(1, 12))
        case _:
            holder[one] = nearly(holder[one], dice)
    return json.dumps(document, indent=dice.choice((None, 1))).encode("utf-8", "surrogatepass")


def parts(found):
    return found.values() if isinstance(found, dict) else found


def nearly(value, dice):
    """A value that is almost the one that was there."""
    if isinstance(value, str) and value:
        at = dice.randrange(len(value))
        return value[:at] + dice.choice("ABCabc019+/=- ") + value[at + dice.randrange(2) :]
    if type(value) is int:
        return value + dice.choice((-1, 1, 2**31, 2**63))
    return [value]


def test_no_changed_key_file_opens_with_another_key(tmp_path):
    made = ways_in.create(tmp_path / "journal", PASSPHRASE, cost=ways_in.Cost(1, 8))
    raw, dice, ended = (
        (tmp_path / "journal" / "journal.keys").read_bytes(),
        random.Random(20260301),
        Counter(),
    )
    before = mebibytes()
    for turn in range(KEY_FILES):
        changed = (changed_document if turn % 2 else changed_bytes)(raw, dice)
        try:
            assert ways_in.unlock_bytes(changed, PASSPHRASE).key == made.key
            assert keyfile.parse(changed) == keyfile.parse(raw), "only white space may differ"
            ended["the same"] += 1
        except (KeyFileDamaged, WrongSecret) as told:
            ended[type(told).__name__] += 1
    assert ended["the same"] < KEY_FILES / 4
    assert ended["KeyFileDamaged"] > KEY_FILES / 4
    grown = mebibytes() - before
    leave(
        "T8",
        "key files",
        mutated=KEY_FILES,
        opened_with_another_key=0,
        tracebacks=0,
        MiB_more_memory_at_most=grown,
    )


def test_no_changed_journal_shows_a_wrong_entry(filled):
    database, dice, ended = filled.home / "journal.db", random.Random(20260302), Counter()
    raw, right = database.read_bytes(), shown(filled)
    assert len(raw) > 20 * PAGE_BYTES
    before = mebibytes()
    for _ in range(JOURNALS):
        database.write_bytes(changed := changed_bytes(raw, dice))
        database.with_name("journal.db-journal").unlink(missing_ok=True)
        seen = shown(filled)
        assert seen in (None, right), "a wrong entry, and not a word about it"
        deep = filled.run("doctor", "--deep")
        assert deep.code in (0, 8, 9) and "Traceback" not in deep.out + deep.err
        assert deep.code != 0 or changed[: len(raw)] == raw, "changed, and doctor says that all is well"
        ended["refused" if seen is None else "told by doctor" if deep.code else "the same"] += 1
    assert ended["refused"] > JOURNALS / 2
    leave(
        "T8", "journals", mutated=JOURNALS, silent_wrong_rows=0, tracebacks=0, refused_at_once=ended["refused"],
        MiB_more_memory_at_most=mebibytes() - before,
    )  # fmt: skip


def shown(world: World):
    """What a list shows, and all that the journal gives out; None if it is told that the file cannot be trusted."""
    listed = world.run("list", "--json")
    assert listed.code in (0, 8) and "Traceback" not in listed.err, listed
    try:
        with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
            whole = [*journal.entries(), *journal.search("waited"), journal.focus]
    except (JournalDamaged, sqlcipher.Error) as told:
        assert isinstance(told, JournalDamaged) or isinstance(of_driver(told), JournalDamaged), told
        return None
    return None if listed.code else (listed.out, whole)


def test_no_changed_backup_brings_back_a_wrong_entry(filled, tmp_path):
    [bundle] = filled.home.parent.glob("*.reflectbackup")
    raw, dice, ended = bundle.read_bytes(), random.Random(20260303), Counter()
    right = filled.ok("backup", "--check", str(bundle)).out
    before = mebibytes()
    for turn in range(BACKUPS):
        # Every second one is changed in its outline or its key file, which stand at the end.
        kept = 0 if turn % 2 else len(raw) - dice.choice((300, 3000))
        changed = raw
        while changed == raw:  # zeros over zeros
            changed = raw[:kept] + changed_bytes(raw[kept:], dice)
        (tmp_path / "odd").write_bytes(changed)
        done = filled.run("backup", "--check", str(tmp_path / "odd"))
        assert done.code in (0, 4, 8) and "Traceback" not in done.err, done
        assert done.code or done.out.replace(str(tmp_path / "odd"), "") == right.replace(str(bundle), "")
        ended[done.code] += 1
    assert ended[0] < BACKUPS / 10
    empty = World(tmp_path / "new", environment=filled.environment)
    (tmp_path / "odd").write_bytes(raw[: len(raw) // 2] + b"\1" + raw[len(raw) // 2 + 1 :])
    assert empty.run("restore", str(tmp_path / "odd")).code == 8
    assert not (tmp_path / "new" / "journal.db").exists()
    leave(
        "T8", "backups", mutated=BACKUPS, taken_for_good_and_wrong=0, tracebacks=0,
        MiB_more_memory_at_most=mebibytes() - before,
    )  # fmt: skip


def test_a_change_of_each_kind_is_made():
    """What changes files changes nearly all of them, so that the figures above count what they say."""
    dice, raw = random.Random(1), bytes(range(256)) * 160
    assert sum(changed_bytes(raw, dice) != raw for _ in range(200)) > 160
    whole = ways_in.keyfile.dump(sample()).strip()
    assert sum(json_of(changed_document(whole, dice)) != json.loads(whole) for _ in range(200)) > 150


def json_of(raw):
    return json.loads(raw.decode("utf-8", "surrogatepass"))


def sample():
    whose = keyfile.Whose(journal_id="00000000-0000-4000-8000-000000000001", generation=1)
    slot = keyfile.new_slot(bytes(32), b"secret", kind="passphrase", whose=whose, cost=ways_in.Cost(1, 8))
    return keyfile.sealed(bytes(32), (slot, replace(slot, kind="recovery")), whose=whose)
