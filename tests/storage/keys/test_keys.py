"""The key file: opens with the right secret only, bounds before work, heals, and survives a kill at any moment."""

import base64
import contextlib
import json
import os
import random
import stat
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.world import ROOT

from reflect.errors import (
    BadUsage,
    ComputerSaidNo,
    KeyFileDamaged,
    NoJournal,
    Protected,
    ReflectError,
    WrongSecret,
)
from reflect.storage.keys import copies, crypto, keyfile, outside, recovery_code, ways_in

CHEAP = crypto.Cost(1, 8)
OLD, NEW = "an old passphrase", "a new passphrase"
CORPUS = Path(__file__).parents[2] / "fixtures" / "bad_keyfiles"
WORKER = ROOT / "tests/kit/sweeps/kill_worker.py"
SOAK = int(os.environ.get("REFLECT_SOAK_KILLS", "3"))
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals, modes and links are POSIX here")

Document = dict[str, Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def made(folder: Path) -> ways_in.Created:
    return ways_in.create(folder, OLD, cost=CHEAP)


def document(folder: Path) -> Document:
    return json.loads((folder / copies.KEYS).read_bytes())


def put_both(folder: Path, content: Document | bytes) -> None:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    for name in (copies.KEYS, copies.SPARE):
        (folder / name).write_bytes(raw)


def kinds(folder: Path) -> list[str]:
    return [slot.kind for slot in outside.look(folder).slots]


# Made and opened


def test_a_new_key_opens_with_the_passphrase_and_the_code(folder: Path, made: ways_in.Created) -> None:
    by_phrase = ways_in.unlock(folder, OLD)
    by_code = ways_in.unlock(folder, made.recovery_code.lower().replace("-", " "), kind="recovery")
    assert by_phrase == by_code
    assert (by_phrase.key, by_phrase.journal_id) == (made.key, made.journal_id)
    assert len(made.key) == 32
    assert (by_phrase.generation, by_phrase.healed) == (1, False)


def test_two_journals_have_nothing_in_common(tmp_path: Path) -> None:
    one, two = (ways_in.create(tmp_path / name, OLD, cost=CHEAP) for name in "ab")
    assert one.key != two.key
    assert one.journal_id != two.journal_id
    assert one.recovery_code != two.recovery_code


@pytest.mark.parametrize("secret", ["", "another", OLD + " ", OLD.upper(), "x" * 100_000])
def test_another_passphrase_does_not_open(folder: Path, made: ways_in.Created, secret: str) -> None:
    with pytest.raises(WrongSecret, match=r"^That passphrase does not open this journal\.$"):
        ways_in.unlock(folder, secret)


def test_another_code_and_a_missing_kind_do_not_open(folder: Path, made: ways_in.Created) -> None:
    with pytest.raises(WrongSecret, match=r"^That recovery code does not open"):
        ways_in.unlock(folder, recovery_code.new_code(), kind="recovery")
    base = keyfile.parse((folder / copies.KEYS).read_bytes())
    copies.write_next(folder, made.key, base, base.slots[:1])
    with pytest.raises(WrongSecret, match=r"^That recovery code was never set"):
        ways_in.unlock(folder, made.recovery_code, kind="recovery")


def test_a_passphrase_is_the_same_however_its_accents_are_typed(folder: Path) -> None:
    phrase = "Ñandú café 한국어"
    made = ways_in.create(folder, unicodedata.normalize("NFD", phrase), cost=CHEAP)
    assert ways_in.unlock(folder, unicodedata.normalize("NFC", phrase)).key == made.key


def test_a_passphrase_that_is_empty_or_no_text_is_refused(folder: Path) -> None:
    for bad in ("", "a\ud800b"):
        with pytest.raises(BadUsage):
            ways_in.create(folder, bad, cost=CHEAP)
    assert not folder.exists()


def test_a_key_file_is_never_written_over(folder: Path, made: ways_in.Created) -> None:
    before = (folder / copies.KEYS).read_bytes()
    for gone in ((), (copies.KEYS,)):
        for name in gone:
            (folder / name).unlink()
        with pytest.raises(Protected):
            ways_in.create(folder, NEW, cost=CHEAP)
    assert (folder / copies.SPARE).read_bytes() == before


def test_two_set_ups_at_the_same_moment_never_write_over_a_key(folder: Path, made: ways_in.Created) -> None:
    """What one of them finds when it looked just before the other one wrote."""
    before = (folder / copies.KEYS).read_bytes(), (folder / copies.SPARE).read_bytes()
    theirs = keyfile.parse(before[0])
    for gone in (None, copies.SPARE):
        if gone:
            (folder / gone).unlink()
        with pytest.raises(Protected):
            copies.write_first(folder, keyfile.sealed(bytes(32), theirs.slots, whose=theirs.whose))
    assert (folder / copies.KEYS).read_bytes() == before[0]


def test_secrets_are_never_in_a_repr(folder: Path, made: ways_in.Created) -> None:
    opened = ways_in.unlock(folder, OLD)
    raw = (folder / copies.KEYS).read_bytes()
    parsed, inner = keyfile.parse(raw), keyfile.open_document(raw, OLD.encode(), kind="passphrase")
    told = repr((made, opened, inner, parsed, outside.look(folder)))
    for secret in (
        made.key,
        parsed.slots[0].box,
        made.key.hex(),
        made.recovery_code,
        base64.b64encode(made.key).decode(),
    ):
        assert str(secret) not in told


def test_secrets_are_never_in_an_error_or_its_chain(folder: Path, made: ways_in.Created) -> None:
    canary = "canary-" + "7" * 30
    raised: list[BaseException] = []
    for act in (
        lambda: ways_in.unlock(folder, canary),
        lambda: ways_in.unlock(folder, canary, kind="recovery"),
        lambda: ways_in.set_passphrase(folder, made.key, canary + "\ud800", cost=CHEAP),
    ):
        with pytest.raises(ReflectError) as caught:
            act()
        raised.append(caught.value)
    for error in raised:
        assert error.__cause__ is None or error.__suppress_context__
        assert "canary" not in f"{error} {error.hint}"  # type: ignore[attr-defined]


@posix
def test_modes_are_private_whatever_the_umask(tmp_path: Path) -> None:
    for mask in (0o000, 0o077):
        before = os.umask(mask)
        try:
            made = ways_in.create(tmp_path / str(mask), OLD, cost=CHEAP)
            ways_in.set_passphrase(tmp_path / str(mask), made.key, NEW, cost=CHEAP)
        finally:
            os.umask(before)
        assert stat.S_IMODE((tmp_path / str(mask)).stat().st_mode) == 0o700
        assert {stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / str(mask)).iterdir()} == {0o600}


