"""`search`: finds entries by what was written."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.gathering.heads import say_how_many, show_heads
from reflect.cli.given import filters
from reflect.cli.given.options import Area, As_Json, In_Room, Limit, Mark, Pack, Setting, Since, Tag, Until


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
