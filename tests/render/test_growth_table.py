"""The table of all areas: each row beside the values that it stands for, on every width and said aloud."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from kit.drawn import LOOKS, drawn, look, widest
from kit.packs import PRACTICE

from reflect.growth import story as telling
from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.area_trend import Label
from reflect.growth.label.trend_label import tally
from reflect.growth.label.trend_words import called, newness
from reflect.growth.story import Story
from reflect.render import growth
from reflect.render.growth_table import HEIGHTS, WIDE_FROM, legend, table
from reflect.render.lines import PlainLines
from reflect.render.plain.growth_sentences import sentence, sentences

END = date(2026, 3, 8)
AREAS = list(PRACTICE.areas)
NAMES = {id: area.name for id, area in PRACTICE.areas.items()}
FOCUS = PRACTICE.default_focus
LABELS: tuple[Label, ...] = ("growing", "steady", "closer_look", "unclear", "not_enough_yet")


def story(ratings, **more) -> Story:
    first = min((day for day, _, value in ratings if value is not None), default=None)
    counts = tally(ratings)
    return telling.story(
        counts, by_day=lambda: counts, **{"end_day": END, "first_day": first, "areas": NAMES, "focus": FocusArea(FOCUS, None), "written": None, **more}
    )  # fmt: skip


def weekly(area, values):
    """One rating a week, the last one today; None for a week without."""
    return [(END - timedelta(7 * n), area, v) for n, v in enumerate(reversed(values)) if v]


def full(*, every: Label | None = None) -> Story:
    """All twelve areas rated for half a year; every label new, or all of them one label."""
    told = story([r for area in AREAS for r in weekly(area, [1, 3, 5, 2] * 7)])
    areas = tuple(
        replace(a, trend=replace(a.trend, label=every or LABELS[n % 4], is_new=True))
        for n, a in enumerate(told.areas)
    )
    return replace(told, areas=areas)


def shown(told: Story, kind: str = "signs", width: int = 80) -> str:
    how = look(kind, width)
    return drawn(PlainLines(sentences(told) if how.plain else table(told, how)), width)


def rows(text: str, kind: str = "signs") -> dict[str, str]:
    """The steps of each area as they stand in its row."""
    signs = "1-5." if kind == "ascii" else f"{HEIGHTS}\u00b7"
    found = {}
    for name in NAMES.values():
        row = re.search(rf"^{re.escape(name)} +([{signs}]+)(?: |$)", text, re.M)
        if row:
            found[name] = row[1]
    return found


def test_a_sign_a_step_and_a_dot_where_nothing_was_rated():
    told = story(
        [*weekly(FOCUS, [1, 2, None, 3, 4, 5]), *weekly("safe_space", [2, None, None, None, None, 3])]
    )
    assert rows(shown(told)) == {NAMES[FOCUS]: "▁▂·▄▆█", NAMES["safe_space"]: "▂····▄"}
    assert rows(shown(told, "ascii"), "ascii") == {NAMES[FOCUS]: "12.345", NAMES["safe_space"]: "2....3"}


def test_half_a_line_is_taken_downwards():
    told = story([(END, FOCUS, 2), (END, FOCUS, 3), (END - timedelta(7), FOCUS, 5)])
    assert rows(shown(told, "ascii"), "ascii") == {NAMES[FOCUS]: "52"}


@pytest.mark.parametrize("weeks", [1, 2, 3, 5, 11])
def test_in_the_first_weeks_no_word_says_a_direction(weeks):
    """Then and now, their counts and how far it may be: but nothing is called growing, and nothing a closer look."""
    told = story(weekly(FOCUS, [1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 5, 5, 5][:weeks] or [1]))
    for kind, width in product(LOOKS, (40, 80, 120)):
        text = shown(told, kind, width)
        assert not re.search(r"grow|closer|steady|unclear|direction|new this|label", text), (kind, width)
    has_halves = weeks > 5  # from 21 days on, and where three days and three give a range
    assert ("then" in shown(told).split("\n")[0]) == has_halves


def test_a_first_range_is_drawn_and_said():
    told = story(weekly(FOCUS, [2, 2, 3, 3, 3, 4, 4, 4]))
    assert "lower  higher" in shown(told) and "│" in shown(told)
    assert "anything from the same to two lines higher" in " ".join(shown(told).split())
    assert "anything from the same to two lines higher" in sentence(told.rated[0], told)


def test_what_an_area_still_needs_stands_where_its_word_would():
    seldom = (
        [3, None] * 5 + [None] * 4 + [3, 3] * 4 + [None] * 6
    )  # five steps of the earlier half, four of the later one
    told = story([*weekly(FOCUS, [3] * 28), *weekly("safe_space", seldom)])
    text = shown(told)
    assert re.search(r"^A safe space .* 2 more rated weeks *$", text, re.M)
    assert "2 more rated weeks to a label" in shown(told, "plain")
    assert "not enough" not in text and "0 more" not in text


def test_where_ratings_alone_would_not_do_no_number_is_told_and_no_then_and_now():
    told = story([*weekly(FOCUS, [3] * 28), *weekly("safe_space", [2, *[None] * 13, 3, 3])])
    row = next(line for line in shown(told).splitlines() if line.startswith("A safe space"))
    assert row.rstrip().endswith("not enough yet") and not re.search(r"\d", row)
    assert "then 2.0" not in shown(told, "plain") and "3 ratings" in shown(told, "plain")


def test_a_page_on_which_nothing_was_rated_says_so_and_is_no_table():
    told = story([(END - timedelta(400), FOCUS, 3)])
    for kind, width in product(LOOKS, (40, 80, 120)):
        assert "Nothing was rated in this time. That is okay." in " ".join(
            drawn(growth.page(told, look(kind, width)), width).split()
        )


@pytest.mark.parametrize(("kind", "width"), [(k, w) for k in ("signs", "ascii") for w in (40, 80, 120)])
def test_the_legend_names_the_signs_on_the_page_and_no_others(kind, width):
    for values in ([3] * 28, [1, 5] * 14, [2, None, 3, 4] * 7, [4, None]):
        told = story(weekly(FOCUS, values))
        seen = look(kind, width)
        said = legend(told, seen)
        text = shown(told, kind, width).replace("\n", " ")
        row = next(iter(rows(shown(told, kind, 80), kind).values()))
        if kind == "signs":
            assert set(re.findall(rf"[{HEIGHTS}](?= is)", said)) == set(row) - {"\u00b7"}, text
            assert ("\u00b7 is nothing" in said) == ("\u00b7" in row)
        else:
            assert ("a dot is nothing" in said) == ("." in row)
        assert ("*" in said) == (width < WIDE_FROM and bool(newness(told.rated[0].trend)))


def test_what_is_new_has_a_sign_with_its_legend_and_on_a_wide_screen_its_words():
    told = full()
    new = newness(told.areas[0].trend)
    assert f"* is {new}" in " ".join(shown(told).split()) and shown(told).count("*") == len(AREAS) + 1
    assert "*" not in shown(told, width=120) and shown(told, width=120).count(new) == len(AREAS)
    plain = shown(told, "plain")
    assert plain.replace("\n", " ").count(new) == len(AREAS) and "*" not in plain


@pytest.mark.parametrize("every", [None, *LABELS])
def test_the_longest_words_fit_and_the_page_keeps_to_its_screen(every):
    """Twelve areas with names and words at their longest, all of them new: still a screen, and nothing beside it."""
    told = full(every=every)
    for kind, width in product(("signs", "ascii"), (40, 64, 70, 80, 100, 120)):
        page = drawn(growth.page(told, look(kind, width)), width)
        assert widest(page) <= width, (kind, width)
        if width >= 80:
            assert len(page.splitlines()) < 24, (kind, width)


def test_a_narrow_screen_has_two_lines_an_area_and_a_third_only_for_a_long_word():
    told = full(every="steady")
    told = replace(
        told, areas=tuple(replace(a, trend=replace(a.trend, reason="small_range")) for a in told.areas)
    )
    text = shown(told, "signs", 40)
    assert len(text.partition("\n\n")[0].splitlines()) == 2 * len(AREAS)
    for area in told.areas:
        assert re.search(rf"^{re.escape(area.name)}(?: +steady \*)?$", text, re.M)


def test_a_year_is_said_to_be_one():
    told = full()
    of_year = replace(told.areas[0], trend=replace(told.areas[0].trend, step_days=28))
    told = replace(told, areas=(of_year, *told.areas[1:]))
    for kind in ("signs", "plain"):
        text = " ".join(shown(told, kind).split())
        assert f"{called(of_year.trend)}, over a year" in text and "over a year, four weeks" in text
    assert "over a year" not in shown(full())
