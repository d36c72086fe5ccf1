"""Themes and the focus as they are drawn: closed words with what they are out of, and they fit every screen."""

import ast
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from growth.test_themes import LEXICON, NOW, TODAY, spread, summed, told
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import LOOKS, WIDTHS, drawn, look, loud, squeezed, widest
from kit.packs import PRACTICE
from kit.shipped import banned
from kit.weeks import NAMES

from reflect.growth import focus as asking
from reflect.growth.themes import Themes, mentions
from reflect.render import themes as drawing
from reflect.values.counts import Asked

TIRED, RUSHED = (("tired", "Tired"),), (("rushed", "I rushed or filled the silence"),)
FULL = summed(
    [
        *spread(9, 40, 4, 120, moments=RUSHED),
        *(told(5000 + n, 7 * n, tags=("respect-and-choice",), feelings=TIRED, texts=("A pause. Trust.",)) for n in range(6)),
        *(told(6000 + n, 100 + n, texts=("trust",)) for n in range(4)),
        told(7000, 2, tags=("seen-once",)),
    ]
)  # fmt: skip
FEW = summed([told(n, 7 * n, tags=("quiet",)) for n in range(4)])
EMPTY = summed([])
ALL = {"full": FULL, "few": FEW, "empty": EMPTY}
PLACES = mentions(
    [told(12, 3, texts=("a pause, silence",)), told(8, 20, texts=("pausa",))], "concept", "silence", period=NOW, lexicon=LEXICON
)  # fmt: skip
PICKS = asking.picks(
    [Asked(1, "learning", 2), *(Asked(n, "peer_focus", 4) for n in range(2, 9))], list(NAMES)[4:]
)
FOCUS = drawing.focus(
    NAMES["peer_focus"], PRACTICE.areas["peer_focus"].definition, "What helped you come back to them?",
    (NAMES[PICKS[0].area], PICKS[0]), NAMES,
)  # fmt: skip


def seen(found: Themes, kind: str = "signs", width: int = 80, *, explain: bool = False) -> str:
    return drawn(drawing.themes(found, look(kind, width), explain=explain), width)


def places(kind: str = "signs", width: int = 80) -> str:
    where = ((NOW, PLACES), (summed([]).before, ()))
    return drawn(drawing.mentions("concept", "Silence and pace", where, look(kind, width)), width)


@pytest.mark.parametrize(
    ("which", "kind", "width"),
    [
        ("empty", "signs", 80), ("few", "signs", 80), ("full", "signs", 80), ("full", "plain", 80), ("full", "ascii", 40),
        ("full", "signs", 120),
    ],
)  # fmt: skip
def test_themes_look_as_they_did(
    golden: Callable[[str, str], None], which: str, kind: str, width: int
) -> None:
    name = f"themes-{which}.txt" if (kind, width) == ("signs", 80) else f"themes-{which}-{kind}-{width}.txt"
    golden(name, seen(ALL[which], kind, width))


def test_the_figures_behind_look_as_they_did(golden: Callable[[str, str], None]) -> None:
    golden("themes-full-explain.txt", seen(FULL, explain=True))


@pytest.mark.parametrize(("kind", "width"), [("signs", 80), ("plain", 80), ("ascii", 40)])
def test_one_theme_looks_as_it_did(golden: Callable[[str, str], None], kind: str, width: int) -> None:
    golden(f"theme-{kind}-{width}.txt", places(kind, width))


