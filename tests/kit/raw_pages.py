"""Every page of an encrypted file, opened by the raw key without the driver: also those that nothing is in any more.

SQLCipher 4: pages of 4096 bytes. A page ends in 80 bytes: an IV of 16 and a seal of 64. The first one begins with the salt.
"""

import hashlib
import hmac
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, IV, SEAL = 4096, 16, 16, 64


def opened(raw: bytes, key: bytes) -> list[bytes]:
    """Give what each page holds, in order; each seal must hold, whatever the page is for."""
    salt = raw[:SALT]
    sealing = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    return [
        _page(raw[at : at + PAGE], number, key, sealing)
        for number, at in enumerate(range(0, len(raw), PAGE), 1)
    ]


def _page(page: bytes, number: int, key: bytes, sealing: bytes) -> bytes:
    body, iv, seal = page[: -IV - SEAL], page[-IV - SEAL : -SEAL], page[-SEAL:]
    if number == 1:
        body = body[SALT:]
    wanted = hmac.new(sealing, body + iv + number.to_bytes(4, "little"), "sha512").digest()
    assert hmac.compare_digest(wanted, seal), number
    reader = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return reader.update(body) + reader.finalize()


def all_bytes(folder: Path, key: bytes) -> Iterator[tuple[str, bytes]]:
    """Give each file under a folder by its name, as it is; and each journal in it, also in a backup, opened page by page."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        raw = file.read_bytes()
        name = str(file.relative_to(folder))
        yield name, raw
        if file.suffix == ".reflectbackup":
            with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
                yield f"{name}, opened", b"".join(opened(bundle.read("journal.db"), key))
        elif file.name == "journal.db":
            yield f"{name}, opened", b"".join(opened(raw, key))


def found_in(folder: Path, key: bytes, word: str) -> list[str]:
    """Name the files in which a word stands, in UTF-8 or UTF-16; without its first letters, which an index may share."""
    forms = [word[2:].encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]
    return [name for name, content in all_bytes(folder, key) if any(form in content for form in forms)]
