"""`mask`: the words that a person never wants to let out. Kept in the encrypted journal, linked to no entry."""

from typing import Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.options import As_Json
from reflect.errors import BadUsage, NotFound

app = typer.Typer(help="Words that you never want to let out.", no_args_is_help=True)
Word = Annotated[str, typer.Argument(help="A name, an agency, a town. In quotes if it has spaces.")]
LONGEST = 80


@app.command("list")
def list_words(ctx: typer.Context, json: As_Json = False) -> None:
    """List the words."""
    app: Context = ctx.obj
    words = app.journal.always_mask
    if json:
        app.screen.json({"always": list(words)})
        return
    for word in words:
        app.screen.say(word)
    if not words:
        app.screen.say("There are none yet. To add one, type: reflect mask add WORD")


@app.command()
def add(ctx: typer.Context, word: Word) -> None:
    """Add a word. From then on it is pointed out before an entry is saved."""
    from reflect.guide.ask import clean_text

    app: Context = ctx.obj
    try:
        kept = " ".join(clean_text(word).split())
    except ValueError as error:
        raise BadUsage(f"I can't use that word: {error}.") from None
    if not kept or len(kept) > LONGEST:
        raise BadUsage(f"A word has one to {LONGEST} characters.")
    app.journal.set_always_mask([*app.journal.always_mask, kept])
    app.screen.say("Kept. It is pointed out when you write it.")


@app.command()
def remove(ctx: typer.Context, word: Word) -> None:
    """Take a word off the list."""
    app: Context = ctx.obj
    left = [w for w in app.journal.always_mask if w.casefold() != " ".join(word.split()).casefold()]
    if len(left) == len(app.journal.always_mask):
        raise NotFound("That word is not on the list.", hint="To see the list: reflect mask list")
    app.journal.set_always_mask(left)
    app.screen.say("It is off the list.")
