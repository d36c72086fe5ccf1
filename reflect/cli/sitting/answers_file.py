"""A sitting whose answers stand in a file: the same walk, and the same checks, as at the keyboard."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reflect.cli.context import Context
from reflect.cli.given.text_from import name_of, text_from
from reflect.errors import BadFile, NotFound
from reflect.wording import speak

if TYPE_CHECKING:
    import datetime

    from reflect.cli.sitting.begin import Chosen
    from reflect.guide.document import Document
    from reflect.guide.fill import Filled
    from reflect.guide.walk import Walk
    from reflect.values.entry import Entry


def edit_from_file(
    app: Context, entry: "Entry", file: str, day: "datetime.date | None", *, as_json: bool
) -> None:
    """Give an entry other answers from a file; its number and pack stay, and its day unless another one is said."""
    from reflect.cli.documents.journal import entry_document
    from reflect.cli.sitting.ending import CHANGED
    from reflect.growth.roadmap import keeps_pulled
    from reflect.guide.document import MAX_BYTES, parse
    from reflect.guide.harvest import reflection

    name = name_of(file)
    document = parse(text_from(app, file, most=MAX_BYTES).encode(), name, today=max(app.today, entry.day))
    filled = fill_document(app, document, entry.pack, _chosen_before(app, entry, document, day))
    if filled.walk.stopped:
        raise BadFile(
            name, "answers", "the sitting ends before its last question, so the entry stays as it was"
        )
    changed = app.journal.edit(entry.number, keeps_pulled(reflection(filled.walk), entry))
    point_gently(app, filled.walk, changed.number)
    if as_json:
        app.screen.json(entry_document(changed))
    else:
        app.screen.say(speak(CHANGED, number=entry.number))


def _chosen_before(
    app: Context, entry: "Entry", document: "Document", day: "datetime.date | None"
) -> "Chosen":
    """The frame of an entry that gets other answers from a file: what neither the file nor an option says stays.

    Raises:
        BadFile: if the file is for another pack or plan, or for a day that has not come yet.
    """
    from reflect.cli.sitting.begin import Chosen

    if document.pack != entry.pack:
        raise BadFile(
            document.file, "pack", f"the file is for {document.pack!r}, and the entry is of {entry.pack!r}"
        )
    # A day ahead that a wrong clock gave to the entry may stand in its file as well.
    if document.day is not None and app.today < document.day != entry.day:
        raise BadFile(document.file, "date", "this day has not come yet")
    plan = app.journal.plans.looked_back_at(entry.number)
    if document.commitment not in (None, plan):
        raise BadFile(document.file, "commitment", "the entry does not look back at this plan")
    return Chosen(
        day=day or document.day or entry.day,
        tags=None if document.tags else entry.tags,
        room=None if entry.private_pack or document.room else entry.room,
        setting=None if document.setting or "setting" in document.answers else entry.setting,
        commitment=plan,
    )


def kept_from_file(app: Context, file: str, pack: str | None, chosen: "Chosen", *, as_json: bool) -> None:
    """Keep an entry from an answers file; a file that stops at a safety question keeps nothing."""
    from reflect.cli.ahead import note_before_writing
    from reflect.cli.documents.journal import entry_document
    from reflect.cli.sitting.ending import SAVED
    from reflect.guide.document import MAX_BYTES, parse
    from reflect.guide.harvest import reflection

    name = name_of(file)
    document = parse(text_from(app, file, most=MAX_BYTES).encode(), name, today=app.today)
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
    point_gently(app, filled.walk, entry.number)
    if as_json:
        app.screen.json({**entry_document(entry), "next": list(filled.next)})
        return
    app.screen.say(speak(SAVED, number=entry.number))
    for onward in filled.next:
        app.screen.say(speak("You wanted to go on with: reflect log {pack}", pack=onward))


def point_gently(app: Context, walk: "Walk", number: int) -> None:
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
    from reflect.cli.sitting.begin import Chosen, start
    from reflect.guide.fill import fill

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
