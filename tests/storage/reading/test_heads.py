"""Tests of `reflect.storage.reading.heads`: a short way to the newest finds what the long way finds."""

import random
from datetime import timedelta

import pytest
from kit.journals import TODAY, answer, journal, reflection

from reflect.storage.reading import entries, heads
from reflect.values.entry import Answer
from reflect.values.filter import Filter

SAID = ("river", "river lantern", "lantern", "\u6c34 river")


def written(rnd: random.Random) -> tuple[Answer, ...]:
    return (answer("keep", rnd.choice(SAID), highlight=rnd.random() < 0.1),)


def test_the_newest_that_hold_a_word_are_the_same_whether_all_are_looked_through_or_not(
    tmp_path, monkeypatch
):
    """Days come in no order here, as with what was brought in from elsewhere, and many fall on one day."""
    rnd = random.Random(7)
    monkeypatch.setattr(heads, "LATELY", 6)
    with journal(tmp_path / "home", 0) as made:
        for n in range(60):
            day = TODAY - timedelta(rnd.randint(0, 25))
            tags = ("rest",) if rnd.random() < 0.5 else ()
            made.add(reflection(day, answers=written(rnd), tags=tags))
            if n % 9 == 0:
                made.delete(n + 1)
        for words in ("river", "lantern river", "lantern", "\u6c34", "river \u6c34", "thimble"):
            for chosen in (Filter(), Filter(tag="rest"), Filter(until=TODAY - timedelta(9))):
                all = [hit.head.number for hit in made.search(words, chosen)]
                for limit in (1, 2, 5, 20):
                    assert [hit.head.number for hit in made.search(words, chosen, limit=limit)] == all[:limit]
                asked = Filter(tag=chosen.tag, until=chosen.until, words=words)
                assert [made.count(asked, up_to=most) for most in (-1, 3)] == [len(all), min(3, len(all))]


@pytest.mark.parametrize(("lately", "found"), [(3, None), (4, "I waited.")])
def test_an_own_line_is_looked_for_so_many_entries_back(tmp_path, monkeypatch, lately, found):
    monkeypatch.setattr(entries, "LATELY", lately)
    with journal(tmp_path / "home", 0) as made:
        for ago in range(5, 0, -1):
            made.add(
                reflection(TODAY - timedelta(ago), answers=(answer("keep", "I waited.", highlight=ago == 5),))
            )
        line = made.counts.newest_highlight(before=TODAY - timedelta(1))
        assert (line[1] if line else None) == found
