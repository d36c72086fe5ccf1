"""`pocket`: a page of questions for a phone, and what was sealed there. It sends nothing, and asks no network for anything."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import As_Json, Yes
from reflect.errors import AnswerNeeded, BadUsage, NotFound

if TYPE_CHECKING:
    from reflect.guide.library import Found

app = typer.Typer(
    help="A page of questions for your phone, with no network.",
    epilog="Example: reflect pocket make",
    no_args_is_help=True,
)

NAME = "reflect-pocket.html"
USUAL = ("jot", "quick_checkin", "phone_line", "outreach", "self_care")
"""The packs that are ticked beforehand, and that go in where nobody can be asked: short ones, for right after a session."""
BESIDE = "The page is for your phone, so I don't put it beside your journal."
HOW_TO = """Bring it to your phone: by cable, or in a mail to yourself. Open it there in a browser, not in a preview.
It holds questions and a key that can only close. Nothing of your journal is in it."""
THEN = "When you have sealed something there, bring the text here: reflect pocket take"
Packs = Annotated[
    list[str] | None, typer.Argument(metavar="[PACK]", help="Which questions. Try: reflect packs list")
]


@app.command()
def make(
    ctx: typer.Context,
    packs: Packs = None,
    out: Annotated[Path, typer.Option(help=f"Where to write it. Else: {NAME}", metavar="FILE")] = Path(NAME),
    force: Annotated[
        bool, typer.Option("--force", help="Write over a page that is there.", metavar="")
    ] = False,
) -> None:
    """Make a page for your phone. It asks without a network, and seals your answers for this journal alone.

    Example: reflect pocket make quick_checkin self_care
    """
    from reflect import __version__
    from reflect.cli.given import paths
    from reflect.cli.sharing import destination
    from reflect.pocket import page

    app: Context = ctx.obj
    destination.check(app, out, force=force, why=BESIDE)
    found = _named(app, packs) if packs else _chosen(app)
    key = app.journal.pocket.key_for_a_page()
    lang = app.settings.lang if app.settings.lang in page.langs() else page.langs()[0]
    content = page.page(
        [each.pack for each in found],
        app.practice,
        support=[(line.to, line.how) for line in app.library.crisis_lines.line],
        key=key.public,
        lang=lang,
        version=__version__,
    )
    with destination.prepared(app, out, content, force=force) as give_name:
        give_name()
    app.screen.say("Written to:")
    app.screen.path(paths.whole(out))
    _say_what_to_do(app, found, key.public)


def _say_what_to_do(app: Context, found: "list[Found]", public: bytes) -> None:
    from reflect.pocket import armour

    app.screen.say(f"Questions in it: {', '.join(each.pack.title for each in found)}.")
    app.screen.say(f"Key of the page: {armour.spaced(armour.name_of_key(public))}")
    app.screen.say(HOW_TO)
    for each in found:
        if each.origin == "yours":
            app.screen.say(
                f"{each.pack.title} is a pack of yours: whoever sees the page can read its questions."
            )
    app.screen.lines(THEN)


def _named(app: Context, typed: list[str]) -> "list[Found]":
    """The packs that were typed, each once.

    Raises:
        NotFound, BadFile: if there is no such pack, or it can't be used.
        BadUsage: if it can't be on a page.
    """
    from reflect.cli.given.named import pack_named
    from reflect.pocket.packed import why_not

    found = [app.library.find(id) for id in dict.fromkeys(pack_named(app, word) for word in typed)]
    for each in found:
        if reason := why_not(each.pack):
            raise BadUsage(f"{each.pack.pack} {reason}.", hint="Leave it out. Nothing was written.")
    return found


def _chosen(app: Context) -> "list[Found]":
    """Ask which packs to take; where nobody can be asked, the usual ones.

    Raises:
        typer.Exit: if the person goes back; nothing was written.
    """
    from reflect.cli.asking.contract import Move
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.phrases import NOT_WRITTEN
    from reflect.guide.ask import Ask, Choice, Step
    from reflect.pocket.packed import why_not

    ids = app.library.ids()
    usual_first = [*(id for id in USUAL if id in ids), *(id for id in ids if id not in USUAL)]
    fit = [each for each in map(app.library.find, usual_first) if not why_not(each.pack)]
    usual = tuple(each.pack.pack for each in fit if each.pack.pack in USUAL)
    if not (app.on_terminal and app.can_ask):
        return [each for each in fit if each.pack.pack in usual]
    choices = tuple(Choice(each.pack.pack, f"{each.pack.title} ({each.pack.minutes} min)") for each in fit)
    ask = Ask(
        step=Step("packs"), kind="multi", words="Which questions should be on the page?", choices=choices,
        first=len(choices), drafts=False,
    )  # fmt: skip
    with or_say(app.screen, NOT_WRITTEN):
        reply = app.asker.ask(ask, place=None, earlier=usual)
    picked = reply if isinstance(reply, tuple) else ()
    if reply is Move.BACK or not picked:
        app.screen.say(NOT_WRITTEN)
        raise typer.Exit(0)
    return [each for each in fit if each.pack.pack in picked]


@app.command()
def take(
    ctx: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]", help="What you sealed; - is standard input. Leave it out to paste it."
        ),
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Which day it is about, if the phone had a wrong one.", metavar="DAY")
    ] = None,
    what_fits: Annotated[
        bool, typer.Option("--what-fits", help="If questions changed since: take what fits.", metavar="")
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Also what you took before.", metavar="")] = False,
    json: As_Json = False,
) -> None:
    """Open what you sealed on your phone, look it over, and keep it.

    Example: reflect pocket take reflect-pocket-1a2b.txt
    """
    from reflect import dates
    from reflect.cli.given.sealed_text import handed_over
    from reflect.cli.sitting import blocks, taken

    app: Context = ctx.obj
    day = dates.parse_day(date, today=app.today) if date is not None else None
    text, place = handed_over(app, file)
    found = blocks.opened(app, text, place, again=again)
    faults = taken.take(app, found, place, day=day, what_fits=what_fits, as_json=json)
    for fault in faults[:-1]:
        app.screen.note(f"{fault.message}\n{fault.hint}")
    if faults:
        raise faults[-1]


@app.command("list")
def list_key(ctx: typer.Context, json: As_Json = False) -> None:
    """Say which key your pages seal with, and how many notes came back.

    Example: reflect pocket list
    """
    from reflect.pocket import armour

    app: Context = ctx.obj
    key, taken = app.journal.pocket.key, app.journal.pocket.taken
    last = max(taken.values(), default=None)
    if json:
        app.screen.json(
            {
                "key": armour.name_of_key(key.public) if key else None,
                "since": key.since.isoformat() if key else None,
                "taken": len(taken),
                "last": last.isoformat() if last else None,
            }
        )
        return
    if key is None:
        app.screen.say("There is no page for a phone yet. To make one, type: reflect pocket make")
        return
    app.screen.say(
        f"Your pages seal with key {armour.spaced(armour.name_of_key(key.public))}, since {key.since}."
    )
    app.screen.say(f"Taken so far: {len(taken)}." + (f" The last one on {last}." if last else ""))


@app.command()
def forget(ctx: typer.Context, yes: Yes = False) -> None:
    """Let go of the key: pages made before can no longer be used. For a phone that was lost.

    Example: reflect pocket forget --yes
    """
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.phrases import NOT_CHANGED
    from reflect.pocket import armour

    app: Context = ctx.obj
    key = app.journal.pocket.key
    if key is None:
        raise NotFound("There is no page for a phone yet.", hint="To make one, type: reflect pocket make")
    if not yes:
        if not app.can_ask:
            raise AnswerNeeded(hint="Leave --no-input out, or say it beforehand: reflect pocket forget --yes")
        app.screen.say("What was sealed with pages of today, and is not taken yet, can then never be opened.")
        with or_say(app.screen, NOT_CHANGED):
            if not confirmed(app.asker, "Let go of this key?"):
                app.screen.say(NOT_CHANGED)
                return
    app.journal.pocket.let_go(armour.name_of_key(key.public))
    app.screen.say("The key is gone, and a new one is there. For a new page: reflect pocket make")
