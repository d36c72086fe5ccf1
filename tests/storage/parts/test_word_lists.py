"""The two lists of words, over the real encrypted file: each word once, and every change of them taken back."""

import pytest
from kit.kept import NOW, WORDS, make

from reflect.errors import NotFound
from reflect.storage.journal import Journal


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def test_words_never_to_let_out_are_kept_once_whatever_their_case(journal):
    assert journal.mask_always(["Willow House", "anna", "WILLOW HOUSE"]) == 2
    assert journal.mask_always(["Anna", "Otter"]) == 1
    assert journal.always_mask == ("anna", "Otter", "WILLOW HOUSE")
    assert journal.mask_no_more(["ANNA", "nobody"]) == 1
    journal.set_always_mask(["b", "a"])
    assert journal.always_mask == ("a", "b")


def test_words_to_leave_alone_are_kept_and_let_go(journal):
    journal.keep_word("Hope")
    assert journal.keep_words(["hope", "Grace"]) == 1
    assert journal.kept_words == {"hope", "grace"}
    assert journal.keep_words_no_more(["HOPE", "nobody"]) == 1
    assert journal.kept_words == {"grace"}


def test_each_change_of_a_list_is_taken_back_by_another_run(journal):
    journal.mask_always(["Willow House"])
    journal.keep_word("Hope")
    journal.mask_always(["Otter"])
    journal.mask_no_more(["Willow House"])
    journal.keep_words_no_more(["Hope"])
    journal.close()
    with Journal.open(journal.folder, WORDS) as again:
        told = []
        for _ in range(5):
            kind = again.undo().kind
            told.append((kind, again.always_mask, sorted(again.kept_words)))
        assert told == [
            ("kept_words", ("Otter",), ["hope"]),
            ("always_mask", ("Otter", "Willow House"), ["hope"]),
            ("always_mask", ("Willow House",), ["hope"]),
            ("kept_words", ("Willow House",), []),
            ("always_mask", (), []),
        ]


def test_a_change_that_changes_nothing_is_nothing_to_take_back(journal):
    journal.mask_always([])
    journal.mask_no_more(["nobody"])
    journal.keep_words_no_more(["nobody"])
    with pytest.raises(NotFound, match="nothing to take back"):
        journal.undo()
