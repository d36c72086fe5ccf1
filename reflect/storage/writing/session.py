"""One short session, one transaction, over the one open connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection as SqlAlchemyConnection
from sqlalchemy import Engine, create_engine, event, pool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool.base import _ConnectionRecord
from sqlmodel import Session

from reflect.storage.database import engine
from reflect.storage.database.engine import Connection
from reflect.storage.disk.refusal import Saved
from reflect.storage.writing import devices


def engine_over(con: Connection) -> Engine:
    """Put SQLAlchemy over the one open connection; bound values never show up in its errors."""
    made = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: con, poolclass=pool.StaticPool, hide_parameters=True
    )

    @event.listens_for(made, "connect")
    def _(_: object, record: _ConnectionRecord) -> None:
        # The pool takes a connection from before 1970 for an outdated one, and would close ours: a clock can be wrong.
        record.starttime = max(record.starttime, 0.0)

    @event.listens_for(made, "begin")
    def _(connection: SqlAlchemyConnection) -> None:
        # Writers take the lock at once, so that two devices wait for each other and never fail half way.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


@contextmanager
def session(over: Engine) -> Iterator[Session]:
    """One short session and one transaction; a driver's error becomes a kind one.

    Raises:
        ReflectError: what `engine.translate` makes of the driver's error; it says whether anything was saved.
    """
    saved = Saved.NOT
    try:
        with Session(over, expire_on_commit=False) as opened, opened.begin():
            devices.watch(opened)
            opened.connection()  # takes the lock now: what is read inside stays as it is until the end
            yield opened
            opened.flush()
            saved = Saved.UNKNOWN  # only the commit is left
    except DBAPIError as error:
        raise engine.translate(error.orig or error, saved=saved) from None
    except sqlcipher.Error as error:  # of what was read inside, past the session
        raise engine.translate(error, saved=saved) from None


def driver(opened: Session) -> Connection:
    """Give the connection of a session, in its transaction; what the session holds back is written first."""
    opened.flush()
    con: Any = opened.connection().connection.driver_connection
    found: Connection = con
    return found
