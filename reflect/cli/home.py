"""`reflect` by itself: a greeting, what waits, and a menu, so that one unlock serves a whole sitting."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import typer

from reflect import dates
from reflect.cli.commands import export, growth, jot, log, resume, search, week
from reflect.cli.commands.help import help_topic
from reflect.cli.commands.list import list_entries
from reflect.cli.context import Context
from reflect.cli.errors import tell
from reflect.day_names import month_name, weekday_name
from reflect.errors import ReflectError
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak, speak_n

if TYPE_CHECKING:
    from reflect.guide.ask import Ask
    from reflect.guide.pack import Pack

STOP, BACK = "stop", "back"
LONGEST_LINE = 160
UNDER_A_PAGE = 4
"""Rows under a page that is read before the menu comes back: what says so, and what leads on."""
FIRST = (log.DEFAULT_PACK, log.FULL_PACK, "supervision_prep", "self_care", "weekly_review")
"""Which questions stand first under their heading, where they stand there at all; the others follow by their ids."""
MORE = "more"


@dataclass(frozen=True, slots=True)
class Way:
    """One line of a menu: what it says, and what it does."""

    id: str
    words: str
    go: Callable[[typer.Context], None]


def _look_back(ctx: typer.Context) -> None:
    from reflect.cli.sitting.taken_up import line_taken_up

    if not line_taken_up(ctx.obj, check_in=log.DEFAULT_PACK):
        _choose(ctx, speak("What do you want to look back on?"), _packs(ctx.obj, "session"))


def _my_week(ctx: typer.Context) -> None:
    _choose(
        ctx,
        speak("What about your week?"),
        (Way("see", later("See my week"), week.week), *_packs(ctx.obj, "week")),
    )


def _supervision(ctx: typer.Context) -> None:
    page = Way("export", later("Make a packet for supervision"), export.export)
    _choose(ctx, speak("What would help with supervision?"), (*_packs(ctx.obj, "supervision"), page))


def _care(ctx: typer.Context) -> None:
    support = Way("support", later("When a session stays with me"), lambda ctx: help_topic(ctx, "support"))
    _choose(ctx, speak("What would help you now?"), (*_packs(ctx.obj, "care"), support))


def _more(ctx: typer.Context) -> None:
    ways = (
        Way("list", later("Read my entries"), list_entries),
        Way("search", later("Find words in my entries"), _search),
        Way("growth", later("See how I grow"), growth.growth),
        *_packs(ctx.obj, "learning"),
        *_packs(ctx.obj, MORE),
        Way("data", later("My data, and copies of it"), _data),
    )
    _choose(ctx, speak("What else would you like to do?"), ways)


def _data(ctx: typer.Context) -> None:
    """Make a backup, or read what to type for the rest: while this menu holds the journal, no other one can be put in its place."""
    topics = (
        ("backup", later("Bring a backup back")),
        ("import", later("Bring in what I wrote elsewhere")),
        ("archive", later("Take all I wrote with me")),
        ("devices", later("Write on more than one device")),
        ("passphrase", later("My passphrase and my recovery code")),
    )
    ways = (
        Way("copy", later("Make a backup now"), _back_up),
        *(Way(topic, words, partial(help_topic, topic=topic)) for topic, words in topics),
    )
    _choose(ctx, speak("What would you like to do with your data?"), ways)


def _back_up(ctx: typer.Context) -> None:
    from reflect.cli.copies.backup import backup

    backup(ctx)


WAYS = (
    Way("look", later("Look back on a session"), _look_back),
    Way("jot", later("Write one line"), jot.jot),
    Way("week", later("My week"), _my_week),
    Way("prep", later("Get ready for supervision"), _supervision),
    Way("care", later("Take care of me"), _care),
    Way(MORE, later("More"), _more),
)
DRAFT = Way("resume", later("Go on with a draft"), resume.resume)
"""Stands last, and only when one waits: the digits of all the others never change."""


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

    today, say = app.today, app.screen.say
    say(
        speak(
            "Hello. It is {weekday}, {day} {month}.",
            weekday=weekday_name(today), day=today.day, month=month_name(today),
        )
    )  # fmt: skip
    for line in _waiting(app):
        say(line)
    say(_this_week(app))
    if line := ahead.sentence(app):
        say(line)
    if line := next_meeting.greeting(app):
        say(line)
    if app.settings.four_weeks_ago and (line := _four_weeks_ago(app)):
        say(line)
    say()


def _waiting(app: Context) -> Iterator[str]:
    """Say what was begun: drafts, and lines that can become a check-in."""
    from reflect.cli.sitting.taken_up import lines_kept

    if drafts := len(app.journal.drafts.waiting()):
        yield speak_n(
            "A draft is waiting. To go on, type: {command}",
            "{n} drafts are waiting. To go on, type: {command}",
            drafts,
            command="reflect resume",
        )
    if lines := len(lines_kept(app)):
        yield speak_n(
            "A line that you kept can become a check-in. To make one, type: {command}",
            "{n} lines that you kept can become a check-in. To make one, type: {command}",
            lines,
            command="reflect log",
        )


def _this_week(app: Context) -> str:
    from reflect.values.filter import Filter

    period = dates.week_of(app.today, starts=app.settings.week_start)
    count = app.journal.count(Filter(since=period.first, until=period.end))
    if not count:
        return speak("Nothing is written for this week. That is okay.")
    return speak_n(
        "This week holds 1 reflection of yours.", "This week holds {n} reflections of yours.", count
    )


def _four_weeks_ago(app: Context) -> str:
    """One own line from about four weeks ago with its day, and where it is read whole; empty where there is none to show."""
    from reflect.growth.four_weeks_ago import AGO, days_around, line_from
    from reflect.values.filter import Filter
    from reflect.visible import one_line, visible

    days, practice = days_around(app.today), app.practice
    found = line_from(
        app.journal.entries(Filter(since=days.first, until=days.end)),
        app.today,
        private_areas=[area for area in practice.areas if practice.is_private(area)],
    )
    if found is None:
        return ""
    words = one_line(found.words, LONGEST_LINE)
    told = {"day": found.day.day, "month": month_name(found.day), "words": words}
    line = (
        speak('Four weeks ago, on {day} {month}, you wrote: "{words}"', **told)
        if found.day == app.today - AGO
        else speak('About four weeks ago, on {day} {month}, you wrote: "{words}"', **told)
    )
    if words == " ".join(visible(found.words).split()):
        return line
    whole = speak("To read all of it, type: {command}", command="reflect show " + str(found.entry))
    return f"{line} {whole}"


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
        way = next((way for way in (*WAYS, DRAFT) if way.id == reply), None)
        if way is None or isinstance(reply, Move):
            return
        app.journal.saved = False  # what an earlier choice saved is no news of this one
        try:
            way.go(ctx)
        except ReflectError as error:
            tell(error, app.stderr, saved=app.saved)
        app.screen.say()


def _menu(app: Context) -> "Ask":
    from reflect.cli import next_meeting

    waits = bool(app.journal.drafts.waiting())
    default = "resume" if waits else "prep" if next_meeting.asks_to_prepare(app) else "look"
    last = Way(STOP, later("Stop for now"), _nowhere)
    return _one_of(speak("What would you like to do?"), (*WAYS, last, *([DRAFT] if waits else ())), default)


def _choose(ctx: typer.Context, words: str, ways: Sequence[Way]) -> None:
    """Offer these ways, and go the chosen one; nothing is done by going back."""
    app: Context = ctx.obj
    back = Way(BACK, later("Back"), _nowhere)
    reply = app.asker.ask(_one_of(words, (*ways, back), ways[0].id), place=None, earlier=None)
    next((way for way in ways if way.id == reply), back).go(ctx)


def _nowhere(_: typer.Context) -> None:
    """Do nothing: the menu before comes again."""


def _one_of(words: str, ways: Iterable[Way], default: str) -> "Ask":
    from reflect.guide.ask import Ask, Choice, Step

    offered = (Choice(way.id, speak(way.words)) for way in ways)
    menu = Ask.one_of(Step("menu"), words, offered, default=default, skippable=False, drafts=False)
    return replace(menu, at_once=True)


def _packs(app: Context, heading: str) -> tuple[Way, ...]:
    """The questions that stand under a heading, each as a way to begin them. One whose file is wrong is left out."""
    found: list[Way] = []
    ids = app.library.ids()
    for id in (*(id for id in FIRST if id in ids), *(id for id in ids if id not in FIRST)):
        try:
            pack = app.library.get(id)
        except ReflectError:  # `packs list` says what is wrong with it
            continue
        nothing_due = pack.follows_up and app.journal.plans.due(app.today) is None
        if _heading(pack) == heading and not nothing_due:
            words = speak_n("{title}, 1 minute", "{title}, {n} minutes", pack.minutes, title=pack.title)
            found.append(Way(id, words, partial(log.log, pack=id)))
    return tuple(found)


def _heading(pack: "Pack") -> str:
    """Under which heading questions stand; one line, and what was written elsewhere, have ways of their own."""
    from reflect.cli.sitting.begin import LINE_PACK
    from reflect.incoming import PACK

    return "" if pack.pack in (LINE_PACK, PACK) else pack.offered_under


def _search(ctx: typer.Context) -> None:
    """Ask which words to find."""
    search.search(ctx, [])