@posix
@pytest.mark.parametrize("name", [copies.KEYS, copies.SPARE, "journal.keys.lock"])
def test_links_are_refused(folder: Path, made: ways_in.Created, tmp_path: Path, name: str) -> None:
    target = tmp_path / "target"
    target.write_bytes((folder / copies.KEYS).read_bytes())
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(target)
    with pytest.raises(Protected):
        ways_in.set_passphrase(folder, made.key, NEW, cost=CHEAP)
    assert (folder / name).is_symlink()
    assert ways_in.unlock_bytes(target.read_bytes(), OLD).key == made.key


def test_the_real_cost_is_memory_hard(folder: Path) -> None:
    assert crypto.Cost(3, 65536) == crypto.REAL_COST
    ways_in.create(folder, OLD, cost=crypto.REAL_COST)
    assert {slot.cost for slot in outside.look(folder).slots} == {crypto.REAL_COST}
    assert ways_in.unlock(folder, OLD).key


def test_status_needs_no_secret(folder: Path, made: ways_in.Created) -> None:
    status = outside.look(folder)
    assert kinds(folder) == ["passphrase", "recovery"]
    assert (status.journal_id, status.spare_there, status.copies_equal) == (made.journal_id, True, True)
    (folder / copies.SPARE).unlink()
    assert not outside.look(folder).spare_there
    assert not outside.look(folder).copies_equal


