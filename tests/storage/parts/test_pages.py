"""Pages for others that wait, over the real encrypted file: one a kind, and none once the bin was emptied."""

from dataclasses import replace

import pytest
from kit.kept import NOW, WORDS, make
from kit.world import ladder

from reflect.storage.journal import Journal
from reflect.values.exports import WaitingPage

PAGE = WaitingPage(kind="packet", saved_at=NOW, state='{"picked": [3]}')


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def test_one_page_of_a_kind_waits_and_none_counts_as_saved(journal):
    journal.pages.keep(replace(PAGE, state="{}"))
    journal.pages.keep(PAGE)
    journal.pages.keep(replace(PAGE, kind="account"))
    journal.pages.remember_reader("Linda")
    assert not journal.saved
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert again.pages.waiting("packet") == PAGE
        assert again.pages.reader == "Linda"
        again.pages.drop("packet")
        assert again.pages.waiting("packet") is None
        assert again.pages.waiting("account") is not None


def test_nothing_waits_once_the_bin_was_emptied(journal):
    journal.pages.keep(PAGE)
    journal.bin.empty()
    assert journal.pages.waiting("packet") is None
