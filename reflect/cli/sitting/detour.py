"""Another pack in the middle of a sitting: an entry of its own, while the sitting waits as a draft."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reflect.cli.sitting import begin
from reflect.errors import NotFound
from reflect.wording import speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.guide.walk import Walk


def detour(app: "Context", waiting: "Walk", pack: str, hold: "Callable[[Walk, str], object]") -> None:
    """Go through another pack; a pack that is gone is said, and the sitting goes on.

    Args:
        app: the world.
        waiting: the sitting that waits.
        pack: the id of the other pack.
        hold: holds a sitting of this walk, told the title of the one that waits.
    """
    from reflect.guide.harvest import reflection

    try:
        wanted = app.library.get(pack)
        # The same time is not asked about twice.
        setting = reflection(waiting).setting if wanted.asks_setting else None
        walk = begin.start(app, wanted, begin.Chosen(setting=setting))
    except NotFound as error:
        app.asker.tell(error.message)
        return
    title = waiting.pack.title
    app.asker.tell(speak("{title} waits. This is a page of its own.", title=title))
    hold(walk, title)
    app.asker.tell(speak("Back to: {title}.", title=title))
