"""The key file while a new key takes the place of another: it holds both, from before the journal changes until after.

The old key lies sealed under the new one, never the other way round: whoever has the old key can open nothing new with
it. It never touches the journal itself.
"""

import os
from collections.abc import Callable
from pathlib import Path

from reflect.errors import ComputerSaidNo
from reflect.storage.disk import lock
from reflect.storage.keys import copies, keyfile
from reflect.storage.keys.crypto import KEY_BYTES, Cost
from reflect.storage.keys.keyfile import Kind, Whose

_NOT_READ_BACK = "The new key file could not be read back from the disk."


def begin(
    folder: Path,
    key: bytes,
    *,
    passphrase: bytes,
    code: bytes,
    cost: Cost,
    random_bytes: Callable[[int], bytes] = os.urandom,
) -> bytes:
    """Draw a new key and write it into the key file, with the one that is to go; give its 32 bytes.

    From then on the passphrase opens both keys, and only this code opens anything. Both copies are on the disk, were
    read back, and opened.

    Raises: KeyFileDamaged when no copy belongs to this key; NoJournal; Protected; ComputerSaidNo, and then the spare
    copy may be of the new key already.
    """
    with lock.exclusive(folder, name=lock.KEYS_LOCK):
        base = copies.counting(folder, key)
        whose = Whose(journal_id=base.whose.journal_id, generation=base.whose.generation + 1)
        new = random_bytes(KEY_BYTES)
        ways: tuple[tuple[Kind, bytes], ...] = (("passphrase", passphrase), ("recovery", code))
        slots = tuple(
            keyfile.new_slot(new, secret, kind=kind, whose=whose, cost=cost) for kind, secret in ways
        )
        before = keyfile.seal_before(key, under=new, whose=whose)
        written = base.written + 1
        copies.write(folder, keyfile.sealed(new, slots, whose=whose, written=written, before=before))
        for raw in copies.read_all(folder):
            for kind, secret in ways:
                opened = keyfile.open_document(raw, secret, kind=kind)
                if (opened.key, opened.before) != (new, key):
                    raise ComputerSaidNo(_NOT_READ_BACK)
    return new


def level(folder: Path, new: bytes) -> None:
    """Make both copies the ones of the new key: the journal must not change while only one of them can open it.

    Raises: as `begin`.
    """
    with lock.exclusive(folder, name=lock.KEYS_LOCK):
        document = copies.counting(folder, new)
        raw = keyfile.dump(document)
        if any(copies.read(folder, name) != raw for name in (copies.SPARE, copies.KEYS)):
            copies.write(folder, document)


def settle(folder: Path, new: bytes) -> None:
    """Drop the key from before: the journal is the new one's now. Raises: as `begin`."""
    with lock.exclusive(folder, name=lock.KEYS_LOCK):
        base = copies.counting(folder, new)
        if base.before is not None:
            written = base.written + 1
            copies.write(folder, keyfile.sealed(new, base.slots, whose=base.whose, written=written))