# New secrets


def test_a_new_passphrase_replaces_the_old_and_keeps_the_code(folder: Path, made: ways_in.Created) -> None:
    ways_in.set_passphrase(folder, made.key, NEW, cost=CHEAP)
    assert ways_in.unlock(folder, NEW).key == made.key
    assert ways_in.unlock(folder, made.recovery_code, kind="recovery").key == made.key
    with pytest.raises(WrongSecret):
        ways_in.unlock(folder, OLD)
    assert sorted(kinds(folder)) == ["passphrase", "recovery"]
    assert outside.look(folder).copies_equal


def test_a_new_code_replaces_the_old_and_keeps_the_passphrase(folder: Path, made: ways_in.Created) -> None:
    code = ways_in.renew_recovery_code(folder, made.key, cost=CHEAP)
    assert ways_in.unlock(folder, code, kind="recovery").key == ways_in.unlock(folder, OLD).key == made.key
    with pytest.raises(WrongSecret):
        ways_in.unlock(folder, made.recovery_code, kind="recovery")


def test_another_journals_key_changes_nothing(folder: Path, made: ways_in.Created) -> None:
    before = (folder / copies.KEYS).read_bytes()
    with pytest.raises(KeyFileDamaged):
        ways_in.set_passphrase(folder, bytes(32), NEW, cost=CHEAP)
    assert (folder / copies.KEYS).read_bytes() == before


def test_unfinished_changes_never_fill_the_file(folder: Path, made: ways_in.Created) -> None:
    for at in range(20):  # what 20 changes leave that were all killed half-way
        ways_in.add(folder, made.key, kind="passphrase", secret=b"try %d" % at, cost=CHEAP)
        assert ways_in.unlock(folder, f"try {at}").key == made.key
        assert ways_in.unlock(folder, OLD).key == made.key
        assert ways_in.unlock(folder, made.recovery_code, kind="recovery").key == made.key
    ways_in.set_passphrase(folder, made.key, NEW, cost=CHEAP)
    assert sorted(kinds(folder)) == ["passphrase", "recovery"]


# Damage


def test_a_damaged_or_missing_copy_is_mended_from_the_other(folder: Path, made: ways_in.Created) -> None:
    good = (folder / copies.KEYS).read_bytes()
    altered = json.loads(good)
    altered["slots"].pop()
    for name in (copies.KEYS, copies.SPARE):
        for bad in (None, b"", good[:100], b"\0" * 2000, b"x" * 70_000, json.dumps(altered).encode()):
            (folder / name).unlink()
            if bad is not None:
                (folder / name).write_bytes(bad)
            assert ways_in.unlock(folder, OLD).healed
            assert (folder / name).read_bytes() == good
            assert not ways_in.unlock(folder, OLD).healed


def test_a_main_copy_with_a_damaged_slot_opens_by_the_spare(folder: Path, made: ways_in.Created) -> None:
    content = document(folder)
    content["slots"][0]["box"] = base64.b64encode(bytes(72)).decode()
    (folder / copies.KEYS).write_text(json.dumps(content))
    opened = ways_in.unlock(folder, OLD)
    assert (opened.key, opened.healed) == (made.key, True)
    assert outside.look(folder).copies_equal


def test_a_copy_of_another_journal_version_or_generation_is_left_alone(
    folder: Path, made: ways_in.Created, tmp_path: Path
) -> None:
    other = ways_in.create(tmp_path / "other", NEW, cost=CHEAP)
    renewed = keyfile.parse((folder / copies.KEYS).read_bytes())
    whose = keyfile.Whose(journal_id=made.journal_id, generation=2)
    slot = keyfile.new_slot(other.key, b"yet another", kind="passphrase", whose=whose, cost=CHEAP)
    renewed = keyfile.sealed(other.key, (slot,), whose=whose, written=1)
    too_new = document(folder) | {"format": 3}
    for raw in (
        (tmp_path / "other" / copies.KEYS).read_bytes(),
        keyfile.dump(renewed),
        json.dumps(too_new).encode(),
    ):
        (folder / copies.SPARE).write_bytes(raw)
        assert ways_in.unlock(folder, OLD).key == made.key
        assert (folder / copies.SPARE).read_bytes() == raw


