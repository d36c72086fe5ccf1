"""Which copy of the key file counts: the one written last; an older one brings no secret back, and no key is lost."""

from pathlib import Path

import pytest

from reflect.errors import KeyFileDamaged, WrongSecret
from reflect.storage.keys import copies, crypto, keyfile, outside, ways_in

CHEAP = crypto.Cost(1, 8)
OLD, NEW = "an old passphrase", "a new passphrase"
BOTH = (copies.KEYS, copies.SPARE)
V1 = Path(__file__).parents[2] / "fixtures" / "keys-v1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "journal"


@pytest.fixture
def made(folder: Path) -> ways_in.Created:
    return ways_in.create(folder, OLD, cost=CHEAP)


def put(folder: Path, **raw: bytes) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in raw.items():
        (folder / {"main": copies.KEYS, "spare": copies.SPARE}[name]).write_bytes(content)


def opens(folder: Path, secret: str, kind: keyfile.Kind = "passphrase") -> bool:
    try:
        ways_in.unlock(folder, secret, kind=kind)
    except WrongSecret:
        return False
    return True


def written(folder: Path) -> list[int]:
    return [keyfile.parse((folder / name).read_bytes()).written for name in BOTH]


@pytest.mark.parametrize("stale", BOTH)
@pytest.mark.parametrize("what", ["passphrase", "code"])
def test_a_copy_from_before_a_change_brings_nothing_back(
    folder: Path, made: ways_in.Created, stale: str, what: str
) -> None:
    before = (folder / copies.KEYS).read_bytes()
    if what == "passphrase":
        ways_in.set_passphrase(folder, made.key, NEW, cost=CHEAP)
        gone, works = (OLD, "passphrase"), (NEW, "passphrase")
    else:
        code = ways_in.renew_recovery_code(folder, made.key, cost=CHEAP)
        gone, works = (made.recovery_code, "recovery"), (code, "recovery")
    now = (folder / copies.KEYS).read_bytes()
    for act in ("try", "look", "use", "change"):
        (folder / stale).write_bytes(before)
        if act == "try":
            assert not opens(folder, *gone)
        elif act == "look":
            found = outside.look(folder)
            assert found.mends
            assert found.count(works[1]) == 1
        elif act == "use":
            assert opens(folder, *works)
            assert [(folder / name).read_bytes() for name in BOTH] == [now, now]
        else:
            ways_in.renew_recovery_code(folder, made.key, cost=CHEAP)
            assert not opens(folder, *gone)
            assert written(folder) == [5, 5]


def test_a_copy_that_only_says_that_it_is_newer_is_no_good(folder: Path, made: ways_in.Created) -> None:
    good = (folder / copies.KEYS).read_bytes()
    put(folder, spare=good.replace(b'"written": 1', b'"written": 99'))
    assert opens(folder, OLD)
    assert (folder / copies.SPARE).read_bytes() == good


def test_the_first_format_opens_and_becomes_the_second_at_the_next_change(folder: Path) -> None:
    key, code = (V1 / "key.hex").read_text().strip(), (V1 / "code.txt").read_text().strip()
    last = (V1 / "last.json").read_bytes()
    put(folder, main=last, spare=last)
    assert (
        ways_in.unlock(folder, NEW).key.hex()
        == ways_in.unlock(folder, code, kind="recovery").key.hex()
        == key
    )
    assert not opens(folder, OLD)
    assert (folder / copies.KEYS).read_bytes() == last, "opening alone writes nothing"
    put(folder, spare=(V1 / "first.json").read_bytes())
    assert opens(folder, OLD), "it has no number, so nobody can say which one is older"
    assert outside.look(folder).count("passphrase") == 2
    ways_in.renew_recovery_code(folder, bytes.fromhex(key), cost=CHEAP)
    ways_in.set_passphrase(folder, bytes.fromhex(key), "a third one", cost=CHEAP)
    assert (opens(folder, OLD), opens(folder, NEW), opens(folder, "a third one")) == (False, False, True)
    put(folder, spare=last)
    assert not opens(folder, NEW)
    assert not opens(folder, code, "recovery")


