"""A sealed block as letters that survive a message: found in a text, taken apart, told from what is none. Pure.

A block holds, in this order: its version (1 byte), what names the key (8), the sender's fresh public key (32), a nonce
(24), and the box of libsodium's `crypto_box`. Nothing of it can be read here.
"""

import binascii
import re
from base64 import b64decode
from hashlib import sha512

from reflect.errors import Untrusted
from reflect.quick_dataclass import dataclass

VERSION = 1
NAME_BYTES, KEY_BYTES, NONCE_BYTES, TAG_BYTES = 8, 32, 24, 16
HEAD_BYTES = 1 + NAME_BYTES + KEY_BYTES + NONCE_BYTES
MOST_BLOCKS = 100
"""So many blocks of one text are taken in one go: a year of notes is taken in a few goes."""

_BEGIN = re.compile(r"\[\s*reflect[\s-]*pocket\s+begin\s*\]", re.IGNORECASE)
_END = re.compile(r"\[\s*reflect[\s-]*pocket\s+end\s*\]", re.IGNORECASE)
# What mail and messages put between letters: blanks of all kinds, marks of a quote, invisible breaks.
_BETWEEN = re.compile("[\\s>\\xad\\u200b-\\u200f\\u2060\\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One sealed block, taken apart.

    Attributes:
        key_name: 16 hex digits; see `name_of_key`.
        sender: the fresh public key, 32 bytes.
        nonce: 24 bytes.
        box: what is sealed, with its tag.
    """

    key_name: str
    sender: bytes
    nonce: bytes
    box: bytes


class NotWhole(Untrusted):
    """A block that was cut off or changed on its way, so far as its form tells."""


class OtherVersion(Untrusted):
    """A block in a form that this program does not know. `newer` says on which side of what it knows."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version}")
        self.newer = version > VERSION


def name_of_key(public: bytes) -> str:
    """Name a public key of 32 bytes by 16 hex digits: the beginning of its SHA-512, as tweetnacl-js has it."""
    return sha512(public).digest()[:NAME_BYTES].hex()


def spaced(name: str) -> str:
    """Write the name of a key so that two people can compare it: four groups of four."""
    return " ".join(name[n : n + 4] for n in range(0, len(name), 4))


def texts_in(text: str) -> list[str]:
    """Find what stands between the marks of each block, in order. None has its marks.

    Raises:
        NotWhole: if a block begins and has no end.
    """
    found: list[str] = []
    begin = _BEGIN.search(text)
    while begin is not None:
        end = _END.search(text, begin.end())
        again = _BEGIN.search(text, begin.end())
        if end is None or (again is not None and again.start() < end.start()):
            raise NotWhole
        found.append(text[begin.end() : end.start()])
        begin = _BEGIN.search(text, end.end())
    return found


def is_at_its_end(line: str) -> bool:
    """Say whether a line closes a block."""
    return _END.search(line) is not None


def taken_apart(text: str) -> Block:
    """Take one block apart.

    Raises:
        NotWhole: if letters of it are missing or others are in it.
        OtherVersion: if it is in another form.
    """
    try:
        raw = b64decode(_BETWEEN.sub("", text).encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise NotWhole from None
    if raw[:1] and raw[0] != VERSION:
        raise OtherVersion(raw[0])
    if len(raw) < HEAD_BYTES + TAG_BYTES:
        raise NotWhole
    key_at, nonce_at = 1 + NAME_BYTES, 1 + NAME_BYTES + KEY_BYTES
    return Block(
        key_name=raw[1:key_at].hex(),
        sender=raw[key_at:nonce_at],
        nonce=raw[nonce_at:HEAD_BYTES],
        box=raw[HEAD_BYTES:],
    )