def test_both_copies_missing_is_told_apart(folder: Path, made: ways_in.Created) -> None:
    for name in (copies.KEYS, copies.SPARE):
        (folder / name).unlink()
    with pytest.raises(NoJournal):
        ways_in.unlock(folder, OLD)
    (folder / "journal.db").write_bytes(b"1")
    with pytest.raises(KeyFileDamaged, match="missing"):
        ways_in.unlock(folder, OLD)


def test_a_newer_format_says_so(folder: Path, made: ways_in.Created) -> None:
    put_both(folder, document(folder) | {"format": 3, "slots": "unheard of"})
    with pytest.raises(KeyFileDamaged, match="newer version"):
        ways_in.unlock(folder, OLD)
    with pytest.raises(KeyFileDamaged, match="newer version"):
        outside.look(folder)


def change_kind(content: Document) -> None:
    one, two = content["slots"]
    one["kind"], two["kind"] = two["kind"], one["kind"]


def change_journal(content: Document) -> None:
    content["journal"] = "00000000-0000-4000-8000-000000000001"


def change_generation(content: Document) -> None:
    content["generation"] = 2


def change_cost(content: Document) -> None:
    content["slots"][0]["kdf"]["t"] = 2


@pytest.mark.parametrize("change", [change_kind, change_journal, change_generation, change_cost])
def test_a_slot_is_bound_to_kind_journal_generation_and_cost(
    folder: Path, made: ways_in.Created, change: Callable[[Document], None]
) -> None:
    content = document(folder)
    change(content)
    put_both(folder, content)
    with pytest.raises(WrongSecret):
        ways_in.unlock(folder, OLD)


def test_a_slot_of_another_journal_does_not_fit(folder: Path, made: ways_in.Created, tmp_path: Path) -> None:
    ways_in.create(tmp_path / "other", OLD, cost=CHEAP)
    content = document(folder)
    content["slots"][0] = document(tmp_path / "other")["slots"][0]
    put_both(folder, content)
    with pytest.raises(WrongSecret):
        ways_in.unlock(folder, OLD)


def test_a_damaged_recovery_slot_is_noticed_while_the_passphrase_works(
    folder: Path, made: ways_in.Created
) -> None:
    content = document(folder)
    content["slots"][1]["box"] = base64.b64encode(bytes(72)).decode()
    put_both(folder, content)
    with pytest.raises(KeyFileDamaged, match="something in it was changed"):
        ways_in.unlock(folder, OLD)


def test_an_altered_file_can_be_rebuilt_by_whoever_can_open_it(folder: Path, made: ways_in.Created) -> None:
    content = document(folder)
    content["slots"][1]["box"] = base64.b64encode(bytes(72)).decode()
    put_both(folder, content)
    with pytest.raises(WrongSecret):
        ways_in.rebuild(folder, "another", new_passphrase=NEW, cost=CHEAP)
    again = ways_in.rebuild(folder, OLD, new_passphrase=NEW, cost=CHEAP)
    assert (again.key, again.journal_id) == (made.key, made.journal_id)
    assert ways_in.unlock(folder, NEW).key == made.key
    assert ways_in.unlock(folder, again.recovery_code, kind="recovery").key == made.key


# Hostile files


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
@pytest.mark.timeout(10)
def test_hostile_key_files_are_refused(folder: Path, made: ways_in.Created, name: str) -> None:
    put_both(folder, (CORPUS / name).read_bytes())
    with pytest.raises((KeyFileDamaged, WrongSecret)):
        ways_in.unlock(folder, OLD)
    with pytest.raises(KeyFileDamaged):
        outside.look(folder)


