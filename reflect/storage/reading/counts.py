"""What growth counts, as named SQL on the driver: ratings by day, week or month, and days written on. Never writes.

Only numbers, days and area ids come out. No text of an entry is read on the way, nothing in the bin counts, and
"did not come up" (NULL) is never taken for a number. Ratings count only where they were picked from the lines of today
(`ladder`): line 3 of other lines is another thing. Grouping is SQLite's work: loading ratings as objects to
count them would be far slower.

Counts are for the person's own screen, where everything counts, private things too. Only the first day is also told on
pages for others: whoever asks for it says what is withheld. Every count takes `chosen` (only entries that this filter
lets through; None for all of them).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reflect.dates import Period
from reflect.quick_dataclass import dataclass
from reflect.storage.database.engine import Connection, single
from reflect.storage.reading import conditions
from reflect.values.counts import LineCount, LoadCount, MonthCount, RatingCount, Withheld
from reflect.values.filter import Filter
from reflect.values.ladder import Ladder

# Only the line picked for one session is in a count, and for an area that is asked by the week the one for the week:
# 'then' and 'now', and the week of the other areas, are other measures.
LINE = """r.kind = CASE WHEN instr(?, ' ' || r.area || ' ') THEN 'week' ELSE 'session' END
AND r.scale = ? AND r.value BETWEEN 1 AND 5"""
# `ix_entry_newest` gives the days of what is not in the bin, and the ids, without the entries; the ratings stand in the
# order of these. CROSS JOIN: day by day, for what stops at the first one.
RATINGS = "entry e JOIN rated d ON d.entry_id = e.id JOIN rating_wording r ON r.id = d.wording_id"
BY_AND_BY = RATINGS.replace("JOIN", "CROSS JOIN", 1)
RATED = f" FROM {RATINGS} WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ? AND {LINE}{{also}}"
# Day after day the index has what was picked in its order, so that nothing has to be sorted; which line a wording is, is
# asked once a wording. Sorting all ratings of a year by day and area takes five times as long.
LINES = f"SELECT r.id, r.area, r.value FROM rating_wording r WHERE {LINE}"
BY_DAY = """SELECT e.day, group_concat(d.wording_id) FROM entry e JOIN rated d ON d.entry_id = e.id
WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ?{also} GROUP BY e.day"""
BY_MONTH = """SELECT substr(e.day, 1, 7) AS month, r.area,
  sum(r.value = 1), sum(r.value = 2), sum(r.value = 3), sum(r.value = 4), sum(r.value = 5)
{rated} GROUP BY month, r.area ORDER BY month, r.area"""
BY_LINE = """SELECT r.area, sum(r.value = 1), sum(r.value = 2), sum(r.value = 3), sum(r.value = 4), sum(r.value = 5)
{rated} GROUP BY r.area"""
LINES_BY_DAY = (
    "SELECT e.day, r.value, count(*){rated} AND r.area = ? GROUP BY e.day, r.value ORDER BY e.day, r.value"
)
# What is picked anew in an old entry, by the lines of today, is no beginning: the time before had other lines.
# Most journals have no wording of earlier lines, and then nobody looks through their ratings.
HAS_EARLIER = "EXISTS (SELECT 1 FROM rating_wording w WHERE w.scale < ? AND w.value IS NOT NULL)"
OF_EARLIER = f"FROM {BY_AND_BY} WHERE e.deleted_at IS NULL AND r.scale < ? AND r.value IS NOT NULL"
AFTER_EARLIER = f""" AND e.day > (SELECT coalesce(
  CASE WHEN {HAS_EARLIER} THEN (SELECT e.day {OF_EARLIER} ORDER BY e.day DESC LIMIT 1) END, ''))"""
FIRST_DAY = f"""SELECT e.day FROM {BY_AND_BY}
WHERE {LINE} AND e.deleted_at IS NULL{{own}}{{also}} ORDER BY e.day LIMIT 1"""
EARLIER_LINES = f"""SELECT CASE WHEN {HAS_EARLIER} THEN (
  SELECT 1 {OF_EARLIER} ORDER BY e.day LIMIT 1) END IS NOT NULL"""
LOADS = """SELECT e.day, e.load, count(*) FROM entry e
WHERE e.deleted_at IS NULL AND e.load IS NOT NULL AND e.day >= ? AND e.day < ?{also}
GROUP BY e.day, e.load ORDER BY e.day, e.load"""
DAYS_WRITTEN = """SELECT DISTINCT e.day FROM entry e
WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ?{also} ORDER BY e.day"""
FIRST_WRITTEN = "SELECT min(e.day) FROM entry e WHERE e.deleted_at IS NULL{also}"
LOW = 2
"""A line up to this one counts as low."""
LAST_WRITTEN = "SELECT max(e.day) FROM entry e WHERE e.deleted_at IS NULL"


@dataclass(frozen=True, slots=True)
class PickedByDay:
    """What was picked on some days, as the file has it: it is counted only as far as somebody asks.

    Attributes:
        days: those with ratings, in their order; of each the ids of all wordings, with commas between.
        lines: the area and the line of each wording that counts.
    """

    days: tuple[tuple[date, str], ...]
    lines: Mapping[str, tuple[str, int]]

    def by_day(self) -> tuple[RatingCount, ...]:
        """Count the ratings of each area on each day, in the order of the days, then of the ids."""
        return tuple(c for day, wordings in self.days for c in self._counted(day, wordings))

    def by_span(self, spans: Iterable[Period]) -> tuple[RatingCount, ...]:
        """Count those of each area in each span, such as a week, under its first day; in that order, then of the ids."""
        days = [day for day, _ in self.days]
        found: list[RatingCount] = []
        for span in spans:
            inside = self.days[bisect_left(days, span.first) : bisect_left(days, span.end)]
            found += self._counted(span.first, ",".join(wordings for _, wordings in inside))
        return tuple(found)

    def _counted(self, under: date, wordings: str) -> Iterator[RatingCount]:
        areas: dict[str, list[int]] = {}
        for wording, n in Counter(wordings.split(",")).items():
            if wording in self.lines:
                area, value = self.lines[wording]
                counted = areas.setdefault(area, [0, 0, 0])
                counted[0] += n
                counted[1] += n * value
                counted[2] += n * (value <= LOW)
        return (RatingCount(area, under, *areas[area]) for area in sorted(areas))


def picked(con: Connection, period: Period, *, ladder: Ladder, chosen: Filter | None = None) -> PickedByDay:
    """Read what was picked for each area on each day.

    Args:
        con: the open file.
        period: the days, half-open.
        ladder: the lines of today.
        chosen: which entries count.
    """
    also, bound = _only(chosen)
    lines = {str(id): (area, value) for id, area, value in con.execute(LINES, _of_today(ladder))}
    rows = con.execute(BY_DAY.format(also=also), [*_days(period), *bound])
    return PickedByDay(tuple((date.fromisoformat(day), wordings) for day, wordings in rows), lines)


def by_month(
    con: Connection, period: Period, *, ladder: Ladder, chosen: Filter | None = None
) -> tuple[MonthCount, ...]:
    """Count each of the five lines by calendar month and area; months and areas without ratings are absent.

    Args:
        con: the open file.
        period: the days, half-open; a month that is cut by it is counted in part.
        ladder: the lines of today.
        chosen: which entries count.
    """
    rated, bound = _rated(period, ladder, chosen)
    return tuple(
        MonthCount(month, area, tuple(counts))
        for month, area, *counts in con.execute(BY_MONTH.format(rated=rated), bound)
    )


def by_line(
    con: Connection, period: Period, *, ladder: Ladder, chosen: Filter | None = None
) -> dict[str, tuple[int, int, int, int, int]]:
    """Count each of the five lines by area; areas without ratings are absent.

    Args:
        con: the open file.
        period: the days, half-open.
        ladder: the lines of today.
        chosen: which entries count.
    """
    rated, bound = _rated(period, ladder, chosen)
    return {area: (a, b, c, d, e) for area, a, b, c, d, e in con.execute(BY_LINE.format(rated=rated), bound)}


def lines_by_day(
    con: Connection, area: str, period: Period, *, ladder: Ladder, chosen: Filter | None = None
) -> tuple[LineCount, ...]:
    """Count each line of one area on each day, in order; days without ratings are absent.

    Args:
        con: the open file.
        area: its id.
        period: the days, half-open.
        ladder: the lines of today.
        chosen: which entries count.
    """
    rated, bound = _rated(period, ladder, chosen)
    rows = con.execute(LINES_BY_DAY.format(rated=rated), [*bound, area])
    return tuple(LineCount(date.fromisoformat(day), line, n) for day, line, n in rows)


def first_day(
    con: Connection, *, ladder: Ladder, withheld: Withheld | None, chosen: Filter | None = None
) -> date | None:
    """Give the day of the first session rating of any area by the lines of today, or None.

    Where there are ratings by earlier lines, it is the first one after the last of those; if there is none after it, the
    first of all.

    Args:
        con: the open file.
        ladder: the lines of today.
        withheld: what a page for others leaves out, besides all that is private by itself; None for the own screen.
        chosen: which entries count.
    """
    also, bound = _only(chosen)
    own = ""
    if withheld is not None:
        areas, packs = sorted(withheld.areas), sorted(withheld.packs)
        # Ratings of a whole week are on no page for others.
        own = f" AND NOT r.private AND r.kind = 'session' AND r.area NOT IN ({_marks(areas)})"
        also = f" AND e.room <> 'private' AND NOT e.private_pack AND e.pack NOT IN ({_marks(packs)})" + also
        bound = [*areas, *packs, *bound]
    asked = [*_of_today(ladder), *bound]
    after = FIRST_DAY.format(own=own, also=also + AFTER_EARLIER)
    row = con.execute(after, [*asked, ladder.scale, ladder.scale]).fetchone()
    row = row or con.execute(FIRST_DAY.format(own=own, also=also), asked).fetchone()
    return date.fromisoformat(row[0]) if row else None


def earlier_lines(con: Connection, *, ladder: Ladder) -> bool:
    """Say whether there are ratings that were picked from earlier lines than those of today."""
    return bool(single(con, EARLIER_LINES, [ladder.scale, ladder.scale]))


def loads(con: Connection, period: Period, *, chosen: Filter | None = None) -> tuple[LoadCount, ...]:
    """Count by day how much the sessions asked of the person, where they said so; in the order of the days.

    Args:
        con: the open file.
        period: the days, half-open.
        chosen: which entries count.
    """
    also, more = _only(chosen)
    return tuple(
        LoadCount(date.fromisoformat(day), load, n)
        for day, load, n in con.execute(LOADS.format(also=also), [*_days(period), *more])
    )


def days_written(con: Connection, period: Period, *, chosen: Filter | None = None) -> tuple[date, ...]:
    """Give the days that have an entry, in order; for the person's own screen.

    Args:
        con: the open file.
        period: the days, half-open.
        chosen: which entries count.
    """
    also, more = _only(chosen)
    rows = con.execute(DAYS_WRITTEN.format(also=also), [*_days(period), *more])
    return tuple(date.fromisoformat(day) for (day,) in rows)


def first_written(con: Connection, *, chosen: Filter | None = None) -> date | None:
    """Give the day of the first entry, or None; for the person's own screen.

    Args:
        con: the open file.
        chosen: which entries count.
    """
    also, bound = _only(chosen)
    day = single(con, FIRST_WRITTEN.format(also=also), bound)
    return date.fromisoformat(day) if day else None


def last_written(con: Connection) -> date | None:
    """Give the day of the newest entry, or None; for the person's own screen."""
    day = single(con, LAST_WRITTEN)
    return date.fromisoformat(day) if day else None


def _rated(period: Period, ladder: Ladder, chosen: Filter | None) -> tuple[str, list[str | int]]:
    also, bound = _only(chosen)
    return RATED.format(also=also), [*_days(period), *_of_today(ladder), *bound]


def _days(period: Period) -> list[str]:
    return [period.first.isoformat(), period.end.isoformat()]


def _of_today(ladder: Ladder) -> list[str | int]:
    """What is bound to `LINE`."""
    return [f" {' '.join(sorted(ladder.by_week))} ", ladder.scale]


def _only(chosen: Filter | None) -> tuple[str, list[str]]:
    """Give the conditions on an entry, and what is bound to them."""
    return conditions.where(chosen) if chosen is not None else ("", [])


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
