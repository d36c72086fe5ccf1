"""The gentle check at writing time: what is said, what is left alone, and that no text is too strange."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.world import ROOT

from reflect.masking.gentle.warn import Hint, warn

FIXTURES = ROOT / "tests" / "fixtures" / "masking"
NAMES_FILE = ROOT / "prompts" / "en" / "given_names.txt"
NAMES = frozenset(NAMES_FILE.read_text("utf-8").split())
ORDINARY = (FIXTURES / "ordinary.txt").read_text("utf-8").splitlines()
POINTING = (FIXTURES / "pointing.txt").read_text("utf-8").splitlines()
ALONE = (FIXTURES / "alone.txt").read_text("utf-8").splitlines()
MARKED = re.compile(r"\[\[(\w+)\|(.*?)\]\]")

PIECES = [
    "Maria", "María", "Lopez", "Dr.", "Mr.", "mrs.", "judge", "Officer", "D.", "I", "A.", "de la", "del", "van", "O'Brien",
    "Jose\u0301", "’s", "'s", "-", "@", ".", "example.com", "555-0142", "(614)", "555", "0142", "+1", "MRN", "case #", "12345",
    "123456", "PS-20418", "plate", "JKR 4471", "123-45-6789", " ", "  ", "\n", "\t", "\u00a0", "\ud800", "İ", "ß", "ǅ", "🦊", "٣",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4))).map("".join),
)
WORDS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=5)


def told(text: str, **words: list[str]) -> list[tuple[str, str]]:
    return [(hint.kind, hint.text) for hint in warn(text, names=NAMES, **words)]


# Sentences


@pytest.mark.parametrize("sentence", ORDINARY)
def test_an_ordinary_sentence_is_left_alone(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize("sentence", POINTING)
def test_what_points_to_someone_is_told(sentence: str) -> None:
    text = MARKED.sub(r"\2", sentence)
    assert told(text) == [(m[1], m[2]) for m in MARKED.finditer(sentence)]


def test_all_ordinary_sentences_in_one_entry_are_left_alone() -> None:
    assert told("\n".join(ORDINARY)) == []


def test_a_name_does_not_reach_over_a_line_or_a_stop() -> None:
    assert told("It was Maria\nLopez was there. Maria. Lopez. Maria, Lopez. Dr.\nPatel") == []


def test_without_given_names_no_full_names_are_found() -> None:
    assert warn("Maria Lopez and Dr. Patel") == (
        Hint(16, 25, "Dr. Patel", "titled_name", "a title and a name"),
    )


def test_accents_may_be_one_character_or_two() -> None:
    assert told("José Peña") == [("full_name", "José Peña")]
    assert told("Jose\u0301 Pen\u0303a") == [("full_name", "Jose\u0301 Pen\u0303a")]


def test_first_names_that_stand_alone_are_told_beside_a_word_that_takes_a_person_and_rarely_else() -> None:
    told_of = [(line, told(line.replace("[", "").replace("]", ""))) for line in ALONE]
    right = sum(bool(hints) for line, hints in told_of if "[" in line)
    too_much = sum(
        any(kind == "first_name" for kind, _ in hints) for line, hints in told_of if "[" not in line
    )
    assert right >= 44 and right / (right + too_much) > 0.95


def test_a_person_who_was_let_speak_is_told_and_a_word_that_is_no_name_is_not() -> None:
    assert told("I let Darnell talk before I told my own story.") == [("first_name", "Darnell")]
    assert told("I let Hope grow. I let Will decide. Let May come.") == []


def test_every_hint_says_why() -> None:
    text = "Maria Lopez, Dr. Patel, 555-0142, a.b@example.org, case #20418, bluebird"
    hints = warn(text, names=NAMES, always=["Bluebird"])
    assert [h.kind for h in hints] == ["full_name", "titled_name", "phone", "email", "number", "always"]
    assert all(h.why.startswith("a") and h.why.isprintable() for h in hints)


# Always, kept


@pytest.mark.parametrize(
    ("text", "asked", "seen"),
    [
        ("at BLUEBIRD's door", "Bluebird", ["BLUEBIRD"]),
        ("the bluebird-house", "Bluebird", ["bluebird"]),
        ("bluebirds sang", "bluebird", []),
        ("my bluebird_1", "bluebird", ["bluebird"]),
        ("at blue\nbird again", "Blue Bird", ["blue\nbird"]),
        ("blue. Not a bird, blue.\n\n\n\nBird", "blue bird", []),
        ("St. Vincent’s was rude", "st. vincent's", ["St. Vincent’s"]),
        ("en la CAFETERÍA", "cafetería", ["CAFETERÍA"]),
        ("cafeteri\u0301a", "cafetería", ["cafeteri\u0301a"]),
        ("smokey and Smokey", "@smokey", ["smokey", "Smokey"]),
        ("anything", "", []),
        ("any - thing", " - ", []),
    ],
)
def test_an_always_word(text: str, asked: str, seen: list[str]) -> None:
    assert told(text, always=[asked]) == [("always", word) for word in seen]


def test_the_longest_always_word_is_told() -> None:
    assert told("Blue Bird House", always=["blue", "blue bird"]) == [("always", "Blue Bird")]


def test_an_always_word_inside_a_longer_detail_is_told_once() -> None:
    assert told("Maria Lopez", always=["lopez"]) == [("full_name", "Maria Lopez")]
    assert told("Maria Lopez family", always=["lopez family"]) == [("always", "Lopez family")]


@pytest.mark.parametrize("kept", ["Maria Lopez", "MARIA LOPEZ", "maria lopez"])
def test_a_kept_word_is_not_told_again(kept: str) -> None:
    assert told("Maria Lopez and Maria Lopez's son", kept=[kept]) == []
    assert told("Maria Lopez", kept=[kept], always=["lopez"]) == []


def test_keeping_is_exact() -> None:
    assert told("Dr. Maria Lopez", kept=["Maria Lopez"]) == [("titled_name", "Dr. Maria Lopez")]
    assert told("call 614-555-0142", kept=["555-0142"]) == [("phone", "614-555-0142")]


# Any text at all


@given(TEXTS, WORDS, WORDS)
def test_hints_are_right_sorted_and_apart(text: str, always: list[str], kept: list[str]) -> None:
    hints = warn(text, always=always, kept=kept, names=NAMES)
    end = 0
    for hint in hints:
        assert end <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end] == hint.text
        assert hint.text.casefold() not in {word.casefold() for word in kept}
        end = hint.end


@given(TEXTS, WORDS)
def test_asking_twice_changes_nothing_and_keeping_all_ends_it(text: str, always: list[str]) -> None:
    hints = warn(text, always=always, names=NAMES)
    assert warn(text, always=always, names=NAMES) == hints
    assert warn(text, always=always, names=NAMES, kept=[h.text for h in hints]) == ()


@given(TEXTS, st.sampled_from(["Maria Lopez", "Dr. Patel", "614-555-0142", "a.b@example.org", "MRN 12345"]))
def test_a_detail_on_a_line_of_its_own_is_told_whatever_stands_around(text: str, detail: str) -> None:
    found = warn(f"{text}\n\n{detail}\n\n{text}", names=NAMES)
    assert any(hint.text in detail for hint in found)


# The list of given names


def test_the_given_names_are_sorted_plain_and_no_everyday_words() -> None:
    lines = NAMES_FILE.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert all(name.isascii() and name.isalpha() and name.islower() for name in lines)
    words = """hope will grace mark faith joy may april june rose summer art bill pat rob sue frank grant jack dean chance chase
        angel jesus christian guy miles sky star harmony serenity destiny precious trinity heaven charity patience melody dawn
        ivy holly olive ginger penny daisy ray drew wade rich nick esperanza luz paz sol consuelo"""
    assert not NAMES & set(words.split())
