"""`reflect` by itself: a greeting, what waits, and a menu, so that one unlock serves a whole sitting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from reflect import dates
from reflect.cli.commands import export, log, resume, week
from reflect.cli.commands.help import help_topic
from reflect.cli.commands.list import list_entries
from reflect.cli.context import Context
from reflect.cli.errors import tell
from reflect.cli.groups import learn
from reflect.errors import ReflectError

if TYPE_CHECKING:
    from reflect.guide.ask import Ask

STOP = "stop"
LONGEST_LINE = 160
UNDER_A_PAGE = 4
"""Rows under a page that is read before the menu comes back: what says so, and what leads on."""
ACTIONS: dict[str, tuple[str, Callable[..., None]]] = {
    "log": ("Look back on a session", log.log),
    "hard": ("After something hard", lambda ctx: log.log(ctx, "hard_session")),
    "care": ("Take care of me", lambda ctx: log.log(ctx, "self_care")),
    "week": ("See my week", week.week),
    "list": ("Read my entries", list_entries),
    "prep": ("Get ready for supervision", lambda ctx: log.log(ctx, "supervision_prep")),
    "support": ("When a session stays with me", lambda ctx: help_topic(ctx, "support")),
    "export": ("Make a packet for supervision", export.export),
    "resume": ("Go on with a draft", resume.resume),
    "learn": ("Note something I learned", learn.add),
}
"""What only some people need, and only on some days, stands last: the digits of all the others never change."""


def home(ctx: typer.Context) -> None:
    """Greet, say what waits and what this week holds, then offer what to do. The first time, set up."""
    from reflect.cli.commands.init import finish, init
    from reflect.errors import NoJournal
    from reflect.storage.place import require

    app: Context = ctx.obj
    talks = app.on_terminal and app.can_ask
    try:
        require(app.settings.home)
    except NoJournal:
        if not talks:
            raise
        init(ctx)
        return
    app.finishing = talks
    if talks and not app.journal.set_up.is_done:
        finish(app)
    _greet(app)
    if talks:
        serve(ctx)
        return
    say = app.screen.say
    say("reflect log     look back on a session")
    say("reflect week    see your week")
    say("reflect export  make a packet for supervision")


def _greet(app: Context) -> None:
    from reflect.cli import ahead, next_meeting
    from reflect.values.filter import Filter

    journal, say = app.journal, app.screen.say
    say(f"Hello. It is {app.today:%A}, {app.today.day} {app.today:%B}.")
    drafts = journal.drafts.waiting()
    if drafts:
        waits = "A draft is" if len(drafts) == 1 else f"{len(drafts)} drafts are"
        say(f"{waits} waiting. To go on, type: reflect resume")
    period = dates.week_of(app.today, starts=app.settings.week_start)
    count = journal.count(Filter(since=period.first, until=period.end))
    if count:
        say(f"This week holds {count} {'reflection' if count == 1 else 'reflections'} of yours.")
    else:
        say("Nothing is written for this week. That is okay.")
    if line := ahead.sentence(app):
        say(line)
    if line := next_meeting.greeting(app):
        say(line)
    if app.settings.four_weeks_ago and (line := _four_weeks_ago(app)):
        say(line)
    say()


def _four_weeks_ago(app: Context) -> str:
    """One own line from about four weeks ago with its day; empty where there is none to show."""
    from reflect.growth.four_weeks_ago import AGO, days_around, line_from
    from reflect.values.filter import Filter
    from reflect.visible import one_line

    days, practice = days_around(app.today), app.library.practice
    found = line_from(
        app.journal.entries(Filter(since=days.first, until=days.end)),
        app.today,
        private_areas=[area for area in practice.areas if practice.is_private(area)],
    )
    if found is None:
        return ""
    when = "Four weeks ago" if found.day == app.today - AGO else "About four weeks ago"
    return f'{when}, on {found.day.day} {found.day:%B}, you wrote: "{one_line(found.words, LONGEST_LINE)}"'


def serve(ctx: typer.Context) -> None:
    """Offer what to do, again and again, until the person stops. An error is told, and the menu comes back."""
    from reflect.cli.asking.contract import EndOfInput, Move

    app: Context = ctx.obj
    app.screen.below = UNDER_A_PAGE
    while True:
        try:
            reply = app.asker.ask(_menu(app), place=None, earlier=None)
        except EndOfInput:
            return
        if isinstance(reply, Move) or reply == STOP:
            return
        app.journal.saved = False  # what an earlier choice saved is no news of this one
        try:
            ACTIONS[str(reply)][1](ctx)
        except ReflectError as error:
            tell(error, app.stderr, saved=app.saved)
        app.screen.say()


def _menu(app: Context) -> "Ask":
    from dataclasses import replace

    from reflect.cli import next_meeting
    from reflect.guide.ask import Ask, Choice, Step

    waits = bool(app.journal.drafts.waiting())
    # A long menu is no help: what only some people need is there for those who do.
    needed = {"resume": waits, "learn": app.journal.renewal.rules is not None}
    offered = [Choice(id, words) for id, (words, _) in ACTIONS.items() if needed.get(id, True)]
    menu = Ask.one_of(
        Step("menu"),
        "What would you like to do?",
        (*offered, Choice(STOP, "Stop for now")),
        default="resume" if waits else "prep" if next_meeting.asks_to_prepare(app) else "log",
        skippable=False,
    )
    return replace(menu, same_keys=True)
