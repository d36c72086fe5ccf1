"""A file in whose writing the power went. What was not finished SQLite takes back; what is left of it in unused pages goes here.

SQLite keeps no copy of a page that nothing was in before it is written to, since nobody reads it. Torn by a power cut, such a
page has a seal that does not hold: every look through the file, and every copy of it, would say that the journal is damaged.
"""

from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ReflectError
from reflect.storage.database import engine

BESIDE = "-journal"
"""What SQLite puts behind the name of a file while it writes: there at an opening after a kill or a power cut, or while another
process writes. Then the look costs a moment, and what it would write is a transaction as any other."""


def connect(path: Path, key: bytes) -> engine.Connection:
    """Open an encrypted file as `engine.connect` does, and leave no torn page in it that nothing is in. Raises the same."""
    was_cut_off = path.with_name(path.name + BESIDE).exists()
    con = engine.connect(path, key)
    if was_cut_off:
        mend(con)
    return con


def mend(con: engine.Connection) -> None:
    """Write every unused page anew where a seal does not hold, and all that is in use was read and is sound.

    What can't be done now, such as on a full disk, leaves the file as it is. Once such a page was read, as by a copy, the
    driver refuses all else on this connection, so this comes first.
    """
    with suppress(sqlcipher.Error, MemoryError, ReflectError):
        unused = engine.single(con, "PRAGMA freelist_count")
        if not unused or not con.execute("PRAGMA cipher_integrity_check").fetchall():
            return
        # It reads each page that is in use, so a seal that does not hold is one of the others.
        if con.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            return
        with engine.transaction(con):  # VACUUM would read what it writes over, and stop there
            con.execute("CREATE TABLE every_unused_page (x)")
            con.execute("INSERT INTO every_unused_page VALUES (zeroblob(?))", [unused * engine.PAGE_BYTES])
            con.execute("DROP TABLE every_unused_page")
