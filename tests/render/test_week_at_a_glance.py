"""The week on one screen: it fits whatever a week holds, says what it leaves out, and cuts nobody's words in two."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.drawn import LOOKS, WIDTHS, drawn, look, loud, squeezed, widest
from kit.journals import NOW, TODAY, journal
from kit.packs import PRACTICE
from kit.weeks import MONDAY, NAMES, WEEK, entry, keep, moment, plan, rating
from rich.color import ColorSystem
from rich.style import Style

from reflect.cli.context import Context
from reflect.cli.gathering.week import summed_up
from reflect.dates import Period, week_of
from reflect.growth import summary
from reflect.growth.summary import NextQuestion, Week
from reflect.render.look import ACCENT
from reflect.render.one_screen import NARROW_ROWS, ROWS
from reflect.render.plain.week_words import COMING_UP, HEADINGS, LOOKING_BACK, STRENGTHS
from reflect.render.week_at_a_glance import FOOT, WANT, WANTED, at_a_glance
from reflect.settings import Settings
from reflect.values.plans import Status

SIZES = {"0": 0, "1": 1, "3": 3, "12": 12, "30": 30, "400": 400, "28-weeks": 163}
"""Entries; one every 1.2 days makes 163 of them 28 weeks."""
SCREENS = (("signs", 40), ("signs", 80), ("signs", 120), ("plain", 80), ("plain", 40), ("ascii", 80))
LONG = "I waited, and then I asked one more thing than I had meant to. " * 40
ASKED = {("quick_checkin", f"{about}?"): about for about in HEADINGS}
QUESTION = NextQuestion(
    area="safe_space", words="Where did I hurry today?" * 5, why="not asked for 40 sessions"
)


def fullest(*, text: str = LONG, question: NextQuestion | None = QUESTION) -> Week:
    """Everything that a week can hold, and more of each than there is room for."""
    entries = [
        entry(
            n, nth=n % 7, setting=("group", "one_to_one", "team", "outreach", "phone_online", "other")[n % 6],
            answers=(keep(f"{n} {text}", asked=f"{about}?"),),
            ratings=(*(rating(line, "learning") for line in (1, 2, 3, 4, 5, None)), rating(2, "learning", kind="week"),
                     rating(2, "peer_focus", kind="then"), rating(4, "peer_focus", kind="now")),
            moments=tuple(moment(id) for id in PRACTICE.moments),
        )
        for n, about in enumerate(["helped", "good", "remember", "helped", "good", "remember", "helped", "good"])
    ]  # fmt: skip
    plans = [plan(n, f"{n} {text}", due_on=MONDAY + timedelta(20 - n)) for n in range(9)]
    return summary.week(
        entries, plans, period=WEEK, focus="learning", asked=ASKED, question=question,
        rated=summary.Stretches(now={"learning": (8, 8, 8, 8, 8)}, before={}),
    )  # fmt: skip


def shown(w: Week, kind: str = "signs", width: int = 80, *, is_now: bool = True) -> str:
    return drawn(at_a_glance(w, look(kind, width), area_names=NAMES, is_now=is_now), width)


def of(*entries: Any, **more: Any) -> Week:
    given = {"period": WEEK, "focus": "learning", "asked": ASKED, **more}
    return summary.week(entries, given.pop("plans", ()), **given)


@pytest.fixture(scope="module")
def weeks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Week]]:
    """The week of today in each journal, summed up as the command does it."""
    found, opened = {}, []
    for name, n in SIZES.items():
        home = tmp_path_factory.mktemp("glance") / "home"
        app = Context(settings=Settings(home=home), environment={}, clock=lambda: NOW, zone_name="UTC")
        app.__dict__["journal"] = journal(home, n)
        opened.append(app.journal)
        found[name] = summed_up(app, week_of(TODAY))
    yield found
    for made in opened:
        made.close()


# It fits


@pytest.mark.parametrize("name", SIZES)
def test_it_looks_as_it_did(golden: Callable[[str, str], None], weeks: dict[str, Week], name: str) -> None:
    seen = [f"== {kind}, {width} columns\n{shown(weeks[name], kind, width)}" for kind, width in SCREENS]
    golden(f"week-glance-{name}.txt", "\n".join(seen))


def test_the_fullest_week_looks_as_it_did(golden: Callable[[str, str], None]) -> None:
    seen = [f"== {kind}, {width} columns\n{shown(fullest(), kind, width)}" for kind, width in SCREENS]
    golden("week-glance-fullest.txt", "\n".join(seen))


def test_its_colours_are_as_they_were(golden: Callable[[str, str], None], weeks: dict[str, Week]) -> None:
    """What a terminal gets on 80 columns; the escape character is shown as its picture."""
    page = at_a_glance(weeks["400"], look(), area_names=NAMES, is_now=True)
    golden("week-glance-colours.txt", drawn(page, 80, color=True).replace("\x1b", "\u241b"))


def test_a_terminal_of_sixteen_colours_has_one_for_the_accent() -> None:
    color = Style.parse(ACCENT).color
    assert color is not None
    assert color.downgrade(ColorSystem.STANDARD).number == 6, "cyan, as this terminal draws it"


def fits(w: Week, *, is_now: bool = True) -> None:
    for kind, width in product(LOOKS, WIDTHS):
        text = shown(w, kind, width, is_now=is_now)
        assert len(text.splitlines()) <= (ROWS if width >= 80 else NARROW_ROWS), (kind, width, text)
        assert widest(text) <= width
        assert "\x1b" not in text
        if "ascii" in kind and w.entries == 0:
            assert text.isascii()


def test_every_week_fits_on_a_screen_with_the_next_prompt(weeks: dict[str, Week]) -> None:
    assert (ROWS, NARROW_ROWS) == (23, 38)
    for w in (*weeks.values(), fullest(), fullest(question=None), fullest(text="\u6f22" * 3000)):
        fits(w)
        fits(w, is_now=False)


@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("a \n\t\u0301\U0001f469\u200d"),
        max_size=400,
    )
)
def test_it_fits_whatever_was_written(text: str) -> None:
    fits(fullest(text=text))


def test_the_fullest_week_uses_the_screen_it_has() -> None:
    assert len(shown(fullest()).splitlines()) == ROWS - 1


# What is shown


def test_days_with_entries_have_a_sign_and_are_said_in_plain() -> None:
    w = of(entry(1), entry(2, nth=3), entry(3, nth=3))
    week_line, signs = shown(w).splitlines()[1:3]
    assert week_line.split() == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert [week_line[at : at + 2] for at, sign in enumerate(signs[:28]) if sign == "\u25cf"] == ["Mo", "Th"]
    assert signs.split().count("\u00b7") == 5
    assert shown(w, "ascii").splitlines()[2].split()[:7] == ["o", ".", ".", "o", ".", ".", "."]
    assert "Written on Monday and Thursday." in shown(w, "plain")
    assert "Mo" not in shown(w, "plain").replace("Monday", "")


def test_the_line_of_days_starts_where_the_week_of_the_screen_does() -> None:
    sunday = MONDAY - timedelta(1)
    w = of(entry(1, nth=-1), period=Period(sunday, sunday + timedelta(7)))
    week_line, signs = shown(w).splitlines()[1:3]
    assert week_line.split()[0] == "Su" and signs[0] == "\u25cf"
    assert signs.count("\u25cf") == 1


def test_two_own_lines_at_most_the_newest_each_under_what_was_asked() -> None:
    told = [("first", "helped"), ("second", "remember"), ("third", "helped")]
    text = shown(of(*(entry(n, answers=(keep(t, asked=f"{a}?"),)) for n, (t, a) in enumerate(told))))
    assert "first" not in text
    assert text.index(HEADINGS["helped"]) < text.index("third") < text.index(HEADINGS["remember"])
    assert text.index(HEADINGS["remember"]) < text.index("second")


def test_ticks_that_find_no_room_are_counted() -> None:
    every = [m.id for m in PRACTICE.moments.values() if m.kind == "strength"]
    for width, kind in product((40, 80), LOOKS):
        for n in (1, 3, len(every)):
            w = of(entry(1, moments=tuple(map(moment, every[:n]))))
            under = squeezed(shown(w, kind, width)).split(squeezed(STRENGTHS))[1]
            named = sum(squeezed(t.words) in under for t in w.strengths)
            assert named == n or f"and{n - named}more" in under, (width, kind, n)
            assert named


def test_lines_that_find_no_room_are_told_by_their_dots() -> None:
    few = shown(of(entry(1, ratings=(rating(2), rating(4), rating(4)))))
    assert f"4  \u25cf\u25cf  {rating(4).anchor}" in few
    many = of(entry(1, ratings=tuple(map(rating, (1, 2, 4, 4, 5)))))
    assert "1  \u25cf   2  \u25cf   4  \u25cf\u25cf   5  \u25cf" in shown(many)
    assert "Line 1: once, 2: once, 4: twice, 5: once." in shown(many, "plain")
    assert "Line 1: 8 times, 2: 8 times, 3: 8 times, 4: 8 times, 5: 8 times." in shown(fullest())
    busy = of(*(entry(n, ratings=(rating(3),)) for n in range(12)))
    assert "3  " + 7 * "\u25cf" + f" 12 times  {rating(3).anchor}" in shown(busy)


def test_did_not_come_up_is_said_and_never_a_number() -> None:
    assert "It did not come up once." in shown(of(entry(1, ratings=(rating(None),))))


def test_the_plan_whose_day_comes_first_stands_there_and_the_others_are_counted() -> None:
    plans = [
        plan(1, "Later.", due_on=MONDAY + timedelta(9)), plan(2, "Sooner.", due_on=MONDAY + timedelta(2)),
        plan(3, "Long done.", status=Status.KEPT, closed_on=MONDAY),
    ]  # fmt: skip
    text = shown(of(entry(1), plans=plans))
    assert f"{WANT} (and 2 more: reflect try)\n  Sooner.\n" in text
    assert f"{WANTED}\n  done: Long done.\n" in shown(of(entry(1), plans=plans[2:]))
    assert WANT not in shown(of(entry(1)))


def test_what_is_shown_only_if_there_is_room_comes_whole_or_not_at_all() -> None:
    back = (rating(2, kind="then"), rating(4, kind="now"))
    quiet = of(entry(1, moments=(moment("rushed"),), ratings=back), entry(2, moments=(moment("rushed"),)))
    text = shown(quiet)
    assert text.index(COMING_UP) < text.index(LOOKING_BACK)
    assert squeezed(rating(4).anchor) in squeezed(text.split(LOOKING_BACK)[1])
    assert COMING_UP not in shown(fullest()) and LOOKING_BACK not in shown(fullest())


def test_the_foot_is_there_once_and_names_the_longer_page() -> None:
    now, then = (shown(of(entry(1, ratings=(rating(4),))), is_now=is_now) for is_now in (True, False))
    assert now.splitlines()[-1] == f"{FOOT} The whole page: reflect week --all"
    assert then.splitlines()[-1] == f"{FOOT} The whole page: reflect week --all --of 2026-W10"
    assert FOOT not in shown(of(entry(1))), "without ratings there is nothing to say of them"
    assert "--all" not in shown(of())
    for width in WIDTHS:
        assert "reflect week --all\n" in shown(of(entry(1)), width=width), "a command is never cut in two"


def test_a_week_without_entries_says_what_was_written_before() -> None:
    earlier = summary.Earlier(day=date(2026, 2, 20), words="I let the\nquiet sit.")
    text = " ".join(shown(of(earlier=earlier)).split())
    assert "No reflections this week. That is okay." in text
    assert 'you wrote: "I let the quiet sit."' in text


# Own words


def test_long_words_end_at_a_word_with_an_ellipsis_inside_the_quotation_marks() -> None:
    text = shown(of(entry(1, answers=(keep(LONG),))))
    quoted = " ".join(text.split('"')[1].split())
    assert quoted.endswith("\u2026") and LONG.startswith(quoted[:-1]) and LONG[len(quoted) - 1] == " "
    assert text.count('"') == 2
    assert '..."' in shown(of(entry(1, answers=(keep(LONG),))), "ascii")


def test_colour_is_quiet_and_changes_nothing() -> None:
    import re

    page = at_a_glance(fullest(), look(), area_names=NAMES, is_now=True)
    colored = drawn(page, 80, color=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == shown(fullest())
    assert not loud(colored)
