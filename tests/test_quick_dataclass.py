"""Classes of values that make their methods at first use behave as the standard library's do."""

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect import quick_dataclass


def made(how: Any, **options: bool) -> Any:
    """The same class, made by one of the two."""

    @how(**options)
    class Kept:
        """What is kept."""

        number: int
        words: str = dataclasses.field(default="none", repr=False)
        tags: list[str] = dataclasses.field(default_factory=list)
        seen: int = dataclasses.field(default=7, init=False)
        found_at: int = dataclasses.field(default=0, compare=False, kw_only=True)

        @property
        def long(self) -> bool:
            """Whether it has many words."""
            return len(self.words) > 9

    return Kept


OPTIONS = [
    {"frozen": frozen, "slots": slots, "kw_only": kw_only, "eq": eq, "repr": shown}
    for frozen in (True, False)
    for slots in (True, False)
    for kw_only in (True, False)
    for eq in (True, False)
    for shown in (True, False)
]


def both(options: dict[str, bool]) -> tuple[Any, Any]:
    return made(quick_dataclass.dataclass, **options), made(dataclasses.dataclass, **options)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_it_is_made_shown_compared_and_refused_as_the_standard_one(options):
    ours, theirs = both(options)
    for given_ in ({"number": 1}, {"number": 1, "words": "two words"}, {"number": 2, "tags": ["a"]}):
        mine, other = ours(**given_), theirs(**given_)
        assert dataclasses.asdict(mine) == dataclasses.asdict(other)
        assert [f.name for f in dataclasses.fields(mine)] == [f.name for f in dataclasses.fields(other)]
        assert dataclasses.is_dataclass(mine) and mine.long is other.long
        assert (mine == ours(**given_)) is (other == theirs(**given_))
        assert (mine == ours(number=9)) is (other == theirs(number=9))
        assert (mine == ours(found_at=5, **given_)) is (other == theirs(found_at=5, **given_))
        assert mine != other
        changed, was = (dataclasses.replace(one, number=5) for one in (mine, other))
        assert dataclasses.asdict(changed) == dataclasses.asdict(was)
        if options["repr"]:
            assert repr(mine) == repr(other)
        for wrong in ({}, {"number": 1, "more": 2}, {"number": 1, "seen": 2}):
            for kind in (ours, theirs):
                with pytest.raises(TypeError):
                    kind(**wrong)
        assert (mine.__hash__ is None) is (other.__hash__ is None)
        for one in (mine, other):
            if options["frozen"]:
                with pytest.raises(dataclasses.FrozenInstanceError, match="number"):
                    one.number = 3
                with pytest.raises(dataclasses.FrozenInstanceError, match="number"):
                    del one.number
            else:
                one.number = 3
                assert one.number == 3
        assert hasattr(mine, "__dict__") is hasattr(other, "__dict__") is not options["slots"]
    for kind in (ours, theirs):
        if options["kw_only"]:
            with pytest.raises(TypeError):
                kind(1)
        else:
            assert kind(1, "x").words == "x"


def test_two_share_no_list_that_each_makes_for_itself():
    ours = made(quick_dataclass.dataclass)
    first, second = ours(1), ours(2)
    first.tags.append("mine")
    assert second.tags == []


@quick_dataclass.dataclass(frozen=True, slots=True)
class Pair:
    """Two that belong together."""

    left: int
    right: str = "r"

    def __post_init__(self) -> None:
        if self.left < 0:
            raise ValueError("below nothing")


@quick_dataclass.dataclass(frozen=True, slots=True)
class Triple(Pair):
    """One more."""

    third: int = 3


@given(st.integers(0, 99), st.text(max_size=5))
def test_equal_ones_have_one_hash_and_travel_whole(left, right):
    one = Triple(left, right)
    assert one == Triple(left, right) and hash(one) == hash(Triple(left, right))
    assert one != Pair(left, right)
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one


def test_what_it_checks_after_it_is_made_is_checked():
    with pytest.raises(ValueError, match="below nothing"):
        Triple(-1)


def test_nothing_is_compiled_before_a_class_is_used(monkeypatch):
    made_now: list[str] = []
    real = quick_dataclass._compiled
    monkeypatch.setattr(
        quick_dataclass, "_compiled", lambda cls: made_now.append(cls.__qualname__) or real(cls)
    )
    ours = made(quick_dataclass.dataclass, frozen=True, slots=True)
    assert made_now == []
    ours(1)
    ours(2)
    assert len(made_now) == 1
