"""The one filter grammar: which entries a command is about, in the same words everywhere."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from reflect import dates
from reflect.cli.ahead import days as may_be_ahead
from reflect.cli.given.listed import unknown
from reflect.cli.given.named import area_named, in_option, pack_named
from reflect.errors import BadUsage

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.values.filter import Filter
    from reflect.values.room import Room


def chosen(
    app: "Context",
    *,
    since: str | None = None,
    until: str | None = None,
    area: str | None = None,
    setting: str | None = None,
    room: str | None = None,
    tag: str | None = None,
    pack: str | None = None,
    mark: bool = False,
    ahead: bool = False,
) -> "Filter":
    """Read the filter options. With `ahead`, days that have not come yet are fine where there are entries.

    Raises:
        BadUsage: if a word is unknown, a tag can't be one, days contradict each other, or `--mark` contradicts `--room`.
    """
    from reflect.values.filter import Filter
    from reflect.values.room import SETTINGS, Room

    starts = app.settings.week_start

    def days(text: str) -> dates.Period:
        return may_be_ahead(app, text) if ahead else dates.parse(text, today=app.today, starts=starts)

    first = days(since).first if since is not None else None
    end = days(until).end if until is not None else None
    if first and end and first >= end:
        raise BadUsage("--since lies after --until.")
    meant = room_named(room)
    if mark and meant not in (None, Room.SUPERVISION):
        raise BadUsage("--mark means the supervision room, and --room says another one.")
    _known("setting", setting, SETTINGS)
    return Filter(
        since=first,
        until=end,
        area=in_option(app, "--area", area, area_named) if area is not None else None,
        setting=setting,
        room=Room.SUPERVISION if mark else meant,
        tag=_as_kept(tag) if tag is not None else None,
        pack=in_option(app, "--pack", pack, pack_named) if pack is not None else None,
    )


def room_named(name: str | None) -> "Room | None":
    """Give the room with this name.

    Raises:
        BadUsage: if there is none.
    """
    from reflect.values.room import Room

    _known("room", name, [*Room])
    return Room(name) if name else None


def _as_kept(tag: str) -> str:
    from reflect.guide.document import clean_tag

    try:
        return clean_tag(tag)
    except ValueError as error:
        raise BadUsage(f"I can't use that tag: {error}.") from None


def _known(what: str, word: str | None, words: Collection[str]) -> None:
    if word is not None and word not in words:
        error = unknown(what, word, dict.fromkeys(words, ()))
        raise BadUsage(error.message, hint=error.hint)
