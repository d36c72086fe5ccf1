"""`packs`: the questions there are, one pack as it reads, and a check of a pack that a person wrote."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.errors import BadFile, MayNotRead

if TYPE_CHECKING:
    from reflect.guide.library import Found
    from reflect.guide.pack import Pack, Question

app = typer.Typer(
    help="The questions: list, read and check packs.",
    epilog="Example: reflect packs list",
    no_args_is_help=True,
)

READ_ONCE_MORE = "A check can miss a question about somebody else, so read it once more yourself."


@app.command("list")
def list_packs(ctx: typer.Context, json: As_Json = False) -> None:
    """List all packs.

    Example: reflect packs list
    """
    app: Context = ctx.obj
    found: list[Found] = []
    broken: list[BadFile | MayNotRead] = []
    for id in app.library.ids():
        try:
            found.append(app.library.find(id))
        except (BadFile, MayNotRead) as error:
            broken.append(error)
    for fault in broken:
        app.screen.note(fault.message)
    if json:
        app.screen.json({"packs": [_head(f) for f in found]})
        return
    for f in found:
        own = "  (yours)" if f.origin == "yours" else ""
        app.screen.say(f"{f.pack.pack}{own}")
        app.screen.say(
            f"    {f.pack.title}, about {f.pack.minutes} minutes{', private' if f.pack.private else ''}"
        )
    app.screen.say("To answer one, type: reflect log PACK")


@app.command()
def show(
    ctx: typer.Context, id: Annotated[str, typer.Argument(metavar="PACK")], json: As_Json = False
) -> None:
    """Read one pack, question by question.

    Example: reflect packs show quick_checkin
    """
    from reflect.cli.given.named import pack_named

    app: Context = ctx.obj
    found = app.library.find(pack_named(app, id))
    if json:
        from msgspec import to_builtins

        questions = [to_builtins(q, enc_hook=str) for q in found.pack.questions]
        app.screen.json({**_head(found), "questions": questions})
        return
    app.screen.say(f"{found.pack.title} ({found.pack.pack}, version {found.pack.version})")
    if kind := _kind_of_time(found.pack):
        app.screen.say(kind)
    for number, q in enumerate(found.pack.questions, 1):
        _question(app, found.pack, number, q)


@app.command()
def check(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help="A pack as a TOML file.")],
    json: As_Json = False,
) -> None:
    """Check a pack that you wrote. What is wrong is named with its place.

    Example: reflect packs check my_questions.toml
    """
    app: Context = ctx.obj
    pack = app.library.check(file)
    if json:
        app.screen.json({"pack": pack.pack, "questions": len(pack.questions), "ok": True})
        return
    count = len(pack.questions)
    app.screen.say(f"{pack.title} is fine: {count} {'question' if count == 1 else 'questions'}.")
    for q in pack.questions:
        if q.highlight:
            app.screen.say(f'"{q.ask}" {_stands_under(q)}. Does it ask for that, and no less?')
    app.screen.say(READ_ONCE_MORE)
    app.screen.say(f"To use it, put the file into {app.settings.packs} as {pack.pack}.toml")


def _stands_under(q: "Question") -> str:
    """Say under which heading the week shows the answers to a question first."""
    from reflect.render.week import HEADINGS, OWN_WORDS

    heading = HEADINGS[q.highlight] if isinstance(q.highlight, str) else OWN_WORDS
    return f'stands in your week under "{heading}"'


def _kind_of_time(pack: "Pack") -> str:
    """Say what kind of time a pack is about; empty where it says nothing of that."""
    from reflect.guide.pack import NO_SETTING
    from reflect.values.room import SETTINGS

    if pack.setting == NO_SETTING:
        return "It is not about one session, so it has no kind of time."
    if pack.asks_setting:
        return "Kind of time: it asks."
    return f"Kind of time: {SETTINGS[pack.setting]}." if pack.setting else ""


def _head(found: "Found") -> dict[str, Any]:
    pack = found.pack
    return {
        "pack": pack.pack,
        "title": pack.title,
        "version": pack.version,
        "lang": pack.lang,
        "minutes": pack.minutes,
        "private": pack.private,
        "room": pack.room.value,
        "setting": pack.setting or ("asked" if pack.asks_setting else None),
        "names": list(pack.names),
        "menu": pack.menu,
        "one_a_day": pack.one_a_day,
        "again": pack.again or None,
        "origin": found.origin,
    }


def _question(app: Context, pack: "Pack", number: int, q: "Question") -> None:
    say = app.screen.say
    say()
    say(f"{number}. {q.ask}")
    if q.help:
        say(f"   {q.help}")
    for _, words in q.options:
        say(f"   - {words}")
    if q.options_from:
        say(f"   - choices from: {q.options_from.replace('_', ' ')}")
    notes = (
        f"asked only if {q.show_if.text}" if q.show_if else "",
        "never written down" if not q.kept else "",
        "stays with you" if q.kept and q.id in pack.private_questions() else "",
        f"becomes a {q.creates}" if q.creates else "",
        _stands_under(q) if q.highlight else "",
    )
    if any(notes):
        say(f"   ({'; '.join(filter(None, notes))})")
