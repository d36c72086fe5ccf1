"""A place that refused the file at the end: another one is asked for, so that what was signed is not signed for nothing."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.sharing.asked import typed
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.errors import ReflectError

WHERE_ELSE = later("Where else may it go?")
HOW = later("A folder, or a name for the file.")
NOTHING = later("stopping here")


def another_place(app: "Context", refused: "ReflectError", places: Mapping[str, Path]) -> dict[str, Path]:
    """Say why a place was refused, and ask for another one.

    Args:
        app: the world.
        refused: why a file can't be there.
        places: name of a format -> where its file was to be.

    Raises:
        ReflectError: `refused`, if the person stops here.
    """
    app.asker.tell(refused.message)
    try:
        said = typed(app.asker, speak(WHERE_ELSE), speak(HOW), nothing=speak(NOTHING))
    except EndOfInput:
        raise refused from None
    if isinstance(said, Move) or not said.strip():
        raise refused
    there = Path(said.strip()).expanduser()
    if there.is_dir():
        return {format: there / place.name for format, place in places.items()}
    if len(places) == 1:
        return dict.fromkeys(places, there)
    return {format: there.with_name(f"{there.name}{place.suffix}") for format, place in places.items()}
