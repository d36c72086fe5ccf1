"""The cryptographic moves of this room, all libsodium's. It never touches a file and never keeps a key."""

from nacl.bindings import sodium_memcmp
from nacl.encoding import RawEncoder
from nacl.exceptions import CryptoError
from nacl.hash import blake2b
from nacl.pwhash import argon2id
from nacl.secret import Aead

from reflect.errors import ComputerSaidNo
from reflect.quick_dataclass import dataclass

KEY_BYTES = 32
SALT_BYTES = 16
OVERHEAD_BYTES = 40
"""What a sealed box has more than its content: a nonce of 24 bytes and a tag of 16."""
PURPOSE_BYTES = 16
MARK_BYTES = 32
MOST_TURNS = 6
LEAST_KIB, MOST_KIB = 8, 1 << 18
MOST_WORK = MOST_TURNS * MOST_KIB
"""What one try may ask for in all, over every slot that it is tried on: KiB times turns. It is eight slots of ours."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try at a secret costs: turns, and memory in KiB. At most 6 turns and 256 MiB."""

    t: int
    m_kib: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownAnswers:
    """What the library must say for the secret `reflect`, the salt 0..15, the key 0..31. All in hex."""

    stretched: str
    box: str
    subkey: str


KNOWN_ANSWERS = KnownAnswers(  # made once; Python's own hashlib gives the same subkey
    stretched="eac70c58baae7a7b827b1cbeb6bdddd0fad4088885f1d277445abe7fbc0bccc3",
    box="000102030405060708090a0b0c0d0e0f1011121314151617eca76913f5b1f980a073b77edd904b7eadb203ddad19ce",
    subkey="3d0c0d673ae0d2a29207210f498bc449fc910392e2bd1a94c8bca71874f09545",
)

REAL_COST = Cost(3, 65536)
"""What the command line always uses: 64 MiB, about 0.1 s on a small laptop."""


def is_bearable(cost: Cost) -> bool:
    """Say whether a cost stays inside what any computer can bear, whatever a file says."""
    return 1 <= cost.t <= MOST_TURNS and LEAST_KIB <= cost.m_kib <= MOST_KIB


def work(cost: Cost) -> int:
    """Give what a cost asks of the computer, in KiB times turns."""
    return cost.t * cost.m_kib


def is_less(cost: Cost, than: Cost) -> bool:
    """Say whether a try at one cost needs less memory or less work than at another."""
    return cost.m_kib < than.m_kib or work(cost) < work(than)


def stretch(secret: bytes, salt: bytes, *, cost: Cost) -> bytes:
    """Turn a secret into a key of 32 bytes with Argon2id (one lane).

    Raises:
        ComputerSaidNo: there is not enough free memory.
        ValueError: the cost or the salt is out of bounds (check them before).
    """
    if not is_bearable(cost) or len(salt) != SALT_BYTES:
        raise ValueError("cost or salt out of bounds")
    try:
        return argon2id.kdf(KEY_BYTES, secret, salt, opslimit=cost.t, memlimit=cost.m_kib * 1024)
    except (CryptoError, MemoryError):
        message = (
            f"This needs {max(1, cost.m_kib // 1024)} MiB of free memory, and the computer has less just now."
        )
        raise ComputerSaidNo(message, hint="Close some other programs, then try again.") from None


def seal(content: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    """Seal content under a key of 32 bytes (XChaCha20-Poly1305, random nonce): 40 bytes longer.

    Args:
        content: what is hidden.
        key: 32 bytes.
        bound_to: what is not hidden but must be the same when the box is opened.
    """
    return bytes(Aead(key).encrypt(content, bound_to))


def unseal(box: bytes, *, key: bytes, bound_to: bytes) -> bytes | None:
    """Open a box, or give None if the key, the binding or any bit of the box is another."""
    if len(box) < OVERHEAD_BYTES:
        return None
    try:
        return Aead(key).decrypt(box, bound_to)
    except CryptoError:
        return None


def subkey(key: bytes, purpose: bytes) -> bytes:
    """Derive 32 bytes for one purpose from the journal's key; different purposes say nothing of each other.

    Args:
        key: 32 bytes.
        purpose: 1 to 16 bytes that name the purpose.

    Raises:
        ValueError: the lengths are wrong.
    """
    if len(key) != KEY_BYTES or not 1 <= len(purpose) <= PURPOSE_BYTES:
        raise ValueError("key or purpose has the wrong length")
    return blake2b(b"", digest_size=KEY_BYTES, key=key, person=purpose, encoder=RawEncoder)


def mark(content: bytes, *, key: bytes) -> bytes:
    """Give the 32 bytes of the keyed hash that only a holder of the key can make for this content."""
    return blake2b(content, digest_size=MARK_BYTES, key=key, encoder=RawEncoder)


def same(left: bytes, right: bytes) -> bool:
    """Compare two secrets without telling by the time it takes where they differ."""
    return sodium_memcmp(left, right)


def check_crypto(known: KnownAnswers = KNOWN_ANSWERS) -> None:
    """Try the known answers, in less than 5 ms, before anything is trusted to this computer's library.

    Raises:
        ComputerSaidNo: an answer is wrong.
    """
    key, box = bytes(range(KEY_BYTES)), bytes.fromhex(known.box)
    changed = box[:-1] + bytes([box[-1] ^ 1])
    right = (
        stretch(b"reflect", key[:SALT_BYTES], cost=Cost(1, LEAST_KIB)).hex() == known.stretched,
        unseal(box, key=key, bound_to=b"journal") == b"reflect",
        unseal(changed, key=key, bound_to=b"journal") is None,
        subkey(key, b"reflect-check").hex() == known.subkey,
    )
    if not all(right):
        raise ComputerSaidNo(
            "The encryption library of this computer gives wrong answers, so I did not open anything.",
            hint="Install reflect again, then try again.",
        )
