"""A PDF locked with a passphrase: AES-256, as every PDF reader of the last ten years opens it (extra `lock`).

The way in which PDF makes a key of a passphrase is quick, so guessing is quick too. And what is typed goes to a reader of PDFs, not
to us: it has to be exactly the passphrase.
"""

import io

import cryptography  # noqa: F401  # pypdf has no AES of its own; without it, it would fail in the middle
from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions

from reflect.errors import BadUsage
from reflect.export.lock import as_typed
from reflect.wording import later

TYPED = later(
    "A PDF opens only if it is typed exactly so: small letters, one space between words, nothing after the last."
)

TO_SEND = later("It can go by mail. Most phones and computers ask for the passphrase when it is opened.")

LONGEST = 127
"""Bytes of a passphrase that a PDF looks at; the rest would be left out without a word."""


def lock(content: bytes, passphrase: str) -> bytes:
    """Return a PDF encrypted with AES-256, with everything allowed to those who open it.

    The passphrase is taken as `as_typed` gives it, and has to be typed so: a reader of PDFs does not bend.

    Args:
        content: a whole PDF.
        passphrase: what opens it.

    Raises:
        BadUsage: if the passphrase is too short, or longer than a PDF can take.
    """
    given = as_typed(passphrase)
    if len(given.encode("utf-8")) > LONGEST:
        raise BadUsage(
            "That passphrase is longer than a PDF can take.",
            hint=f"Nothing was written. It can have {LONGEST} letters, fewer with accents.",
        )
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.pdf_header = "%PDF-1.7"
    writer.encrypt(given, algorithm="AES-256", permissions_flag=UserAccessPermissions.all())
    locked = io.BytesIO()
    writer.write(locked)
    return locked.getvalue()
