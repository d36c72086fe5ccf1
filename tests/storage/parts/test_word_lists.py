"""The two lists of words, over the real encrypted file: each word once, and every change of them taken back."""

import pytest
from kit.kept import NOW, WORDS, make
from kit.world import ladder

from reflect.errors import NotFound
from reflect.storage.journal import Journal


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        yield opened


def test_words_never_to_let_out_are_kept_once_whatever_their_case(journal):
    assert journal.words.never_let_out("Willow House", "anna", "WILLOW HOUSE") == 2
    assert journal.words.never_let_out("Anna", "Otter") == 1
    assert journal.words.never_out == ("anna", "Otter", "WILLOW HOUSE")
    assert journal.words.let_out_again("ANNA", "nobody") == 1
    assert journal.words.never_out == ("Otter", "WILLOW HOUSE")


def test_words_to_leave_alone_are_kept_and_let_go(journal):
    journal.words.leave_alone("Hope")
    assert journal.words.leave_alone("hope", "Grace") == 1
    assert journal.words.left_alone == {"hope", "grace"}
    assert journal.words.point_out_again("HOPE", "nobody") == 1
    assert journal.words.left_alone == {"grace"}


def test_each_change_of_a_list_is_taken_back_by_another_run(journal):
    journal.words.never_let_out("Willow House")
    journal.words.leave_alone("Hope")
    journal.words.never_let_out("Otter")
    journal.words.let_out_again("Willow House")
    journal.words.point_out_again("Hope")
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        told = []
        for _ in range(5):
            kind = again.undo().kind
            told.append((kind, again.words.never_out, sorted(again.words.left_alone)))
        assert told == [
            ("kept_words", ("Otter",), ["hope"]),
            ("always_mask", ("Otter", "Willow House"), ["hope"]),
            ("always_mask", ("Willow House",), ["hope"]),
            ("kept_words", ("Willow House",), []),
            ("always_mask", (), []),
        ]


def test_a_change_that_changes_nothing_is_nothing_to_take_back(journal):
    journal.words.never_let_out()
    journal.words.let_out_again("nobody")
    journal.words.point_out_again("nobody")
    with pytest.raises(NotFound, match="nothing to take back"):
        journal.undo()
