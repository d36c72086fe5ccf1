"""`purge`: deletes for good, as far as this program reaches, and says how far that is. It opens no other journal."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli import counted
from reflect.cli.context import Context
from reflect.cli.given import older_copies
from reflect.cli.given.consent import confirm
from reflect.cli.given.named import number_of
from reflect.cli.given.options import Yes
from reflect.cli.phrases import NOT_CHANGED
from reflect.errors import BadUsage, NotFound, Protected

if TYPE_CHECKING:
    from reflect.storage.reading.going import Going

LEGAL = "If you have had a legal paper, or were told to keep records, do not delete. Ask first."
WORD = "delete"
SURE = f'To be sure, type the word "{WORD}". Anything else stops here.'


def purge(
    ctx: typer.Context,
    which: Annotated[
        list[str] | None, typer.Argument(metavar="[N]", help="These entries alone. Left out: the bin.")
    ] = None,
    before: Annotated[str | None, typer.Option(help="All entries before this day.", metavar="DAY")] = None,
    version: Annotated[
        str | None, typer.Option(help="Only this earlier version of the entry.", metavar="V")
    ] = None,
    versions: Annotated[
        bool, typer.Option("--versions", help="With the earlier versions of all entries.", metavar="")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.", metavar="")] = False,
    keep_backups: Annotated[
        bool, typer.Option("--keep-backups", help="Leave older backups where they are.", metavar="")
    ] = False,
    yes: Yes = False,
) -> None:
    """Delete for good: what is in the bin, or these entries, and the older backups that still hold it.

    Example: reflect purge --dry-run
    """
    app: Context = ctx.obj
    app.screen.say(LEGAL)
    if version is not None:
        alone = not (before or versions)
        gone = _version(app, which or [], version, alone=alone, dry_run=dry_run, ask=not yes)
    else:
        only = _chosen(app, which or [], before)
        gone = _entries(app, only, versions=versions, dry_run=dry_run, ask=not yes)
    if dry_run:
        older_copies.tell(app, more=gone)
        app.screen.say(NOT_CHANGED)
        return
    app.journal.bin.rewrite()
    if gone:
        app.screen.say("The journal file is written anew without it.")
    older_copies.remove(app, backups=not keep_backups, ask=not yes)


def _chosen(app: Context, which: Collection[str], before: str | None) -> frozenset[int] | None:
    """The numbers of the entries that were named; None where none was.

    Raises:
        NotFound: if one is neither in the list nor in the bin.
        BadUsage: if something is no number, or no day, or both were given.
    """
    from reflect.dates import parse_day

    if before is None and not which:
        return None
    if before is not None and which:
        raise BadUsage("Give the numbers of entries, or a day with --before, not both.")
    heads = [*app.journal.heads(), *app.journal.bin.heads()]
    if before is not None:
        day = parse_day(before, today=app.today)
        return frozenset(head.number for head in heads if head.day < day)
    numbers = [number_of("entry", word, see="reflect list") for word in which]
    for number in numbers:
        if number not in {head.number for head in heads}:
            raise app.journal.bin.no_entry(number)
    return frozenset(numbers)


def _entries(app: Context, only: frozenset[int] | None, *, versions: bool, dry_run: bool, ask: bool) -> bool:
    """Show what would go, ask twice, and delete it; says whether there was anything.

    Raises:
        Protected: if something else would go by now.
    """
    bin = app.journal.bin
    going = bin.going(only=only, versions=versions)
    if going.nothing:
        app.screen.say("There is nothing here to delete.")
        return False
    _show(app, going)
    again = bin.said_again(only=only)
    if again:
        app.screen.say(
            f"The same words stand in {_listed(again)} too, and this does not reach them there. To see them: reflect show {again[0]} --versions"
        )
    _tell_shared(app, [head.number for head in going.entries])
    if dry_run:
        return True
    if ask:
        _ask_twice(app, "Delete all of this for good? It can't be taken back.")
        if bin.going(only=only, versions=versions) != going:
            raise Protected(
                "The journal was changed while you were asked, so nothing was deleted.",
                hint="Type the same command again, to see what would go now.",
            )
    gone = bin.purge(only=only, versions=versions)
    app.screen.say(f"{counted.entries(gone)} deleted for good." if gone else "It is deleted for good.")
    return True


def _version(app: Context, which: list[str], typed: str, *, alone: bool, dry_run: bool, ask: bool) -> bool:
    """Show one earlier version of an entry, ask twice, and delete it; says that there was one.

    Raises:
        BadUsage: if not exactly one entry was named with it.
        NotFound: if there is no such version.
    """
    from reflect.render import entry

    if len(which) != 1 or not alone:
        raise BadUsage(
            "--version goes with the number of one entry.", hint="Try: reflect purge 3 --version 1"
        )
    number = number_of("entry", which[0], see="reflect list")
    version = number_of("version", typed, see=f"reflect show {number} --versions")
    found = next((v for v in app.journal.versions(number) if v.number == version), None)
    if found is None:
        raise NotFound(
            f"Entry {number} has no earlier version {version}.", hint=f"Try: reflect show {number} --versions"
        )
    names = {area.id: area.name for area in app.practice.areas.values()}
    app.screen.page(entry.version(found, names))
    if dry_run:
        return True
    if ask:
        _ask_twice(app, "Delete this earlier version for good? It can't be taken back.")
    app.journal.bin.forget_version(number, version)
    app.screen.say(f"Version {version} of entry {number} is deleted for good.")
    return True


def _ask_twice(app: Context, question: str) -> None:
    """Ask in two different ways, so that no habit of the fingers answers both.

    Raises:
        AnswerNeeded: if nobody can be asked.
        typer.Exit: if the answer is not yes both times; nothing was changed.
    """
    from reflect.cli.asking.leaving import or_say

    confirm(app, question)
    app.screen.say(SURE)
    app.screen.raw("> ")
    with or_say(app.screen, NOT_CHANGED):
        said = app.read_line().strip(" \t\r\n\"'.").lower()
    if said != WORD:
        app.screen.say(NOT_CHANGED)
        raise typer.Exit


def _show(app: Context, going: "Going") -> None:
    """Show what would go: entries one line each, all else in numbers."""
    from reflect.cli.gathering.heads import show_heads

    app.screen.say("Here is what would go:")
    if going.entries:
        show_heads(app, list(going.entries))
    rest = [
        (going.versions, "earlier version", "earlier versions"),
        (going.drafts, "draft", "drafts"),
        (going.plans, "plan", "plans"),
        (going.notes, "question or agreement", "questions or agreements"),
        (going.changes, "change that undo could take back", "changes that undo could take back"),
        (going.pages, "page for others that waits", "pages for others that wait"),
    ]
    for number, one, many in rest:
        if number:
            app.screen.say(f"{number} {one if number == 1 else many}")


def _tell_shared(app: Context, numbers: list[int]) -> None:
    """Say which of the entries were quoted in a file for others."""
    shared = [number for number in numbers if app.journal.exports.of(number)]
    if shared:
        app.screen.say(
            f"A file that you made for others quotes {_listed(shared)}. This does not reach that file."
        )


def _listed(numbers: Collection[int]) -> str:
    each = [str(number) for number in sorted(numbers)]
    return f"entry {each[0]}" if len(each) == 1 else f"entries {', '.join(each[:-1])} and {each[-1]}"
