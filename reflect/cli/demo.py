"""`demo`: a whole sitting, a week, half a year and a page on a throw-away journal of an invented person.

The journal is made, and each entry is kept, by a clock that stands on its own day: it is as if it had been written then,
and the focus area was named before the weeks that it is looked at. Nothing else that this program does is told a day
that is not today.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reflect.cli.called import this_program
from reflect.cli.context import Context
from reflect.cli.given.paths import whole
from reflect.errors import LOOK_FIRST, ComputerSaidNo
from reflect.wording import number

if TYPE_CHECKING:
    from reflect.cli.context import Context as World


DEMO_PASSPHRASE = "an invented person's demo"  # noqa: S105 - it locks an invented journal, and is printed
AFTER_WORK = time(17)
"""When an invented entry was written. No clock is changed at this hour anywhere."""


def demo(
    ctx: typer.Context,
    keep: Annotated[Path | None, typer.Option(help="A new folder to put it in.", metavar="DIR")] = None,
) -> None:
    """Try it all on a throw-away journal of 28 invented weeks."""
    from reflect.cli.given import named_place
    from reflect.storage.disk import folders

    app: Context = ctx.obj
    say = app.screen.say
    if keep is not None:
        named_place.folder(whole(keep).parent, hint="Choose a new folder inside one that is there.")
        named_place.free(whole(keep), named=keep, hint="Choose a new folder.")
    folder = whole(keep) if keep else Path(tempfile.mkdtemp(prefix="reflect-demo-"))
    folders.make_private(folder)
    clock = InventedClock(app)
    world = demo_world(app, folder / "journal", clock)
    script = app.library.demo
    say("A demo on a throw-away, encrypted journal of an invented peer specialist.")
    with _whole_or_not_at_all(folder, world):
        _fill(world, script, clock, today=app.today)
        say(f"Twenty-eight weeks are in it: {number(world.journal.count())} reflections.")
        say()
        _show_four_things(typer.Context(ctx.command, obj=world), script, page=folder / "packet.html")
    say()
    _say_how_to_look_around(app, world.settings.home, folder)


def _fill(world: "World", script: dict[str, Any], clock: "InventedClock", *, today: date) -> None:
    """Make the journal, and keep each invented entry on its day."""
    from reflect.storage.journal import Journal

    clock.stand_on(invented_day(script["entry"][0], today))
    made = Journal.create(
        world.settings.home, DEMO_PASSPHRASE, focus=script["focus"], **world.key_cost, **world.keeping
    )
    world.journal = made.journal
    world.journal.set_up.finish()
    for written in script["entry"]:
        clock.stand_on(invented_day(written, today))
        keep_invented(world, written)
    clock.stand_on(today)


def _show_four_things(ctx: typer.Context, script: dict[str, Any], *, page: Path) -> None:
    """Keep one more reflection, and show it, the week, half a year, and a page for others."""
    from reflect.cli.commands import growth, show, week
    from reflect.cli.sharing import destination

    world: Context = ctx.obj
    say = world.screen.say
    say("1. A reflection, as if after a session today")
    say()
    number = keep_invented(world, script["live"])
    show.show(ctx, str(number))
    say(f"Saved as {number}.")
    say()
    say("2. The week")
    say()
    week.week(ctx)
    say()
    say("3. Half a year: what the ratings show")
    say()
    growth.growth(ctx)
    say()
    say("4. A packet for supervision, unsigned: counts and lines only, none of the written words")
    with destination.prepared(world, page, _unsigned_page(world), force=False) as give_name:
        give_name()
    destination.say_where(world, [page])


def _say_how_to_look_around(app: Context, kept_in: Path, folder: Path) -> None:
    app.screen.say("To look around in this journal, type these, and give the passphrase below:")
    app.screen.path(
        f"  set REFLECT_HOME={kept_in}" if os.name == "nt" else f"  export REFLECT_HOME='{kept_in}'"
    )
    app.screen.path(f"  {this_program()} list")
    app.screen.raw(f"  Passphrase: {DEMO_PASSPHRASE}\n")
    app.screen.say("After that, open a new window for a journal of your own: this one keeps to the demo.")
    app.screen.say("To remove all of it, delete this folder:")
    app.screen.path(f"  {folder}")


@contextmanager
def _whole_or_not_at_all(folder: Path, world: "World") -> Iterator[None]:
    """Close the journal at the end. Whatever comes between, the folder goes, which is ours alone: half a demo shows nothing.

    Raises:
        ComputerSaidNo: where the disk failed. It speaks of the demo: what a person would hear of a journal would send them
            to look for damage in their own.
    """
    try:
        yield
    except BrokenPipeError:  # who looked on has seen enough, and the journal is whole
        raise
    except BaseException as error:
        world.close()
        shutil.rmtree(folder, ignore_errors=True)
        if (refused := _not_made(error, folder)) is not None:
            raise refused from None
        raise
    finally:
        world.close()


_OF_A_JOURNAL = (
    ", so this was not saved.",
    ", and I can't tell whether this was saved.",
    ", so no journal was made.",
)
"""How a refusal ends that is about a journal of one's own."""
NOT_MADE = ", so the demo was not made."


