"""Growth over months as JSON documents. The shapes are stable; see docs/json.md. Never a figure over areas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from reflect.cli.documents.journal import commitment_document
from reflect.cli.documents.roadmap import on_the_way_document
from reflect.dates import Period, iso_week
from reflect.growth.coverage import WeekWritten
from reflect.growth.first_weeks import SoFar
from reflect.growth.label.trend_label import RULES_VERSION
from reflect.growth.label.trend_words import CANNOT_TELL
from reflect.growth.load import LoadStory
from reflect.growth.roadmap import on_the_way
from reflect.growth.story import AreaStory, By, InDepth, Story, Stretch, Written

if TYPE_CHECKING:
    from reflect.growth.plans import Outcomes


PAGE_ONLY = frozenset({"mine", "needs_weeks"})
"""What of a label is there for a page for others alone."""


def growth_document(
    story: Story, months: Iterable[Stretch], *, only: Mapping[str, object], areas: Sequence[AreaStory] = ()
) -> dict[str, Any]:
    """All areas with their labels and months, or those that are given."""
    return {
        "period": _period(story.period),
        "rules_version": RULES_VERSION,
        "step_days": story.step_days,
        "weeks_to_go": story.weeks_to_go,
        "only": dict(only),
        "areas": [_area(area) for area in areas or story.areas],
        "months": [stretch_document(s, "month") for s in months],
        "coverage": _coverage(story.written),
        "cannot_tell": list(CANNOT_TELL),
    }


def beside_document(load: LoadStory, *, scale: int, scale_began: date | None) -> dict[str, Any]:
    """What stands beside the labels: the version of the lines, since when they are rated by, and how much sessions asked."""
    return {
        "scale": scale,
        "scale_began": scale_began.isoformat() if scale_began else None,
        "load": {
            "weeks": [{"start": week.first.isoformat(), **asdict(week.loads)} for week in load.weeks],
            "before": asdict(load.before),
            "now": asdict(load.now),
        },
    }


def months_document(
    story: Story,
    months: Iterable[Stretch],
    found: Iterable[Stretch],
    by: By,
    *,
    only: Mapping[str, object],
    area: str | None = None,
) -> dict[str, Any]:
    """The same for `--by`: with quarters beside the months, if they were asked for."""
    areas = tuple(a for a in story.areas if area is None or a.trend.area == area)
    document = growth_document(story, months, only=only, areas=areas)
    quarters = {"quarters": [stretch_document(s, "quarter") for s in found]} if by == "quarter" else {}
    return {**document, **quarters}


def around_document(area: AreaStory, day: date, *, only: Mapping[str, object]) -> dict[str, Any]:
    """One area on both sides of a day that was named beforehand."""
    half = timedelta(7 * area.trend.step_days)
    return {
        "period": _period(Period(day - half, day + half)),
        "around": day.isoformat(),
        "rules_version": RULES_VERSION,
        "step_days": area.trend.step_days,
        "only": dict(only),
        "areas": [_area(area)],
        "cannot_tell": list(CANNOT_TELL),
    }


def calendar_document(
    weeks: Iterable[WeekWritten], written: Written | None, *, only: Mapping[str, object]
) -> dict[str, Any]:
    """The weeks of the calendar, each with whether there is an entry in it."""
    return {
        "only": dict(only),
        "coverage": _coverage(written),
        "calendar": [
            {
                "week": iso_week(w.first),
                "start": w.first.isoformat(),
                "written": w.written,
                "days": [day.isoformat() for day in w.days],
            }
            for w in weeks
        ],
    }


def depth_document(told: InDepth, *, only: Mapping[str, object]) -> dict[str, Any]:
    """One area with all that was kept for it."""
    kept = told.kept
    return {
        **growth_document(told.story, told.months, only=only, areas=(told.area,)),
        "depth": {
            "area": told.area.trend.area,
            "period": _period(told.period),
            "definition": told.definition,
            "anchors": list(told.anchors),
            "weeks": [
                {"start": w.first.isoformat(), "counts": list(w.counts), "load": w.load} for w in told.weeks
            ],
            "moments": [m._asdict() for m in kept.moments],
            "keep": [{"entry": k.entry, "day": k.day.isoformat(), "words": k.words} for k in kept.keep_lines],
            "outcomes": _outcomes(told.outcomes),
            "commitments": [commitment_document(c) for c in kept.plans],
            "learning": [
                {"entry": one.entry, "day": one.day.isoformat(), "source": one.source, "title": one.title}
                for one in kept.learned
            ],
            "roadmap": on_the_way_document(on_the_way(kept.guidelines)),
            "looking_back": [{**p._asdict(), "day": p.day.isoformat()} for p in kept.looking_back],
            "yardstick": told.yardstick.isoformat() if told.yardstick else None,
        },
    }


def stretch_document(s: Stretch, what: str) -> dict[str, Any]:
    """The ratings of one area in a month or a quarter."""
    lines = s.lines
    return {
        what: s.name,
        "area": lines.area,
        "n": lines.n,
        "counts": list(lines.counts),
        "typical": lines.typical,
    }


def _area(area: AreaStory) -> dict[str, Any]:
    return {
        **{name: value for name, value in asdict(area.trend).items() if name not in PAGE_ONLY},
        "name": area.name,
        "focus": area.is_focus,
        "so_far": _so_far(area.so_far),
    }


def _so_far(found: SoFar | None) -> dict[str, Any] | None:
    return None if found is None else {**asdict(found), "first_of_later": found.first_of_later.isoformat()}


def _outcomes(found: "Outcomes") -> dict[str, Any]:
    """Counts always; the share only where there are enough to tell it."""
    told = asdict(found)
    hidden = {} if found.tells_share else dict.fromkeys(("share", "share_low", "share_high"))
    return {**told, **hidden, "looked_back_at": found.looked_back_at}


def _coverage(written: Written | None) -> dict[str, Any] | None:
    if written is None:
        return None
    return {**asdict(written.weeks), **_period(written.period)}


def _period(period: Period) -> dict[str, str]:
    return {"start": period.first.isoformat(), "end": period.last.isoformat()}
