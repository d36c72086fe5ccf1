"""Sealed texts as a phone makes them, made with the library of Python: real ones, and those that are wrong in one way."""

import json
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from kit.packs import PACKS, PRACTICE
from nacl.public import Box, PrivateKey, PublicKey

from reflect.pocket.armour import VERSION, name_of_key
from reflect.storage.journal import Journal

LETTER: Mapping[str, Any] = {
    "id": "0123456789abcdef01234567",
    "pack": "quick_checkin",
    "pack_version": PACKS["quick_checkin"].version,
    "lang": "en",
    "scale": PRACTICE.scale,
    "day": "2026-03-05",
    "written": "2026-03-06",
    "focus": "learning",
    "spotlight": "",
    "period": None,
    "stopped": False,
    "answers": {"setting": "group", "sits": "settled", "keep": "I waited, and asked one question."},
}
"""A quick check-in of the day before, as the page writes it."""
KNOWN = bytes(range(1, 33))
"""The secret half of a key that tests give to a journal: that of the public test vector."""
PUBLIC = bytes(PrivateKey(KNOWN).public_key)
FRESH, NONCE = bytes(range(101, 133)), bytes(range(24))
BLOCK = 1024


def content_of(letter: Mapping[str, Any]) -> bytes:
    """Write a letter as the page does: JSON, filled up with blanks to whole blocks."""
    raw = json.dumps(letter).encode()
    return raw + b" " * (-len(raw) % BLOCK)


def block_of(
    content: bytes, public: bytes, *, fresh: bytes = FRESH, nonce: bytes = NONCE, version: int = VERSION
) -> bytes:
    """Seal something for a key of 32 bytes. A fixed secret and a fixed nonce make it the same each time."""
    secret = PrivateKey(fresh)
    box = Box(secret, PublicKey(public)).encrypt(content, nonce).ciphertext
    return bytes([version]) + bytes.fromhex(name_of_key(public)) + bytes(secret.public_key) + nonce + box


def as_text(block: bytes) -> str:
    """Write a block between its marks."""
    letters = b64encode(block).decode("ascii")
    lines = "\n".join(letters[n : n + 64] for n in range(0, len(letters), 64))
    return f"[reflect-pocket begin]\n{lines}\n[reflect-pocket end]\n"


def sealed(public: bytes, **changes: Any) -> str:
    """Seal `LETTER` with some of it changed, as the text that comes from a phone."""
    return as_text(block_of(content_of({**LETTER, **changes}), public))


def give_key(journal: Journal) -> None:
    """Let a journal have the key that is known, so that a text can be sealed for it beforehand."""
    kept = json.dumps({"secret": KNOWN.hex(), "since": "2026-03-01"})
    journal._file.con.execute("INSERT OR REPLACE INTO meta VALUES ('pocket_key', ?)", [kept])
