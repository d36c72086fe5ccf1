"""`export`: a page for others. You choose, you look over what is masked, you read it all, you sign; then it is written."""

from pathlib import Path
from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.filters.grammar import EVERY, NONE, Filters, chosen, filtered
from reflect.cli.given.language import language
from reflect.cli.given.options import As_Json
from reflect.cli.parsing import NAMED
from reflect.errors import BadUsage, NotFound


def kinds() -> list[str]:
    """Name the kinds of page, for the help."""
    from reflect.report.kinds import KINDS

    return list(KINDS)


Pick = Annotated[str | None, typer.Option(help="Entries to quote, by number.", metavar="N,N")]
Kind = Annotated[str, typer.Option(help=f"{NAMED}.", autocompletion=kinds)]
Format = Annotated[
    str | None,
    typer.Option(
        help="html, pdf, docx, md, txt, csv or json; several: pdf,docx.", show_default="by --out, or html"
    ),
]
Out = Annotated[Path | None, typer.Option(help="The file to write.", metavar="PATH")]
Lock = Annotated[bool, typer.Option("--lock", help="Lock it with a passphrase (html, pdf).", metavar="")]
Unreviewed = Annotated[
    bool, typer.Option("--unreviewed", help="Without a signature: counts only, stamped.", metavar="")
]
Ideas = Annotated[bool, typer.Option("--ideas", help="With which ideas kept coming up.", metavar="")]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="Language of the page: en, es.", metavar="LANG", show_default="yours"),
]
Named = Annotated[bool, typer.Option("--named", help="With your name, where a kind hides it.", metavar="")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file of that name.", metavar="")]
Fresh = Annotated[bool, typer.Option("--fresh", help="Let go of a page that waits.", metavar="")]
History = Annotated[
    bool, typer.Option("--history", help="What was made so far, and what was in it.", metavar="")
]
Which = Annotated[Path | None, typer.Option(help="Say which export a file is.", metavar="FILE")]


@filtered(entries=EVERY)
def export(
    ctx: typer.Context,
    entries: Filters = NONE,
    pick: Pick = None,
    kind: Kind = "packet",
    format: Format = None,
    out: Out = None,
    lock: Lock = False,
    unreviewed: Unreviewed = False,
    ideas: Ideas = False,
    named: Named = False,
    lang: Lang = None,
    force: Force = False,
    fresh: Fresh = False,
    history: History = False,
    which: Which = None,
    json: As_Json = False,
) -> None:
    """Make a page for supervision: you choose, you look it over, you sign."""
    from reflect.cli.given.named import kind_named
    from reflect.cli.sharing.make import make
    from reflect.cli.sharing.order import Order, check, formats_of

    app: Context = ctx.obj
    if history or which is not None or json:
        _look_back(app, which, asked=history, as_json=json)
        return
    order = Order(
        kind=kind_named(kind), pick=pick, formats=formats_of(out.name if out else "", format), out=out, lock=lock,
        signed=not unreviewed, ideas=ideas, force=force, fresh=fresh, named=named,
        lang=language(lang) if lang is not None else app.settings.lang,
    )  # fmt: skip
    check(app, order)
    make(app, order, chosen(app, entries))


def _look_back(app: Context, which: Path | None, *, asked: bool, as_json: bool) -> None:
    from reflect.cli.sharing import history as export_history

    if which is None:
        if not asked:
            raise BadUsage(
                "--json goes with --history or --which.", hint="For a packet as JSON: --format json"
            )
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
