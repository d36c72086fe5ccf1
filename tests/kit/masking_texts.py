"""Strategies for texts of any kind, and the labelled sentences, for the tests of masking."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from kit.world import SOAK

FIXTURES = Path(__file__).parents[1] / "fixtures" / "masking"
EVERYDAY = settings(max_examples=10_000 if SOAK else 120, deadline=None)
LONG = pytest.mark.timeout(3_600 if SOAK else 120)
"""How many seconds a test of `EVERYDAY` may take; ten thousand texts need many minutes."""
BY_CHANCE = 10_000 if SOAK else 2_000
"""How many short texts are made without Hypothesis, which needs most of the time for itself."""

PIECES = [
    "Maria", "maría", "Lopez", "kayla", "hope", "Hope", "will", "Grace", "Dr.", "Mr.", "mrs.", "judge", "Officer", "aunt", "my", "sister", "told",
    "with", "I", "he", "she", "and", "said", "D.", "J.T.", "de la", "van", "O'Brien", "Jose\u0301", "’s", "'s", "-", "@", ".", ",", "\n", "example.com",
    "555-0142", "(614)", "0142", "+1", "MRN", "case #", "12345", "123456", "PS-20418", "JKR 4471", "123-45-6789", "Mar 3", "2024", "3/14", "the 9th",
    "214 Maple Ave", "Street", "clinic", "St.", "Riverbend", "new york", "43215", "92", "turned", "years old", "insta", "quiet_storm", "$", "#", "/",
    "Person 1", "Place 2", "[date]", "[phone]", "90 or older", "Organization 3 (sister)", " ", "  ", "\t", "\u00a0", "\u00ad", "\u200d", "\ud800", "İ",
    "ß", "ǅ", "🦊", "👩‍👧", "٣", "王小明", "محمد", "Наташа", "e\u0301", "ﬁ", "Ａ", "zebulon", "Zebulón", "blue-bird",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=20).map(" ".join),
)
ALWAYS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=3)


def labelled(name: str) -> list[dict[str, Any]]:
    """The sentences of one labelled file."""
    return [json.loads(line) for line in (FIXTURES / f"{name}.jsonl").read_text("utf-8").splitlines()]
