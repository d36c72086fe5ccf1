"""Timings inside one process, where starting it would hide what is meant. Prints milliseconds.

python bench/inside.py argon2id        one derivation at the cost that a new journal has
python bench/inside.py saving HOME     one entry saved, with everything imported before
python bench/inside.py labels HOME     the trend labels of all areas: SQL, statistics and sentences
python bench/inside.py growth          the import of all that the labels need, as time on the CPU
python bench/inside.py looking         labelled sentences looked through for details, as time on the CPU
python bench/inside.py cutting         the same sentences only cut into words
python bench/inside.py masked KIND N   N characters of a kind of text masked as a page is, as time on the CPU
python bench/inside.py cut KIND N      the same text only cut into words
"""

import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter, process_time


def argon2id() -> float:
    """One derivation, in a process that did none before: as it is when a journal is unlocked."""
    from nacl.pwhash import argon2id as kdf

    started = perf_counter()
    kdf.kdf(32, b"five quiet words for timing", bytes(16), opslimit=3, memlimit=64 << 20)
    return (perf_counter() - started) * 1e3


def saving(home: str) -> float:
    """The median of five entries; the first save of a process, which sets up SQLAlchemy, comes before them."""
    from raw import opened

    from reflect.values.entry import Answer, Rating, Reflection
    from reflect.values.room import Room

    text = "I waited, and asked what would help. " * 20
    answer = Answer(question="keep", kind="text", asked="What helped?", value=text, words=text)
    rating = Rating(
        question="focus_rating", asked="How did it go?", area="safe_space", value=4, anchor="I listened."
    )
    kept = Reflection(
        pack="quick_checkin", pack_version=1, title="Quick check-in", day=date(2026, 3, 8), room=Room.PRACTICE,
        private_pack=False, answers=(answer,) * 4, ratings=(rating,) * 5,
    )  # fmt: skip
    with opened(Path(home)) as journal:
        journal.add(kept)
        return statistics.median(_timed(lambda: journal.add(kept)) for _ in range(5)) * 1e3


def labels(home: str) -> float:
    """From the counts in the file to the sentences, as the first thing asked of a journal that was just opened."""
    from raw import opened

    from reflect.growth.label.steps import weeks, window
    from reflect.growth.label.trend_label import trends
    from reflect.guide.shipped.compiled import practice

    end = date(2026, 3, 8)
    areas = {area.id: area.name for area in practice("en").areas.values()}
    with opened(Path(home)) as journal:

        def label() -> None:
            counts = journal.counts.picked(window(end)).by_span(weeks(end, ()))
            found = trends(counts, end_day=end, first_day=journal.counts.first_rated(), areas=areas)
            if len(found) != len(areas) or not all(t.sentence for t in found):
                raise SystemExit("These are not the labels of all areas.")

        return _timed(label) * 1e3


def growth() -> float:
    """The time that importing takes, in a process that imported nothing of it."""
    started = process_time()
    from reflect.growth.label import trend_label  # noqa: F401 - to import them is what is measured

    return (process_time() - started) * 1e3


def looking() -> float:
    """The time that short texts take to be looked through, with all that is loaded for it loaded before."""
    from reflect.masking.find import find

    return _least(find)


def cutting() -> float:
    """The time that the same texts take to be cut into words."""
    from reflect.masking.words.cut import cut
    from reflect.masking.words.tokens import tokens

    return _least(lambda text: tokens(cut(text)))


def masked(kind: str, size: str) -> float:
    """The time that a page of one long text takes: its plan, a second look, and the last check of what is written."""
    from masking_cost import seconds, text_of

    from reflect.masking.plan.finish import render
    from reflect.masking.plan.plan import plan

    render(plan(["met with kayla on Mar 3"]))  # loads what is needed
    text = text_of(kind, int(size))
    return seconds(lambda: render(plan([text])), 1) * 1e3


def cut(kind: str, size: str) -> float:
    """The time that the same text takes to be cut into words."""
    from masking_cost import seconds, text_of

    from reflect.masking.words.cut import cut as pieces
    from reflect.masking.words.tokens import tokens

    text = text_of(kind, int(size))
    return seconds(lambda: tokens(pieces(text))) * 1e3


def _least(act: Callable[[str], object]) -> float:
    """The least of some runs over the labelled sentences; the first one loads what is needed."""
    from masking_texts import FIXTURES, cases

    texts = [case.text for case in cases(FIXTURES / "own.jsonl")]
    times = list[float]()
    for first in (
        "",
        "Well, ",
        "And so ",
        "Then ",
    ):  # no line comes twice, for one that was read is remembered
        started = process_time()
        for text in texts:
            act(first + text)
        times.append(process_time() - started)
    return min(times) * 1e3


def _timed(act: Callable[[], object]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


MEASURED: dict[str, Callable[..., float]] = {
    "argon2id": argon2id, "saving": saving, "labels": labels, "growth": growth, "looking": looking, "cutting": cutting,
    "masked": masked, "cut": cut,
}  # fmt: skip


if __name__ == "__main__":
    what, *asked = sys.argv[1:]
    print(MEASURED[what](*asked))
