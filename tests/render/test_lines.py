"""Lines that go without Rich are the same to the letter as those that Rich draws."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kit.drawn import drawn
from rich.text import Text

from reflect.render.lines import PlainLine, PlainLines, folded, is_narrow
from reflect.visible import visible

LETTERS = st.text(
    st.one_of(
        st.characters(max_codepoint=0x17F),
        st.sampled_from("\u2026\u2013\u2019\u3042\u0301\U0001f600\u00ad\t\u200d"),
    ),
    max_size=40,
)


@given(
    st.lists(
        st.builds(
            PlainLine,
            LETTERS.map(visible),
            st.sampled_from(["", "bold"]),
            st.sampled_from([0, 5]),
            st.booleans(),
        )
    ),
    st.sampled_from([20, 24, 80]),
    st.booleans(),
)
@example([PlainLine("")], 20, False)
@example([PlainLine("a" * 40, cut=True)], 20, False)
@example([PlainLine("a" * 40, indent=5, cut=True)], 20, True)
@example([PlainLine("\u3042" * 15)], 20, False)
def test_what_goes_without_rich_is_what_rich_would_draw(lines, width, ascii):
    some = PlainLines(lines, ascii=ascii)
    simple = some.simple(width)
    if simple is not None:
        assert simple == "".join(f"{row}\n" for row in drawn(some, width).splitlines())


@pytest.mark.parametrize(
    ("words", "narrow"),
    [
        ("", True),
        ("I let the quiet sit.", True),
        ("cama y mañana…", True),
        ("\u201cso\u201d \u2013 he said", True),
        ("a\tb", False),
        ("a\nb", False),
        ("soft\u00adly", False),
        ("e\u0301", False),
        ("静か", False),
        ("\U0001f600", False),
    ],
)
def test_only_what_surely_takes_one_column_a_letter_is_narrow(words, narrow):
    assert is_narrow(words) is narrow


def test_what_may_not_be_cut_is_folded_and_what_only_rich_can_draw_is_left_to_it():
    assert PlainLines([PlainLine("a" * 21)]).simple(20) == f"{'a' * 20}\na\n"
    assert PlainLines([PlainLine("a"), Text("b")]).simple(20) is None
    assert PlainLines([PlainLine("a" * 20)]).simple(20) == "a" * 20 + "\n"


@given(st.text(alphabet="ab \u00e9.-\u2026\u3042\n", max_size=90), st.integers(1, 30))
@example("two  spaces at the edge", 4)
@example("  ", 1)
def test_a_text_is_folded_as_rich_folds_it(text, columns):
    lines = folded(text, columns)
    if lines is None:
        assert not all(map(is_narrow, text.split("\n")))
    else:
        assert "".join(f"{line}\n" for line in lines) == drawn(Text(text), columns)