BAD_VALUES: list[tuple[tuple[str | int, ...], Any]] = [
    *(
        (("slots", 0, "kdf", "m_kib"), v)
        for v in (0, 7, -1, (1 << 18) + 1, 1 << 30, 2**70, 65536.0, "65536", True)
    ),
    *((("slots", 0, "kdf", "t"), v) for v in (0, 7, -1, 1e3, True, None, [], "3")),
    *(
        (("slots", 0, "kdf", "salt"), v)
        for v in ("", "AAAA", base64.b64encode(bytes(17)).decode(), 5, "é" * 24)
    ),
    *((("slots", 0, "kdf", "alg"), v) for v in ("argon2i", "scrypt", None)),
    *((("slots", 0, "kdf", "p"), v) for v in (1, 4)),
    *(
        (("slots", 0, "box"), v)
        for v in ("", base64.b64encode(bytes(71)).decode(), base64.b64encode(bytes(73)).decode())
    ),
    *((("slots", 0, "kind"), v) for v in ("backdoor", "keyring", [], {}, None, 1)),
    *((("slots", 0), v) for v in (None, [], "x", 5)),
    *((("slots",), v) for v in (None, [], {}, "x", [1] * 9)),
    *((("journal",), v) for v in (None, "", "x", "{00000000-0000-4000-8000-000000000001}", 5, "\ud800")),
    *((("generation",), v) for v in (0, -1, True, 1.0, 2**40, "1")),
    *((("format",), v) for v in (0, 1, True, 2.0, "2", None, -1)),
    *((("written",), v) for v in (0, -1, True, 1.0, "1", None, 2**40)),
    *((("before",), v) for v in ("", 0, [], base64.b64encode(bytes(71)).decode())),
    *((("mac",), v) for v in ("", None, base64.b64encode(bytes(31)).decode())),
    (("extra",), 1),
]


@pytest.mark.parametrize(("place", "value"), BAD_VALUES, ids=lambda v: repr(v)[:40])
def test_every_value_out_of_bounds_is_damage(
    folder: Path, made: ways_in.Created, place: tuple[str | int, ...], value: Any
) -> None:
    content = document(folder)
    inner: Any = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    put_both(folder, content)
    with pytest.raises(KeyFileDamaged):
        ways_in.unlock(folder, OLD)


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'{"format": ' + b"9" * 60_000 + b"}",
        b'{"format": NaN}',
        b"\xff\xfe{}",
        b"\xef\xbb\xbf{}",
        b" " * 64_001,
    ],
    ids=["deep list", "deep object", "long number", "nan", "utf-16", "bom", "large"],
)
@pytest.mark.timeout(10)
def test_odd_json_is_damage(folder: Path, made: ways_in.Created, raw: bytes) -> None:
    put_both(folder, raw)
    with pytest.raises(KeyFileDamaged):
        ways_in.unlock(folder, OLD)


def test_what_one_try_may_cost_is_bounded_over_all_slots(folder: Path, made: ways_in.Created) -> None:
    """One slot may ask for the most that a computer can bear; several of a kind may not ask for more together."""
    content = document(folder)
    dear = {"t": crypto.MOST_TURNS, "m_kib": crypto.MOST_KIB}
    one, two = content["slots"]
    dearer = [slot | {"kdf": slot["kdf"] | dear} for slot in (one, two)]
    put_both(folder, content | {"slots": dearer})
    assert max(crypto.work(slot.cost) for slot in outside.look(folder).slots) == crypto.MOST_WORK
    put_both(folder, content | {"slots": [*dearer, one]})
    with pytest.raises(KeyFileDamaged) as refused:
        ways_in.unlock(folder, OLD)
    assert type(refused.value) is KeyFileDamaged, "refused by its outline, before anything is tried"
    assert keyfile.MOST_SLOTS * crypto.work(crypto.REAL_COST) <= crypto.MOST_WORK, "eight of ours always fit"


