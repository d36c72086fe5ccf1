"""Themes: closed words, counted an entry at a time, and "more often" only when chance would rarely do it."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kit.packs import PRACTICE
from kit.weeks import entry, moment, plan
from kit.worked import EXACT, WORKED
from kit.world import SOAK

from reflect.growth import themes as counting
from reflect.growth.lexicon import Lexicon
from reflect.growth.proportions import fisher_greater
from reflect.growth.themes import (
    ThemeCount,
    Themes,
    is_more_often,
    mentions,
    shareable_material,
    themes,
    windows,
)
from reflect.guide.concepts import load
from reflect.values.counts import Material
from reflect.values.entry import Answer
from reflect.values.plans import Note
from reflect.values.room import Room

TODAY = date(2026, 3, 6)
NOW, BEFORE = windows(TODAY + timedelta(1))
LEXICON = Lexicon(load())


def told(number: int, days_ago: int = 0, **more: Any) -> Material:
    return Material(number=number, day=TODAY - timedelta(days_ago), **more)


def summed(material: Iterable[Material]) -> Themes:
    return themes(material, now=NOW, before=BEFORE, lexicon=LEXICON)


def one(found: Themes, theme: str) -> ThemeCount:
    [count] = [c for c in found.counts if c.theme == theme]
    return count


def spread(now: int, of_now: int, before: int, of_before: int, **theme: Any) -> list[Material]:
    """Lay entries with and without a theme over the two times."""
    late = [told(n, n % 90, **(theme if n < now else {})) for n in range(of_now)]
    early = [told(1000 + n, 91 + n % 270, **(theme if n < before else {})) for n in range(of_before)]
    return [*early, *late]


# The two times


def test_now_is_thirteen_weeks_and_before_is_the_thirty_nine_before_that() -> None:
    assert (NOW.end - NOW.first, BEFORE.end - BEFORE.first) == (timedelta(weeks=13), timedelta(weeks=39))
    assert NOW.last == TODAY and BEFORE.end == NOW.first


def test_a_first_day_moves_both() -> None:
    now, before = windows(TODAY + timedelta(1), since=TODAY - timedelta(27))
    assert (now.end - now.first).days == 28 and now.first == before.end
    assert (before.end - before.first).days == 84


@pytest.mark.parametrize(
    ("days_ago", "where"), [(0, "now"), (90, "now"), (91, "before"), (363, "before"), (364, ""), (-1, "")]
)
def test_each_day_lies_in_one_time_or_in_none(days_ago: int, where: str) -> None:
    found = summed([told(1, days_ago, tags=("quiet",))])
    assert (found.n_now, found.n_before) == (where == "now", where == "before")
    assert len(found.counts) == bool(where)


# Counting


def test_an_entry_counts_once_for_a_theme() -> None:
    found = summed([
        told(1, tags=("quiet", "quiet"), moments=(("rushed", "I rushed"),) * 2, feelings=(("tired", "Tired"),) * 2,
             texts=("silence, silent", "a pause"))
    ])  # fmt: skip
    assert {(c.kind, c.theme): c.entries_now for c in found.counts} == {
        ("tag", "quiet"): 1, ("feeling", "tired"): 1, ("moment", "rushed"): 1, ("concept", "silence"): 1,
    }  # fmt: skip


def test_tags_come_first_then_feelings_moments_and_ideas_and_the_most_in_each() -> None:
    found = summed([
        told(1, tags=("b",), texts=("silence",), moments=(("rushed", "I rushed"),), feelings=(("sad", "Sad"),)),
        told(2, 1, tags=("a", "b")),
    ])  # fmt: skip
    assert [c.theme for c in found.counts] == ["b", "a", "sad", "rushed", "silence"]


def test_a_tag_and_an_idea_of_the_same_name_are_two_themes() -> None:
    found = summed([told(1, tags=("silence",)), told(2, texts=("silence",))])
    assert [(c.kind, c.entries_now) for c in found.counts] == [("tag", 1), ("concept", 1)]


def test_a_theme_is_told_in_its_latest_words() -> None:
    old, new = (("tired", "Tired"),), (("tired", "Cansada"),)
    found = summed([told(1, 9, feelings=old), told(2, 1, feelings=new), told(3, 200, feelings=old)])
    assert [(c.words, c.entries_now, c.entries_before) for c in found.counts] == [("Cansada", 2, 1)]


@pytest.mark.parametrize(
    ("days", "recurs"),
    [
        ((0, 7, 14), True), ((0, 0, 7, 14), True),
        ((0, 7), False), ((0, 1, 2, 3), False), ((0, 0, 7, 7), False), ((0, 7, 100), False),
    ],
)  # fmt: skip
def test_recurring_is_three_entries_in_three_weeks_of_now(days: tuple[int, ...], recurs: bool) -> None:
    count = one(summed(told(n, d, tags=("quiet",)) for n, d in enumerate(days)), "quiet")
    assert count.recurring is recurs
    assert count.weeks_now == len({(TODAY - timedelta(d)).isocalendar()[:2] for d in days if d < 91})


def test_a_week_is_a_calendar_week() -> None:
    """Sunday and Monday lie in two of them."""
    sunday = (TODAY - date(2026, 3, 1)).days
    found = summed([told(1, sunday, tags=("t",)), told(2, sunday - 1, tags=("t",))])
    assert one(found, "t").weeks_now == 2


def test_the_newest_entries_are_named() -> None:
    found = summed(told(n, 50 - n, tags=("t",)) for n in range(1, 9))
    assert one(found, "t").examples == (8, 7, 6)


# More often


@pytest.mark.parametrize("case", WORKED["themes"])
def test_the_worked_examples_come_out(case: dict[str, Any]) -> None:
    a, n1 = case["entries_with_theme_now"], case["entries_now"]
    b, n2 = case["entries_with_theme_before"], case["entries_before"]
    p = fisher_greater(a, n1, b, n2)
    assert p == pytest.approx(case["p_greater"], **EXACT)
    assert is_more_often(a, n1, n2, p=p, tested=case["themes_tested"]) is case["more_often_now"]


def test_what_comes_up_far_more_is_said_to() -> None:
    count = one(summed(spread(9, 40, 4, 120, tags=("quiet",))), "quiet")
    assert count.more_often and count.p == pytest.approx(0.000570645427, **EXACT)
    assert (count.entries_now, count.n_now, count.entries_before, count.n_before) == (9, 40, 4, 120)


def test_the_more_themes_are_tested_the_rarer_it_must_be() -> None:
    entries = spread(6, 25, 2, 75, tags=("quiet",))
    alone = summed(entries)
    assert alone.tested == 1 and one(alone, "quiet").more_often
    others = [told(5000 + n, 200, moments=tuple((m, m) for m in PRACTICE.moments)) for n in range(3)]
    beside = summed([*entries, *others])
    assert beside.tested == 1 + len(PRACTICE.moments)
    assert not one(beside, "quiet").more_often


def test_a_theme_that_could_never_be_called_so_is_not_tested() -> None:
    found = summed([*spread(1, 30, 1, 30, tags=("rare",)), told(999, 3, tags=("once",))])
    assert found.comparable and found.tested == 0
    assert {c.p for c in found.counts} == {None}


@pytest.mark.parametrize(("n_now", "n_before"), [(19, 60), (60, 19), (0, 60), (60, 0)])
def test_with_too_few_entries_nothing_is_compared(n_now: int, n_before: int) -> None:
    found = summed(spread(n_now, n_now, 0, n_before, tags=("quiet",)))
    assert not found.comparable and found.tested == 0
    assert all(c.p is None and not c.more_often for c in found.counts)


def test_twenty_in_each_are_enough() -> None:
    assert one(summed(spread(20, 20, 0, 20, tags=("quiet",))), "quiet").more_often


def test_two_entries_are_never_more_often() -> None:
    assert not is_more_often(2, 20, 1000, p=1e-9, tested=1)
    assert not is_more_often(3, 20, 1000, p=None, tested=1)


def test_chance_alone_rarely_says_more_often() -> None:
    """Twelve themes that never change, forty entries now and a hundred and twenty before: at most 5 of 100 lives."""
    chance = random.Random(20260307)
    shares = [0.02, 0.05, 0.05, 0.1, 0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.5, 0.7]
    lives = 4000 if SOAK else 200
    told_so = 0
    for _ in range(lives):
        entries = [
            told(n, n % 90 if n < 40 else 91 + n, tags=tuple(f"t{i}" for i, s in enumerate(shares) if chance.random() < s))
            for n in range(160)
        ]  # fmt: skip
        told_so += any(c.more_often for c in summed(entries).counts)
    assert told_so <= 0.05 * lives


@given(
    st.lists(
        st.builds(
            Material,
            number=st.integers(1, 99),
            day=st.integers(0, 400).map(lambda d: TODAY - timedelta(d)),
            tags=st.lists(st.sampled_from("abc"), max_size=3).map(tuple),
            texts=st.lists(st.sampled_from(["silence", "trust", "nothing", "límites"]), max_size=3).map(
                tuple
            ),
        ),
        max_size=30,
    )
)
def test_the_counts_hold_together(material: list[Material]) -> None:
    found = summed(material)
    for c in found.counts:
        assert 0 <= c.entries_now <= c.n_now and 0 <= c.entries_before <= c.n_before
        assert c.entries_now + c.entries_before >= 1
        assert c.weeks_now <= min(c.entries_now, 14)
        late = mentions(material, c.kind, c.theme, period=NOW, lexicon=LEXICON)
        assert len(late) == c.entries_now
        assert all((m.day, m.number) >= (n.day, n.number) for m, n in pairwise(late))
    assert set(found.shown) <= set(found.counts)


# In which entry


def test_an_idea_says_by_which_stem_it_was_found() -> None:
    material = [
        told(1, 3, texts=("A pause, then silence.",)),
        told(2, 1, texts=("pausas",)),
        told(3, texts=("none",)),
    ]
    found = mentions(material, "concept", "silence", period=NOW, lexicon=LEXICON)
    assert [(m.number, m.stems) for m in found] == [(2, ("pausa*",)), (1, ("silen*", "pause*"))]


def test_what_was_chosen_has_no_stem() -> None:
    [found] = mentions([told(1, tags=("quiet",))], "tag", "quiet", period=NOW, lexicon=LEXICON)
    assert found.stems == ()


# What an entry gives


def answer(text: str, **more: Any) -> Answer:
    return Answer(
        **{"question": "keep", "kind": "text", "asked": "What?", "value": text, "words": text, **more}
    )


def feelings(*ids: str, words: str, **more: Any) -> Answer:
    return answer(
        "", **{"question": "feelings", "kind": "multi", "value": ids, "words": words, "stage": "felt", **more}
    )


FULL = entry(
    7,
    tags=("quiet",),
    answers=(
        answer("a pause"),
        answer("a secret", private=True),
        answer("my rest", areas=("self_care",)),
        answer("I will trust them"),
        answer("a goal to ask"),
        feelings("tired", "stirred", words="Tired, Stirred up", private=True),
        feelings("warm", words="Warm", question="room"),
        answer("", question="direction", kind="select", value="both", words="Both of us", stage="made_of_it"),
    ),
    moments=(moment("rushed"), moment("about_me")),
    commitments=(plan(1, "I will trust them", private=True),),
    questions=(Note(words="a goal to ask", private=True),),
)


def test_on_the_own_screen_everything_counts() -> None:
    found = counting.material(FULL)
    assert found.tags == ("quiet",)
    assert found.texts == ("a pause", "a secret", "my rest", "I will trust them", "a goal to ask")
    assert found.feelings == (("tired", "Tired"), ("stirred", "Stirred up"), ("warm", "Warm"))
    assert [id for id, _ in found.moments] == [m.id for m in FULL.moments]


def test_what_leaves_holds_nothing_private_and_no_tag() -> None:
    found = shareable_material(FULL, private_areas=frozenset({"self_care", "peer_focus"}))
    assert found is not None
    assert found.texts == ("a pause",)
    assert found.feelings == (("warm", "Warm"),)
    assert found.tags == ()
    assert {PRACTICE.moments[id].area for id, _ in found.moments}.isdisjoint({"self_care", "peer_focus"})


@pytest.mark.parametrize("more", [{"room": Room.PRIVATE}, {"private_pack": True}])
def test_a_private_entry_gives_nothing_away(more: dict[str, Any]) -> None:
    assert (
        shareable_material(entry(1, answers=(answer("silence"),), **more), private_areas=frozenset()) is None
    )


def test_labels_with_a_comma_fall_back_to_their_ids() -> None:
    odd = feelings("a_little", "more", words="Yes, a little, More")
    assert counting.material(entry(1, answers=(odd,))).feelings == (
        ("a_little", "a little"),
        ("more", "more"),
    )
    alone = feelings("a_little", words="Yes, a little")
    assert counting.material(entry(1, answers=(alone,))).feelings == (("a_little", "Yes, a little"),)


# No other word comes out


@given(st.lists(st.lists(st.text(min_size=1), min_size=1, max_size=4).map(tuple), min_size=1, max_size=6))
def test_no_theme_holds_a_word_outside_the_closed_lists(texts: list[tuple[str, ...]]) -> None:
    found = summed(told(n, 7 * n, texts=given_texts) for n, given_texts in enumerate(texts))
    names = {c.words for c in LEXICON.concepts.values()}
    stems = {s for c in LEXICON.concepts.values() for s in c.stems}
    for c in found.counts:
        assert c.kind == "concept" and c.words in names and c.theme in LEXICON.concepts
        for m in mentions(
            [told(n, 7 * n, texts=t) for n, t in enumerate(texts)],
            c.kind,
            c.theme,
            period=NOW,
            lexicon=LEXICON,
        ):
            assert set(m.stems) <= stems
