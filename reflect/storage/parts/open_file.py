"""The open file, as all parts of the journal share it: read through `con`, written in one transaction at a time.

It knows no table and gives nothing to a person. What writes is loaded at the first writing, since SQLModel is slow to load.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reflect.storage.clock import Clock, Now, ZoneOf, local_day
from reflect.storage.database.engine import Connection
from reflect.values.ladder import LadderOf

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class OpenFile:
    """The one open connection to a journal file.

    Attributes:
        con: to read through; whoever writes asks for `writing`.
        clock: gives the instant, aware, in the zone of the clock.
        ladder: gives the lines of today. What was picked from other ones is in no count.
        saved: whether this run has saved something for good; a draft is none of it.
    """

    def __init__(self, con: Connection, *, clock: Clock, zone: ZoneOf, ladder: LadderOf) -> None:
        self.con, self.clock, self.ladder = con, clock, ladder
        self._zone = zone
        self.saved = False
        self._engine: Engine | None = None

    def instant(self) -> datetime:
        """Give the instant, in UTC."""
        return self.clock().astimezone(UTC)

    def when(self) -> Now:
        """Give the instant with the local day of its person."""
        now, zone = self.clock(), self._zone()
        return Now(at=now.astimezone(UTC), zone=zone, day=local_day(now, zone))

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """Lend a session for one transaction: all of the block or nothing. Notes that something was saved, if it was.

        Raises:
            ReflectError: what the driver refused, with what is known of whether anything was saved.
        """
        before = self.con.total_changes
        with self.holding() as opened:
            yield opened
        self.saved = self.saved or self.con.total_changes > before

    @contextmanager
    def holding(self) -> "Iterator[Session]":
        """Lend a session for one transaction that saves nothing for good: a sitting that waits.

        Raises: as `writing`.
        """
        from reflect.storage.writing import session

        if self._engine is None:
            self._engine = session.engine_over(self.con)
        with session.session(self._engine) as opened:
            yield opened

    def close(self) -> None:
        """Let go of the session's hold on the connection. Whoever opened the connection closes it."""
        if self._engine is not None:
            self._engine.dispose()
