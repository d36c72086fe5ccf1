"""`themes`: what keeps coming up, now against the time before."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.gathering.ideas import lexicon_of
from reflect.cli.given.filters.grammar import EVERY, NONE, Filters, chosen, filtered
from reflect.cli.given.options import As_Json, Explain
from reflect.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from reflect.cli.documents.themes import Places
    from reflect.dates import Period
    from reflect.growth.lexicon import Lexicon
    from reflect.growth.themes import Mention, ThemeCount, Themes
    from reflect.values.counts import Material


@filtered(which=EVERY)
def themes(
    ctx: typer.Context,
    theme: Annotated[str | None, typer.Argument(help="One theme: in which entries it came up.")] = None,
    which: Filters = NONE,
    explain: Explain = False,
    json: As_Json = False,
) -> None:
    """See what keeps coming up: tags, feelings, moments and ideas, against the time before.

    Example: reflect themes --since march
    """
    from reflect.growth import themes as counting

    app: Context = ctx.obj
    meant = chosen(app, which)
    now, before = counting.windows(meant.until or app.today + timedelta(days=1), since=meant.since)
    lexicon = lexicon_of(app)

    def material(first: "date", end: "date") -> "Iterator[Material]":
        return app.journal.counts.material(replace(meant, since=first, until=end))

    def mentions(one: "ThemeCount", days: "Period") -> "tuple[Mention, ...]":
        entries = material(days.first, days.end)
        return counting.mentions(entries, one.kind, one.theme, period=days, lexicon=lexicon)

    found = counting.themes(material(before.first, now.end), now=now, before=before, lexicon=lexicon)
    if theme is None:
        _show_all(app, found, explain=explain, json=json)
        return
    named = [
        (one, tuple((days, mentions(one, days)) for days in (now, before)))
        for one in _named(found, theme, lexicon)
    ]
    _show_named(app, found, named, json=json)


def _show_all(app: Context, found: "Themes", *, explain: bool, json: bool) -> None:
    if json:
        from reflect.cli.documents.themes import themes_document

        app.screen.json(themes_document(found))
        return
    from reflect.render import themes as drawing

    app.screen.page(drawing.themes(found, app.screen.look, explain=explain))


def _show_named(
    app: Context, found: "Themes", named: "Sequence[tuple[ThemeCount, Places]]", *, json: bool
) -> None:
    """Show each of these themes with the entries in which it came up, now and before."""
    if json:
        from reflect.cli.documents.themes import mentions_document

        app.screen.json(mentions_document(found, named))
        return
    from reflect.render import themes as drawing

    told = (drawing.mentions(one.kind, one.words, places, app.screen.look) for one, places in named)
    app.screen.page(*told, drawing.READ_ONE)


def _named(found: "Themes", name: str, lexicon: "Lexicon") -> "list[ThemeCount]":
    """Find themes by id or words: a tag and an idea can be called the same. An idea is also found by how it begins.

    Raises:
        NotFound: if there is none, or it did not come up. No tag is named.
    """
    from reflect.cli.given.listed import one_of, same

    wanted = name.strip().removeprefix("#")
    named = [c for c in found.counts if same(wanted, c.theme) or same(wanted, c.words)]
    if named:
        return named
    ideas = {concept.id: (concept.words,) for concept in lexicon.concepts.values()}
    idea = one_of("theme", wanted, ideas, there="There are your tags, what you picked, and: ")
    if came_up := [c for c in found.counts if c.theme == idea]:
        return came_up
    raise NotFound(
        f"{lexicon.concepts[idea].words} did not come up in this time.",
        hint="To look further back, add: --since",
    )