def test_a_doubled_name_or_another_spelling_is_damage(folder: Path, made: ways_in.Created) -> None:
    raw = (folder / copies.KEYS).read_bytes()
    put_both(folder, raw.replace(b'"generation": 1', b'"generation": 1, "generation": 1'))
    with pytest.raises(KeyFileDamaged):
        ways_in.unlock(folder, OLD)
    content = json.loads(raw)
    salt = content["slots"][0]["kdf"]["salt"]
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    respelt = salt[:21] + digits[digits.index(salt[21]) ^ 1] + "=="
    assert base64.b64decode(respelt) == base64.b64decode(salt)
    for same in (content["mac"].rstrip("="), content["mac"] + "\n", " " + content["mac"]):
        put_both(folder, json.dumps(content | {"mac": same}).encode())
        with pytest.raises(KeyFileDamaged):
            ways_in.unlock(folder, OLD)
    put_both(folder, raw.replace(salt.encode(), respelt.encode()))
    with pytest.raises(KeyFileDamaged):
        ways_in.unlock(folder, OLD)


def test_too_many_slots_or_bytes_are_damage_though_each_is_right(folder: Path, made: ways_in.Created) -> None:
    content = document(folder)
    for count, fits in ((8, True), (9, False), (50, False)):
        put_both(folder, content | {"slots": content["slots"][:1] * count})
        with contextlib.nullcontext() if fits else pytest.raises(KeyFileDamaged):
            outside.look(folder)
    raw = json.dumps(content).encode()
    ways_in.unlock_bytes(raw.ljust(64_000), OLD)
    with pytest.raises(KeyFileDamaged):
        ways_in.unlock_bytes(raw.ljust(64_001), OLD)


def test_a_slot_under_another_label_does_not_open(folder: Path, made: ways_in.Created) -> None:
    content = document(folder)
    content["slots"] = [content["slots"][0] | {"kind": "recovery"}]
    with pytest.raises(WrongSecret):
        keyfile.open_document(json.dumps(content).encode(), OLD.encode(), kind="recovery")


DISK_THAT_FORGETS = """
import os, sys
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.keys import crypto, outside, ways_in
folder, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
renamed = []
def spoil(event, args):
    if event == "os.rename":
        renamed.append(Path(args[1]).name)
    elif event == "open" and str(args[0]).endswith("journal.keys") and len(renamed) == 2:
        renamed.append("spoilt")
        for name in ("journal.keys", "journal.keys.bak"):
            (folder / name).write_bytes(b"{}")
sys.addaudithook(spoil)
try:
    ways_in.set_passphrase(folder, key, "new", cost=crypto.Cost(1, 8))
except ComputerSaidNo as error:
    sys.stdout.write(f"{renamed} {error.message}")
"""


def test_the_old_secret_is_not_dropped_before_the_new_one_was_read_back(
    folder: Path, made: ways_in.Created
) -> None:
    command = [sys.executable, "-c", DISK_THAT_FORGETS, folder, made.key.hex()]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith(
        "['journal.keys.bak', 'journal.keys', 'spoilt'] The new key file could not be read"
    )


MEMORY = """
import resource, sys
from pathlib import Path
from reflect.errors import ReflectError
from reflect.storage.keys import outside, ways_in
refused = 0
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        ways_in.unlock_bytes(path.read_bytes(), "passphrase")
    except ReflectError:
        refused += 1
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
sys.stdout.write(f"{refused} {grown}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss is in KiB on Linux only")
def test_hostile_key_files_cost_little_time_and_memory() -> None:
    started = time.monotonic()
    ran = subprocess.run([sys.executable, "-c", MEMORY, CORPUS], capture_output=True, text=True, check=True)
    refused, grown_kib = map(int, ran.stdout.split())
    assert refused == len(list(CORPUS.iterdir()))
    assert grown_kib < 32 * 1024
    assert time.monotonic() - started < 10


SHORT_OF_MEMORY = """
import resource, sys
from pathlib import Path
from reflect.errors import ComputerSaidNo
from reflect.storage.keys import crypto, outside, ways_in
crypto.check_crypto()
resource.setrlimit(resource.RLIMIT_AS, (200 << 20, 200 << 20))
try:
    ways_in.create(Path(sys.argv[1]), "passphrase", cost=crypto.Cost(1, 1 << 18))