def _not_made(error: BaseException, folder: Path) -> ComputerSaidNo | None:
    from reflect.storage.disk.refusal import of_new_file

    known = error if isinstance(error, ComputerSaidNo) else of_new_file(error, "the demo was not made")
    if known is None:
        return None
    message, hint = known.message.replace("The journal was not made", "The demo was not made"), known.hint
    for end in _OF_A_JOURNAL:
        message = message.replace(end, NOT_MADE)
    left = f"What is left of it is in {folder}" if os.path.lexists(folder) else "Nothing of it is left."
    return ComputerSaidNo(message, hint=f"{left} {hint}".strip() if hint != LOOK_FIRST else left)


def _unsigned_page(world: "World") -> bytes:
    """A packet of the last weeks: counts and lines only, none of the written words."""
    from reflect.cli.gathering.page import desk
    from reflect.cli.sharing import choose
    from reflect.cli.sharing.first_plan import first_plan
    from reflect.export import load
    from reflect.report.admitted import admit
    from reflect.report.build import build
    from reflect.report.kinds import load as load_kind
    from reflect.report.policy import Policy
    from reflect.values.filter import Filter

    kind = "packet"
    first, end = choose.weeks(world, Filter(), back=load_kind(kind).WEEKS_BACK)
    policy = Policy(
        kind=kind, since=first, until=end, picked=frozenset(), signed=False, lang=world.settings.lang
    )
    admitted = admit(desk(world, policy, Filter()), policy)
    return load("html").render(build(admitted, first_plan(world, admitted)).report)


class InventedClock:
    """A clock that stands on an invented day, after work. Where it stands on no day before today, it is the real one."""

    def __init__(self, app: "World") -> None:
        self._app, self._zone = app, app.local(app.clock()).tzinfo
        self._stands: datetime | None = None

    def __call__(self) -> datetime:
        """Give the instant, aware."""
        return self._app.clock() if self._stands is None else self._stands

    def stand_on(self, day: date) -> None:
        """Move to a local day."""
        is_over = day < self._app.today
        self._stands = datetime.combine(day, AFTER_WORK, tzinfo=self._zone) if is_over else None


def demo_world(app: "World", home: Path, clock: InventedClock) -> "World":
    """The same world with another home and clock, so that a demo can never touch the person's own journal.

    It has no pager: one page after another is shown, and nobody is asked to close one first.
    """
    from dataclasses import replace

    return replace(app, settings=replace(app.settings, home=home, pager=False), clock=clock)


def invented_day(written: dict[str, Any], today: date) -> date:
    """The day that an invented entry falls on: weeks ago and weekday, never in the future."""
    monday = today - timedelta(days=today.weekday())
    return min(monday - timedelta(weeks=written["weeks_ago"]) + timedelta(days=written["weekday"] - 1), today)


def keep_invented(world: "World", written: dict[str, Any]) -> int:
    """Keep one invented entry of today through the same door as an answers file; gives its number."""
    from json import dumps

    from reflect.cli.sitting.answers_file import fill_document
    from reflect.guide.document import parse
    from reflect.guide.harvest import reflection

    frame = {k: v for k, v in written.items() if k not in ("weeks_ago", "weekday")}
    document = parse(dumps(frame).encode(), "demo.toml", today=world.today)
    return world.journal.add(reflection(fill_document(world, document).walk)).number
