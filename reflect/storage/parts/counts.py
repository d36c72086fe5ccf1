"""The part of the journal that growth, the week and themes are made from: what was rated, ticked and written, and when.

Only what was picked from the lines of today is counted as a rating. It is for the person's own screen, where everything counts. What a page for others may count has a name of its own.
It never writes.
"""

from collections.abc import Iterator
from datetime import date

from reflect.dates import Period
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import counts, entries, heads, meta, themes
from reflect.values.counts import (
    KeptOfArea,
    LineCount,
    LoadCount,
    Material,
    MonthCount,
    RatingCount,
    Withheld,
)
from reflect.values.filter import Filter


@dataclass(frozen=True, slots=True)
class Counts:
    """What `Journal` can count: `journal.counts`."""

    file: OpenFile

    def picked(self, period: Period, *, chosen: Filter | None = None) -> counts.PickedByDay:
        """Read session ratings, to count them by day or by week; see `counts.picked`."""
        return counts.picked(self.file.con, period, ladder=self.file.ladder(), chosen=chosen)

    def by_day(self, period: Period, *, chosen: Filter | None = None) -> tuple[RatingCount, ...]:
        """Count session ratings by day and area; see `counts.PickedByDay`."""
        return self.picked(period, chosen=chosen).by_day()

    def by_month(self, period: Period, *, chosen: Filter | None = None) -> tuple[MonthCount, ...]:
        """Count the five lines by month and area; see `counts.by_month`."""
        return counts.by_month(self.file.con, period, ladder=self.file.ladder(), chosen=chosen)

    def by_line(
        self, period: Period, *, chosen: Filter | None = None
    ) -> dict[str, tuple[int, int, int, int, int]]:
        """Count the five lines by area; see `counts.by_line`."""
        return counts.by_line(self.file.con, period, ladder=self.file.ladder(), chosen=chosen)

    def lines_by_day(
        self, area: str, period: Period, *, chosen: Filter | None = None
    ) -> tuple[LineCount, ...]:
        """Count each line of one area by day; see `counts.lines_by_day`."""
        return counts.lines_by_day(self.file.con, area, period, ladder=self.file.ladder(), chosen=chosen)

    def first_rated(self, *, chosen: Filter | None = None) -> date | None:
        """Give the day of the first session rating of any area, or None; see `counts.first_day`."""
        return counts.first_day(self.file.con, ladder=self.file.ladder(), withheld=None, chosen=chosen)

    def first_rated_to_share(self, withheld: Withheld, *, chosen: Filter | None = None) -> date | None:
        """Give the same day as a page for others may tell it: nothing private counts, nor what is withheld."""
        return counts.first_day(self.file.con, ladder=self.file.ladder(), withheld=withheld, chosen=chosen)

    @property
    def has_earlier_lines(self) -> bool:
        """Whether there are ratings that were picked from earlier lines than those of today. They are in no count."""
        return counts.earlier_lines(self.file.con, ladder=self.file.ladder())

    @property
    def scale_began(self) -> date | None:
        """The day of the first rating by the lines of today, if there are earlier ones; None if there is nothing to tell apart."""
        return self.first_rated() if self.has_earlier_lines else None

    def loads(self, period: Period, *, chosen: Filter | None = None) -> tuple[LoadCount, ...]:
        """Count by day how much the sessions asked of the person; see `counts.loads`."""
        return counts.loads(self.file.con, period, chosen=chosen)

    def days_written(self, period: Period, *, chosen: Filter | None = None) -> tuple[date, ...]:
        """Give the days that have an entry, in order."""
        return counts.days_written(self.file.con, period, chosen=chosen)

    def first_written(self, *, chosen: Filter | None = None) -> date | None:
        """Give the day of the first entry, or None."""
        return counts.first_written(self.file.con, chosen=chosen)

    def last_written(self) -> date | None:
        """Give the day of the newest entry, or None. A wrong clock can have put it ahead."""
        return counts.last_written(self.file.con)

    @property
    def ever_kept(self) -> int:
        """How many entries were ever kept."""
        return int(meta.meta(self.file.con, "last_entry_number") or 0)

    def ahead(self, today: date) -> list[tuple[int, date]]:
        """Give the number and day of each entry that a wrong clock dated ahead, the farthest first."""
        return heads.ahead(self.file.con, today=today, now=self.file.instant())

    def newest_highlight(self, *, before: date) -> tuple[date, str] | None:
        """Give the newest of the own lines that the week shows first, from before a day, with its day, or None."""
        return entries.newest_highlight(self.file.con, before=before)

    def kept_of_area(self, area: str, period: Period, *, chosen: Filter | None = None) -> KeptOfArea:
        """Give what was kept for one growth area besides its session ratings, for the person's own screen."""
        from reflect.storage.reading import area as areas

        return areas.kept_of_area(self.file.con, area, period, chosen=chosen)

    def material(self, chosen: Filter = Filter()) -> Iterator[Material]:
        """Give what themes are counted from, one value an entry, oldest first; memory does not grow with them."""
        return themes.material(self.file.con, chosen)
