"""`archive`: everything that is kept, in one file that any program can read. It asks twice, since that file is not locked."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.given import named_place
from reflect.cli.given.options import As_Json, Yes
from reflect.cli.given.paths import whole
from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import ComputerSaidNo, Protected

if TYPE_CHECKING:
    from reflect.archive.writing import Packed
    from reflect.storage.journal import Journal

SUFFIX = ".zip"
WORD = "readable"
WHAT_IT_IS = (
    "An archive is everything in your journal, in one file. Pages that are only for you are in it too, "
    "and names as you wrote them."
)
NOT_LOCKED = (
    "It is NOT locked. Anyone who gets that file can read all of it. "
    "For a copy that is locked, type: reflect backup"
)
SURE = "Make a file that anyone who gets it can read?"
ONCE_MORE = f"To make it, type the word {WORD}. Enter alone stops here."
NOT_QUITE = f"That is not quite it. Type {WORD}, or press Enter to stop."
ANOTHER_NAME = "Choose another name, such as: reflect archive my-journal-2.zip"
ANOTHER_FOLDER = "Name a folder that is there. If it is on a stick, plug it in first."
DELETE_IT = "Keep it where only you can get at it, and delete it when you no longer need it."


def archive(
    ctx: typer.Context,
    path: Annotated[
        Path,
        typer.Argument(help="The file to write, or a folder for it.", metavar="PATH", show_default=False),
    ],
    synced: Annotated[
        bool, typer.Option("--synced", help="Also into a folder that a cloud copies.", metavar="")
    ] = False,
    yes: Yes = False,
    json: As_Json = False,
) -> None:
    """Write everything into one file that any computer can read. It is NOT locked.

    Example: reflect archive my-journal.zip
    """
    app: Context = ctx.obj
    place = _place(app, path, even_synced=synced)
    journal = app.journal
    if not yes:
        _ask_twice(app)
    written = _write(journal, place, day=app.today)
    if json:
        app.screen.json(
            {
                "archive": str(place),
                "records": dict(written.counts),
                "private": written.private,
                "in_bin": written.in_bin,
                "sha256": written.sha256,
            }
        )
        return
    app.screen.say("Written to:")
    app.screen.path(place)
    entries = counted.with_bin(written.counts.get("entry", 0) - written.in_bin, written.in_bin)
    app.screen.say(f"It holds {entries}, and all else that you kept. I read it back: it is whole.")
    app.screen.say(f"Anyone who gets this file can read it. {DELETE_IT}")


def _place(app: Context, path: Path, *, even_synced: bool) -> Path:
    """Give the file to write, before anything is asked or opened.

    Raises:
        Protected: if something has that name, or it would lie beside the journal, or where a cloud copies it.
        NotFound, ComputerSaidNo: see `named_place.folder`.
    """
    from reflect.cli.synced import synced_by

    named = path
    place = whole(path)
    if named_place.is_taken(place, hint=ANOTHER_NAME) and place.is_dir():
        named, place = (each / f"my-journal-{app.today.isoformat()}{SUFFIX}" for each in (named, place))
    elif place.suffix.lower() != SUFFIX:
        named, place = (each.with_name(each.name + SUFFIX) for each in (named, place))
    folder = place.parent
    named_place.there(folder, hint=ANOTHER_FOLDER)
    home, real = app.settings.home.resolve(), folder.resolve()
    if home in (real, *real.parents):
        raise Protected(
            "An archive is readable by anyone, so I don't put it beside your journal.", hint=ANOTHER_FOLDER
        )
    named_place.free(place, named=named, hint=ANOTHER_NAME)
    copies = synced_by(real)
    if copies and not even_synced:
        raise Protected(
            f"This looks like a folder that {copies} copies to other computers. {NOT_WRITTEN}",
            hint="Name another folder. If you want it there all the same, add --synced.",
        )
    named_place.folder(folder, hint=ANOTHER_FOLDER)
    return place


def _ask_twice(app: Context) -> None:
    """Ask for a yes, and then for a word: one key that was pressed by habit makes no such file.

    Raises:
        AnswerNeeded: if nobody can be asked.
        typer.Exit: if the answer is anything else; nothing was written.
    """
    from reflect.cli.asking.leaving import or_say
    from reflect.cli.given.consent import confirm

    app.screen.say(WHAT_IT_IS)
    app.screen.say(NOT_LOCKED)
    confirm(app, SURE, if_not=NOT_WRITTEN)
    app.screen.say(ONCE_MORE)
    while True:
        app.screen.raw("> ")
        with or_say(app.screen, NOT_WRITTEN):
            typed = app.read_line().strip().casefold()
        if typed == WORD:
            return
        if not typed:
            app.screen.say(NOT_WRITTEN)
            raise typer.Exit
        app.screen.say(NOT_QUITE)


def _write(journal: "Journal", place: Path, *, day: date) -> "Packed":
    """Write it, read it back, and only then give it its name.

    Raises:
        Protected: if something took the name meanwhile.
        ComputerSaidNo: if the system refused, or what was read back is not what was written.
    """
    from reflect import __version__
    from reflect.archive import reading, writing
    from reflect.storage.disk import nameless
    from reflect.storage.disk.refusal import explained

    with nameless.opened(place, replace=False) as new:
        with explained(f"{place.name} was not written", folder=place.parent):
            written = writing.write(
                new.file,
                journal.records.all(),
                schema=journal.health.schema,
                made_by=f"reflect {__version__}",
                day=day,
            )
            new.settle()
            try:
                reading.records(new.file)
            except reading.ArchiveDamaged:
                raise ComputerSaidNo(
                    "The archive could not be read back from the disk, so I did not keep it."
                ) from None
        new.give_name()
    return written
