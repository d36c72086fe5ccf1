"""A page locked with a passphrase, which opens itself in any browser without a network (extra `lock`).

The page is encrypted with AES-256-GCM under a key that PBKDF2-SHA256 makes of the passphrase. What stands around it
is a form and a small script; the policy of the page lets that one script run, by its hash, and nothing load. Of what
is inside, title and length included, nothing can be seen before it is open.
"""

import base64
import hashlib
import secrets
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from reflect.export.lock import as_typed, run_together
from reflect.export.svg import escaped
from reflect.wording import later, speak, spoken

TYPED = later("Capital letters, spaces, hyphens and full stops do not matter when it is typed there.")

TO_SEND = later(
    "Give it by hand or on a stick. For mail, --format pdf --lock is better: mail programs often hold back a page like "
    "this, and a phone may show it without opening it."
)

WORDS = {
    "title": later("A locked page"),
    "is-locked": later("This page is locked"),
    "who-has-it": later(
        "The person who gave it to you has the passphrase. It opens here, in your browser. Nothing is sent anywhere."
    ),
    "passphrase": later("Passphrase"),
    "open": later("Open"),
    "no-script": later("To open it, your browser has to be allowed to run the small script in this page."),
    "small": later(
        "Capital letters, spaces, hyphens and full stops do not matter. "
        "What you print or save after opening is no longer locked."
    ),
    "empty": later("Type the passphrase first."),
    "waits": later("One moment."),
    "wrong": later("That is not quite it. Check the words, one by one, and try again. Nothing is lost."),
    "too-old": later(
        "This browser can't open locked pages from a file. Try a newer one, such as Firefox or Chrome."
    ),
}
"""What stands around the locked page, by its place in the form."""

ROUNDS = 1_000_000
"""Rounds of PBKDF2: each guess costs as much as it costs the one who knows the words."""

SALT, NONCE = 16, 12
"""Lengths in bytes."""

BLOCK = 16_384
"""The page is filled up to whole blocks of so many bytes, so that its length tells little."""


def lock(
    content: bytes, passphrase: str, *, random_bytes: Callable[[int], bytes] = secrets.token_bytes
) -> bytes:
    """Return a page that asks for the passphrase and then becomes the page that was given.

    Args:
        content: a whole HTML page in UTF-8, without scripts: none of it would run.
        passphrase: what opens it. When it is typed, only its letters and figures count.
        random_bytes: gives so many fresh random bytes.

    Raises:
        BadUsage: if the passphrase is too short.
    """
    given = run_together(as_typed(passphrase)).encode("utf-8")
    salt, nonce = random_bytes(SALT), random_bytes(NONCE)
    key = hashlib.pbkdf2_hmac("sha256", given, salt, ROUNDS, dklen=32)
    filled = content + b"\n" * (-len(content) % BLOCK)
    closed = salt + nonce + AESGCM(key).encrypt(nonce, filled, None)
    script = _part("locked.js")
    allowed = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    page = _part("locked.html")
    for name, value in (
        *((f"{{{{{name}}}}}", escaped(speak(words))) for name, words in WORDS.items()),
        ("{{lang}}", spoken()),
        ("{{script-hash}}", allowed),
        ("{{script}}", script),
        ("{{rounds}}", str(ROUNDS)),
        ("{{closed}}", base64.b64encode(closed).decode("ascii")),
    ):
        page = page.replace(name, value)
    return page.encode("utf-8")


@lru_cache(maxsize=2)
def _part(name: str) -> str:
    return files("reflect.export").joinpath(name).read_text("utf-8")
