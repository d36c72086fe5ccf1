"""Counts what of labelled texts is masked whole, how many texts keep nothing, and what else is masked."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from masking_texts import Case

from reflect.masking.find import find
from reflect.masking.gentle.warn import warn

HARD = ("PERSON", "PLACE", "ORG", "DATE", "CONTACT", "ID", "AGE")
"""What must be masked whole. Other labels count neither way."""
ADDRESS = re.compile(r"[0-9]+ .*[^\W\d_]")
WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one text."""

    case: Case
    found: tuple[tuple[str, bool], ...]
    """Each detail: its label, and whether all of it is masked."""
    missed: tuple[str, ...]
    words: int
    """How many words carry no label."""
    over: tuple[str, ...]
    """Those of them that are masked."""

    @property
    def clean(self) -> bool:
        """Nothing is left."""
        return all(whole for _, whole in self.found)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of many texts."""

    texts: int
    of: Counter[str]
    """How many details there are: by label, and `all`."""
    hit: Counter[str]
    with_details: int
    """How many texts hold a detail."""
    clean: int
    """How many of these keep none."""
    words: int
    over: int

    def share(self, kind: str) -> float | None:
        """The share of details masked whole; None where there are none."""
        return self.hit[kind] / self.of[kind] if self.of[kind] else None

    @property
    def over_masking(self) -> float:
        """The share of words without a label that are masked."""
        return self.over / max(self.words, 1)

    @property
    def nothing_left(self) -> float | None:
        """The share of texts with a detail that keep none."""
        return self.clean / self.with_details if self.with_details else None


def outcome(case: Case) -> Outcome:
    """Look through one text."""
    text = case.text
    covered, labelled = bytearray(len(text)), bytearray(len(text))
    for span in find(text):
        if span.rank:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
    found, missed = list[tuple[str, bool]](), list[str]()
    for start, end, label in case.spans:
        labelled[start:end] = b"\1" * (end - start)
        if label in HARD:
            whole = all(covered[i] or not text[i].isalnum() for i in range(start, end))
            address = label == "PLACE" and ADDRESS.match(text[start:end])
            found.append(("ADDRESS" if address else label, whole))
            if not whole:
                missed.append(f"{label:8} {text[start:end]!r} in {text!r}")
    free = [word for word in WORD.finditer(text) if not any(labelled[word.start() : word.end()])]
    over = [f"{word.group()!r} in {text!r}" for word in free if any(covered[word.start() : word.end()])]
    return Outcome(case, tuple(found), tuple(missed), len(free), tuple(over))


def tally(outcomes: Iterable[Outcome]) -> Tally:
    """Add up what became of some texts. An address counts as a place too."""
    done = list(outcomes)
    seen, hit = Counter[str](), Counter[str]()
    for each in done:
        for label, whole in each.found:
            for kind in {label, "PLACE" if label == "ADDRESS" else label, "all"}:
                seen[kind] += 1
                hit[kind] += whole
    held = [each for each in done if each.found]
    return Tally(
        len(done), seen, hit, len(held), sum(each.clean for each in held),
        sum(each.words for each in done), sum(len(each.over) for each in done),
    )  # fmt: skip


def hints(cases: Iterable[Case], given: Path) -> tuple[int, int]:
    """How many hints are told at writing time, and how many of them stand on something labelled."""
    names = frozenset(given.read_text("utf-8").split())
    told = right = 0
    for case in cases:
        for hint in warn(case.text, names=names):
            told += 1
            right += any(start < hint.end and hint.start < end for start, end, _ in case.spans)
    return told, right
