"""The recovery code: 160 random bits that a person can write down and type back. It never keeps a code.

A code is eight groups of five symbols, `ABCD1-EFGH2-...`. The alphabet is Crockford's base32 (no I, L, O, U).
The first four symbols of a group carry 20 bits; the fifth is a check: a weighted sum over the field of 32
elements plus the number of the group. So a wrong symbol, two neighbours swapped, or two groups swapped are
always noticed, and the message can say in which group.
"""

import os
import unicodedata
from collections.abc import Callable

from reflect.errors import WrongSecret

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
GROUP_LENGTH = 5
CODE_BYTES = 20
_FIELD = 0b100101  # x^5 + x^2 + 1, primitive: the powers of two below are all different
_WEIGHTS = (2, 4, 8, 16)
_LOOK_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_AROUND = " \t\r\n.,;:'\""
"""Marks that a sentence leaves around a code; they are no part of it."""
_HINT = "Nothing was changed. Look at that group again; spaces, dashes and capitals do not matter."


def new_code(random_bytes: Callable[[int], bytes] = os.urandom) -> str:
    """Make a new code: 8 groups of 5 symbols with dashes between, 47 characters.

    Args:
        random_bytes: gives n random bytes. Tests pass their own.
    """
    number = int.from_bytes(random_bytes(CODE_BYTES), "big")
    made = []
    for place in range(GROUPS):
        twenty = number >> (20 * (GROUPS - 1 - place)) & 0xFFFFF
        symbols = [twenty >> shift & 31 for shift in (15, 10, 5, 0)]
        made.append("".join(ALPHABET[s] for s in (*symbols, _check(symbols, place))))
    return "-".join(made)


def normalise(text: str) -> bytes:
    """Read a code as a person typed it: 20 bytes.

    Lower case, spaces and dashes anywhere are fine; O is read as 0, I and L as 1.

    Raises:
        WrongSecret: the number of symbols is wrong, or a check does not hold. The message names the first
            group that looks wrong, never what was typed.
    """
    found = groups(text)
    number = 0
    for place, group in enumerate(found):
        symbols = [ALPHABET.find(s) for s in group]
        whole = len(symbols) == GROUP_LENGTH and -1 not in symbols
        if not whole or _check(symbols[:4], place) != symbols[4]:
            raise WrongSecret(_what_is_wrong(found, place), hint=_HINT)
        for symbol in symbols[:4]:
            number = number << 5 | symbol
    if len(found) != GROUPS:
        raise WrongSecret(_what_is_wrong(found, len(found)), hint=_HINT)
    return number.to_bytes(CODE_BYTES, "big")


def groups(code: str) -> tuple[str, ...]:
    """Split a code, written in any way, into its groups of five (the last may be short). Checks nothing."""
    wide = unicodedata.normalize("NFKC", code).strip(_AROUND).upper()
    kept = "".join(s for s in wide if not _is_space_or_dash(s)).translate(_LOOK_ALIKE)
    return tuple(kept[at : at + GROUP_LENGTH] for at in range(0, len(kept), GROUP_LENGTH))


def _is_space_or_dash(symbol: str) -> bool:
    return symbol.isspace() or unicodedata.category(symbol) == "Pd" or symbol == "\N{MINUS SIGN}"


def _what_is_wrong(found: tuple[str, ...], place: int) -> str:
    count = sum(len(group) for group in found)
    if place < GROUPS and place < len(found) and len(found[place]) == GROUP_LENGTH:
        return f"Group {place + 1} of the recovery code does not look right."
    wanted = GROUPS * GROUP_LENGTH
    return f"The recovery code has {wanted} letters and digits in {GROUPS} groups. I count {count}."


def _check(symbols: list[int], place: int) -> int:
    total = place
    for symbol, weight in zip(symbols, _WEIGHTS, strict=True):
        total ^= _times(symbol, weight)
    return total


def _times(left: int, right: int) -> int:
    """Multiply two elements of the field of 32."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD
        right >>= 1
    return product
