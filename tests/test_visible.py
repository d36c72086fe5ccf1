"""What is shown holds no character that hides, moves or commands; ordinary text is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.visible import one_line, visible

ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\r\n\t\x1b\x00\x9b\u202e\ufeff\ud83d")
)
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hidden(character: str) -> bool:
    code = ord(character)
    return (
        (unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character not in "\n\t")
        or character in BIDI
        or code == 0xFEFF
        or 0xE0000 <= code <= 0xE007F
    )


@given(ANY_TEXT)
def test_output_never_holds_a_hidden_character(text: str) -> None:
    shown = visible(text)
    assert not [c for c in shown if hidden(c)]
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_twice_is_the_same_as_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text())
def test_ordinary_text_is_unchanged(text: str) -> None:
    ordinary = "".join(c for c in text if not hidden(c))
    assert visible(ordinary) == ordinary


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("two\r\nlines", "two\nlines"),
        ("a\rb", "a\u240db"),
        ("a\r\r\nb", "a\u240d\nb"),
        ("a\tb\n", "a\tb\n"),
        ("a\x00b", "a\u2400b"),
        ("\x1b[2J", "\u241b[2J"),
        ("a\x7fb", "a\u2421b"),
        ("\x9b31m", "\\u{9b}31m"),
        ("invoice\u202egnp.exe", "invoice\\u{202e}gnp.exe"),
        ("a\u2028b", "a\\u{2028}b"),
        ("\ufeffa", "\\u{feff}a"),
        ("a\ud83db", "a\\u{d83d}b"),
        ("\U000e0067", "\\u{e0067}"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U0001f469\u200d\U0001f9bd", "\U0001f469\u200d\U0001f9bd"),
        ("don't, señor, 漢字, שלום, 50%", "don't, señor, 漢字, שלום, 50%"),
    ],
)
def test_each_kind_has_its_sign(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_clean_text_comes_back_as_the_same_object() -> None:
    for text in ("plain words", "two\nlines", "señor"):
        assert visible(text) is text


@given(ANY_TEXT, st.integers(1, 80))
def test_one_line_fits_and_is_visible(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert not [c for c in line if hidden(c) or c in "\n\t"]


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("short", 20, "short"),
        ("  two\n\nlines\t here ", 20, "two lines here"),
        ("I listened more than I talked", 20, "I listened more…"),
        ("I listened more than I talked", 21, "I listened more than…"),
        ("I listened more", 11, "I listened…"),
        ("unbreakable", 5, "unbr…"),
        ("a\x1b[2Jb c", 9, "a\u241b[2Jb c"),
        ("anything", 1, "…"),
    ],
)
def test_one_line_is_cut_after_a_whole_word(text: str, limit: int, line: str) -> None:
    assert one_line(text, limit) == line
