"""`log` and `resume`: the guided questions, asked or from an answers file."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect import dates
from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.cli.phrases import ASKS_NOT
from reflect.cli.sitting.answers_file import edit_from_file
from reflect.errors import AnswerNeeded, BadUsage, NotFound

if TYPE_CHECKING:
    import datetime

    from reflect.cli.sitting.begin import Chosen
    from reflect.values import Draft, Entry

DEFAULT_PACK, FULL_PACK = "quick_checkin", "post_session"


def log(
    ctx: typer.Context,
    pack: Annotated[str | None, typer.Argument(help="Which questions. Try: reflect packs list")] = None,
    full: Annotated[
        bool, typer.Option("--full", help="The longer look back at a session.", metavar="")
    ] = False,
    date: Annotated[str | None, typer.Option(help="Which day: yesterday, 2026-03-01.", metavar="DAY")] = None,
    setting: Annotated[str | None, typer.Option(help="Kind of time, such as one_to_one.")] = None,
    tag: Annotated[list[str] | None, typer.Option(help="A word to find it by. Can be given again.")] = None,
    room: Annotated[
        str | None, typer.Option(help="private, practice or supervision.", metavar="ROOM")
    ] = None,
    commitment: Annotated[int | None, typer.Option(help="The plan that follow_up looks back at.")] = None,
    answers: Annotated[
        str | None, typer.Option(help="Answers as JSON, from a file or -.", metavar="FILE")
    ] = None,
    json: As_Json = False,
) -> None:
    """Look back on a session: a few guided questions about your own practice."""
    from reflect.cli.sitting.hold import hold

    app: Context = ctx.obj
    chosen = _chosen(app, date=date, setting=setting, tag=tag, room=room, commitment=commitment)
    usual = FULL_PACK if full else DEFAULT_PACK
    hold(app, pack, chosen, usual=usual, answers=answers, as_json=json)


def resume(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(help="Which draft, when there are several.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Save it as it is.", metavar="")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Put it into the bin.", metavar="")] = False,
) -> None:
    """Go on with a draft, or save it as it is, or put it away."""
    from reflect.cli.phrases import TO_THE_PAGE
    from reflect.cli.sitting import begin
    from reflect.cli.sitting.sitting import Sitting
    from reflect.growth.supervision import PREP_PACK

    app: Context = ctx.obj
    drafts = app.journal.drafts()
    if not drafts:
        app.screen.say("There is no draft waiting. To begin, type: reflect log")
        return
    if number is None and len(drafts) > 1:
        _list_drafts(app, drafts)
        return
    index = (number or 1) - 1
    if not 0 <= index < len(drafts):
        raise NotFound(f"There is no draft {number}.", hint="To see the drafts, type: reflect resume")
    if discard:
        app.journal.discard_draft(drafts[index].uuid)
        app.screen.say("The draft is in the bin. To bring it back, type: reflect undo")
        return
    waiting = drafts[index]
    sitting = Sitting(
        app, begin.go_on(app, waiting), uuid=waiting.uuid, started_at=waiting.started_at, kept=True
    )
    if not (keep or app.can_ask):
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out to go on with the draft.")
    entry = sitting.keep() if keep else sitting.run()
    if entry is not None and entry.pack == PREP_PACK and sitting.walk.occasion.edits is None:
        app.screen.say(TO_THE_PAGE)


def edit(
    ctx: typer.Context,
    which: Annotated[str, typer.Argument(metavar="N", help="The number of an entry, or: last")],
    date: Annotated[
        str | None, typer.Option(help="Put it on another day: yesterday, 2026-03-01.", metavar="DAY")
    ] = None,
    answers: Annotated[
        str | None, typer.Option(help="All answers as JSON, from a file or -.", metavar="FILE")
    ] = None,
    json: As_Json = False,
) -> None:
    """Change an entry, or its day. Every earlier version is kept."""
    from reflect.cli.given.named import entry_named
    from reflect.cli.sitting import begin
    from reflect.cli.sitting.sitting import Sitting

    app: Context = ctx.obj
    day = dates.parse_day(date, today=app.today) if date is not None else None
    entry = entry_named(app, which)
    if answers is not None:
        edit_from_file(app, entry, answers, day, as_json=json)
        return
    if day is not None:
        _edit_day(app, entry, day, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with --answers or --date.")
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out, or give the answers: reflect edit N --answers FILE")
    Sitting(app, begin.change(app, entry)).run()


def _edit_day(app: Context, entry: "Entry", day: "datetime.date", *, as_json: bool) -> None:
    """Put an entry on another day; all else of it stays."""
    from reflect.cli.documents.journal import entry_document
    from reflect.cli.sitting.other_day import put_on
    from reflect.cli.sitting.sitting import AS_IT_WAS, CHANGED

    changed = put_on(app, entry, day)
    if as_json:
        app.screen.json(entry_document(changed))
    else:
        said = CHANGED if day != entry.day else AS_IT_WAS
        app.screen.say(said.format(number=entry.number))


def _list_drafts(app: Context, drafts: "list[Draft]") -> None:
    """List by age and pack, never by content; the change of an entry with the number of that."""
    from json import loads

    for n, draft in enumerate(drafts, 1):
        changed = loads(draft.state).get("edits")
        what = f"{draft.title}, a change of entry {changed}" if changed else draft.title
        app.screen.say(f"{n}. {what}, for {draft.day}, last written {_ago(app, draft)}")
    app.screen.say("To go on with one, type its number: reflect resume 1")
    app.screen.say("To save one as it is, add --keep. To put one away, add --discard.")


def _ago(app: Context, draft: "Draft") -> str:
    minutes = int((app.clock() - draft.saved_at).total_seconds() // 60)
    if minutes < 0:
        return f"on {app.local(draft.saved_at).date()}, by the clock of then"
    for size, unit in ((60 * 24, "day"), (60, "hour"), (1, "minute")):
        number = minutes // size
        if number >= 1:
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return "just now"


def _chosen(
    app: Context,
    *,
    date: str | None,
    setting: str | None,
    tag: list[str] | None,
    room: str | None,
    commitment: int | None,
) -> "Chosen":
    from reflect.cli.given.filters import room_named
    from reflect.cli.sitting.begin import Chosen
    from reflect.guide.document import clean_tag
    from reflect.values import SETTINGS

    if setting is not None and setting not in SETTINGS:
        raise BadUsage(
            f"I don't know the setting {setting[:40]!r}.", hint=f"There are: {', '.join(SETTINGS)}"
        )
    try:
        tags = tuple(dict.fromkeys(clean_tag(t) for t in tag)) if tag else None
    except ValueError as error:
        raise BadUsage(f"I can't use that tag: {error}.") from None
    day = dates.parse_day(date, today=app.today) if date is not None else None
    return Chosen(day=day, setting=setting, tags=tags, room=room_named(room), commitment=commitment)
