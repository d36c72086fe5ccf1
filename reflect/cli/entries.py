"""`list`, `search`, `show`, `mark`, `unmark`, `delete`, `bin`, `undo`: what is in the journal, and where it belongs."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.gathering.heads import say_how_many, show_heads
from reflect.cli.given import filters
from reflect.cli.given.consent import confirm
from reflect.cli.given.named import entry_named
from reflect.cli.given.options import (
    Area,
    As_Json,
    In_Room,
    Limit,
    Mark,
    Pack,
    Setting,
    Since,
    Tag,
    Until,
    Which_Entry,
    Yes,
)
from reflect.errors import BadUsage, Protected

if TYPE_CHECKING:
    from reflect.values import Room


def list_entries(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    area: Area = None,
    setting: Setting = None,
    room: In_Room = None,
    tag: Tag = None,
    pack: Pack = None,
    mark: Mark = False,
    limit: Limit = 20,
    json: As_Json = False,
) -> None:
    """List your entries, newest first."""
    app: Context = ctx.obj
    chosen = filters.chosen(
        app, since=since, until=until, area=area, setting=setting, room=room, tag=tag, pack=pack, mark=mark,
        ahead=True,
    )  # fmt: skip
    rows = app.journal.heads(chosen, limit=limit)
    if json:
        from reflect.cli.documents.journal import head_document

        app.screen.json({"entries": [head_document(row) for row in rows]})
        return
    if not rows:
        app.screen.say("There are no entries here. To write one, type: reflect log")
        return
    show_heads(app, rows)
    say_how_many(app, len(rows), chosen)


def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that are all in it.")],
    since: Since = None,
    until: Until = None,
    area: Area = None,
    setting: Setting = None,
    room: In_Room = None,
    tag: Tag = None,
    pack: Pack = None,
    mark: Mark = False,
    limit: Limit = 20,
    json: As_Json = False,
) -> None:
    """Find entries by what you wrote, newest first."""
    from dataclasses import replace

    app: Context = ctx.obj
    chosen = filters.chosen(
        app, since=since, until=until, area=area, setting=setting, room=room, tag=tag, pack=pack, mark=mark,
        ahead=True,
    )  # fmt: skip
    asked = " ".join(words)
    hits = app.journal.search(asked, chosen, limit=limit)
    if json:
        from reflect.cli.documents.journal import head_document

        app.screen.json({"entries": [{**head_document(hit.head), "match": hit.match} for hit in hits]})
        return
    if not hits:
        more = "Fewer words find more." if len(asked.split()) > 1 else "Only whole words are found."
        app.screen.say(f"Nothing found. {more}")
        return
    # The place of the match says more than the first words do.
    show_heads(app, [replace(hit.head, first_words=hit.match or hit.head.first_words) for hit in hits])
    say_how_many(app, len(hits), replace(chosen, words=asked))


def show(
    ctx: typer.Context,
    which: Which_Entry = "last",
    versions: Annotated[
        bool, typer.Option("--versions", help="How it read before it was changed, too.", metavar="")
    ] = False,
    json: As_Json = False,
) -> None:
    """Show one entry."""
    app: Context = ctx.obj
    found = entry_named(app, which)
    earlier = app.journal.versions(found.number) if versions else []
    if json:
        from reflect.cli.documents.journal import entry_document, export_document, version_document

        shared = {"shared": [export_document(r) for r in app.journal.exports_of(found.number)]}
        more = {"versions": [version_document(v) for v in earlier]} if versions else {}
        app.screen.json({**entry_document(found), **shared, **more})
        return
    from dataclasses import replace

    from reflect.cli.ahead import among
    from reflect.cli.sharing.history import where_it_has_been
    from reflect.render import entry

    names = {area.id: area.name for area in app.library.practice.areas.values()}
    for version in earlier:
        local = replace(version, replaced_at=app.local(version.replaced_at))
        app.screen.show(entry.version(local, names))
        app.screen.say()
    drawn = entry.entry(
        found, names, shared=where_it_has_been(app, found.number), ahead=bool(among(app, [found]))
    )
    app.screen.show(drawn)


def mark(
    ctx: typer.Context,
    which: Which_Entry,
    private: Annotated[
        bool, typer.Option("--private", help="For you alone: it can never be shared.", metavar="")
    ] = False,
) -> None:
    """Mark an entry to bring to supervision. Nothing leaves by this."""
    from reflect.values import Room

    _move(ctx.obj, which, Room.PRIVATE if private else Room.SUPERVISION)


def unmark(ctx: typer.Context, which: Which_Entry) -> None:
    """Take the mark off an entry: back to your practice."""
    from reflect.values import Room

    _move(ctx.obj, which, Room.PRACTICE)


def delete(ctx: typer.Context, which: Which_Entry, yes: Yes = False) -> None:
    """Put an entry into the bin. `undo` brings it back."""
    app: Context = ctx.obj
    from reflect.values import first_words

    found = entry_named(app, which)
    if not yes:
        app.screen.say(f"{found.number}  {found.day}  {found.title}: {first_words(found.answers)}")
        confirm(app, "Put this entry into the bin?")
    app.journal.delete(found.number)
    app.screen.say(f"Entry {found.number} is in the bin. To bring it back, type: reflect undo")
    if app.journal.exports_of(found.number):
        app.screen.say("It is quoted in a file that you made for others. That file is not reached by this.")


def show_bin(
    ctx: typer.Context,
    bring_back: Annotated[int | None, typer.Option(help="Take this entry out again.", metavar="N")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Delete all of it for good.", metavar="")] = False,
    yes: Yes = False,
    json: As_Json = False,
) -> None:
    """List what is in the bin, or empty it."""
    app: Context = ctx.obj
    if bring_back is not None:
        back = app.journal.bring_back(bring_back)
        app.screen.say(f"Entry {back.number} is back.")
        return
    if json and empty:
        raise BadUsage("--json lists the bin; it does not empty it.")
    rows = app.journal.binned()
    if json:
        from reflect.cli.documents.journal import head_document

        app.screen.json({"entries": [head_document(row) for row in rows]})
        return
    if rows:
        show_heads(app, rows)
    else:
        app.screen.say("There is no entry in the bin.")
    if not empty:
        return
    app.screen.say("If you have had a legal paper, or were told to keep records, do not delete. Ask first.")
    if not yes:
        confirm(
            app,
            "Delete all of this for good, and drafts, plans and questions that you put away? It can't be taken back.",
        )
        if app.journal.binned() != rows:
            raise Protected(
                "The bin was changed while you were asked, so nothing was deleted.",
                hint="Type the same command again, to see what is in it now.",
            )
    gone = app.journal.empty_bin()
    app.screen.say(f"{counted.entries(gone)} deleted. Backups that you made before still hold them.")


def undo(ctx: typer.Context) -> None:
    """Take back the last change. It also works the next day."""
    app: Context = ctx.obj
    taken = app.journal.undo()
    get_back = f"To get it back, type: reflect bin --bring-back {taken.number}"
    said = {
        "add": f"Entry {taken.number} is in the bin, as if it was not saved. {get_back}",
        "delete": f"Entry {taken.number} is back.",
        "back": f"Entry {taken.number} is in the bin again. {get_back}",
        "room": f"Entry {taken.number} is where it was before.",
        "edit": f"Entry {taken.number} reads as it did before.",
        "focus": "Your focus area is the one from before.",
        "discard": "The draft is back. To go on with it, type: reflect resume",
        "plan_add": f"Plan {taken.number} is in the bin, as if it was not kept.",
        "plan_status": f"Plan {taken.number} is as it was before.",
        "plan_keep": f"Plan {taken.number} is as it was before.",
        "plan_reword": f"Plan {taken.number} goes on in its earlier words.",
        "plan_delete": f"Plan {taken.number} is back.",
        "question_add": f"Question {taken.number} is in the bin, as if it was not kept.",
        "question_done": f"Question {taken.number} is open again.",
        "question_delete": f"Question {taken.number} is back.",
        "agreement_done": f"Agreement {taken.number} is open again.",
        "agreement_open": f"Agreement {taken.number} is as it was before.",
        "always_mask": "Your words never to let out are as they were before. To see them: reflect mask list",
        "kept_words": "The words to leave alone are as they were before. To see them: reflect mask kept",
        "renewal_rules": "Your renewal rules are as they were before. To see them, type: reflect learn rules",
        "display_name": "Your name for pages is as it was before. To see it, type: reflect supervision name",
        "yardstick": "The days of your yardstick are as they were before. To see them, type: reflect yardstick",
    }
    app.screen.say(said[taken.kind])


def _move(app: Context, which: str, room: "Room") -> None:
    from reflect.render.entry import ROOMS

    found = entry_named(app, which)
    app.journal.move(found.number, room)
    app.screen.say(f"Entry {found.number} is {ROOMS[room]} now. To take that back, type: reflect undo")
