"""Rooms with a short number or a letter, numbers of cases: what fires, and what does not."""

import pytest
from kit.masking_examples import by_rules

FIRES = [
    ("he had bed 12 by the window", "address", "12"),
    ("unit 4 bed b", "address", "4"),
    ("unit 4 bed b", "address", "b"),
    ("the pod C guys", "address", "C"),
    ("meet in building C", "address", "C"),
    ("in building A, then out", "address", "A"),
    ("cell 9 was cold", "address", "9"),
    ("he is in room 4b", "address", "4b"),
    ("22 cr 1881", "number", "22 cr 1881"),
    ("docket 22 CR 118", "number", "22 CR 118"),
    ("case 2024 cr 118", "number", "2024 cr 118"),
    ("at 2210 CR 118, past the barn", "address", "2210 CR 118"),
]
STAYS = [
    "I slept in bed 3 hours",
    "in bed 12 hours",
    "got out of bed 3 times",
    "went to bed 10 pm, back in bed 9",
    "there are 12 beds",
    "building A sense of trust",
    "we finished unit 4 of the training",
    "a room 10 people could fit",
    "my cell is 5 years old",
    "building trust takes a bed, a room and a ward",
]


@pytest.mark.parametrize(("text", "kind", "found"), FIRES)
def test_it_is_found_in_its_kind(text: str, kind: str, found: str) -> None:
    assert (kind, found) in [(s.kind, s.text) for s in by_rules(text) if s.rank]


@pytest.mark.parametrize("text", STAYS)
def test_a_count_an_hour_or_a_word_is_no_room(text: str) -> None:
    assert not [s.text for s in by_rules(text) if s.rank]