except ComputerSaidNo as error:
    sys.stdout.write(error.message)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is kept on Linux only")
def test_too_little_memory_is_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-c", SHORT_OF_MEMORY, tmp_path / "journal"]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stdout == "This needs 256 MiB of free memory, and the computer has less just now."


# The library


def test_known_answers_hold_and_are_quick() -> None:
    started = time.perf_counter()
    for _ in range(10):
        crypto.check_crypto()
    assert (time.perf_counter() - started) / 10 < 0.005


@pytest.mark.parametrize("part", ["stretched", "box", "subkey"])
def test_a_wrong_answer_of_the_library_stops_everything(part: str) -> None:
    right = {name: getattr(crypto.KNOWN_ANSWERS, name) for name in ("stretched", "box", "subkey")}
    changed = right[part][:-1] + ("0" if right[part][-1] != "0" else "1")
    with pytest.raises(ComputerSaidNo, match="wrong answers"):
        crypto.check_crypto(crypto.KnownAnswers(**right | {part: changed}))


def test_a_library_that_gives_wrong_answers_opens_nothing(
    folder: Path, made: ways_in.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crypto.argon2id, "kdf", lambda *a, **more: bytes(32))
    for act in (lambda: ways_in.unlock(folder, OLD), lambda: ways_in.create(folder / "new", OLD, cost=CHEAP)):
        with pytest.raises(ComputerSaidNo, match="gives wrong answers"):
            act()
    assert not (folder / "new").exists()


def test_sealing_is_the_published_xchacha20_poly1305() -> None:
    """The example of draft-irtf-cfrg-xchacha-03, appendix A.3.1."""
    nonce = bytes(range(0x40, 0x58))
    text = (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        b"sunscreen would be it."
    )
    sealed = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
        "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"
    )
    bound_to = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    assert crypto.unseal(nonce + sealed, key=bytes(range(0x80, 0xA0)), bound_to=bound_to) == text


def test_subkeys_differ_by_purpose_and_key() -> None:
    derived = {
        crypto.subkey(key, purpose)
        for key in (bytes(32), bytes(31) + b"1")
        for purpose in (b"reflect-keyfile", b"reflect-backup1")
    }
    assert {len(key) for key in derived} == {32}
    assert len(derived) == 4
    for key, purpose in ((bytes(31), b"a"), (bytes(32), b""), (bytes(32), b"x" * 17)):
        with pytest.raises(ValueError, match="length"):
            crypto.subkey(key, purpose)


# Killed


@posix
@pytest.mark.parametrize("what", ["passphrase", "code"])
def test_a_kill_before_any_file_operation_leaves_a_journal_that_opens(tmp_path: Path, what: str) -> None:
    command = [sys.executable, WORKER, "steps", what, tmp_path]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["broken"] == []
    assert told["kills"] >= 15
    assert set(told["opened_with"]) == {"old", "new"}


@posix
@pytest.mark.timeout(20 + SOAK)
def test_kill_9_while_the_passphrase_changes_leaves_one_of_the_two(
    folder: Path, made: ways_in.Created
) -> None:
    dice, now = random.Random(9), 0
    ways_in.set_passphrase(folder, made.key, "phrase 0", cost=CHEAP)
    for _ in range(SOAK):
        command = [sys.executable, WORKER, "loop", "passphrase", folder, made.key.hex(), str(now)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "ready\n"
            time.sleep(dice.random() * 0.15)
            worker.kill()
            acknowledged = [int(line) for line in worker.stdout.read().splitlines()]
        last = acknowledged[-1] if acknowledged else now
        opens = [at for at in (last, last + 1) if tried(folder, f"phrase {at}") == made.key]
        assert opens, f"neither {last} nor {last + 1} opens"
        assert tried(folder, made.recovery_code, kind="recovery") == made.key
        now = opens[-1]


def tried(folder: Path, secret: str, kind: keyfile.Kind = "passphrase") -> bytes | None:
    try:
        return ways_in.unlock(folder, secret, kind=kind).key
    except WrongSecret:
        return None
