"""Choosing what goes on a page for others: which weeks, and which entries may be quoted. It builds nothing."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import typer

from reflect.errors import BadUsage, NotFound
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.cli.sharing.draft import PageDraft
    from reflect.cli.sharing.order import Order
    from reflect.report.kinds import Which
    from reflect.values.filter import Filter
    from reflect.values.head import EntryHead

LABEL = 68
"""How long a choice of a menu may be at least: two rows of 40 columns; on a wider screen there is more room for it on one."""
LONGEST_LABEL = 90
BY_NUMBER = later("Type the numbers at the start of the lines.")
NOTHING_WRITTEN = later("Nothing was written.")
NONE_QUOTED = later("No entry is quoted.")
MARKS = 6
"""The columns of a line that its marks and its edge take."""


def weeks(app: "Context", chosen: "Filter", *, back: int, since_last: bool = False) -> tuple[date, date]:
    """The half-open days of a page, widened to whole weeks: no day can be told from the edges.

    Args:
        app: the world.
        chosen: its days are those that were asked for.
        back: how many weeks, where it says no first day.
        since_last: where it says no day at all, it is about the weeks since the last meeting, if one is written down.
    """
    from reflect.dates import week_of

    end = week_of((chosen.until - timedelta(days=1)) if chosen.until else app.today).end
    first = chosen.since or end - timedelta(weeks=back)
    if since_last and chosen.since is None and chosen.until is None:
        first = _since_last_meeting(app, latest=app.today) or first
    return week_of(first).first, end


def exact_days(app: "Context", chosen: "Filter", *, back: int) -> tuple[date, date]:
    """The half-open days of a page that names days: those asked for, else those of the renewal period up to today.

    Args:
        app: the world.
        chosen: its days are those that were asked for.
        back: how many weeks, where it says no first day and there are no rules, or their period has not begun by then.
    """
    rules, tomorrow = app.journal.renewal.rules, app.today + timedelta(days=1)
    end = chosen.until or tomorrow
    if rules is not None and chosen.since is None and chosen.until is None:
        end = min(tomorrow, rules.last + timedelta(days=1))
    if chosen.since is not None:
        return chosen.since, end
    if rules is not None and rules.first < end:
        return rules.first, end
    end = chosen.until or tomorrow
    return end - timedelta(weeks=back), end


def _since_last_meeting(app: "Context", *, latest: date) -> date | None:
    """The day of the last meeting, so that the page holds the week of it too; None if none is written down."""
    from reflect.cli.gathering.meetings import last_held

    last = last_held(app)
    return min(last.day, latest) if last is not None else None


def is_asked(app: "Context", order: "Order", days: tuple[date, date], chosen: "Filter") -> bool:
    """Say whether the person is asked which entries to quote: where a page quotes any, and they were not typed.

    Raises:
        NotFound: there is none that a page that needs one could be about.
    """
    from reflect.report.kinds import load
    from reflect.values.room import Room

    which = load(order.kind).WHICH
    if order.pick is not None or not order.signed or not which.asked:
        return False
    heads = app.journal.heads(replace(chosen, since=days[0], until=days[1]))
    if which.needed and all(head.room is Room.PRIVATE or not which.takes(head.pack) for head in heads):
        raise nothing_matches(chosen)
    return True


def nothing_matches(chosen: "Filter") -> NotFound:
    """Say that a page would be about nothing."""
    from reflect.values.room import Room

    return NotFound(
        speak("No entry of these weeks matches, so there is nothing to make a page of."),
        hint=speak("Private entries never go on a page.")
        if chosen.room is Room.PRIVATE
        else speak("Try: reflect list"),
    )


def entries(app: "Context", draft: "PageDraft") -> frozenset[int]:
    """Ask which entries to quote, one by one. Those chosen before are ticked, else as its kind has it (`_ticked`).

    Raises:
        typer.Exit: if the person goes back; nothing was written.
        KeyboardInterrupt: if they paused there.
    """
    from reflect.cli.asking.contract import Move
    from reflect.cli.asking.leaving import or_say
    from reflect.guide.ask import Ask, Choice, Step
    from reflect.report.kinds import load
    from reflect.values.room import Room

    which = load(draft.kind).WHICH
    inside = app.journal.heads(replace(draft.chosen, since=draft.since, until=draft.until))
    heads = [h for h in inside if h.room is not Room.PRIVATE and which.takes(h.pack)]
    if not heads:
        return frozenset()
    longest = min(max(app.screen.out.width - MARKS, LABEL), LONGEST_LABEL)
    pages = _pages(app)
    ask = Ask(
        step=Step("pick"),
        kind="multi",
        words=speak(which.asked),
        help=speak(BY_NUMBER) if app.plain else "",
        choices=tuple(Choice(str(h.number), _line(app, h, pages.get(h.number), longest)) for h in heads),
        first=len(heads),
        at_most=which.most,
        numbered=True,
        drafts=False,
    )
    before = [h.number for h in heads if h.number in draft.picked] or _ticked(app, heads, pages, which)
    with or_say(app.screen, speak(NOTHING_WRITTEN)):
        reply = app.asker.ask(ask, place=None, earlier=tuple(map(str, before)))
    if reply is Move.BACK:
        app.screen.say(speak(NOTHING_WRITTEN))
        raise typer.Exit(0)
    picked = tuple(int(n) for n in reply) if isinstance(reply, tuple) else ()
    app.screen.say(f"{_told(picked)}\n")
    return frozenset(picked)


def _ticked(app: "Context", heads: "list[EntryHead]", pages: "dict[int, date]", which: "Which") -> list[int]:
    """The numbers of what is ticked before the person chooses, as their kind of page has it."""
    if which.ticked == "for_meeting":
        return _for_meeting(app, heads, pages)
    return [head.number for head in heads] if which.ticked == "all" else []


def _for_meeting(app: "Context", heads: "list[EntryHead]", pages: "dict[int, date]") -> list[int]:
    """The numbers of what is for the next meeting: marked for supervision, and not told in a meeting before.

    What stands on a signed page for a meeting of an earlier day was told; one of today may be wanted in another format. A record
    of a meeting tells of one that both were in, and a co-reflection of what others said. What was written to get ready is for one meeting, so only the
    newest is ticked, and none once a meeting since then is written down.
    """
    from reflect.cli.gathering.meetings import last_held
    from reflect.growth.supervision import HELD_PACKS, is_of_the_past
    from reflect.values.meetings import PREP_PACK
    from reflect.values.room import Room

    last = last_held(app)
    preps = [h.number for h in heads if h.pack == PREP_PACK]  # the newest comes first
    stale = {*preps[1:], *(h.number for h in heads if h.pack == PREP_PACK and is_of_the_past(h, last))}
    return [
        h.number
        for h in heads
        if h.room is Room.SUPERVISION
        and h.pack not in HELD_PACKS
        and h.number not in stale
        and pages.get(h.number, app.today) == app.today
    ]


def _pages(app: "Context") -> "dict[int, date]":
    """The entries that are quoted on a signed page for a meeting, each with the day of the newest one."""
    from reflect.report.kinds import find

    pages: dict[int, date] = {}
    for record in app.journal.exports.all():  # the newest comes first
        kind = find(record.kind)
        if record.signed and kind is not None and kind.FOR_A_MEETING:
            day = app.local(record.made_at).date()
            pages |= {number: day for number in record.entries if number not in pages}
    return pages


def _line(app: "Context", head: "EntryHead", page: date | None, longest: int) -> str:
    """One entry of the list, with the page that it is on already."""
    from reflect.day_names import month_name
    from reflect.visible import one_line

    seen = ""
    if page is not None:
        day = f"{page.day} {month_name(page)[:3]}" + ("" if page.year == app.today.year else f" {page.year}")
        on = speak("on the page of {day}", day=day) if longest > LABEL else speak("page of {day}", day=day)
        seen = f" ({on})"
    return one_line(f"{head.number}. {head.title}: {head.first_words}", longest - len(seen)) + seen


def _told(picked: tuple[int, ...]) -> str:
    """Say which entries were chosen, so that a slip of a finger is noticed."""
    if not picked:
        return speak(NONE_QUOTED)
    *some, last = map(str, picked)
    if not some:
        return speak("Quoted: entry {last}.", last=last)
    return speak("Quoted: entries {some} and {last}.", some=", ".join(some), last=last)


def numbers(pick: str) -> frozenset[int]:
    """Read `--pick`.

    Raises:
        BadUsage: if it is not a list of numbers.
    """
    words = pick.replace(",", " ").split()
    if not all(w.isascii() and w.isdigit() and len(w) < 10 for w in words):
        raise BadUsage("--pick takes numbers of entries, such as 3,7", hint="Try: reflect list")
    return frozenset(int(w) for w in words)
