"""`log` and `resume`: the guided questions, asked or from an answers file."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect import dates
from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.cli.phrases import ASKS_NOT
from reflect.errors import AnswerNeeded, BadFile, BadUsage, NotFound

if TYPE_CHECKING:
    import datetime

    from reflect.cli.beginning import Chosen
    from reflect.guide.document import Document, Filled
    from reflect.guide.walk import Walk
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
    from reflect.cli.ahead import note_before_writing
    from reflect.cli.before import bring_up
    from reflect.cli.beginning import start, with_suggestions
    from reflect.cli.sitting import Sitting

    app: Context = ctx.obj
    chosen = _chosen(app, date=date, setting=setting, tag=tag, room=room, commitment=commitment)
    if answers is not None:
        _from_file(app, answers, pack, chosen, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with --answers.")
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out, or give the answers: reflect log --answers FILE")
    wanted = app.library.get(pack or (FULL_PACK if full else DEFAULT_PACK))
    if chosen.day is None:
        note_before_writing(app)
    bring_up(app, wanted)
    Sitting(app, with_suggestions(app, start(app, wanted, chosen))).run()


def resume(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(help="Which draft, when there are several.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Save it as it is.", metavar="")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Put it into the bin.", metavar="")] = False,
) -> None:
    """Go on with a draft, or save it as it is, or put it away."""
    from reflect.cli import beginning
    from reflect.cli.phrases import TO_THE_PAGE
    from reflect.cli.sitting import Sitting
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
        app, beginning.go_on(app, waiting), uuid=waiting.uuid, started_at=waiting.started_at, kept=True
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
    from reflect.cli import beginning
    from reflect.cli.given.named import entry_named
    from reflect.cli.sitting import Sitting

    app: Context = ctx.obj
    day = dates.parse_day(date, today=app.today) if date is not None else None
    entry = entry_named(app, which)
    if answers is not None:
        _edit_from_file(app, entry, answers, day, as_json=json)
        return
    if day is not None:
        _edit_day(app, entry, day, as_json=json)
        return
    if json:
        raise BadUsage("--json goes with --answers or --date.")
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out, or give the answers: reflect edit N --answers FILE")
    Sitting(app, beginning.change(app, entry)).run()


def _edit_day(app: Context, entry: "Entry", day: "datetime.date", *, as_json: bool) -> None:
    """Put an entry on another day; all else of it stays."""
    from reflect.cli.documents import entry_document
    from reflect.cli.other_day import put_on
    from reflect.cli.sitting import AS_IT_WAS, CHANGED

    changed = put_on(app, entry, day)
    if as_json:
        app.screen.json(entry_document(changed))
    else:
        said = CHANGED if day != entry.day else AS_IT_WAS
        app.screen.say(said.format(number=entry.number))


def _edit_from_file(
    app: Context, entry: "Entry", file: str, day: "datetime.date | None", *, as_json: bool
) -> None:
    """Give an entry other answers from a file; its number and pack stay, and its day unless another one is said."""
    from reflect.cli.documents import entry_document
    from reflect.cli.sitting import CHANGED
    from reflect.guide.document import parse
    from reflect.guide.harvest import reflection

    name = "standard input" if file == "-" else file
    document = parse(read_answers(app, file), name, today=max(app.today, entry.day))
    filled = fill_document(app, document, entry.pack, _chosen_before(app, entry, document, day))
    if filled.walk.stopped:
        raise BadFile(
            name, "answers", "the sitting ends before its last question, so the entry stays as it was"
        )
    changed = app.journal.edit(entry.number, reflection(filled.walk))
    _point_gently(app, filled.walk, changed.number)
    if as_json:
        app.screen.json(entry_document(changed))
    else:
        app.screen.say(CHANGED.format(number=entry.number))


def _chosen_before(
    app: Context, entry: "Entry", document: "Document", day: "datetime.date | None"
) -> "Chosen":
    """The frame of an entry that gets other answers from a file: what neither the file nor an option says stays.

    Raises:
        BadFile: if the file is for another pack or plan, or for a day that has not come yet.
    """
    from reflect.cli.beginning import Chosen

    if document.pack != entry.pack:
        raise BadFile(
            document.file, "pack", f"the file is for {document.pack!r}, and the entry is of {entry.pack!r}"
        )
    # A day ahead that a wrong clock gave to the entry may stand in its file as well.
    if document.day is not None and app.today < document.day != entry.day:
        raise BadFile(document.file, "date", "this day has not come yet")
    plan = app.journal.looked_back_at(entry.number)
    if document.commitment not in (None, plan):
        raise BadFile(document.file, "commitment", "the entry does not look back at this plan")
    return Chosen(
        day=day or document.day or entry.day,
        tags=None if document.tags else entry.tags,
        room=None if entry.private_pack or document.room else entry.room,
        setting=None if document.setting or "setting" in document.answers else entry.setting,
        commitment=plan,
    )


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
    from reflect.cli.beginning import Chosen
    from reflect.cli.given.filters import room_named
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


def _from_file(app: Context, file: str, pack: str | None, chosen: "Chosen", *, as_json: bool) -> None:
    """Keep an entry from an answers file; a file that stops at a safety question keeps nothing."""
    from reflect.cli.ahead import note_before_writing
    from reflect.cli.documents import entry_document
    from reflect.cli.sitting import SAVED
    from reflect.guide.document import parse
    from reflect.guide.harvest import reflection

    name = "standard input" if file == "-" else file
    document = parse(read_answers(app, file), name, today=app.today)
    filled = fill_document(app, document, pack, chosen)
    if chosen.day is None and document.day is None:
        note_before_writing(app)
    for card in filled.cards:
        app.screen.note(card)
    if filled.walk.stopped:
        app.screen.note("We stop here. Nothing of this was written down.")
        return
    kept = reflection(filled.walk)
    if not (kept.answers or kept.ratings or kept.moments):
        raise BadFile(name, "answers", "no question is answered, so there is nothing to keep")
    entry = app.journal.add(kept)
    _point_gently(app, filled.walk, entry.number)
    if as_json:
        app.screen.json({**entry_document(entry), "next": list(filled.next)})
        return
    app.screen.say(SAVED.format(number=entry.number))
    for onward in filled.next:
        app.screen.say(f"You wanted to go on with: reflect log {onward}")


def _point_gently(app: Context, walk: "Walk", number: int) -> None:
    """Say on standard error how many places of what came from a file may point to someone; never which words."""
    texts = [walk.given.get(ask.step) for ask in walk.path() if ask.kind == "text" and ask.kept]
    places = sum(len(app.point_out(text, kept=frozenset())) for text in texts if isinstance(text, str))
    if places:
        what = "1 place" if places == 1 else f"{places} places"
        app.screen.note(f"{what} in it may point to someone. To look at that, type: reflect edit {number}")


def fill_document(
    app: Context, document: "Document", pack: str | None = None, chosen: "Chosen | None" = None
) -> "Filled":
    """Take the walk of a document; what stands in the file and on the command line must agree.

    Raises:
        BadFile: naming the place and the reason.
    """
    from reflect.cli.beginning import Chosen, start
    from reflect.guide.document import fill

    if pack is not None and pack != document.pack:
        raise BadFile(document.file, "pack", f"the file is for {document.pack!r}, and you asked for {pack!r}")
    try:
        wanted = app.library.get(document.pack)
    except NotFound as error:
        raise BadFile(document.file, "pack", error.message, hint=error.hint) from None
    if document.period is not None and not wanted.asks_period:
        raise BadFile(document.file, "period", f"{wanted.pack} does not look back over a period")
    if document.commitment is not None and not wanted.follows_up:
        raise BadFile(document.file, "commitment", f"{wanted.pack} does not look back at a plan")
    return fill(start(app, wanted, _agreed(document, chosen or Chosen())), document)


def _agreed(document: "Document", chosen: "Chosen") -> "Chosen":
    """Lay the frame of the file and the options together."""
    frame = {
        "day": ("date", "--date", document.day),
        "setting": ("setting", "--setting", document.setting),
        "tags": ("tags", "--tag", document.tags or None),
        "room": ("room", "--room", document.room),
        "commitment": ("commitment", "--commitment", document.commitment),
        "period": ("period", "", document.period),
    }
    given: dict[str, Any] = {}
    for name, (place, option, value) in frame.items():
        if value is not None and getattr(chosen, name) not in (None, value):
            raise BadFile(document.file, place, f"the file says one thing, and {option} says another")
        if value is not None:
            given[name] = value
    return replace(chosen, **given)


def read_answers(app: Context, file: str) -> bytes:
    """Read an answers file, or standard input for "-".

    Raises:
        BadFile: if it cannot be read.
    """
    from reflect.guide.document import MAX_BYTES

    try:
        if file == "-":
            raw = getattr(app.stdin, "buffer", None)
            return (
                raw.read(MAX_BYTES + 1)
                if raw is not None
                else app.stdin.read().encode("utf-8", "surrogateescape")
            )
        with Path(file).open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise BadFile(file, "", f"it can't be read ({error.strerror})") from None
