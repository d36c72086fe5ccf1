"""Growth over months as values: which days, weeks, months and areas a page is about, at New Year and elsewhere."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.dates import Period, iso_week
from reflect.growth import story as telling
from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.steps import weeks, window
from reflect.growth.label.trend_label import tally
from reflect.values.counts import MonthCount

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
NAMES = {"one": "First area", "two": "Second area", "three": "Third area"}
END = date(2026, 3, 8)


def story(ratings=(), end_day=END, **more):
    first = min((day for day, _, value in ratings if value is not None), default=None)
    counts = tally(ratings)
    return telling.story(
        counts, by_day=lambda: counts, **{"end_day": end_day, "first_day": first, "areas": NAMES, "focus": FocusArea("two", None), "written": None,
           **more}
    )  # fmt: skip


def weekly(area, weeks, value, end=END):
    return [(end - timedelta(7 * n), area, value) for n in range(weeks)]


def test_a_focus_that_was_named_before_the_later_half_carries_more_of_what_is_allowed():
    ratings = [*weekly("one", 30, 3), *weekly("two", 30, 3), *weekly("three", 30, 3)]

    def shares(since):
        return {a.trend.area: a.trend.share for a in story(ratings, focus=FocusArea("two", since)).areas}

    early, late = shares(END - timedelta(150)), shares(END - timedelta(2))
    assert early["two"] > late["two"] == late["one"] == shares(None)["two"]
    assert early["one"] < late["one"]


def test_the_focus_comes_first_and_the_others_keep_their_order():
    assert [a.trend.area for a in story().areas] == ["two", "one", "three"]
    assert [a.is_focus for a in story().areas] == [True, False, False]


def test_an_area_that_did_not_come_up_is_not_rated():
    found = story([*weekly("one", 30, 3), *weekly("two", 30, None)])
    assert [a.name for a in found.rated] == ["First area"]
    assert found.not_rated == ("Second area", "Third area")


@pytest.mark.parametrize(
    ("days_of_two", "times"), [((1, 2, 3, 120, 121, 122), 1), (range(0, 200, 7), 0), ((), 0)]
)
def test_days_are_asked_for_once_and_only_where_a_rated_area_has_no_label(days_of_two, times):
    sparse = [(END - timedelta(back), area, 2) for back in days_of_two for area in ("two", "three")]
    ratings, asked = [*weekly("one", 30, 3), *sparse], []

    def by_day():
        asked.append(1)
        return tally(ratings)

    under = {one.first + timedelta(n): one.first for one in weeks(END, ()) for n in range(7)}
    by_week = tally((under[day], area, value) for day, area, value in ratings)
    first = min(day for day, _, _ in ratings)
    given = {
        "end_day": END,
        "first_day": first,
        "areas": NAMES,
        "focus": FocusArea("two", None),
        "written": None,
    }
    told = telling.story(by_week, by_day=by_day, **given)
    assert told == story(ratings)
    assert len(asked) == times
    assert [area.so_far is not None for area in told.areas] == [bool(times), False, bool(times)]


def test_a_rating_that_did_not_come_up_begins_no_history():
    assert story(weekly("one", 30, None)).first_day is None


@given(DAYS, st.integers(0, 600))
def test_the_days_of_a_label_end_with_the_page_and_lie_in_what_is_read(end, back):
    days = telling.label_days(end, end - timedelta(back))
    assert days.last == end and (days.end - days.first).days == (196 if back + 1 >= 169 else 98)
    assert window(end).first <= days.first and window(end).end == days.end


@given(DAYS, st.integers(0, 200))
def test_labels_begin_twelve_weeks_after_the_first_rating(end, back):
    first = end - timedelta(back)
    to_go = telling.weeks_to_go(end, first)
    assert (to_go == 0) == (back + 1 >= 84) and to_go <= 12
    assert telling.weeks_to_go(end + timedelta(7 * to_go), first) == 0


def test_before_the_first_rating_all_twelve_weeks_are_to_go():
    assert telling.weeks_to_go(END, None) == 12
    later = story(weekly("one", 2, 4), end_day=END - timedelta(60), first_day=END)
    assert later.first_day is None and later.weeks_to_go == 12


def test_a_page_of_an_earlier_day_does_not_know_what_changed_later():
    end = END - timedelta(100)
    ratings = weekly("one", 40, 3, end)
    changed = story(ratings, end_day=end, yardsticks={"one": END})
    assert changed.areas == story(ratings, end_day=end).areas


@given(DAYS, st.integers(0, 400))
def test_weeks_before_the_first_entry_are_never_counted(end, back):
    first = end - timedelta(back)
    days = telling.days_to_cover(end, since=None, first_written=first)
    weeks = telling.written_in([first, end], days, is_cut=False).weeks
    assert 1 <= weeks.weeks_in_period <= 13
    assert days.first.weekday() == 0 and days.last == end
    assert weeks.weeks_with_entries == len({iso_week(d) for d in (first, end) if d >= days.first})


def test_new_year_is_a_week_like_any_other():
    end = date(2026, 1, 4)  # the Sunday of 2026-W01, which began in December
    days = telling.days_to_cover(end, since=None, first_written=date(2024, 1, 1))
    assert days == Period(date(2025, 10, 6), date(2026, 1, 5))
    found = telling.written_in([date(2025, 12, 29), date(2026, 1, 1)], days, is_cut=False).weeks
    assert (found.weeks_with_entries, found.weeks_in_period) == (1, 13)


@pytest.mark.parametrize(
    "change", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 3, 8), date(2026, 11, 1)]
)
def test_a_change_of_the_clock_moves_nothing(change):
    """Days are local dates: the day on which a clock changes is one day."""
    ratings = [(change + timedelta(n), "one", 3) for n in range(-100, 1)]
    assert story(ratings, end_day=change).areas[1].trend.n_ratings == 98


@given(DAYS, st.integers(1, 400))
def test_a_page_tells_the_steps_since_the_first_rating(end, back):
    told = story([(end - timedelta(back - 1), "one", 3), (end, "one", 4)], end_day=end)
    assert told.steps_told == min(14, -(-back // told.step_days))
    values = told.areas[1].trend.values[-told.steps_told :]
    assert values[-1] is not None and (values[0] is not None or back > 14 * told.step_days)


def test_an_area_without_a_label_has_then_and_now_from_three_weeks_on():
    def so_far(weeks, **more):
        return story(weekly("one", weeks, 3), **more).areas[1].so_far

    assert so_far(3) is None  # fifteen days from the first rating to the last
    assert so_far(4) is None  # two days and two have no range
    young = so_far(6)
    assert (young.n_early, young.n_late, young.typical_early, young.typical_late) == (3, 3, 3.0, 3.0)
    assert so_far(30) is None  # it has a label
    rated = [*weekly("one", 30, 3), *((END - timedelta(n), "two", 2) for n in (1, 2, 3, 120, 121, 122))]
    few = story(rated).areas[0]
    assert few.trend.label == "not_enough_yet" and (few.so_far.n_early, few.so_far.n_late) == (3, 3)
    assert few.so_far.first_of_later == END - timedelta(7 * 14 - 1)


def test_then_and_now_so_far_leave_out_what_was_rated_by_another_yardstick():
    changed = END - timedelta(7 * 8)
    found = story(weekly("one", 11, 3), yardsticks={"one": changed}).areas[1].so_far
    assert (found.n_early, found.n_late) == (3, 6)
    assert story(weekly("one", 11, 3), yardsticks={"one": END - timedelta(10)}).areas[1].so_far is None


def test_twelve_months_are_shown_or_what_was_asked_for():
    assert telling.last_months(END, None) == Period(date(2025, 4, 1), date(2026, 3, 9))
    assert telling.last_months(date(2025, 12, 31), None).first == date(2025, 1, 1)
    assert telling.last_months(END, date(2020, 5, 5)).first == date(2020, 5, 5)
    assert len(telling.names_of(telling.last_months(END, None))) == 12


def test_months_and_quarters_have_names_across_the_year():
    days = Period(date(2025, 11, 20), date(2026, 2, 2))
    assert telling.names_of(days) == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert telling.names_of(days, "quarter") == ("2025-Q4", "2026-Q1")


def test_a_quarter_is_its_months_and_the_typical_line_is_one_that_was_picked():
    counts = [
        MonthCount("2026-01", "one", (0, 1, 0, 0, 0)), MonthCount("2026-03", "one", (0, 0, 0, 0, 1)),
        MonthCount("2026-04", "one", (0, 0, 0, 3, 0)), MonthCount("2026-02", "two", (1, 0, 0, 0, 0)),
    ]  # fmt: skip
    found = telling.stretches(counts, "quarter")
    assert [(s.name, s.lines.area, s.lines.counts, s.lines.typical) for s in found] == [
        ("2026-Q1", "one", (0, 1, 0, 0, 1), 2), ("2026-Q1", "two", (1, 0, 0, 0, 0), 1),
        ("2026-Q2", "one", (0, 0, 0, 3, 0), 4),
    ]  # fmt: skip
    assert [s.name for s in telling.stretches(counts)] == ["2026-01", "2026-02", "2026-03", "2026-04"]
