"""What is known before the first question: that no word could be kept here, or perhaps not."""

from typing import TYPE_CHECKING

from reflect.errors import ReadOnly
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

NOTHING_KEPT = later("Your journal can be read here, but nothing new can be written to its file or folder.")
NOT_ASKED = later("That is why there are no questions now. To look into it, type: reflect doctor")
TO_READ = later("What you see can be read. What you type now can't be kept.")
HARDLY_ANY = later(
    "There is hardly any room left on the disk of your journal, so what you type may not get kept. It is best to stop "
    "here with Ctrl+C, and to make some room first."
)


def look_first(app: "Context", *, by_program: bool = False, to_read: bool = False) -> None:
    """Say at a keyboard, before anything is asked, that nothing can be kept, or that there is hardly any room.

    A program that answers is told nothing: it asks nobody to type, and hears of it when the disk refuses.

    Args:
        app: the world.
        by_program: the answers come in a file, so nothing is asked.
        to_read: what is asked about is there already, and is shown: then it is only said.

    Raises:
        ReadOnly: if the journal can only be read.
    """
    if by_program or not (app.on_terminal and app.can_ask):
        return
    from reflect.storage.disk import takes

    home = app.settings.home
    if takes.only_read(home):
        if not to_read:
            raise ReadOnly(speak(NOTHING_KEPT), hint=speak(NOT_ASKED))
        app.screen.note(f"{speak(NOTHING_KEPT)} {speak(TO_READ)}")
    elif takes.hardly_any_room(home):
        app.screen.note(speak(HARDLY_ANY))