@pytest.mark.parametrize("width", [40, 80])
def test_the_focus_looks_as_it_did(golden: Callable[[str, str], None], width: int) -> None:
    golden(f"focus-{width}.txt", drawn(FOCUS, width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", LOOKS)
def test_no_line_is_wider_than_the_screen(kind: str, width: int) -> None:
    for shown in (
        *(seen(f, kind, width, explain=True) for f in ALL.values()),
        places(kind, width),
        drawn(FOCUS, width),
    ):
        assert widest(shown) <= width
        assert "\x1b" not in shown
        if "ascii" in kind:
            assert shown.isascii()
        if "plain" in kind:
            assert "\u00b7" not in shown and "#" not in shown


@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("which", ALL)
def test_every_width_tells_the_same(which: str, kind: str) -> None:
    assert len({squeezed(seen(ALL[which], kind, width, explain=True)) for width in WIDTHS}) == 1


def test_without_colour_it_reads_the_same() -> None:
    colored = drawn(drawing.themes(FULL, look()), 80, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == seen(FULL)
    assert not loud(colored)


def test_every_statement_says_what_it_is_out_of() -> None:
    told = [line for line in seen(FULL, width=400).splitlines() if line.startswith("  ")]
    assert len(told) == len(FULL.shown) == 5
    assert all(re.search(r"in \d+ of 47 entries, in \d+ weeks", line) for line in told)
    assert len([line for line in told if line.endswith("of 124 entries")]) == 4


def test_what_is_more_often_comes_first_and_stands_once() -> None:
    shown = seen(FULL)
    assert shown.index(drawing.MORE_OFTEN) < shown.index("Ideas in your own words")
    assert shown.count("I rushed or filled the silence") == 1
    assert "in 9 of 47 entries, in 2 weeks; before: 4 of 124 entries" in " ".join(shown.split())


def test_what_came_up_once_is_not_shown() -> None:
    assert "seen-once" not in seen(FULL, explain=True)


def test_too_few_entries_are_said_and_what_is_needed() -> None:
    assert "there must be 20 in each" in seen(FEW)
    assert drawing.NOTHING in seen(EMPTY) and drawing.FOOT in " ".join(seen(EMPTY).split())


def test_no_p_value_stands_on_the_page_but_where_it_is_asked_for() -> None:
    assert "p =" not in seen(FULL) and "Fisher" not in seen(FULL)
    assert "p =" in seen(FULL, explain=True) and "Fisher" in seen(FULL, explain=True)


# The words

HARD = re.compile(
    r"\b(score\w*|rank\w*|total\w*|average\w*|streak\w*|best|worst|top|percent\w*|trend\w*|better|worse|improv\w*)\b|%",
    re.I,
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", LOOKS)
def test_nothing_is_added_up_ranked_or_kept_going(kind: str, width: int) -> None:
    """Of areas and themes: no figure over several of them, no order of worth, no run of days."""
    for shown in (
        *(seen(f, kind, width, explain=True) for f in ALL.values()),
        places(kind, width),
        drawn(FOCUS, width),
    ):
        said = " ".join(shown.split())
        assert not HARD.search(said) and not banned(said)


def said_by(*modules: str) -> set[str]:
    """All words that the program itself can say there."""
    text = ""
    for module in modules:
        tree = ast.parse((Path(drawing.__file__).parents[1] / module).read_text("utf-8"))
        text += " ".join(
            n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
        )
    return set(WORD.findall(text))


WORD = re.compile(r"[^\W\d_]+")
DAYS = set(WORD.findall(" ".join(f"{TODAY + timedelta(n):%A %B}" for n in range(366))))
CLOSED = {
    word
    for c in LEXICON.concepts.values()
    for word in WORD.findall(" ".join((c.words, *c.stems)))
}  # fmt: skip
OWN = said_by("render/themes.py", "render/entry.py", "render/words.py", "growth/themes.py") | {"Fisher", "s"}


@given(
    st.lists(st.lists(st.text() | st.from_regex(r"[A-Z][a-z]{3,8} (?:said|silence) [a-z]+"), max_size=3), min_size=1, max_size=6),
    st.lists(st.from_regex(r"[a-z]{3,12}", fullmatch=True), max_size=2),
)  # fmt: skip
def test_nothing_printed_holds_a_word_outside_the_closed_lists(
    texts: list[list[str]], tags: list[str]
) -> None:
    entries = [
        told(n, 7 * n, texts=tuple(given_texts), tags=tuple(tags), feelings=TIRED, moments=RUSHED)
        for n, given_texts in enumerate(texts)
    ]
    found = summed(entries)
    shown = seen(found, width=100_000, explain=True)
    for count in found.counts:
        where = mentions(entries, count.kind, count.theme, period=NOW, lexicon=LEXICON)
        shown += drawn(
            drawing.mentions(count.kind, count.words, ((NOW, where), (found.before, ())), look()), 100_000
        )
    allowed = CLOSED | OWN | DAYS | set(tags) | set(WORD.findall("Tired I rushed or filled the silence"))
    assert set(WORD.findall(shown)) <= allowed
