"""The week as it is drawn: own words and what helped first, the same foot every time, and it fits every screen."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import LOOKS, WIDTHS, drawn, look, loud, squeezed, widest
from kit.packs import PACKS
from kit.weeks import NAMES, WEEK, entry, invented, keep, moment, plan, rating

from reflect.dates import week_of
from reflect.growth import summary
from reflect.growth.summary import Week
from reflect.render.plain.week_words import NOTHING, period_words
from reflect.render.week import FOOT, week
from reflect.values.plans import Status

ASKED = {
    (p.pack, q.ask): q.highlight for p in PACKS.values() for q in p.questions if isinstance(q.highlight, str)
}
EMPTY = summary.week((), (), period=WEEK, focus="learning")
ONE = summary.week(
    (
        entry(
            setting="group",
            answers=(keep("I let the quiet sit."),),
            ratings=(rating(4),),
            moments=(moment("rushed"),),
        ),
    ),
    (),
    period=WEEK,
    focus="learning",
)


def full() -> Week:
    """The fullest week of the demo, with a plan in every state."""
    entries, period = invented(1)
    day = period.first
    plans = [
        plan(n, f"When it gets loud, I will do thing number {n}, slowly.", status=status, made_on=day, closed_on=closed)
        for n, (status, closed) in enumerate(
            [(Status.OPEN, None), (Status.KEPT, day), (Status.PARTLY, None), (Status.NOT_YET, None), (Status.LET_GO, day)],
            1,
        )
    ]  # fmt: skip
    more, _ = invented(0)
    return summary.week([*entries, *more], plans, period=period, focus="peer_focus", asked=ASKED)


WEEKS = {"empty": EMPTY, "one": ONE, "full": full()}


def seen(w: Week, kind: str = "signs", width: int = 80) -> str:
    return drawn(week(w, look(kind, width), area_names=NAMES), width)


@pytest.mark.parametrize(
    ("which", "kind", "width"),
    [
        ("empty", "signs", 80), ("one", "signs", 80), ("full", "signs", 80), ("full", "plain", 80),
        ("full", "ascii", 40), ("full", "signs", 120),
    ],
)  # fmt: skip
def test_the_week_looks_as_it_did(
    golden: Callable[[str, str], None], which: str, kind: str, width: int
) -> None:
    name = f"week-{which}.txt" if (kind, width) == ("signs", 80) else f"week-{which}-{kind}-{width}.txt"
    golden(name, seen(WEEKS[which], kind, width))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("which", WEEKS)
def test_no_line_is_wider_than_the_screen(which: str, kind: str, width: int) -> None:
    shown = seen(WEEKS[which], kind, width)
    assert widest(shown) <= width
    assert "\x1b" not in shown
    if "ascii" in kind:
        assert shown.isascii()
    if "plain" in kind:
        assert "\u25cf" not in shown


@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("which", WEEKS)
def test_every_width_tells_the_same(which: str, kind: str) -> None:
    assert len({squeezed(seen(WEEKS[which], kind, width)) for width in WIDTHS}) == 1


@pytest.mark.parametrize("which", WEEKS)
def test_without_colour_it_reads_the_same(which: str) -> None:
    import re

    colored = drawn(week(WEEKS[which], look(), area_names=NAMES), 80, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == seen(WEEKS[which])
    # Bold and nothing else: no red for a low line, no green for a high one.
    assert not loud(colored)


@pytest.mark.parametrize("kind", LOOKS)
@pytest.mark.parametrize("which", WEEKS)
def test_the_foot_is_always_the_same(which: str, kind: str) -> None:
    assert squeezed(seen(WEEKS[which], kind)).endswith(squeezed(FOOT))


def test_an_empty_week_is_okay_and_names_no_missed_day() -> None:
    shown = seen(EMPTY)
    assert NOTHING in shown
    assert "Your week: 2 to 8 March (2026-W10)" in shown
    assert len(shown.splitlines()) == 6


def test_what_helped_comes_before_the_ratings_and_the_edges() -> None:
    shown = seen(full())
    order = ["What you did that helped", "Your focus area", "What kept coming up", "You wanted to try"]
    places = [shown.index(title) for title in order]
    assert places == sorted(places)


def test_one_reflection_is_one() -> None:
    assert "1 reflection: Group once." in seen(ONE)


def test_a_rating_is_a_dot_with_its_words_and_a_sentence_in_plain() -> None:
    w = summary.week(
        (entry(1, ratings=(rating(2),)), entry(2, ratings=(rating(4),)), entry(3, ratings=(rating(4),))),
        (), period=WEEK, focus="learning",
    )  # fmt: skip
    assert f"4  \u25cf\u25cf  {rating(4).anchor}" in seen(w)
    assert f"2  o  {rating(2).anchor}" in seen(w, "ascii")
    assert f"Line 4, twice: {rating(4).anchor}" in seen(w, "plain")


def test_did_not_come_up_is_said_in_words_and_never_as_a_number() -> None:
    w = summary.week((entry(1, ratings=(rating(None),)),), (), period=WEEK, focus="learning")
    shown = seen(w)
    assert "It did not come up once." in shown
    assert "0" not in shown.replace("2026-W10", "")


def test_low_lines_stand_like_any_other() -> None:
    low = summary.week((entry(1, ratings=(rating(1),)),), (), period=WEEK, focus="learning")
    high = summary.week((entry(1, ratings=(rating(5),)),), (), period=WEEK, focus="learning")
    assert len(seen(low).splitlines()) == len(seen(high).splitlines())


def test_a_focus_that_is_no_area_any_more_is_named_by_its_id() -> None:
    w = summary.week((entry(1, ratings=(rating(None),)),), (), period=WEEK, focus="learning")
    assert "Your focus area: learning" in drawn(week(w, look(), area_names={}))


@pytest.mark.parametrize(
    ("monday", "words"),
    [
        (date(2026, 11, 16), "16 to 22 November"),
        (date(2026, 3, 30), "30 March to 5 April"),
        (date(2026, 12, 28), "28 December to 3 January"),
    ],
)
def test_a_week_is_said_by_its_days(monday: date, words: str) -> None:
    assert period_words(week_of(monday)) == words


@given(
    st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(WIDTHS), st.sampled_from(sorted(LOOKS))
)
def test_own_words_survive_any_week(text: str, width: int, kind: str) -> None:
    from reflect.visible import visible

    odd = text + "[/] [red] :smile:"
    w = summary.week((entry(1, answers=(keep(odd),)),), (plan(1, odd),), period=WEEK, focus="learning")
    shown = seen(w, kind, width)
    assert squeezed(shown).count(squeezed(visible(odd))) >= 2
    assert widest(shown) <= width
