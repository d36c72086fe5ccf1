"""`show`: one entry, how it read before, and who was shown it."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.named import entry_named
from reflect.cli.given.options import As_Json, Limit, Which_Entry

if TYPE_CHECKING:
    from reflect.values.entry import Entry, Version

FEW = 20
"""So many earlier versions are drawn unasked: each takes as long as a whole entry."""


def show(
    ctx: typer.Context,
    which: Which_Entry = "last",
    versions: Annotated[
        bool, typer.Option("--versions", help="How it read before it was changed, too.", metavar="")
    ] = False,
    limit: Limit = FEW,
    json: As_Json = False,
) -> None:
    """Show one entry.

    Example: reflect show last
    """
    app: Context = ctx.obj
    found = entry_named(app, which)
    earlier = app.journal.versions(found.number) if versions else []
    if json:
        from reflect.cli.documents.journal import entry_document, export_document, version_document

        shared = {"shared": [export_document(r) for r in app.journal.exports.of(found.number)]}
        more = {"versions": [version_document(v) for v in earlier]} if versions else {}
        app.screen.json({**entry_document(found), **shared, **more})
        return
    _draw(app, found, earlier, limit)


def _draw(app: Context, found: "Entry", earlier: "list[Version]", limit: int) -> None:
    from dataclasses import replace

    from reflect.cli.ahead import among
    from reflect.cli.sharing.history import where_it_has_been
    from reflect.render import entry

    names = {area.id: area.name for area in app.practice.areas.values()}
    before = [replace(version, replaced_at=app.local(version.replaced_at)) for version in earlier[-limit:]]
    drawn = entry.entry(
        found, names, shared=where_it_has_been(app, found.number), ahead=bool(among(app, [found]))
    )
    if found.number in app.journal.choices.waiting():
        app.screen.say(f"It was changed on two devices. To choose: reflect choose {found.number}")
        app.screen.say()
    if len(earlier) > len(before):
        app.screen.say(
            f"These are the newest {len(before)} of {len(earlier)} earlier versions. "
            f"To see more, add: --limit {len(earlier)}"
        )
        app.screen.say()
    app.screen.page(*(part for v in before for part in (entry.version(v, names), "")), drawn)
