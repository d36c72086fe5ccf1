"""Texts made by chance of real sentences and any signs: whatever is written, what is found keeps its promises from the first look to the last."""

import random
from functools import cache
from itertools import pairwise

import pytest
from kit.masking_texts import LONG, PIECES, labelled
from kit.world import SOAK

from reflect.masking.find import find, firm
from reflect.masking.plan.finish import finish, render
from reflect.masking.plan.leaks import LeakFound
from reflect.masking.plan.plan import plan
from reflect.masking.words.cut import cut

pytestmark = LONG
CHUNKS = 100 if SOAK else 2
EACH = 100
"""A chunk is one test, so that the long run of ten thousand texts can be shared among processors."""
FEW = 6
"""So many texts of a chunk may be refused, or masked further when they are masked again: a word that is a name only in other company."""
SIGNS = [
    range(0x20, 0x7F), range(0xA0, 0x250), range(0x300, 0x370), range(0x370, 0x600), range(0x2000, 0x2070), range(0x2460, 0x2500),
    range(0xD800, 0xE000), range(0xFF00, 0xFFEF), range(0x1F100, 0x1F200), range(0x10FFF0, 0x110000), range(10),
]  # fmt: skip
"""Letters and signs of many kinds, unseen ones, halves of signs, and what no alphabet has."""


@cache
def sentences() -> list[str]:
    return [case["text"] for name in ("own", "heldout2") for case in labelled(name)]


def by_chance(seed: int) -> str:
    """Some sentences, cut, changed and sprinkled with other things."""
    chance = random.Random(seed)
    made = list[str]()
    for _ in range(chance.randrange(1, 4)):
        text = chance.choice(sentences())
        text = chance.choice([str, str, str.lower, str.upper, str.title, str.swapcase])(text)
        words = text.split(" ")
        for _ in range(chance.randrange(5)):
            at = chance.randrange(len(words) + 1)
            strange = "".join(chr(chance.choice(chance.choice(SIGNS))) for _ in range(chance.randrange(1, 4)))
            words[at:at] = [chance.choice([chance.choice(PIECES), strange])]
        if chance.random() < 0.3:
            del words[: chance.randrange(len(words))]
        made.append(chance.choice([" ", " ", " ", "", "\n", "_"]).join(words))
    return chance.choice(["\n", " ", "\n\n", "; "]).join(made)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_promises_hold_on_texts_made_by_chance(chunk: int) -> None:
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        text = by_chance(seed)
        found = find(text)
        assert found == find(text) == find(cut(text)), seed
        assert all(s.start < s.end and text[s.start : s.end] == s.text for s in found), seed
        assert all(a.end <= b.start for a, b in pairwise(found)), seed
        assert firm(found) == [s for s in found if s.rank > 1], seed


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_what_is_finished_holds_nothing_firm_and_hardly_ever_changes_when_it_is_masked_again(
    chunk: int,
) -> None:
    changed = list[int]()
    for seed in range(chunk * EACH, (chunk + 1) * EACH):
        try:
            [once], made = finish(plan([by_chance(seed)]))
            left = {detail.span.text for detail in made.details if not detail.masked}
            assert not [
                s for s in firm(find(once)) if not any(s.text in word or word in s.text for word in left)
            ], seed
            same = render(plan([once])) == (once,)
        except LeakFound:  # a refusal is safe: nothing leaves
            same = False
        if not same:
            changed.append(seed)
    assert len(changed) <= FEW, changed


@pytest.mark.parametrize("sign", ["\uff9e", "\uff9f"])
def test_a_sign_of_which_nothing_is_left_to_compare_is_a_word_like_any_other(sign: str) -> None:
    words = [
        "met",
        "Mr.",
        "Kayla",
        "Moss",
        "at",
        "214",
        "Maple",
        "Ave",
        "room",
        "4",
        "near",
        "Riverbend",
        "Clinic",
        "on",
        "Mar",
        "3",
    ]
    for at in range(len(words) + 1):
        for more in range(2):
            text = " ".join([*words[:at], sign, *words[at + more :]])
            assert render(plan([text]))
