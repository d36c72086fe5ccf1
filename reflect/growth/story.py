"""Growth over months as values: what every page of `reflect growth`, and its JSON, is made from. Pure.

Each statement is about one area. There is no figure over several areas, no order of worth, and no run of days: areas
come in the order of the practice, the focus area first.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

from reflect.dates import Period, week_of
from reflect.growth.balance import AreaWeek, RatedWeek, of_counts
from reflect.growth.coverage import Coverage, coverage
from reflect.growth.first_weeks import SoFar, first_of_later, so_far
from reflect.growth.label.alarms import FocusArea
from reflect.growth.label.area_trend import AreaTrend
from reflect.growth.label.steps import READY_FROM, STEPS, history_days, step_days
from reflect.growth.label.trend_label import trends
from reflect.quick_dataclass import dataclass
from reflect.values.counts import KeptOfArea, MonthCount, RatingCount

if TYPE_CHECKING:  # it needs `statistics`, which is as slow to load as all the rest of this room
    from reflect.growth.plans import Outcomes

LATELY_WEEKS = 13
"""How far "you wrote in 9 of the last 13 weeks" looks back."""
MONTHS = 12
"""So many calendar months are shown, unless more are asked for."""
By = Literal["month", "quarter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaStory:
    """One growth area with its label; where there is none yet, with then and now so far, from three weeks on."""

    name: str
    is_focus: bool
    trend: AreaTrend
    so_far: SoFar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """In how many weeks there are entries. `is_cut` is False for "the last so many weeks"."""

    period: Period
    weeks: Coverage
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All areas over months.

    Attributes:
        period: the days that the labels look at, both halves; in the first weeks the days since the first rating.
        end_day: the last day that counts.
        step_days: 7 or 14.
        first_day: of the first rating, or None before there is any.
        weeks_to_go: weeks until labels begin; 0 once they do.
        written: in how many weeks there are entries, or None before the first one.
        areas: all of them, the focus first.
        today: days of its year are said without their year.
        only: which entries count, in words; empty for all of them.
        scale_began: since when lines are picked from those of today, if there are earlier ones; else None.
        only_earlier: there are ratings, and all of them are by earlier lines than those of today.
    """

    period: Period
    end_day: date
    step_days: int
    first_day: date | None
    weeks_to_go: int
    written: Written | None
    areas: tuple[AreaStory, ...]
    today: date
    only: tuple[str, ...] = ()
    scale_began: date | None = None
    only_earlier: bool = False

    @property
    def rated(self) -> tuple[AreaStory, ...]:
        """Areas with ratings in these days."""
        return tuple(area for area in self.areas if area.trend.n_ratings)

    @property
    def steps_told(self) -> int:
        """How many steps of a label there were since the first rating of all, up to 14."""
        return min(2 * STEPS, -(-history_days(self.first_day, self.end_day) // self.step_days))

    @property
    def not_rated(self) -> tuple[str, ...]:
        """Names of the areas without any."""
        return tuple(area.name for area in self.areas if not area.trend.n_ratings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The ratings of one area in a calendar month ("2026-03") or quarter ("2026-Q1")."""

    name: str
    lines: AreaWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class InDepth:
    """One growth area with all that was kept for it.

    Attributes:
        period: the days of the facts; the label has days of its own, in `story`.
        anchors: the five lines in words, the line for 1 first.
        story: the page of labels that this area's label is from.
        months: its ratings by month.
        weeks: the last 28 weeks since it was first rated, each with its ratings.
        outcomes: what became of its plans.
        yardstick: since when it is rated more strictly, or None.
    """

    area: AreaStory
    definition: str
    anchors: tuple[str, ...]
    period: Period
    story: Story
    months: tuple[Stretch, ...]
    weeks: tuple[RatedWeek, ...]
    kept: KeptOfArea
    outcomes: "Outcomes"
    yardstick: date | None = None


def label_days(end_day: date, first_day: date | None) -> Period:
    """Give the days that a label looks at: 14 steps back from the end."""
    step = step_days(first_day, end_day)
    return Period(end_day - timedelta(2 * STEPS * step - 1), end_day + timedelta(1))


def weeks_to_go(end_day: date, first_day: date | None) -> int:
    """Count the weeks until labels begin; 0 once they do."""
    return max(0, -(-(READY_FROM - history_days(first_day, end_day)) // 7))


def story(
    counts: Iterable[RatingCount],
    *,
    by_day: Callable[[], Iterable[RatingCount]],
    end_day: date,
    first_day: date | None,
    areas: Mapping[str, str],
    focus: FocusArea,
    written: Written | None,
    yardsticks: Mapping[str, date] | None = None,
    today: date | None = None,
    only: tuple[str, ...] = (),
    scale_began: date | None = None,
) -> Story:
    """Label all areas as of one day, and put them into the order in which they are told.

    Args:
        counts: session ratings by day or by `steps.weeks`; see `trends`.
        by_day: gives those of `label_days` by day; asked at most once, and only where an area that was rated has no label.
        end_day: the last day that counts. A yardstick that changed later had not changed yet.
        first_day: the day of the first rating of any area, or None.
        areas: id -> name, in the order of the practice.
        focus: the focus area, and since when it is.
        written: in how many weeks there are entries.
        yardsticks: see `trends`.
        today: the day on which the page is read, if that is not `end_day`.
        only: which entries count, in words.
        scale_began: see `Story`.
    """
    changed = {area: day for area, day in (yardsticks or {}).items() if day <= end_day}
    first = first_day if first_day is not None and first_day <= end_day else None
    found = trends(counts, end_day=end_day, first_day=first, areas=areas, yardsticks=changed, focus=focus)
    days = cache(by_day)
    told = [_told(trend, areas[trend.area], focus, days, end_day, first) for trend in found]
    return Story(
        period=_days_told(end_day, first), end_day=end_day, step_days=step_days(first, end_day), first_day=first,
        weeks_to_go=weeks_to_go(end_day, first), written=written, today=today or end_day, only=only,
        scale_began=scale_began,
        areas=tuple(sorted(told, key=lambda area: not area.is_focus)),
    )  # fmt: skip


def _told(
    trend: AreaTrend,
    name: str,
    focus: FocusArea,
    days: Callable[[], Iterable[RatingCount]],
    end_day: date,
    first_day: date | None,
) -> AreaStory:
    so_far = _so_far(trend, days, end_day, first_day)
    return AreaStory(name=name, is_focus=trend.area == focus.area, trend=trend, so_far=so_far)


def _so_far(
    trend: AreaTrend, days: Callable[[], Iterable[RatingCount]], end_day: date, first_day: date | None
) -> SoFar | None:
    """Then and now of an area that has no label yet; None where it has one, and in the first three weeks."""
    young = weeks_to_go(end_day, first_day) > 0
    later = first_of_later(end_day, first_day, step_days=trend.step_days, is_young=young)
    if trend.label != "not_enough_yet" or not trend.n_ratings or later is None:
        return None
    first = _days_told(end_day, first_day).first
    if trend.since:  # rated by another yardstick since
        first = max(first, date.fromisoformat(trend.since))
    return so_far((c for c in days() if c.area == trend.area), first=first, later=later, end_day=end_day)


def _days_told(end_day: date, first_day: date | None) -> Period:
    """The days of the labels; while it is too early for one, no day from before the first rating."""
    window = label_days(end_day, first_day)
    if not weeks_to_go(end_day, first_day):
        return window
    return Period(max(window.first, first_day or end_day), window.end)


def days_to_cover(
    end_day: date, *, since: date | None, first_written: date | None, weeks: int = LATELY_WEEKS
) -> Period | None:
    """Give the whole weeks in which written ones are counted: never weeks from before the first entry.

    Args:
        end_day: the last day that counts.
        since: where the person wants it to begin; None for the last so many weeks.
        first_written: the day of the first entry, or None.
        weeks: how many, if `since` is None.
    """
    if first_written is None or first_written > end_day:
        return None
    wanted = since if since is not None else end_day - timedelta(7 * (weeks - 1))
    first = max(week_of(wanted).first, week_of(first_written).first)
    return Period(first, end_day + timedelta(1))


def written_in(days: Iterable[date], period: Period, *, is_cut: bool) -> Written:
    """Count the weeks with entries."""
    return Written(period=period, weeks=coverage(days, period), is_cut=is_cut)


def last_months(end_day: date, since: date | None) -> Period:
    """Give the days that are shown by month: since a day, or the last 12 calendar months with the one of the end."""
    month = end_day.year * 12 + end_day.month - MONTHS
    return Period(since or date(month // 12, month % 12 + 1, 1), end_day + timedelta(1))


def stretches(counts: Iterable[MonthCount], by: By = "month") -> tuple[Stretch, ...]:
    """Bring counts by month into months or quarters, the earliest first; what has no rating is absent."""
    added: defaultdict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for c in counts:
        added[stretch_of(c.month, by), c.area] += Counter(dict(enumerate(c.counts)))
    return tuple(
        Stretch(name=name, lines=of_counts(area, (n[0], n[1], n[2], n[3], n[4])))
        for (name, area), n in sorted(added.items(), key=lambda item: item[0][0])
    )


def stretch_of(month: str, by: By) -> str:
    """Name the month ("2026-03") or the quarter ("2026-Q1") of a month."""
    return month if by == "month" else f"{month[:4]}-Q{(int(month[5:]) + 2) // 3}"


def names_of(period: Period, by: By = "month") -> tuple[str, ...]:
    """Name all months or quarters that a period touches, in order."""
    first, last = (day.year * 12 + day.month - 1 for day in (period.first, period.last))
    months = (f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))
    return tuple(dict.fromkeys(stretch_of(month, by) for month in months))
