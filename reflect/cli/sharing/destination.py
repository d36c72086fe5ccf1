"""Where a page for others is written: whole or not at all, for the person alone, never over or into what it must not."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.given import named_place, paths
from reflect.errors import Protected
from reflect.wording import later, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reflect.cli.context import Context
    from reflect.cli.sharing.order import Order

ANYONE = later("Anyone who gets this file can read it. Delete it when you no longer need it.")
BESIDE = later("A packet is readable by anyone, so I don't put it beside your journal.")
ANOTHER_FOLDER = later("Choose another folder with --out.")
ANOTHER_NAME = later("Choose another name with --out.")
LOCKED = later("It is locked. Give the passphrase by phone or in person, never beside the file.")
CLOSE_THE_WINDOW = later(
    "The passphrase and the page can still be read further up in this window. Close it when you are done."
)


def check(app: "Context", target: Path, *, force: bool, why: str = BESIDE) -> None:
    """Refuse, before anything is built, a place that would cost something, or in which no file can be made.

    `why` says why it is not put beside the journal.

    Raises:
        Protected: see `_refuse`.
        NotFound, ComputerSaidNo: see `named_place.folder`.
    """
    _refuse(app, target, force=force, why=why)
    named_place.folder(paths.whole(target).parent, hint=ANOTHER_FOLDER)


def _refuse(app: "Context", target: Path, *, force: bool, why: str = BESIDE) -> None:
    """Refuse a place that would cost something.

    Raises:
        Protected: if it is another file, a link, or in the journal's own folder.
        NotFound: if its folder is not there.
        ComputerSaidNo: if it can't be the name of a file.
    """
    place = paths.whole(target)
    named_place.there(place.parent, hint=ANOTHER_FOLDER)
    home = app.settings.home.resolve()
    if home in (place.parent.resolve(), *place.parent.resolve().parents):
        raise Protected(why, hint=ANOTHER_FOLDER)
    taken = named_place.is_taken(place, hint=ANOTHER_NAME)
    if taken and place.is_symlink():
        raise Protected(f"{target} is a link to another place, so I did not write there.", hint=ANOTHER_NAME)
    if taken and not (force and place.is_file()):
        more = ", or add --force." if place.is_file() else "."
        raise Protected(
            f"There is something called {target} already, and it stays.",
            hint=f"Choose another name with --out{more}",
        )


def places(order: "Order", week: str) -> dict[str, Path]:
    """Name the file of each format.

    Args:
        order: what was asked for.
        week: stands in a name of ours.
    """
    from reflect import export
    from reflect.report import kinds

    if order.out is not None and len(order.formats) == 1:
        return {order.formats[0]: order.out}
    hides = kinds.load(order.kind).HIDES is not None  # then its name has no week either
    stem = str(order.out) if order.out is not None else order.kind if hides else f"{order.kind}-{week}"
    return {format: Path(f"{stem}{export.load(format).SUFFIX}") for format in order.formats}


def reserve(app: "Context", target: Path, size: int, *, force: bool) -> None:
    """Try whether so many bytes fit there, before anybody looks a page over: what is tried leaves nothing.

    Raises: as `prepared`.
    """
    it_fits = Protected()
    try:
        with prepared(app, target, bytes(size), force=force):
            raise it_fits  # whoever leaves without a word gives it its name
    except Protected as refused:
        if refused is not it_fits:
            raise


@contextmanager
def prepared(app: "Context", target: Path, content: bytes, *, force: bool) -> "Iterator[Callable[[], None]]":
    """Put the content on the disk, and lend what gives it its name; until then nothing of it can be seen.

    Raises:
        Protected, NotFound: as `_refuse`: the place may be another one since it was looked at.
        ComputerSaidNo: if the system refused.
    """
    from reflect.storage.disk import nameless

    _refuse(app, target, force=force)
    with nameless.prepared(paths.whole(target), content, replace=force) as give_name:
        yield give_name


def say_where(app: "Context", targets: "Iterable[Path]", *, to_send: str = "") -> None:
    """Say where the files are, and who can read them.

    Args:
        app: the world.
        targets: the files.
        to_send: how locked ones are best handed over; empty if they are not locked.
    """
    app.screen.say(speak("Written to:"))
    for target in targets:
        app.screen.path(paths.whole(target))
    locked = f"{speak(LOCKED)} {to_send} {speak(CLOSE_THE_WINDOW)}"
    app.screen.say(locked if to_send else speak(ANYONE))
