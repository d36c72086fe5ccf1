"""`search`: finds entries by what was written."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.gathering.heads import say_how_many, show_heads
from reflect.cli.given.filters.grammar import EVERY, NONE, Filters, chosen, filtered
from reflect.cli.given.options import As_Json, Limit


@filtered(which=EVERY)
def search(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(help="Words that are all in it. Leave them out to be asked; - reads standard input."),
    ] = None,
    which: Filters = NONE,
    limit: Limit = 20,
    json: As_Json = False,
) -> None:
    """Find entries by what you wrote, newest first. By itself it asks for the words, and your shell keeps none.

    Example: reflect search
    """
    from dataclasses import replace

    from reflect.cli.given.words_to_find import note_seen, words_to_find

    app: Context = ctx.obj
    meant = chosen(app, which, ahead=True)
    asked = words_to_find(app, words or [])
    if words and not json:
        note_seen(app)
    if not asked.strip() and not words:
        return
    hits = app.journal.search(asked, meant, limit=limit)
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
    say_how_many(app, len(hits), replace(meant, words=asked))
