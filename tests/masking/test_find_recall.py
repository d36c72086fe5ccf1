"""Floors: how much of what is labelled is masked whole. A bound a little below what is reached, so that a broken rule shows.

`python bench/masking.py` prints the figures by kind; docs/masking.md tells them, those of the sentences put aside too.
"""

from pathlib import Path

import pytest
from kit.masking_texts import labelled

from reflect.masking.find import find
from reflect.masking.gentle.warn import warn

GIVEN = frozenset(
    (Path(__file__).parents[2] / "prompts" / "en" / "given_names.txt").read_text("utf-8").split()
)
HARD = {"PERSON", "PLACE", "ORG", "DATE", "CONTACT", "ID", "AGE"}


def lowered(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def measured(name: str, *, lower: bool = False) -> tuple[float, float]:
    """The share of labelled details masked whole, and the share of other words masked."""
    hit = seen = over = other = 0
    for case in labelled(name):
        text = lowered(case["text"]) if lower else case["text"]
        gone = [False] * len(text)
        for span in find(text):
            if span.rank:
                gone[span.start : span.end] = [True] * (span.end - span.start)
        marked = [False] * len(text)
        for label in case["spans"]:
            places = range(label["start"], label["end"])
            for at in places:
                marked[at] = True
            if label["label"] in HARD:
                seen += 1
                hit += all(gone[at] or not text[at].isalnum() for at in places)
        start = 0
        for word in text.split(" "):
            end = start + len(word)
            if word and not any(marked[start:end]):
                other += 1
                over += any(gone[start:end])
            start = end + 1
    return hit / seen, over / other


@pytest.mark.parametrize(
    ("name", "lower", "floor"),
    [("dev", False, 0.96), ("dev", True, 0.92), ("own", False, 0.96), ("own", True, 0.91)],
)
def test_what_is_labelled_is_masked_whole(name: str, lower: bool, floor: float) -> None:
    found, over = measured(name, lower=lower)
    assert found >= floor
    assert over <= 0.025


@pytest.mark.parametrize("name", ["dev", "own"])
def test_shapes_are_all_found(name: str) -> None:
    for case in labelled(name):
        text = case["text"]
        gone = {at for s in find(text) if s.rank for at in range(s.start, s.end)}
        for label in case["spans"]:
            if label["label"] in ("CONTACT", "ID", "DATE", "AGE"):
                missed = [
                    at for at in range(label["start"], label["end"]) if text[at].isalnum() and at not in gone
                ]
                assert not missed, text[label["start"] : label["end"]]


@pytest.mark.parametrize("name", ["dev", "own"])
def test_what_is_told_while_writing_is_labelled(name: str) -> None:
    for case in labelled(name):
        for hint in warn(case["text"], names=GIVEN):
            assert any(s["start"] < hint.end and hint.start < s["end"] for s in case["spans"]), hint.text
