"""The backup that nobody asked for: made when a command has saved something and is done. It asks nothing and changes no exit code."""

from typing import TYPE_CHECKING

from reflect.cli.signals import Stopped
from reflect.errors import ReflectError

if TYPE_CHECKING:
    from reflect.cli.context import Context

NOT_MADE = "What you saved is kept. {why} To try again, type: reflect backup"
LATER = "What you saved is kept. The backup that was due is left for next time."


def back_up_if_due(app: "Context") -> None:
    """Make a backup of the open journal if it is time for one, and the settings let it. What goes wrong is said in one line.

    Raises:
        Stopped: if the window closes, or the program is asked to end.
    """
    if not app.settings.backup_by_itself:
        return
    try:
        app.journal.copies.write_if_due()
    except Stopped:
        raise
    except KeyboardInterrupt:
        app.screen.note(LATER)
    except Exception as error:  # what was asked for is done, and was said
        app.screen.note(NOT_MADE.format(why=_why(error)))


def _why(error: Exception) -> str:
    from reflect.storage.disk.refusal import instead, translate

    refused = error if isinstance(error, ReflectError) else translate(error)
    return instead(refused, "no new backup was made").message