def test_a_change_that_the_first_format_left_half_done_is_finished(folder: Path) -> None:
    """Killed between the two copies: the main one is a step behind, and both passphrases are good until the next change."""
    key = bytes.fromhex((V1 / "key.hex").read_text())
    put(folder, main=(V1 / "first.json").read_bytes(), spare=(V1 / "between.json").read_bytes())
    assert opens(folder, OLD)
    assert opens(folder, NEW)
    assert outside.look(folder).count("passphrase") == 2
    ways_in.set_passphrase(folder, key, NEW, cost=CHEAP)
    assert (opens(folder, OLD), opens(folder, NEW)) == (False, True)


def test_where_the_copies_have_different_keys_each_is_tried_on_the_journal(
    folder: Path, made: ways_in.Created, tmp_path: Path
) -> None:
    """The same passphrase opens a copy of another journal, even one that says it was written later."""
    other = ways_in.create(tmp_path / "other", OLD, cost=CHEAP)
    for _ in range(3):
        ways_in.renew_recovery_code(tmp_path / "other", other.key, cost=CHEAP)
    strange = (tmp_path / "other" / copies.KEYS).read_bytes()
    good = (folder / copies.KEYS).read_bytes()
    for name in BOTH:
        put(folder, main=good, spare=good)
        (folder / name).write_bytes(strange)
        assert ways_in.unlock(folder, OLD, fits=lambda key: key == made.key).key == made.key
        assert (folder / name).read_bytes() == strange, "a strange copy is left alone"
        assert outside.look(folder).strange


def test_a_copy_that_may_hold_the_only_key_is_not_written_over(folder: Path, made: ways_in.Created) -> None:
    """Two copies of one journal and generation with different keys, of which the spare one is right."""
    whose = keyfile.parse((folder / copies.KEYS).read_bytes()).whose
    key = bytes(range(32))
    slot = keyfile.new_slot(key, NEW.encode(), kind="passphrase", whose=whose, cost=CHEAP)
    right = keyfile.dump(keyfile.sealed(key, (slot,), whose=whose, written=1))
    put(folder, spare=right)
    ways_in.unlock(folder, OLD, fits=lambda tried: tried == key)
    assert (folder / copies.SPARE).read_bytes() == right
    assert ways_in.unlock(folder, NEW, fits=lambda tried: tried == key).key == key
    assert (folder / copies.KEYS).read_bytes() == right


def test_a_key_from_before_opens_nothing_once_the_journal_has_another(
    folder: Path, made: ways_in.Created
) -> None:
    before = (folder / copies.KEYS).read_bytes()
    whose = keyfile.Whose(journal_id=made.journal_id, generation=2)
    key = bytes(range(32))
    slot = keyfile.new_slot(key, NEW.encode(), kind="passphrase", whose=whose, cost=CHEAP)
    put(folder, main=keyfile.dump(keyfile.sealed(key, (slot,), whose=whose, written=2)), spare=before)
    with pytest.raises(WrongSecret, match="does not open this journal"):
        ways_in.unlock(folder, OLD, fits=lambda tried: tried == key)
    assert ways_in.unlock(folder, OLD, fits=lambda tried: tried == made.key).key == made.key


def test_an_altered_file_is_only_made_whole_for_the_key_of_the_journal(
    folder: Path, made: ways_in.Created
) -> None:
    raw = (folder / copies.KEYS).read_bytes()
    put(folder, main=raw.replace(b'"written": 1', b'"written": 2000000'), spare=b"")
    with pytest.raises(KeyFileDamaged):
        ways_in.rebuild(folder, OLD, new_passphrase=NEW, cost=CHEAP, fits=lambda _: False)
    ways_in.rebuild(folder, OLD, new_passphrase=NEW, cost=CHEAP, fits=lambda key: key == made.key)
    assert written(folder) == [1_000_001, 1_000_001], "what an altered file says never uses the numbers up"
    put(folder, spare=raw)
    assert not opens(folder, OLD)
