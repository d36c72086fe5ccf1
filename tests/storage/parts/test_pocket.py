"""The key of pages for a phone, over the real encrypted file: one, kept inside, let go of for good."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import pytest
from kit.kept import NOW, WORDS, make
from kit.sealed import FRESH, LETTER, NONCE, block_of, content_of
from kit.world import ladder

from reflect.pocket.armour import name_of_key
from reflect.storage.journal import Journal
from reflect.values.entry import Draft

DRAFT = Draft(
    uuid=UUID(int=7), pack="quick_checkin", pack_version=2, title="Quick check-in", day=date(2026, 3, 5),
    started_at=datetime(2026, 3, 6, tzinfo=UTC), saved_at=datetime(2026, 3, 6, tzinfo=UTC), state="{}",
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def opened(journal, block: bytes, **changes: bytes) -> bytes | None:
    parts = {"sender": block[9:41], "nonce": block[41:65], **changes}
    return journal.pocket.open(block[65:], **parts)


def test_key_is_made_for_the_first_page_and_stays(journal):
    assert journal.pocket.key is None
    assert journal.pocket.open(b"x" * 32, sender=FRESH, nonce=NONCE) is None
    key = journal.pocket.key_for_a_page()
    assert (len(key.public), key.since) == (32, NOW.date())
    assert journal.pocket.key_for_a_page() == key == journal.pocket.key


def test_what_was_sealed_opens_in_another_run_and_with_one_bit_changed_it_does_not(journal):
    block = block_of(content_of(LETTER), journal.pocket.key_for_a_page().public)
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert opened(again, block) == content_of(LETTER)
        assert opened(again, block, nonce=bytes(24)) is None
        assert opened(again, block[:-1] + bytes([block[-1] ^ 1])) is None
        assert opened(again, block, sender=bytes(32)) is None  # of low order


def test_neither_half_of_the_key_stands_on_the_disk(journal):
    key = journal.pocket.key_for_a_page()
    secret = journal._file.con.execute("SELECT value FROM meta WHERE key = 'pocket_key'").fetchone()[0]
    journal.close()
    for file in journal.folder.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert key.public not in held and key.public.hex().encode() not in held
        assert secret.encode() not in held


def test_key_comes_back_with_a_backup(journal, tmp_path):
    key = journal.pocket.key_for_a_page()
    journal.copies.write()
    journal.pocket.let_go(name_of_key(key.public))
    assert journal.pocket.key != key
    from reflect.storage.backup import restore

    (file,) = [one.path for one in journal.copies.all()]
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert again.pocket.let_go_on(name_of_key(key.public)) is not None
    del restore, file


def test_taking_keeps_the_draft_and_its_id_together(journal):
    assert journal.pocket.taken == {}
    journal.pocket.take("a" * 24, DRAFT)
    journal.pocket.take("b" * 24, DRAFT)
    assert journal.pocket.taken == {"a" * 24: NOW.date(), "b" * 24: NOW.date()}
    assert [draft.uuid for draft in journal.drafts.waiting()] == [DRAFT.uuid]
    assert not journal.saved


def test_letting_go_leaves_nothing_that_could_open_what_was_sealed(journal):
    key = journal.pocket.key_for_a_page()
    block = block_of(content_of(LETTER), key.public)
    journal.pocket.take("a" * 24, DRAFT)
    fresh = journal.pocket.let_go(name_of_key(key.public))
    assert opened(journal, block) is None
    assert journal.pocket.key == fresh != key
    assert journal.pocket.let_go_on(name_of_key(key.public)) == NOW.date()
    assert journal.pocket.let_go_on(name_of_key(fresh.public)) is None
    assert journal.pocket.taken == {}


def test_what_another_window_took_meanwhile_is_not_taken_twice(journal):
    assert journal.pocket.take("a" * 24, DRAFT)
    assert not journal.pocket.take("a" * 24, replace(DRAFT, uuid=uuid4()))
    assert len(journal.drafts.waiting()) == 1
    assert journal.pocket.take("a" * 24, replace(DRAFT, uuid=uuid4()), again=True)
    assert len(journal.drafts.waiting()) == 2
