"""A new key for a journal: in an order in which a kill or a full disk at any moment leaves a journal that opens.

First the key file has both keys, on the disk and read back; then every page of the journal is encrypted anew, all or
nothing; then it is opened with the new key and read through; then the old key is dropped. Until that, whoever opens
the journal next goes on with it. It asks nobody for anything.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from reflect.errors import ComputerSaidNo, JournalDamaged, Protected
from reflect.storage.database import rekeying
from reflect.storage.disk import lock
from reflect.storage.keys import outside, recovery_code, two_keys, ways_in
from reflect.storage.keys.crypto import Cost
from reflect.storage.keys.keyfile import Kind
from reflect.storage.keys.ways_in import Unlocked
from reflect.storage.names import DATABASE


def fits(folder: Path) -> Callable[[bytes], bool]:
    """Give what tries a key of 32 bytes on the journal of a folder."""
    return lambda key: rekeying.fits(folder / DATABASE, key)


def unlock(folder: Path, secret: str, *, kind: Kind) -> bytes:
    """Give the key, 32 bytes, that opens the journal in a folder. Raises: as `ways_in.unlock`."""
    return ways_in.unlock(folder, secret, kind=kind, fits=fits(folder)).key


def go_on(folder: Path, secret: str, *, kind: Kind) -> None:
    """Finish a change of the key that was cut short. Where there is none, this costs a look at two small files.

    If another reflect is open, or the disk refuses, nothing is lost: the journal opens, and the next one tries again.

    Raises: as `ways_in.unlock`, but for `ComputerSaidNo` and `Protected`; JournalDamaged when neither key opens it.
    """
    with contextlib.suppress(ComputerSaidNo, Protected):
        if outside.is_changing(folder):
            with lock.exclusive(folder):
                _finish(folder, ways_in.unlock(folder, secret, kind=kind, fits=fits(folder)))


def refuse_if_open(folder: Path) -> None:
    """Make sure that no other reflect has the journal open. Raises: ComputerSaidNo; Protected."""
    with lock.exclusive(folder):
        pass


def rotate(folder: Path, passphrase: str, code: str, *, cost: Cost) -> None:
    """Give the journal a new key, which this passphrase and this recovery code open, and nothing else.

    Args:
        folder: the journal's folder. Nobody may have the journal open.
        passphrase: the one that it has.
        code: a new recovery code, which the person has seen.
        cost: of both.

    Raises:
        WrongSecret: the passphrase does not open it; nothing was changed. KeyFileDamaged, JournalDamaged.
        ComputerSaidNo: the system refused. Unless `outside.is_changing`, nothing was changed; else the passphrase and
            the new code open the journal, and the next opening goes on.
    """
    with lock.exclusive(folder):
        _finish(folder, ways_in.unlock(folder, passphrase, fits=fits(folder)))
        key = unlock(folder, passphrase, kind="passphrase")
        _prove(folder, key)
        two_keys.begin(
            folder,
            key,
            passphrase=ways_in.token(passphrase, "passphrase"),
            code=recovery_code.normalise(code),
            cost=cost,
        )
        _finish(folder, ways_in.unlock(folder, passphrase, fits=fits(folder)))


def _finish(folder: Path, opened: Unlocked) -> None:
    if opened.coming is None:
        return
    two_keys.level(folder, opened.coming)
    if opened.key != opened.coming:
        rekeying.rekey(folder / DATABASE, opened.key, to=opened.coming)
    _prove(folder, opened.coming)
    two_keys.settle(folder, opened.coming)


def _prove(folder: Path, key: bytes) -> None:
    """Make sure that a key opens the journal before another one is let go of: a disk that fails to read proves nothing."""
    if not rekeying.fits(folder / DATABASE, key):
        raise JournalDamaged
