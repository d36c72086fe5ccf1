"""Guidelines as they come in: what is taken, and what is refused with its place and without a word of the person's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import LIBRARY

from reflect.guide import guidelines
from reflect.values.roadmap import Guideline

ROW = '[[guideline]]\nname = "{}"\n'


def test_the_example_that_ships_can_be_taken_in_and_its_empty_form_only_once_filled_in():
    example = LIBRARY.roadmap_example
    found = guidelines.from_toml(example.encode())
    assert len(found) == 10
    assert all(g.line for g in found)
    form = guidelines.empty_form(example)
    assert not any(g.name in form for g in found)
    with pytest.raises(ValueError, match=r"^guideline 1, name: a short name has 1 to 40 characters"):
        guidelines.from_toml(form.encode())
    assert guidelines.from_toml(form.replace('name = ""', 'name = "Ours"').encode()) == (
        Guideline(name="Ours"),
    )


def test_lines_hold_a_name_and_after_a_colon_what_it_means():
    assert guidelines.from_lines("Honesty:  I say  what is true: always\n\nTheir choice\nHONESTY: again") == (
        Guideline(name="Honesty", line="I say what is true: always"),
        Guideline(name="Their choice"),
    )


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "it needs the key `guideline`"),
        (b"guideline = []", "guideline: "),
        (b"[guideline]\nname = 'a'", "guideline: every guideline begins with [[guideline]]"),
        (b"[[guideline]]\nline = 'a'", "guideline 1: it needs the key `name`"),
        (b"[[guideline]]\nname = 3", "guideline 1, name: it takes text in quotes"),
        (b"[[guideline]]\nname = 'a'\nwho = 'b'", "guideline 1: there is no key called `who`"),
        (
            b"[[guideline]]\nname = 'a'\n[[guideline]]\nname = 'b, c'",
            "guideline 2, name: a short name has no comma",
        ),
        (b"[[guideline]]\nname = 'a'\nline = '" + b"x" * 201 + b"'", "guideline 1, line: "),
        (b"[[guideline]]\nname = 'a'\nlink = '" + b"x" * 301 + b"'", "guideline 1, link: "),
        (b"[[guideline]]\nname = '" + b"x" * 41 + b"'", "guideline 1, name: "),
        ('[[guideline]]\nname = "a\u202eb"'.encode(), "guideline 1, name: the text holds a hidden character"),
        (b'[[guideline]]\nname = "a\\u0007b"', "guideline 1, name: the text holds a hidden character"),
        (b"[[guideline]]\nname = 'secretword\n", "this is not TOML: "),
        (b"[[guideline]]\nname = '\xff'", "it is not UTF-8 text"),
        (b"a.b.c.d.e.f.g = 1", "a key has too many dots"),
        ("".join(ROW.format(f"g{n}") for n in range(41)).encode(), "it holds more than 40 guidelines"),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_place(raw, said):
    with pytest.raises(ValueError) as refused:
        guidelines.from_toml(raw)
    assert str(refused.value).startswith(said)
    assert "secretword" not in str(refused.value)


def test_a_line_that_is_wrong_is_refused_with_its_number():
    with pytest.raises(ValueError, match=r"^line 3: a short name has no comma"):
        guidelines.from_lines("One\n\nTwo, three: a line")
    with pytest.raises(ValueError, match=r"^there is no guideline in it"):
        guidelines.from_lines(" \n\n")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_kept_on_one_line_or_refused(text):
    try:
        one = guidelines.guideline(text, text, text)
    except ValueError as error:
        assert len(text.strip()) < 4 or text.strip() not in str(error)
        return
    assert one.name == " ".join(one.name.split())
    assert 1 <= len(one.name) <= guidelines.LONGEST_NAME
    assert one.name.isprintable() or "\u200d" in one.name or "\u200c" in one.name or not one.name.isascii()
