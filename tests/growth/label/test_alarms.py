"""How the allowed false alarms are shared: worked examples, closed testing, and who carries half."""

import random
from datetime import date, timedelta

import pytest
from kit.orders import weighted_holm
from kit.worked import NEAR, WORKED

from reflect.growth.label.alarms import FocusArea, holm, weights

DAY = date(2026, 3, 8)


@pytest.mark.parametrize("case", WORKED["holm"])
def test_worked_examples_of_holm(case):
    names = [str(n) for n in range(len(case["p"]))]
    adjusted = holm(dict(zip(names, case["p"], strict=True)), dict.fromkeys(names, 1))
    assert [adjusted[name] for name in names] == pytest.approx(case["adjusted"], abs=NEAR)


def test_by_hand_half_for_the_focus():
    # Four areas, weights 3 : 1 : 1 : 1. First the focus (0.02 / 3 is least): 0.02 x 6 / 3. Then a: 0.01 x 3, and no less
    # than the one before it. Then b: 0.03 x 2. Then c, alone.
    adjusted = holm({"focus": 0.02, "a": 0.01, "b": 0.03, "c": 0.5}, {"focus": 3, "a": 1, "b": 1, "c": 1})
    assert adjusted == pytest.approx({"focus": 0.04, "a": 0.04, "b": 0.06, "c": 0.5})


def test_it_agrees_with_closed_testing_in_generated_cases():
    rnd = random.Random(1979)
    for _ in range(150):
        names = [str(n) for n in range(rnd.randint(1, 7))]
        p = {name: rnd.choice((rnd.random(), rnd.random() / 50, 0.01)) for name in names}
        weight = {name: rnd.choice((1, 1, 2, 9)) for name in names}
        assert holm(p, weight) == pytest.approx(weighted_holm(p, weight), abs=1e-12)


def test_only_the_ratios_of_the_weights_matter():
    p = {"a": 0.01, "b": 0.02, "c": 0.2}
    assert holm(p, {"a": 2, "b": 1, "c": 1}) == pytest.approx(holm(p, {"a": 6, "b": 3, "c": 3}))


def test_the_focus_carries_half_and_the_others_share_the_other_half():
    areas = tuple("abcdefghij")
    found = weights(areas, FocusArea("c", DAY), later_half=DAY)
    assert (found["c"], found["a"], sum(found.values())) == (9, 1, 18)


@pytest.mark.parametrize(
    "focus",
    [
        None,
        FocusArea("a", None),
        FocusArea("a", DAY + timedelta(1)),
        FocusArea("gone", DAY),
    ],
)
def test_what_was_not_named_before_the_later_half_carries_no_more_than_the_others(focus):
    assert set(weights(("a", "b", "c"), focus, later_half=DAY).values()) == {1}


def test_alone_or_as_one_of_two_there_is_nothing_to_shift():
    assert weights(("a",), FocusArea("a", DAY), later_half=DAY) == {"a": 1}
    assert weights(("a", "b"), FocusArea("a", DAY), later_half=DAY) == {"a": 1, "b": 1}
    assert weights((), FocusArea("a", DAY), later_half=DAY) == {}
