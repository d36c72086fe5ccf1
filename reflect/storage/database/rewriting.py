"""The encrypted file written anew, so that no page is left over in it from before. It never knows a table."""

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ComputerSaidNo
from reflect.storage.database import engine
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
