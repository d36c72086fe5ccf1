"""`export`: a page for others. You choose, you look over what is masked, you read it all, you sign; then it is written."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import choosing, cover_name, filters, handing_over, target
from reflect.cli.context import Context
from reflect.cli.options import Area, As_Json, In_Room, Mark, Pack, Setting, Since, Tag, Until
from reflect.cli.signals import Stopped
from reflect.errors import AnswerNeeded, BadUsage, NotFound, Protected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from reflect.growth.lexicon import Lexicon
    from reflect.masking.plan import Plan
    from reflect.report.build import Admitted, Kind
    from reflect.report.report import Report
    from reflect.values import Filter

KINDS = ("packet", "account", "learning")
WEEKS_BACK = {"packet": choosing.WEEKS_BACK, "account": 13, "learning": 52}
UNREVIEWED_HINT = (
    "Run it in a terminal to read and sign it. Or add --unreviewed: then no words of yours are in it."
)
WHICH = {
    "packet": "Which of these do you want to quote? What is not ticked gives counts only.",
    "account": "Which of these is the account about? One is enough.",
}
NOT_SIGNED_YET = "This is what will be written. You have not signed it yet."
READ_ON = "Press Enter to read on. "
WHOLE_WORD = 'To sign, type the whole word "yes". To leave it, type "no".'
SIGN = (
    'Look once more for names, places and dates. To sign it, type "yes". To mask something more, type "mask".'
)
HERE = "> "
NOT_SIGNED = "Not signed, so nothing was written."
LEFT = "Nothing was written. What you decided about words was not kept either."


def export(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    area: Area = None,
    setting: Setting = None,
    room: In_Room = None,
    tag: Tag = None,
    pack: Pack = None,
    mark: Mark = False,
    pick: Annotated[str | None, typer.Option(help="Entries to quote, by number.", metavar="N,N")] = None,
    kind: Annotated[str, typer.Option(help="packet, account or learning.")] = "packet",
    format: Annotated[str, typer.Option(help="html, pdf, docx, md, txt, csv or json.")] = "html",
    out: Annotated[Path | None, typer.Option(help="The file to write.", metavar="PATH")] = None,
    lock: Annotated[
        bool, typer.Option("--lock", help="Lock it with a passphrase (html, pdf).", metavar="")
    ] = False,
    unreviewed: Annotated[
        bool, typer.Option("--unreviewed", help="Without a signature: counts only, stamped.", metavar="")
    ] = False,
    no_ideas: Annotated[
        bool, typer.Option("--no-ideas", help="Without what kept coming up.", metavar="")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file of that name.", metavar="")
    ] = False,
    history: Annotated[
        bool, typer.Option("--history", help="What was made so far, and what was in it.", metavar="")
    ] = False,
    which: Annotated[Path | None, typer.Option(help="Say which export a file is.", metavar="FILE")] = None,
    json: As_Json = False,
) -> None:
    """Make a page for supervision: you choose, you look it over, you sign."""
    from reflect.cli.first_plan import first_plan
    from reflect.export import load, load_lock

    app: Context = ctx.obj
    if history or which is not None:
        _look_back(app, which, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with --history or --which.", hint="For a packet as JSON: --format json")
    exporter = load(format)
    locker = load_lock(format) if lock else None
    _check(app, kind, signs=not unreviewed, lock=lock)
    meant = _kind(kind)
    chosen = filters.chosen(
        app, since=since, until=until, area=area, setting=setting, room=room, tag=tag, pack=pack, mark=mark
    )
    days = choosing.weeks(app, chosen, back=WEEKS_BACK[kind])
    place = out or Path(f"{kind}-{_last_week(days[1])}{exporter.SUFFIX}")
    target.check(app, place, force=force)
    if not unreviewed:
        cover_name.check(app)
    if pick is not None or unreviewed or meant == "learning":
        picked = choosing.numbers(pick or "")
    else:
        picked = choosing.entries(app, days, chosen, words=WHICH[kind])
    words = _words(app)

    def through_the_gate() -> "Admitted":
        return admit(app, days, chosen, picked=picked, signed=not unreviewed, kind=meant, ideas=not no_ideas)

    admitted = through_the_gate()
    plan = first_plan(app, admitted)
    if unreviewed:
        content = exporter.render(build(admitted, plan))
    else:
        _try_out(admitted, plan, exporter.render)
        finished = _finished(app, admitted, plan, exporter.render)
        if finished is None:
            return
        plan, content = finished
    if locker is not None:
        from reflect.cli.locking import passphrase

        content = locker.lock(
            content, passphrase(app, words=locker.WORDS, longest=getattr(locker, "LONGEST", None))
        )
    # To look it over takes a while: what was made private, changed or deleted meanwhile must not leave.
    if through_the_gate() != admitted or _words(app) != words:
        raise Protected(
            "Your journal was changed while you looked this over, so nothing was written.",
            hint="Type the same command again, to see it as it is now.",
        )
    handing_over.hand_over(
        app, admitted, plan, content, place=place, format=format, locked=locker is not None, force=force
    )


def admit(
    app: Context,
    days: "tuple[date, date]",
    chosen: "Filter",
    *,
    picked: frozenset[int],
    signed: bool,
    kind: "Kind" = "packet",
    ideas: bool = True,
) -> "Admitted":
    """Take from the journal what is meant, and pass it through the gate; `ideas` says whether they are counted.

    Raises:
        Protected: if a picked entry is private.
        NotFound: if a picked entry is not there.
    """
    from reflect.growth.learning import LEARNING_PACK
    from reflect.growth.steps import window
    from reflect.report import build
    from reflect.report.shareable import PRIVATE_PACKS, refuse_private
    from reflect.values import Filter, Withheld

    journal, practice = app.journal, app.library.practice
    whole = [journal.get(number) for number in sorted(picked)]
    for entry in whole:
        refuse_private(entry)
    inside = journal.entries(replace(chosen, since=days[0], until=days[1]))
    private = frozenset(a for a in practice.areas if practice.is_private(a))
    seen = window(days[1] - timedelta(days=1))
    return build.admit(
        [*inside, *(e for e in whole if e not in inside)],
        journal.commitments(),
        journal.agreements(),
        build.Policy(
            since=days[0],
            until=days[1],
            picked=picked,
            signed=signed,
            kind=kind,
            narrowed=replace(chosen, since=None, until=None) != Filter(),
        ),
        area_names={area.id: area.name for area in practice.areas.values()},
        private_areas=private,
        focus=journal.focus,
        history=journal.entries(replace(chosen, since=seen.first, until=days[1])) if kind == "packet" else (),
        first_rated=journal.first_rating_day(withheld=Withheld(areas=private, packs=PRIVATE_PACKS)),
        yardsticks=journal.yardsticks,
        ideas=_shipped_ideas(app) if ideas and signed and kind == "packet" else None,
        learned=journal.entries(Filter(pack=LEARNING_PACK, until=days[1])) if kind != "account" else (),
        rules=journal.renewal_rules,
        name=journal.display_name,
    )


def _shipped_ideas(app: Context) -> "Lexicon":
    """The ideas that ship with the program, without those that the person hides or words in their own way.

    A name of the person's own is free text, so it never stands on a page.

    Raises:
        BadFile: if their own file is wrong.
    """
    from reflect.cli.themes import lexicon_of
    from reflect.growth.lexicon import Lexicon
    from reflect.guide import concepts

    mine = set(lexicon_of(app).concepts.values())
    return Lexicon(one for one in concepts.load(lang=app.settings.lang) if one in mine)


def build(admitted: "Admitted", plan: "Plan") -> "Report":
    """Build the report; see `report.build`."""
    from reflect.report import build as room

    return room.build(admitted, plan)


def _check(app: Context, kind: str, *, signs: bool, lock: bool) -> None:
    if kind not in KINDS:
        raise BadUsage(f"I don't know the kind {kind[:20]!r}.", hint=f"There are: {', '.join(KINDS)}")
    here = app.on_terminal and app.can_ask
    if signs and not here:
        raise Protected(
            "A packet is read and signed by you before it is written, and there is no terminal here.",
            hint=UNREVIEWED_HINT,
        )
    if not signs and kind == "account":
        raise Protected(
            "A reflective account is your own words, so it is never written unread.", hint=UNREVIEWED_HINT
        )
    if lock and not here:
        raise AnswerNeeded(
            "The passphrase of a locked file is agreed on in a terminal.", hint="Nothing was written."
        )


def _kind(kind: str) -> "Kind":
    return "account" if kind == "account" else "learning" if kind == "learning" else "packet"


def _try_out(admitted: "Admitted", made: "Plan", render: "Callable[[Report], bytes]") -> None:
    """Let a format that can't show every letter say so now, and not after somebody looked through all the words.

    Raises:
        MissingLetters: a letter that is not masked can't be shown.
    """
    from reflect.masking.leaks import LeakFound

    # What the second check finds can still be decided on in the review.
    with suppress(LeakFound):
        render(build(admitted, made))


def _finished(
    app: Context, admitted: "Admitted", made: "Plan", render: "Callable[[Report], bytes]"
) -> "tuple[Plan, bytes] | None":
    """Go through what was found with the person, and let them read and sign it; None if they went away."""
    from reflect.cli.looking_over import look_over
    from reflect.cli.only_you_know import Left, more_to_mask

    try:
        if any(made.texts):
            made = look_over(app.asker, made, ours=app.library.shipped_lines)
        while True:
            report = build(admitted, made)
            content = render(report)
            cover_name.say_if_left_off(app, admitted, made)
            said = _read(app, report)
            if said == "yes":
                return made, content
            if said != "mask":
                app.screen.say(NOT_SIGNED)
                return None
            made = more_to_mask(app.asker, made)
    except Left:
        app.screen.say(LEFT)
        return None
    except Stopped:
        raise
    except KeyboardInterrupt:
        app.screen.say(f"\n{LEFT}")
        raise


def _read(app: Context, report: "Report") -> str:
    """Show the whole page as it will read, and ask for the signature; give what was typed."""
    from reflect.export import text

    width = min(app.screen.out.width, text.WIDTH)
    lines = text.as_text(replace(report, stamp=NOT_SIGNED_YET), width=width).split("\n")
    height = len(lines) if app.plain else max(app.screen.out.height - 2, 5)
    while lines:
        page = page_end(lines, height)
        app.screen.say("\n".join(lines[:page]))
        lines = lines[page:]
        if lines:
            app.screen.raw(READ_ON)
            app.stdin.readline()
    app.screen.say(SIGN)
    app.screen.raw(HERE)
    line = app.stdin.readline()
    # An Enter too many while reading must not throw away what was decided; nor does a "y" sign anything.
    while line and line.strip().lower() in ("", "y", "si", "s\u00ed", "s"):
        app.screen.say(WHOLE_WORD)
        app.screen.raw(HERE)
        line = app.stdin.readline()
    return line.strip().lower()


def page_end(lines: "Sequence[str]", height: int) -> int:
    """Say how many lines fit a screen; it ends at an empty line where one is near, so that no title stands alone."""
    if len(lines) <= height:
        return len(lines)
    ends = [
        n for n in range(height // 2, height) if not lines[n] and not lines[n - 1].startswith(("---", "==="))
    ]
    return ends[-1] + 1 if ends else height


def _look_back(app: Context, which: Path | None, *, as_json: bool) -> None:
    from reflect.cli import export_history

    if which is None:
        export_history.show_history(app, json=as_json)
        return
    try:
        if not which.is_file():  # a pipe would keep us waiting for ever
            raise NotFound(f"{which} is no file that I can read.")
        with which.open("rb") as opened:
            record = export_history.history_of(app, opened)
    except OSError as error:
        raise NotFound(f"I can't read {which} ({error.strerror}).") from None
    export_history.show_which(app, record, json=as_json)


def _words(app: Context) -> "tuple[object, ...]":
    """The two lists of words that the masking goes by."""
    return app.journal.always_mask, app.journal.kept_words


def _last_week(end: "date") -> str:
    year, week, _ = (end - timedelta(days=1)).isocalendar()
    return f"{year:04}-W{week:02}"
