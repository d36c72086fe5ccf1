"""That records came in, and after which of the person's own changes: `undo` takes back those, and never what came in."""

import json

from reflect.storage.database import engine
from reflect.storage.database.engine import Connection
from reflect.storage.reading.meta import meta
from reflect.values.entry import Undone
from reflect.values.record import CameIn

_KEY = "came_in"
_NEWEST = "SELECT id, made_at, kind, number FROM change WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1"


def note(con: Connection, came: CameIn, *, at: str) -> None:
    """Keep that records came in just now. A transaction is open."""
    change = engine.single(con, "SELECT coalesce(max(id), 0) FROM change")
    kept = json.dumps({"by": came.by, "before": came.before, "change": change, "at": at})
    con.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [_KEY, kept])


def last(con: Connection) -> tuple[CameIn, Undone | None] | None:
    """Give by what records came in since the newest change that stands, and that change; None if they did not."""
    kept = meta(con, _KEY)
    if kept is None:
        return None
    came = CameIn(by=kept["by"], before=kept["before"])
    newest = con.execute(_NEWEST).fetchone()
    if newest is None:
        return came, None
    id, made_at, kind, number = newest
    # Numbers of changes begin anew after all of them were deleted for good, and a clock can go back: both have to say so.
    return (
        (came, Undone(kind=kind, number=number)) if id <= kept["change"] and made_at <= kept["at"] else None
    )
