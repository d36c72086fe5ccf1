"""The pair of keys by which a phone can seal something for one journal: X25519 and `crypto_box`, libsodium's.

Only the public half ever leaves the journal. It never touches a file and never keeps a key.
"""

from nacl.exceptions import CryptoError
from nacl.public import Box, PrivateKey, PublicKey


def new_secret() -> bytes:
    """Draw the secret half of a new pair: 32 bytes."""
    return bytes(PrivateKey.generate())


def public_half(secret: bytes) -> bytes:
    """Give the public half, 32 bytes."""
    return bytes(PrivateKey(secret).public_key)


def opened(box: bytes, *, secret: bytes, sender: bytes, nonce: bytes) -> bytes | None:
    """Open what was sealed, or give None if it was sealed for another key, or any bit of it is another.

    Args:
        box: what was sealed, with its tag.
        secret: of the journal, 32 bytes.
        sender: the fresh public key that it was sealed with, 32 bytes.
        nonce: 24 bytes.
    """
    try:
        return bytes(Box(PrivateKey(secret), PublicKey(sender)).decrypt(box, nonce))
    except (CryptoError, ValueError):  # a sender's key of low order is refused as well
        return None
