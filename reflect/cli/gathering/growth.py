"""What the pages of `growth` are read from: the journal, the days, and which entries count. It never writes."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.given.filters.grammar import KINDS, load
from reflect.dates import Period
from reflect.quick_dataclass import dataclass

if TYPE_CHECKING:
    from reflect.growth.balance import RatedWeek
    from reflect.growth.coverage import WeekWritten
    from reflect.growth.label.alarms import FocusArea
    from reflect.growth.load import LoadStory
    from reflect.growth.story import AreaStory, By, InDepth, Story, Stretch, Written
    from reflect.guide.areas import Practice
    from reflect.storage.journal import Journal
    from reflect.values.filter import Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class LookBack:
    """What a page of growth is read from: the journal, the days, and which entries count.

    Attributes:
        end_day: the last day that counts; labels are as of then.
        today: the day on which the page is read; None if it is the last day that counts.
        since: where the facts begin, or None.
        chosen: a filter without days, or None where every entry counts.
    """

    journal: "Journal"
    practice: "Practice"
    end_day: date
    today: date | None = None
    since: date | None = None
    chosen: "Filter | None" = None

    @classmethod
    def of(cls, app: Context, chosen: "Filter") -> "LookBack":
        """Take the days out of a filter; what is left of it says which entries count."""
        from reflect.values.filter import Filter

        rest = replace(chosen, since=None, until=None)
        end = min(chosen.until - timedelta(1), app.today) if chosen.until else app.today
        return cls(
            journal=app.journal,
            practice=app.practice,
            end_day=end,
            today=app.today,
            since=chosen.since,
            chosen=None if rest == Filter() else rest,
        )

    @property
    def names(self) -> dict[str, str]:
        """The areas, id -> name, in the order of the practice."""
        return {area.id: area.name for area in self.practice.areas.values()}

    @property
    def focus(self) -> str:
        """The focus area, as far as the practice still knows it."""
        focus = self.journal.focus
        return focus if focus in self.practice.areas else self.practice.default_focus

    @property
    def _named(self) -> "FocusArea":
        """The same, and since when; what the person did not choose was not named beforehand."""
        from reflect.growth.label.alarms import FocusArea

        chosen = self.journal.focus
        if chosen in self.practice.areas:
            return FocusArea(chosen, self.journal.focus_since)
        return FocusArea(self.practice.default_focus, None)

    @property
    def only(self) -> dict[str, str]:
        """Which entries count, by the name of the filter."""
        found = {name: getattr(self.chosen, name, None) for name in KINDS}
        return {name: str(value) for name, value in found.items() if value is not None}

    @property
    def only_words(self) -> tuple[str, ...]:
        """Which entries count, in words."""
        from reflect.values.room import SETTINGS

        return tuple(
            f"{load(name).CALLED} {SETTINGS.get(value, value) if name == 'setting' else value}"
            for name, value in self.only.items()
        )

    def story(self) -> "Story":
        """Label all areas."""
        from reflect.growth import story as telling
        from reflect.growth.label import steps

        journal, end, counts = self.journal, self.end_day, self.journal.counts
        first, yardsticks = counts.first_rated(chosen=self.chosen), journal.yardsticks.days
        picked = counts.picked(steps.window(end), chosen=self.chosen)
        told = telling.story(
            picked.by_span(steps.weeks(end, yardsticks.values())),
            by_day=picked.by_day,
            end_day=end,
            first_day=first,
            areas=self.names,
            focus=self._named,
            written=self.written(),
            yardsticks=yardsticks,
            today=self.today,
            only=self.only_words,
            scale_began=counts.scale_began,
        )
        return told if first else replace(told, only_earlier=counts.has_earlier_lines)

    def load(self) -> "LoadStory":
        """Lay out how much the sessions asked, over the days that the labels look at."""
        from reflect.growth import first_weeks, story
        from reflect.growth import load as loads
        from reflect.growth.label import steps

        end, counts = self.end_day, self.journal.counts
        first = counts.first_rated(chosen=self.chosen)
        days = story.label_days(end, first)
        later = first_weeks.first_of_later(
            end, first, step_days=steps.step_days(first, end), is_young=story.weeks_to_go(end, first) > 0
        )
        return loads.told(counts.loads(days, chosen=self.chosen), period=days, later=later or days.end)

    def written(self, weeks: int | None = None) -> "Written | None":
        """Count the weeks with entries: lately, or since the day that was asked for."""
        from reflect.growth import story as telling

        since = self.since if weeks is None else None
        period = telling.days_to_cover(
            self.end_day,
            since=since,
            first_written=self.journal.counts.first_written(chosen=self.chosen),
            weeks=weeks or telling.LATELY_WEEKS,
        )
        if period is None:
            return None
        days = self.journal.counts.days_written(period, chosen=self.chosen)
        return telling.written_in(
            days, period, is_cut=since is not None or self.today not in (None, self.end_day)
        )

    def months(self, by: "By" = "month", area: str | None = None) -> "tuple[Stretch, ...]":
        """Count the lines by month or quarter; of one area if it is named."""
        from reflect.growth import story as telling

        period = telling.last_months(self.end_day, self.since)
        counts = self.journal.counts.by_month(period, chosen=self.chosen)
        return telling.stretches((c for c in counts if c.area == area or area is None), by)

    def around(self, area: str, day: date) -> "AreaStory":
        """Label one area on both sides of a day."""
        from reflect.growth.label import steps, trend_label
        from reflect.growth.story import AreaStory

        changed = self.journal.yardsticks.days.get(area)
        changed = changed if changed and changed <= self.end_day else None  # from then on, and not before
        found = trend_label.around(
            self.journal.counts.by_day(steps.window_around(day), chosen=self.chosen),
            area=area,
            name=self.names[area],
            day=day,
            today=self.end_day,
            first_day=self.journal.counts.first_rated(chosen=self.chosen),
            yardstick=changed,
        )
        return AreaStory(name=self.names[area], is_focus=area == self.focus, trend=found)

    def in_depth(self, area: str) -> "InDepth":
        """Bring together all that was kept for one area."""
        from reflect.growth import plans
        from reflect.growth import story as telling

        story, known = self.story(), self.practice.areas[area]
        period = telling.last_months(self.end_day, self.since)
        kept = self.journal.counts.kept_of_area(area, period, chosen=self.chosen)
        return telling.InDepth(
            area=next(a for a in story.areas if a.trend.area == area),
            definition=known.definition,
            anchors=known.anchors,
            period=period,
            story=story,
            months=self.months(area=area),
            weeks=self.rated_weeks(area),
            kept=kept,
            outcomes=plans.outcomes(plan.status for plan in kept.plans),
            yardstick=self.journal.yardsticks.days.get(area),
        )

    def rated_weeks(self, area: str) -> "tuple[RatedWeek, ...]":
        """Bring the ratings of one area into the last 28 weeks."""
        from reflect.growth import balance, load

        period = balance.rated_days(self.end_day)
        until = Period(period.first, self.end_day + timedelta(1))
        picked = self.journal.counts.lines_by_day(area, until, chosen=self.chosen)
        loads = load.loads_by_monday(self.journal.counts.loads(until, chosen=self.chosen))
        return balance.rated_weeks(picked, period, loads=loads)

    def calendar(self) -> "tuple[WeekWritten, ...]":
        """Say of each of the last 26 weeks on which of its days there are entries."""
        from reflect.growth import coverage

        period = coverage.calendar_days(self.end_day)
        return coverage.calendar(self.journal.counts.days_written(period, chosen=self.chosen), period)
