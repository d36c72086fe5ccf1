"""What is found once on a page is masked in all its spellings, and no everyday word goes with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.masking.plan.details import Keep
from reflect.masking.plan.finish import render
from reflect.masking.plan.plan import plan
from reflect.masking.plan.spellings import WHY, Spellings
from reflect.masking.spans import Span
from reflect.masking.words.cut import cut


def shown(*texts: str, **words: tuple[str, ...]) -> list[str]:
    return list(render(plan(texts, **words)))


SPELLINGS = [
    ("J.T. came.", "then jt left", "then Person 1 left"),
    ("J.T. came.", "then JT left", "then Person 1 left"),
    ("J.T. came.", "then j. t. left", "then Person 1 left"),
    ("J.T. came.", "it was jt's idea", "it was Person 1's idea"),
    ("J.T. came.", "it was J T all along", "it was Person 1 all along"),
    ("I met with JT today.", "jt cried", "Person 1 cried"),
    ("Lil T. came.", "and Lil T left", "and Person 1 left"),
    ("Lil T. came.", "and lil t left", "and Person 1 left"),
    ("We met at St. Mark's today.", "I like st marks better", "I like Organization 1 better"),
    ("We met at St. Mark's today.", "he sleeps by St Marks again", "he sleeps by Organization 1 again"),
    ("we met at st marks today", "St. Mark's was cold", "Organization 1 was cold"),
    ("At Forest Lawn we met.", "Forest Lawn was cold.", "Organization 1 was cold."),
    ("At Forest Lawn we met.", "we met at forest lawn again", "we met at Organization 1 again"),
    ("At Forest Lawn we met.", "the Forest-Lawn people", "the Organization 1 people"),
    ("Mary-Ann called.", "maryann and Mary Ann", "Person 1 and Person 1"),
    ("D'Andre Smith came.", "i saw dandre there", "i saw Person 1 there"),
    ("everybody calls me, he goes by Pico", "and then PICO left", "and then Person 1 left"),
]
STAYS = [
    ("I.T. called.", "and it was late, it was", "it"),
    ("U.S. Perez called.", "it is on us", "us"),
    ("P.T. was late.", "the pt was fine", "pt"),
    ("I.C. came by.", "he was in ic", "ic"),
    ("I met Will. I told Will to come.", "will he come? he will.", "will"),
    ("I sat with May.", "it may rain", "may"),
    ("I sat with Mark.", "a mark on the wall", "mark"),
    ("I sat with Grace A. today.", "a little grace a day", "grace a"),
    ("At New Hope we sat.", "she gave me new hope", "new hope"),
    ("At Forest Lawn we met.", "the forest lawn was wet", "forest lawn"),
    ("At Second Chance we met.", "he wants a second chance", "second chance"),
    ("Don T. came.", "dont do it", "dont"),
    ("Lil T. came.", "a lilt in her voice", "lilt"),
    ("Maria van Dyke came.", "the van is full", "van"),
]


@pytest.mark.parametrize(("once", "again", "reads"), SPELLINGS)
def test_what_is_found_once_is_masked_in_each_spelling_under_one_number(
    once: str, again: str, reads: str
) -> None:
    assert shown(once, again)[1] == reads
    first = shown(again, once)[0]
    assert [w for w in first.split() if w[:1].islower()] == [w for w in reads.split() if w[:1].islower()]


def test_both_spellings_beside_each_other_are_one_person() -> None:
    assert shown("Then J.T. came and jt left.") == ["Then Person 1 came and Person 1 left."]


@pytest.mark.parametrize(("once", "again", "left"), STAYS)
def test_an_everyday_word_does_not_go_with_a_name(once: str, again: str, left: str) -> None:
    assert any(item.masked for item in plan((once,)).details), "the name itself is found"
    assert left in shown(once, again)[1]


def test_a_spelling_is_likely_and_decided_together_with_the_name() -> None:
    made = plan(("J.T. came.", "the jt thing"))
    name, other = made.spans()
    assert (other.certainty, other.why, other.where) == ("likely", WHY, 1)
    assert [item.masked for item in made.decide(name, Keep(), always=True).details] == [False, False]


def test_what_the_person_keeps_is_not_taken_along() -> None:
    assert shown("J.T. came.", "jt left", allow=("jt",)) == ["J.T. came.", "jt left"]
    assert shown("J.T. came.", "jt left", allow=("J.T.",)) == ["J.T. came.", "jt left"]


def test_two_nicknames_with_one_first_word_are_two_people() -> None:
    assert shown("Lil T. came. Lil P. left. then lil t and lil p") == [
        "Person 1 came. Person 2 left. then Person 1 and Person 2"
    ]


@given(
    st.lists(
        st.sampled_from(
            ["J.T.", "jt", "JT", "j. t.", "Lil T.", "lil t", "St. Mark's", "st marks", "Forest Lawn", "forest lawn", "at", "met with", "the", ".", "\n", "Will", "will"]
        ),
        max_size=24,
    )
)  # fmt: skip
def test_a_page_masked_again_stays_as_it_is(words: list[str]) -> None:
    half = len(words) // 2
    texts = (" ".join(words[:half]), " ".join(words[half:]))
    made = plan(texts)
    for item in made.details:
        assert texts[item.span.where][item.span.start : item.span.end] == item.span.text
    once = render(made)
    assert plan(texts) == made
    assert render(plan(once)) == once


def test_the_work_of_a_look_grows_with_the_text_alone() -> None:
    known = Spellings()
    assert known.learn([Span(0, 4, "person", "likely", "", "Person", "J.T.")])
    assert not known.learn([Span(0, 2, "person", "likely", "", "Person", "JT")])
    text = "jt went home and " * 2000
    assert len(known.in_text(cut(text), ())) == 2000
