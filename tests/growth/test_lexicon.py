"""The closed list: whole words and beginnings, whatever the case and accents; only stems of the list come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.growth import lexicon
from reflect.growth.lexicon import Lexicon, folded
from reflect.values.counts import Concept

LIMITS = Concept(id="limits", words="Limits", stems=("límite*", "pace"))
SILENCE = Concept(id="silence", words="Silence", stems=("silen*", "Paus*"))
LEXICON = Lexicon([LIMITS, SILENCE])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Silence.", {"silence": ("silen*",)}),
        ("SILENCIO, silent", {"silence": ("silen*",)}),
        ("Mis LÍMITES", {"limits": ("límite*",)}),
        ("mis li\u0301mites", {"limits": ("límite*",)}),
        ("limites", {"limits": ("límite*",)}),
        ("pace pace pace", {"limits": ("pace",)}),
        ("paces", {}),
        ("space", {}),
        ("outpace", {}),
        ("desilence", {}),
        ("a pause at my pace", {"limits": ("pace",), "silence": ("Paus*",)}),
        ("silen", {"silence": ("silen*",)}),
        ("sile nce", {}),
        ("pace2", {"limits": ("pace",)}),
        ("my_pace", {"limits": ("pace",)}),
        ("self-pace", {"limits": ("pace",)}),
        ("", {}),
        ("\x00\u202e\ud83d", {}),
    ],
)
def test_words_are_found_whole_or_by_their_beginning(text: str, found: dict[str, tuple[str, ...]]) -> None:
    assert LEXICON.found([text]) == found


def test_all_texts_of_an_entry_count_as_one() -> None:
    assert LEXICON.found(["silent", "a pause", "silent again"]) == {"silence": ("silen*", "Paus*")}
    assert LEXICON.found([]) == {}


def test_two_texts_do_not_run_into_each_other() -> None:
    assert LEXICON.found(["sil", "ence"]) == {}


@given(st.lists(st.text(), max_size=4))
def test_only_stems_of_the_list_come_back(texts: list[str]) -> None:
    for id, stems in LEXICON.found(texts).items():
        assert stems and set(stems) <= set(LEXICON.concepts[id].stems)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(st.text(), st.text(), st.sampled_from(["silence", "límites", "pace"]))
def test_a_word_is_found_wherever_it_stands(before: str, after: str, word: str) -> None:
    assert LEXICON.found([f"{before} {word} {after}"])


def test_what_it_kept_in_mind_changes_nothing(monkeypatch):
    """Words with their signs and capitals, seen before or not, and forgotten in between."""
    texts = [
        "I listened. Listening, I PACED\u00a0myself;",
        "no rush\u2014no rushing",
        "L\u00edmite l\u0069\u0301mite, rush-hour",
        "",
    ]
    fresh = [Lexicon([LIMITS, SILENCE]).found([text]) for text in texts]
    kept = Lexicon([LIMITS, SILENCE])
    assert [kept.found([text]) for text in texts * 2] == fresh * 2
    monkeypatch.setattr(lexicon, "MOST_KNOWN", 3)
    assert [kept.found([text]) for text in texts * 2] == fresh * 2
    assert any(fresh)
