"""The one place where the encrypted file is opened: cipher, pragmas, transactions. It never knows a table.

Driver only (sqlcipher3): no SQLAlchemy here. A connection never commits by itself; `transaction` does.
"""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple, Protocol

import sqlcipher3.dbapi2 as sqlcipher

from reflect.errors import ComputerSaidNo, JournalDamaged, NoJournal
from reflect.storage.disk import files, refusal
from reflect.storage.keys.crypto import KEY_BYTES

PLAIN_HEADER = b"SQLite format 3"
PAGE_BYTES = 4096
"""The size of a page in SQLCipher 4. A file that is smaller would be taken for an empty one."""
SQLITE_FLOOR = (3, 51, 3)
"""Older ones can damage a file in WAL mode after a checkpoint."""
CIPHER_MAJOR = 4
OPENSSL_FLOOR = 3
WAIT_SECONDS = 10
"""How long a statement waits for another process to finish its writing."""
Mode = Literal["DEFERRED", "IMMEDIATE", "EXCLUSIVE"]
Bound = Sequence[str | int | float | bytes | None]
"""The values of the question marks in a statement, in their order."""
Row = tuple[Any, ...]
"""What a query gives, in the order of its columns: the driver knows no types, so whoever reads one makes a value of it."""

_PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",  # a file from elsewhere must not call functions through its own views
    "cell_size_check = ON",
    "secure_delete = ON",  # what is deleted is overwritten with zeros
    "temp_store = MEMORY",  # nothing readable in a temporary file
    "mmap_size = 0",
    "fullfsync = ON",  # macOS: through the drive's own cache
    "checkpoint_fullfsync = ON",
)
translate = refusal.translate
_REINSTALL = "Install reflect again, so that it brings its own encrypted SQLite, then try again."


