"""Whose turn it is: of what is too much for every run, each commit tries another part, and the long run tries all."""

import os
import subprocess
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TypeVar

from kit.world import ROOT, SOAK

T = TypeVar("T")


@cache
def rotation() -> tuple[int, str]:
    """Give a number that goes on with each commit, so that every part has its turn, and how to have the same again.

    `REFLECT_ROTATION` sets it; without a repository, each day has its own.
    """
    if (asked := os.environ.get("REFLECT_ROTATION")) is not None:
        return int(asked), f"REFLECT_ROTATION={asked}"
    try:
        said = subprocess.run(
            ["git", "rev-list", "--count", "HEAD"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        number = int(said)
    except (OSError, subprocess.CalledProcessError, ValueError):
        number = date.today().toordinal()
    return number, f"REFLECT_ROTATION={number}"


def in_turn(things: Sequence[T], count: int, *, ahead: int = 0) -> list[T]:
    """Give so many of these things, others with each commit, and all of them in the long run.

    Args:
        things: all that there is.
        count: how many of them one commit tries.
        ahead: turns by which this is ahead, so that two tests of the same things try others at the same time.
    """
    if SOAK:
        return list(things)
    start = (rotation()[0] + ahead) * count % len(things)
    return [*things, *things][start : start + count]
