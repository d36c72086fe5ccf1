"""Timings inside one process, where starting it would hide what is meant. Prints milliseconds.

python bench/inside.py argon2id        one derivation at the cost that a new journal has
python bench/inside.py saving HOME     one entry saved, with everything imported before
"""

import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter


def argon2id() -> float:
    """One derivation, in a process that did none before: as it is when a journal is unlocked."""
    from nacl.pwhash import argon2id as kdf

    started = perf_counter()
    kdf.kdf(32, b"five quiet words for timing", bytes(16), opslimit=3, memlimit=64 << 20)
    return (perf_counter() - started) * 1e3


def saving(home: Path) -> float:
    """The median of five entries; the first save of a process, which sets up SQLAlchemy, comes before them."""
    from raw import opened

    from reflect.values import Answer, Rating, Reflection, Room

    text = "I waited, and asked what would help. " * 20
    answer = Answer(question="keep", kind="text", asked="What helped?", value=text, words=text)
    rating = Rating(
        question="focus_rating", asked="How did it go?", area="safe_space", value=4, anchor="I listened."
    )
    kept = Reflection(
        pack="quick_checkin", pack_version=1, title="Quick check-in", day=date(2026, 3, 8), room=Room.PRACTICE,
        private_pack=False, answers=(answer,) * 4, ratings=(rating,) * 5,
    )  # fmt: skip
    with opened(home) as journal:
        journal.add(kept)
        return statistics.median(_timed(lambda: journal.add(kept)) for _ in range(5)) * 1e3


def _timed(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


if __name__ == "__main__":
    print(argon2id() if sys.argv[1] == "argon2id" else saving(Path(sys.argv[2])))
