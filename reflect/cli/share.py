"""`export`: the supervision packet. Shows all of it, asks for a signature, and only then writes a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import filters, paths
from reflect.cli.context import Context
from reflect.cli.options import Since, Until
from reflect.errors import BadUsage, NotFound, Protected

if TYPE_CHECKING:
    from datetime import date

    from reflect.report.report import Report

WEEKS_BACK = 6
LABEL = 34
"""How long a line of a menu may be, so that it fits 40 columns."""

UNREVIEWED_HINT = (
    "Run it in a terminal to read and sign it. Or add --unreviewed: then no words of yours are in it."
)
NOT_SIGNED_YET = "This is what will be written. You have not signed it yet."
READ_ON = "Press Enter to read on. "
WHOLE_WORD = 'To sign, type the whole word "yes": '
ANYONE = "Anyone who gets this file can read it. Delete it when you no longer need it."
SIGN = 'Look once more for names, places and dates. To sign it, type "yes": '


def export(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    pick: Annotated[str | None, typer.Option(help="Entries to quote, by number.", metavar="N,N")] = None,
    format: Annotated[str, typer.Option(help="html, pdf, docx, md, txt, csv or json.")] = "html",
    out: Annotated[Path | None, typer.Option(help="The file to write.", metavar="PATH")] = None,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Without a signature: counts only, stamped.", metavar="")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file of that name.", metavar="")
    ] = False,
) -> None:
    """Make a packet for supervision: you choose, you read it all, you sign."""
    from reflect.export import FORMATS, load

    app: Context = ctx.obj
    if format not in FORMATS:
        raise BadUsage(f"I can't write {format[:20]!r}.", hint=f"There are: {', '.join(FORMATS)}")
    signs = not unreviewed
    if signs and not (app.on_terminal and app.can_ask):
        raise Protected(
            "A packet is read and signed by you before it is written, and there is no terminal here.",
            hint=UNREVIEWED_HINT,
        )
    days = packet_days(app, since, until)
    exporter = load(format)
    target = out or Path(f"packet-{days[0].isocalendar().year:04}-W{_last_week(days[1]):02}{exporter.SUFFIX}")
    check_target(app, target, force=force)
    picked = _numbers(pick) if pick is not None or not signs else _choose(app, days)
    report = packet(app, days, picked=picked, signed=signs)
    if signs and not _signed(app, report):
        app.screen.say("Not signed, so nothing was written.")
        return
    write_out(app, target, exporter.render(report), force=force)


def packet_days(app: Context, since: str | None, until: str | None) -> "tuple[date, date]":
    """The half-open days of a packet, widened to whole weeks: no day can be told from the edges."""
    from datetime import timedelta

    from reflect.dates import week_of

    given = filters.chosen(app, since=since, until=until)
    end = week_of((given.until - timedelta(days=1)) if given.until else app.today).end
    first = given.since or end - timedelta(weeks=WEEKS_BACK)
    return week_of(first).first, end


def packet(app: Context, days: "tuple[date, date]", *, picked: frozenset[int], signed: bool) -> "Report":
    """Build the report from the journal.

    Raises:
        Protected: if a picked entry is private.
        NotFound: if a picked entry is not there.
    """
    from reflect.report.build import Policy, build
    from reflect.report.shareable import refuse_private
    from reflect.values import Filter

    chosen = [app.journal.get(number) for number in sorted(picked)]
    for entry in chosen:
        refuse_private(entry)
    inside = app.journal.entries(Filter(since=days[0], until=days[1]))
    practice = app.library.practice
    return build(
        [*inside, *(e for e in chosen if e not in inside)],
        app.journal.commitments(),
        Policy(since=days[0], until=days[1], picked=picked, signed=signed),
        area_names={area.id: area.name for area in practice.areas.values()},
        private_areas=frozenset(a for a in practice.areas if practice.is_private(a)),
        focus=app.journal.focus,
    )


def check_target(app: Context, target: Path, *, force: bool) -> None:
    """Refuse a place that would cost something: another file, a link, the journal's own folder.

    Raises:
        Protected: before anything is built.
        NotFound: if its folder is not there.
    """
    place = paths.whole(target)
    if not place.parent.is_dir():
        raise NotFound(f"There is no folder {place.parent}.", hint="Choose another one with --out.")
    home = app.settings.home.resolve()
    if home in (place.parent.resolve(), *place.parent.resolve().parents):
        raise Protected(
            "A packet is readable by anyone, so I don't put it beside your journal.",
            hint="Choose another folder with --out.",
        )
    if place.is_symlink():
        raise Protected(
            f"{target} is a link to another place, so I did not write there.",
            hint="Choose another name with --out.",
        )
    if place.exists() and not (force and place.is_file()):
        raise Protected(
            f"There is something called {target} already, and it stays.",
            hint="Choose another name with --out, or add --force.",
        )


def write_out(app: Context, target: Path, content: bytes, *, force: bool) -> None:
    """Write the file whole or not at all, for the person alone, and say where it is."""
    from reflect.storage import files

    place = paths.whole(target)
    if force:
        files.write_atomically(place, content)
    else:
        files.write_new(place, content)
    app.screen.say("Written to:")
    app.screen.path(place)
    app.screen.say(ANYONE)


def _signed(app: Context, report: "Report") -> bool:
    """Show the whole packet as it will read, page by page, and ask for the signature."""
    from dataclasses import replace

    from reflect.export import load

    unsigned = replace(report, stamp=NOT_SIGNED_YET)
    lines = load("txt").render(unsigned).decode("utf-8").split("\n")
    page = len(lines) if app.plain else max(app.screen.out.height - 2, 5)
    for start in range(0, len(lines), page):
        app.screen.say("\n".join(lines[start : start + page]))
        if start + page < len(lines):
            app.screen.raw(READ_ON)
            app.stdin.readline()
    app.screen.raw(SIGN)
    answer = app.stdin.readline().strip().lower()
    if answer in ("y", "si", "s\u00ed", "s"):
        app.screen.raw(WHOLE_WORD)
        answer = app.stdin.readline().strip().lower()
    return answer == "yes"


def _choose(app: Context, days: "tuple[date, date]") -> frozenset[int]:
    """Ask which entries to quote, one by one; those marked for supervision are ticked already."""
    from reflect.cli.asking.contract import Move
    from reflect.guide.ask import Ask, Choice, Step
    from reflect.values import Filter, Room
    from reflect.visible import one_line

    heads = [h for h in app.journal.heads(Filter(since=days[0], until=days[1])) if h.room is not Room.PRIVATE]
    if not heads:
        return frozenset()
    ask = Ask(
        step=Step("pick"),
        kind="multi",
        words="Which of these do you want to quote? What is not ticked gives counts only.",
        choices=tuple(
            Choice(str(h.number), one_line(f"{h.number} {h.title}: {h.first_words}", LABEL)) for h in heads
        ),
        first=len(heads),
    )
    marked = tuple(str(h.number) for h in heads if h.room is Room.SUPERVISION)
    reply = app.asker.ask(ask, place=None, earlier=marked)
    if reply in (Move.PAUSE, Move.BACK):
        raise typer.Exit(0)
    return frozenset(int(n) for n in reply) if isinstance(reply, tuple) else frozenset()


def _numbers(pick: str | None) -> frozenset[int]:
    words = (pick or "").replace(",", " ").split()
    if not all(w.isascii() and w.isdigit() and len(w) < 10 for w in words):
        raise BadUsage("--pick takes numbers of entries, such as 3,7", hint="Try: reflect list")
    return frozenset(int(w) for w in words)


def _last_week(end: "date") -> int:
    from datetime import timedelta

    return (end - timedelta(days=1)).isocalendar().week
