"""What a person wrote is shown exactly: no markup, no control character, nothing lost in wrapping."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import WIDTHS, drawn, squeezed, widest
from kit.packs import FIXTURES
from rich.style import Style

from reflect.render.look import ACCENT, DIM, OWN, Look, times
from reflect.render.words import accent, dim, heading, indented, own, section, words
from reflect.visible import MOST_LINES, MOST_SHOWN, visible

ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("\r\n\t\x1b\x00\x9b\u202e\ufeff[]:/ "))
WIDE = 1_000_000


def control(text: str) -> list[str]:
    import unicodedata

    return [c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") and c != "\n"]


@given(ANY)
def test_any_text_printed_is_found_again(text: str) -> None:
    shown = drawn(words(text), WIDE)
    assert not control(shown)
    assert [line.rstrip() for line in visible(text).expandtabs().split("\n")] == [
        line.rstrip() for line in shown.removesuffix("\n").split("\n")
    ] or "\t" in text
    assert squeezed(shown) == squeezed(visible(text))


@given(ANY, st.sampled_from([20, *WIDTHS]))
def test_nothing_is_lost_or_too_wide_when_it_wraps(text: str, width: int) -> None:
    for drawing in (words(text), indented(words(text)), section("Title", words(text))):
        shown = drawn(drawing, width)
        assert widest(shown) <= width
        assert squeezed(shown).endswith(squeezed(visible(text)))
        assert not control(shown)


@given(ANY)
def test_colour_changes_nothing_but_colour(text: str) -> None:
    import re

    for drawing in (heading(text), accent(text), dim(text), own(text), section(text, own(text))):
        plain, colored = drawn(drawing, 80), drawn(drawing, 80, color=True)
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


@pytest.mark.parametrize(
    "text",
    [
        "[/]",
        "[red]x[/red]",
        "[bold",
        ":smile:",
        "[link=https://example.invalid]x[/link]",
        "{0}",
        "%s",
        "\\[a]",
        "[[x]]",
    ],
)
def test_markup_and_signs_stay_as_they_were_written(text: str) -> None:
    assert drawn(words(f"before {text} after")) == f"before {text} after\n"
    assert drawn(section(text, words(text))) == f"{text}\n  {text}\n\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x1b[2Jb", "a\u241b[2Jb"), ("a\x07b", "a\u2407b"), ("a\x08\x7f", "a\u2408\u2421"), ("a\rb", "a\u240db"),
     ("a\u202eb", "a\\u{202e}b"), ("\x9b31m", "\\u{9b}31m"), ("a\r\nb", "a\nb")],
)  # fmt: skip
def test_a_control_character_is_shown_as_a_sign(text: str, shown: str) -> None:
    assert drawn(words(text)) == shown + "\n"


def test_every_hostile_text_is_shown_without_a_control_character() -> None:
    for line in (FIXTURES / "texts.jsonl").read_text("utf-8").splitlines():
        text = "\n".join(json.loads(line)["text"][:5_000].split("\n")[:MOST_LINES])
        shown = drawn(indented(words(text)))
        assert not control(shown) and widest(shown) <= 80
        assert squeezed(shown) == squeezed(visible(text))


def test_a_text_of_the_length_of_a_book_says_how_much_more_there_is() -> None:
    long = drawn(words("x " * MOST_SHOWN))
    assert f"({MOST_SHOWN:,} more characters are kept; --json shows all)" in " ".join(long.split())
    lines = drawn(words("a\n" * (MOST_LINES + 2)))
    assert lines.count("a\n") == MOST_LINES - 1 and "(5 more characters are kept" in lines
    assert drawn(words("a\n" * MOST_LINES)).count("a\n") == MOST_LINES


def test_a_long_word_folds() -> None:
    assert drawn(words("x" * 100), 40) == "x" * 40 + "\n" + "x" * 40 + "\n" + "x" * 20 + "\n"


def test_how_often_is_said_in_words() -> None:
    assert [times(n) for n in (1, 2, 3, 12)] == ["once", "twice", "3 times", "12 times"]


def test_signs_have_ascii_twins() -> None:
    assert Look().dot == "\u25cf" and Look(ascii=True).dot == "o"
    assert Look().dash == "\u00b7" and Look(ascii=True).dash == Look(plain=True).dash == "-"


def luminance(channels: tuple[int, int, int]) -> float:
    """Relative luminance as in WCAG 2.2."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in channels)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("background", [(255, 255, 255), (0, 0, 0), (253, 246, 227), (30, 30, 30)])
def test_the_accent_can_be_read_on_a_light_and_on_a_dark_terminal(background: tuple[int, int, int]) -> None:
    color = Style.parse(ACCENT).color
    assert color is not None
    light, dark = sorted((luminance(color.get_truecolor()), luminance(background)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3.5


def test_no_style_but_the_accent_has_a_colour_of_its_own() -> None:
    """A fixed white or black would be gone on one of the two terminals."""
    for drawn_words in (dim("x"), own("x"), heading("x")):
        style = Style.parse(str(drawn_words.style))
        assert style.color is None and style.bgcolor is None
    assert Style.parse(DIM).dim and not Style.parse(OWN)
