"""The encrypted file written anew, so that no page is left over in it from before. It never knows a table."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ComputerSaidNo
from reflect.storage.database import engine
from reflect.storage.disk import space
from reflect.storage.disk.refusal import translate

AGAIN = "What was deleted is deleted. To have its place in the file written anew too, type: reflect purge"


def rewrite(con: engine.Connection) -> None:
    """Write the whole file anew under the same key, page by page, and leave out the pages that nothing is in.

    SQLite's VACUUM: it works in memory, then copies back in one transaction, so a kill leaves the file as it was.

    Raises:
        ComputerSaidNo: if the system refused, or another process reads the file for longer than ten seconds; the
            file is as it was.
    """
    try:
        con.execute("VACUUM")
        left = engine.single(con, "PRAGMA freelist_count")
    except sqlcipher.Error as error:
        raise ComputerSaidNo(translate(error).message, hint=AGAIN) from None
    if left:
        raise ComputerSaidNo("The journal file has empty pages left that I could not take out.", hint=AGAIN)


def rewrite_if_there_is_room(con: engine.Connection) -> bool:
    """Write the whole file anew where that only saves room; says whether it was done.

    The file is whole either way, so where the disk is short of room, or another process reads the file for longer than
    ten seconds, it stays as it is and nobody is told.

    Raises:
        ComputerSaidNo: if the disk fails so that SQLite can't take back what it began: the next opening does that.
    """
    path = Path(engine.single(con, "SELECT file FROM pragma_database_list WHERE name = 'main'"))
    if space.left(path.parent) < path.stat().st_size:  # what SQLite keeps beside it until it is done
        return False
    try:
        rewrite(con)
    except ComputerSaidNo:
        try:
            con.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.Error as error:
            raise ComputerSaidNo(translate(error).message) from None
        return False
    return True
