"""One week, gathered from the journal, and drawn."""

from contextlib import suppress
from typing import TYPE_CHECKING

from reflect import dates
from reflect.cli.context import Context
from reflect.errors import ComputerSaidNo, ReflectError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reflect.growth.summary import Earlier, NextQuestion, Week
    from reflect.values.entry import Entry, Highlight
    from reflect.values.filter import Filter


def summed_up(app: Context, period: dates.Period, chosen: "Filter | None" = None) -> "Week":
    """Sum up a week from the journal."""
    from dataclasses import replace

    from reflect.cli.given.named import focus_of
    from reflect.growth import summary
    from reflect.values.filter import Filter

    journal, only = app.journal, chosen or Filter()
    entries = journal.entries(replace(only, since=period.first, until=period.end))
    now, before = (journal.counts.by_line(stretch) for stretch in summary.stretches(period))
    areas = app.practice.areas
    return summary.week(
        entries,
        journal.plans.all(period),
        period=period,
        focus=focus_of(app),
        rated=summary.Stretches(now={a: now[a] for a in areas if a in now}, before=before),
        question=_question(app) if period.first <= app.today < period.end else None,
        earlier=None if entries else _earlier(app, period),
        asked=_asked(app, entries),
    )


def show(app: Context, found: "Week", *, whole: bool = False) -> None:
    """Draw a week: on one screen, or all that it holds."""
    names = {area.id: area.name for area in app.practice.areas.values()}
    if whole:
        from reflect.render.week import week

        app.screen.page(week(found, app.screen.look, area_names=names))
        return
    from reflect.render.week_at_a_glance import at_a_glance

    is_now = found.period.first <= app.today < found.period.end
    app.screen.page(at_a_glance(found, app.screen.look, area_names=names, is_now=is_now))


def _question(app: Context) -> "NextQuestion | None":
    """The question to take along: from the area that comes next; in an empty journal, from the focus area."""
    from reflect.cli.given.named import focus_of
    from reflect.growth import focus
    from reflect.growth.summary import NextQuestion

    journal, practice = app.journal, app.practice
    lately, asked = journal.asked.lately(), journal.asked.spotlights()
    if not lately.asked:
        words = practice.longest_not_asked(focus_of(app), asked)
        return NextQuestion(area=focus_of(app), words=words, why="your focus area") if words else None
    for pick in focus.picks(
        lately.asked, practice.asked_by_session, offered=journal.asked.offered, is_all=lately.is_all
    ):
        words = practice.longest_not_asked(pick.area, asked)
        if words is not None:
            return NextQuestion(area=pick.area, words=words, why=pick.why)
    return None


def _asked(app: Context, entries: "list[Entry]") -> "dict[tuple[str, str], Highlight]":
    """What the questions ask whose answers stand first: pack and words of each, and what that is.

    A pack that is gone, or that cannot be used any more, says nothing; the answers keep their own words.
    """
    from reflect.guide.own_files import own_files
    from reflect.guide.shipped.compiled import shown_first

    found: dict[tuple[str, str], Highlight] = {}
    packs = {e.pack for e in entries if any(a.highlight for a in e.answers)}
    with suppress(ComputerSaidNo):
        shipped, own = shown_first(app.settings.lang), {file.stem for file in own_files(app.settings.packs)}
        for id in sorted(packs):
            asked = _of_own(app, id) if id in own else shipped.get(id, {})
            found |= {(id, words): about for words, about in asked.items()}
    return found


def _of_own(app: Context, id: str) -> "Mapping[str, Highlight]":
    """The same of a pack of the person's own, which may stand in for one of ours."""
    try:
        pack = app.library.get(id)
    except ReflectError:
        return {}
    return {q.ask: q.highlight for q in pack.questions if isinstance(q.highlight, str)}


def _earlier(app: Context, period: dates.Period) -> "Earlier | None":
    """The newest of the own lines that a week shows first, from before a week without entries."""
    from reflect.growth.summary import Earlier

    found = app.journal.counts.newest_highlight(before=period.first)
    return Earlier(day=found[0], words=found[1]) if found else None