class Cursor(Protocol):
    """What a statement gives back; `lastrowid` is the id of the row that was put in last."""

    lastrowid: int | None

    def fetchone(self) -> Row | None:
        """Give the next row, or None."""

    def fetchall(self) -> list[Row]:
        """Give the rest of the rows."""

    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """An open encrypted file, as the driver gives it."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""

    @property
    def total_changes(self) -> int:
        """How many rows were changed through this connection so far."""

    def execute(self, sql: str, parameters: Bound = (), /) -> Cursor:
        """Run one statement with bound values."""

    def executemany(self, sql: str, parameters: Sequence[Bound], /) -> Cursor:
        """Run one statement once for each of the bound values."""

    def backup(self, target: "Connection", /) -> None:
        """Copy every page into another open file."""

    def close(self) -> None:
        """Close the file."""


class Versions(NamedTuple):
    """The versions that the driver brings; `crypto` is the library that does the sums, such as "OpenSSL 3.6.0 1 Oct 2025"."""

    sqlite: str
    cipher: str
    crypto: str


def versions() -> Versions:
    """Say which SQLite and SQLCipher are in use, and check that they will do. Raises as `startup_floor`."""
    con = sqlcipher.connect(":memory:")
    try:
        con.execute(f"PRAGMA key = \"x'{'0' * 2 * KEY_BYTES}'\"")  # else it does not say what it would use
        cipher = con.execute("PRAGMA cipher_version").fetchone()
        crypto = con.execute("PRAGMA cipher_provider_version").fetchone()
    finally:
        con.close()
    found = Versions(sqlcipher.sqlite_version, cipher[0] if cipher else "", crypto[0] if crypto else "")
    startup_floor(found.sqlite, found.cipher)
    return found


def startup_floor(sqlite_version: str, cipher_version: str) -> None:
    """Check that the versions ("3.53.4", "4.19.0 community") are ones that keep a journal safe.

    Raises: ComputerSaidNo when SQLite is older than 3.51.3, or SQLCipher is missing or is not version 4.
    """
    if _numbers(sqlite_version) < SQLITE_FLOOR:
        raise ComputerSaidNo(
            "The SQLite of this computer is too old to keep a journal safe.", hint=_REINSTALL
        )
    if _numbers(cipher_version)[:1] != (CIPHER_MAJOR,):
        raise ComputerSaidNo(
            "The encryption that the journal needs is not on this computer.", hint=_REINSTALL
        )


def is_old_crypto(version: str) -> bool:
    """Say whether a cipher library as it names itself is one that gets no mending any more: an OpenSSL before 3."""
    name, _, number = version.partition(" ")
    return name == "OpenSSL" and _numbers(number)[:1] < (OPENSSL_FLOOR,)


def _numbers(version: str) -> tuple[int, ...]:
    first = version.split(" ", 1)[0].split(".")
    return tuple(int(part) for part in first) if all(part.isdecimal() for part in first) else ()


def create_file(path: Path, key: bytes) -> None:
    """Make a new encrypted file without tables, 0600; it has its name only once it is whole.

    Raises:
        Protected: something has that name. ComputerSaidNo: the system refused. ValueError: key of wrong length.
    """
    with files.taking_name(path, replace=False) as fresh:
        con = _open(fresh, key, readonly=False)
        try:
            with transaction(con):
                con.execute("PRAGMA user_version = 0")  # the first write makes the first page
        finally:
            con.close()
        _refuse_readable(fresh)


def connect(path: Path, key: bytes) -> Connection:
    """Open an encrypted file that is there. Close the connection yourself.

    Args:
        path: the file. It is never made here.
        key: 32 bytes.

    Raises:
        NoJournal: there is no file. Protected: it is a link.
        JournalDamaged: it is not encrypted, cut short, no database, or the key is another's.
        ComputerSaidNo: the system refused, or the driver is not one to trust.
        ValueError: the key has another length (SQLCipher would silently take it for a passphrase).
    """
    _refuse_readable(path)
    return _open(path, key, readonly=False)


def connect_to_read(path: Path, key: bytes) -> Connection:
    """Open an encrypted file that is there, as `connect` does, and let nothing be written into it."""
    _refuse_readable(path)
    return _open(path, key, readonly=True)


def _refuse_readable(path: Path) -> None:
    """Look at the first bytes before the driver does: it would not tell these cases apart."""
    try:
        with files.open_regular(path) as handle:
            head, size = handle.read(len(PLAIN_HEADER)), os.fstat(handle.fileno()).st_size
    except FileNotFoundError:
        raise NoJournal from None
    if head == PLAIN_HEADER:
        raise JournalDamaged("The journal file is not encrypted, and reflect refuses to open one like that.")
    if size < PAGE_BYTES:
        raise JournalDamaged("The journal file is empty or cut short.")


def _open(path: Path, key: bytes, *, readonly: bool) -> Connection:
    if len(key) != KEY_BYTES:
        raise ValueError("the key must be 32 bytes")
    try:
        con: Connection = sqlcipher.connect(
            str(path), timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlcipher.Error as error:
        raise translate(error) from None
    try:
        _unlock(con, key)
        _set_up(con, readonly=readonly)
    except sqlcipher.Error as error:
        con.close()
        raise translate(error) from None
    except BaseException:
        con.close()
        raise
    return con


def _unlock(con: Connection, key: bytes) -> None:
    con.execute("PRAGMA cipher_log_level = NONE")  # else SQLCipher writes to stderr by itself
    con.execute(f"PRAGMA key = \"x'{key.hex()}'\"")  # before anything that touches the file
    con.execute("PRAGMA cipher_compatibility = 4")  # a later version may have other defaults
    version = con.execute("PRAGMA cipher_version").fetchone()
    startup_floor(sqlcipher.sqlite_version, version[0] if version else "")
    con.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if con.execute("PRAGMA cipher_status").fetchone() != ("1",):
        raise ComputerSaidNo("The journal would not have been encrypted, so I stopped.", hint=_REINSTALL)


def _set_up(con: Connection, *, readonly: bool) -> None:
    for pragma in _PRAGMAS:
        con.execute(f"PRAGMA {pragma}")
    if readonly:
        con.execute("PRAGMA query_only = ON")
        return
    con.execute("PRAGMA journal_mode = DELETE")  # one file, so that a copy of it is whole
    con.execute("PRAGMA synchronous = EXTRA")


def single(con: Connection, sql: str, parameters: Bound = (), /) -> Any:
    """Give the one value of a query that always answers with one row of one column."""
    [(value,)] = con.execute(sql, parameters).fetchall()
    return value


@contextlib.contextmanager
def transaction(con: Connection, mode: Mode = "IMMEDIATE") -> Iterator[None]:
    """Do everything in the block, or nothing of it.

    Raises: what `translate` knows, in its words; any other error as it is. Nothing is kept then; only where the very
    last step went wrong nobody can tell, and the error says so.
    """
    saved = refusal.Saved.NOT
    try:
        con.execute(f"BEGIN {mode}")
        yield
        saved = refusal.Saved.UNKNOWN
        con.execute("COMMIT")
    except BaseException as error:
        with contextlib.suppress(sqlcipher.Error):
            if con.in_transaction:  # a full disk has ended it already
                con.execute("ROLLBACK")
        if isinstance(error, sqlcipher.Error) and (known := refusal.of_driver(error, saved=saved)):
            raise known from None
        raise


_UNREAD = ("error reading ", "error code=266", "error code=8458")
"""How both checks tell of a page that the disk did not give; the codes are SQLITE_IOERR_READ and _CORRUPTFS."""


def integrity(con: Connection) -> list[str]:
    """Read every page and check it: first its seal, then its structure. An empty list means that all is sound.

    The lines name pages and indexes, never what is in them.

    Raises: ComputerSaidNo when the file, or a page of it, cannot be read for now.
    """
    found = []
    for check in ("cipher_integrity_check", "integrity_check(100)"):
        try:
            found += [str(row[0]) for row in con.execute(f"PRAGMA {check}") if row[0] != "ok"]
        except sqlcipher.Error as error:
            reason = translate(error)
            if not isinstance(reason, JournalDamaged):
                raise reason from None
            found.append("the file is too damaged to be checked to its end")
    # A page that nobody could read is not known to be wrong.
    if any(sign in line for line in found for sign in _UNREAD):
        raise translate(sqlcipher.OperationalError("disk I/O error"))
    return found


def copy_encrypted(con: Connection, target: Path, key: bytes) -> None:
    """Copy the open file, as it is at this moment, into a new one under the same key of 32 bytes.

    Raises: Protected when `target` exists; ComputerSaidNo; JournalDamaged; ValueError inside a transaction.
    """
    if con.in_transaction:
        raise ValueError("what is not committed must not get into a copy")
    with files.taking_name(target, replace=False) as fresh:
        copy = _open(fresh, key, readonly=False)
        try:
            with transaction(con, mode="DEFERRED"):
                # Reading first takes the lock within ten seconds; the driver's copying would wait for ever.
                con.execute("SELECT count(*) FROM sqlite_master").fetchall()
                con.backup(copy)
        except sqlcipher.Error as error:
            raise translate(error) from None
        finally:
            copy.close()
        _refuse_readable(fresh)
