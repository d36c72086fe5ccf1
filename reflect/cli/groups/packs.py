"""`packs`: the questions there are, one pack as it reads, a check of one that a person wrote, and packs of their own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json
from reflect.errors import BadFile, MayNotRead

if TYPE_CHECKING:
    from reflect.guide.check.through import LookedThrough, Remark
    from reflect.guide.library import Found

app = typer.Typer(
    help="The questions: list, read and check packs, and make your own.",
    epilog="Example: reflect packs list",
    no_args_is_help=True,
)

READ_ONCE_MORE = "A check can miss a question about somebody else, so read it once more yourself."
COULD_BE_KINDER = "It can be used as it is. What could be kinder or plainer:"
A_File = Annotated[Path, typer.Argument(help="A pack as a TOML file.")]


@app.command("list")
def list_packs(ctx: typer.Context, json: As_Json = False) -> None:
    """List all packs, by what you want to do.

    Example: reflect packs list
    """
    from reflect.render.pack import MENUS, in_a_list

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
    for menu, heading in MENUS.items():
        under = [f for f in found if f.pack.offered_under == menu]
        if under:
            app.screen.say(heading)
        for f in under:
            called, typed = in_a_list(f.pack, is_own=f.origin == "yours")
            app.screen.say(f"  {called}")
            app.screen.say(f"    {typed}")
    app.screen.say("To read one first, type: reflect packs show PACK")


@app.command()
def show(
    ctx: typer.Context, id: Annotated[str, typer.Argument(metavar="PACK")], json: As_Json = False
) -> None:
    """Read one pack, question by question.

    Example: reflect packs show quick_checkin
    """
    from reflect.cli.given.named import pack_named
    from reflect.render.pack import read

    app: Context = ctx.obj
    found = app.library.find(pack_named(app, id))
    if json:
        from msgspec import to_builtins

        questions = [to_builtins(q, enc_hook=str) for q in found.pack.questions]
        app.screen.json({**_head(found), "questions": questions})
        return
    for line in read(found.pack, app.practice):
        app.screen.say(line)
    app.screen.say()
    app.screen.say(f"To answer it, type: reflect log {found.pack.pack}")


@app.command()
def check(ctx: typer.Context, file: A_File, json: As_Json = False) -> None:
    """Check a pack that you wrote. What is wrong, and what could be kinder, is named with its line.

    Example: reflect packs check my_questions.toml
    """
    from reflect.guide.check.through import look_through

    app: Context = ctx.obj
    found = look_through(app.library, file)
    if json:
        app.screen.json(_checked(found))
    elif found.error is None:
        _say_fine(app, found)
        app.screen.say(READ_ONCE_MORE)
        app.screen.say("To put it among your packs, type: reflect packs add FILE")
    if found.error is not None:
        for remark in () if json else found.refused[1:]:
            app.screen.note(f"Also on {remark}.")
        raise found.error


@app.command()
def add(ctx: typer.Context, file: A_File, json: As_Json = False) -> None:
    """Put a pack from a file among your own, after it was checked. Nothing is ever written over.

    Example: reflect packs add my_questions.toml
    """
    from reflect.cli.given.own_pack import keep, refuse_names
    from reflect.guide.check.through import look_through
    from reflect.render.pack import read
    from reflect.storage.disk.refusal import refuse_link

    app: Context = ctx.obj
    refuse_link(file)
    found = look_through(app.library, file)
    if found.pack is None:
        raise found.error or BadFile(str(file), "", "it can't be used")
    refuse_names(app, found.pack.pack)
    place = keep(app, found.pack.pack, found.raw)
    if json:
        app.screen.json({**_checked(found), "file": str(place)})
        return
    for line in read(found.pack, app.practice):
        app.screen.say(line)
    app.screen.say()
    _say_fine(app, found)
    app.screen.say(READ_ONCE_MORE)
    app.screen.say(f"It is among your packs now. To answer it, type: reflect log {found.pack.pack}")


@app.command()
def new(ctx: typer.Context) -> None:
    """Write a pack of your own, question by question. It is kept as a file that you can change.

    Example: reflect packs new
    """
    from reflect.cli.given.new_pack import write_one

    write_one(ctx.obj)


def _say_fine(app: Context, found: "LookedThrough") -> None:
    from reflect.render.pack import stands_under

    if found.pack is None:
        return
    count = len(found.pack.questions)
    app.screen.say(f"{found.pack.title} is fine: {count} {'question' if count == 1 else 'questions'}.")
    for q in found.pack.questions:
        if q.highlight:
            app.screen.say(f'"{q.ask}" {stands_under(q)}. Does it ask for that, and no less?')
    if found.could_be_kinder:
        app.screen.say(COULD_BE_KINDER)
    for remark in found.could_be_kinder:
        app.screen.say(f"  {remark}.")


def _checked(found: "LookedThrough") -> dict[str, Any]:
    return {
        "pack": found.pack.pack if found.pack else None,
        "questions": len(found.pack.questions) if found.pack else None,
        "ok": found.error is None,
        "errors": [_remark(remark) for remark in found.refused],
        "warnings": [_remark(remark) for remark in found.could_be_kinder],
    }


def _remark(remark: "Remark") -> dict[str, Any]:
    return {"line": remark.line, "place": remark.place, "reason": remark.reason}


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
