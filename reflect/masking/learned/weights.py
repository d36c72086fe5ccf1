"""Reads the weights that were learned. They are whole numbers, so that the same text gives the same spans everywhere."""

import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reflect.quick_dataclass import dataclass

LABELS = ("O", "PERSON", "PLACE", "ORG", "DATE", "CONTACT", "ID", "AGE")
"""What a word can be. O is no detail: it weighs nothing, and the others are measured against it."""

LANE = 20
"""The weights of all labels of a feature stand in one whole number, so many bits apart, so that one addition adds them all."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned."""

    features: Mapping[str, int]
    """Feature -> its weights for all labels but O, laid out in lanes."""
    steps: tuple[tuple[int, ...], ...]
    """What it weighs that one label follows another."""


@cache
def weights() -> Weights:
    """The weights that lie beside this module, written by `tagger/train.py`."""
    return unpacked(Path(__file__).with_name("weights.bin").read_bytes())


def unpacked(packed: bytes) -> Weights:
    """Read weights as they lie in a file."""
    text = zlib.decompress(packed).decode("ascii")
    steps, features = (part.splitlines() for part in text.split("\n\n"))
    return Weights(
        {line[:at]: _read(line[at + 1 :]) for line in features if (at := line.rindex(" "))},
        tuple(tuple(map(int, line.split())) for line in steps),
    )


@cache
def _read(said: str) -> int:
    """The weights of a feature: for each label that it speaks for or against a letter and a number, as in b12d-3."""
    made, sign, number, at = 0, 1, 0, 0
    for c in f"{said}a":
        if c.isdigit():
            number = number * 10 + int(c)
        elif c == "-":
            sign = -1
        else:
            made += sign * number << (LANE * at)
            sign, number, at = 1, 0, ord(c) - 98
    return made
