"""`week`: the week as the person looks back on it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from reflect import dates
from reflect.cli import ahead
from reflect.cli.context import Context
from reflect.cli.given import filters
from reflect.cli.given.options import Area, As_Json, In_Room, Mark, Pack, Setting, Tag
from reflect.errors import BadUsage, ReflectError

if TYPE_CHECKING:
    from reflect.growth.summary import Earlier, NextQuestion, Week
    from reflect.values import Entry, Filter, Highlight


def week(
    ctx: typer.Context,
    of: Annotated[str | None, typer.Option(help="A day in that week, or last week.", metavar="DAY")] = None,
    area: Area = None,
    setting: Setting = None,
    room: In_Room = None,
    tag: Tag = None,
    pack: Pack = None,
    mark: Mark = False,
    json: As_Json = False,
) -> None:
    """See your week: what helped, your focus area, what you wanted to try."""
    app: Context = ctx.obj
    period = week_period(app, of)
    chosen = filters.chosen(app, area=area, setting=setting, room=room, tag=tag, pack=pack, mark=mark)
    found = summed_up(app, period, chosen)
    if json:
        from reflect.cli.documents import week_document

        app.screen.json(week_document(found))
        return
    show(app, found)


def summed_up(app: Context, period: dates.Period, chosen: "Filter | None" = None) -> "Week":
    """Sum up a week from the journal."""
    from dataclasses import replace

    from reflect.cli.given.named import focus_of
    from reflect.growth import summary
    from reflect.values import Filter

    journal, only = app.journal, chosen or Filter()
    entries = journal.entries(replace(only, since=period.first, until=period.end))
    now, before = (journal.line_counts(stretch) for stretch in summary.stretches(period))
    areas = app.library.practice.areas
    return summary.week(
        entries,
        journal.commitments(period),
        period=period,
        focus=focus_of(app),
        rated=summary.Stretches(now={a: now[a] for a in areas if a in now}, before=before),
        question=_question(app) if period.first <= app.today < period.end else None,
        earlier=None if entries else _earlier(app, period),
        asked=_asked(app, entries),
    )


def show(app: Context, found: "Week") -> None:
    """Draw a week."""
    from reflect.render import week as drawing

    names = {area.id: area.name for area in app.library.practice.areas.values()}
    app.screen.show(drawing.week(found, app.screen.look, area_names=names))


def week_period(app: Context, of: str | None) -> dates.Period:
    """Give the week that is meant; a longer stretch of time is refused."""
    starts = app.settings.week_start
    if of is None:
        return dates.week_of(app.today, starts=starts)
    meant = ahead.days(app, of)
    length = (meant.end - meant.first).days
    if length not in (1, 7):
        raise BadUsage(f"{of[:40]!r} is longer than a week.", hint="Name a day, or a week such as 2026-W10.")
    # A week by its ISO name, on a screen whose weeks start on another day: the one that shares most days with it.
    return dates.week_of(meant.first + timedelta(days=length // 2), starts=starts)


def _question(app: Context) -> "NextQuestion | None":
    """The question to take along: from the area that comes next; in an empty journal, from the focus area."""
    from reflect.cli.given.named import focus_of
    from reflect.growth import focus
    from reflect.growth.summary import NextQuestion

    journal, practice = app.journal, app.library.practice
    lately, asked = journal.asked_lately(), journal.spotlight_counts()
    if not lately.asked:
        words = practice.least_asked(focus_of(app), asked)
        return NextQuestion(area=focus_of(app), words=words, why="your focus area") if words else None
    for pick in focus.picks(lately.asked, practice.areas, offered=journal.offered, is_all=lately.is_all):
        words = practice.least_asked(pick.area, asked)
        if words is not None:
            return NextQuestion(area=pick.area, words=words, why=pick.why)
    return None


def _asked(app: Context, entries: "list[Entry]") -> "dict[str, Highlight]":
    """What the questions ask whose answers stand first: their words, and what that is.

    A pack that is gone, or that cannot be used any more, says nothing; the answers keep their own words.
    """
    found: dict[str, Highlight] = {}
    for id in sorted({e.pack for e in entries if any(a.highlight for a in e.answers)}):
        try:
            pack = app.library.get(id)
        except ReflectError:
            continue
        found |= {q.ask: q.highlight for q in pack.questions if isinstance(q.highlight, str)}
    return found


def _earlier(app: Context, period: dates.Period) -> "Earlier | None":
    """The newest of the own lines that a week shows first, from before a week without entries."""
    from reflect.growth.summary import Earlier

    found = app.journal.newest_highlight(before=period.first)
    return Earlier(day=found[0], words=found[1]) if found else None
