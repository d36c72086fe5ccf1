"""A pack of the person's own, put into their packs folder: a new file, theirs alone, never over another one."""

from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.phrases import NOT_WRITTEN
from reflect.errors import Protected

if TYPE_CHECKING:
    from reflect.cli.context import Context


def refuse_names(app: "Context", id: str) -> None:
    """Refuse an id that another pack has: what somebody handed over must not stand in for a pack in silence.

    Raises:
        Protected: if there is such a pack.
    """
    if id in app.library.ids():
        raise Protected(
            f"There is a pack called {id} already, and it stays. {NOT_WRITTEN}",
            hint="Give yours another id, in its first lines and as the name of its file.",
        )


def keep(app: "Context", id: str, raw: bytes) -> Path:
    """Write a pack into the person's own folder, 0600.

    Args:
        app: the world.
        id: the id of the pack, and so the name of the file.
        raw: the file, as it was checked.

    Raises:
        Protected: if something has this name already, or the folder is a link.
        ComputerSaidNo: if the computer refuses.
    """
    from reflect.storage.disk.files import write_new
    from reflect.storage.disk.folders import make_private

    folder = app.settings.packs
    make_private(folder)
    place = folder / f"{id}.toml"
    write_new(place, raw)
    return place
