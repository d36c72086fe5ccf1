"""What was learned, and the hours of it, gathered from the journal."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.growth.learning import Learned
    from reflect.growth.renewal import NotedHours
    from reflect.values.renewal import RenewalRules


def noted_hours(app: Context, things: "tuple[Learned, ...]", rules: "RenewalRules | None") -> "NotedHours":
    """Count the hours of the renewal period; without rules, those of the last twelve months."""
    from datetime import timedelta

    from reflect import dates
    from reflect.cli.gathering.meetings import all_held
    from reflect.growth.learning import hours_in
    from reflect.growth.renewal import NotedHours, noted
    from reflect.growth.supervision import hours, within

    held = all_held(app)
    if rules is not None:
        return noted(things, rules, held)
    first = dates.parse_day("12 months ago", today=app.today) + timedelta(days=1)
    period = dates.Period(first, app.today + timedelta(days=1))
    met = within(held, period.first, period.end)
    return NotedHours(period=period, hours=hours_in(things, period), supervision=hours(met))


def all_learned(app: Context) -> "tuple[Learned, ...]":
    """All that was learned, of every room, as the person's own screen shows it; the bin is left out."""
    from reflect.growth.learning import LEARNING_PACK, learned
    from reflect.values.filter import Filter

    return learned(app.journal.entries(Filter(pack=LEARNING_PACK)))
