"""The key of an encrypted file, tried and changed. It never knows where a key comes from."""

from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ComputerSaidNo, JournalDamaged, NoJournal
from reflect.storage.database import engine
from reflect.storage.disk import refusal
from reflect.storage.keys.crypto import KEY_BYTES

STOPPED = "The computer stopped while the pages of your journal got their new key. It may be short of room."


def fits(path: Path, key: bytes) -> bool:
    """Say whether a key of 32 bytes opens this file. Raises: ComputerSaidNo; Protected."""
    try:
        engine.connect_to_read(path, key).close()
    except (JournalDamaged, NoJournal):
        return False
    return True


def rekey(path: Path, key: bytes, *, to: bytes) -> None:
    """Encrypt every page of a file anew, from one key of 32 bytes to another: all of it or nothing, and on the disk.

    Nobody else may have the file open. Beside the file it needs as much room as that has.

    Raises:
        ComputerSaidNo: the system refused, and the old key opens it. JournalDamaged: it does not read back.
        ValueError: a key of another length.
    """
    if len(to) != KEY_BYTES:
        raise ValueError("the key must be 32 bytes")
    con = engine.connect(path, key)
    try:
        con.execute(f"PRAGMA rekey = \"x'{to.hex()}'\"")
    except (
        sqlcipher.Error
    ) as error:  # where a page could not be read, the driver only says that it went wrong
        raise refusal.of_driver(error) or ComputerSaidNo(STOPPED) from None
    finally:
        con.close()
    con = engine.connect_to_read(path, to)
    try:
        if engine.integrity(con):
            raise JournalDamaged
    finally:
        con.close()
