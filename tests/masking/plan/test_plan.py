"""A plan: its start state, decisions, codes, and that nothing a person wants kept in ever leaves through render."""

import random
import re
from collections.abc import Collection, Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from kit.masking_texts import ALWAYS, BY_CHANCE, EVERYDAY, LONG, PIECES, TEXTS, labelled

from reflect.errors import Protected
from reflect.masking.asked.fragments import key
from reflect.masking.find import find
from reflect.masking.plan.details import Decision, Keep, Mask, Replace
from reflect.masking.plan.finish import finish, render
from reflect.masking.plan.leaks import LeakFound
from reflect.masking.plan.plan import MaskingPlan, plan
from reflect.masking.spans import Span
from reflect.masking.spans import span as as_span

pytestmark = LONG

NOTE = (
    "my sister Kayla met Marcus Hale at Riverbend Clinic. later kayla's phone rang, 614-555-0123, on Mar 3, 2024. "
    "thinking about grace."
)


def a_look(text: str, *, always: Collection[str], allow: Collection[str]) -> Iterable[Span]:
    """A finder of an agency that only shows something."""
    at = text.find("grace.")
    if at >= 0:
        yield as_span(text, at, at + 5, "person", "look", "a name that is a word too")


def noted() -> MaskingPlan:
    return plan([NOTE], detectors=(a_look,))


def of(made: MaskingPlan, text: str) -> Span:
    return next(span for span in made.spans() if span.text == text)


# The start


def test_the_start_masks_what_is_found_and_leaves_a_look() -> None:
    made = noted()
    assert {i.span.text: (i.masked, i.decided) for i in made.details}["grace"] == (False, False)
    assert all(i.masked for i in made.details if i.span.rank)
    assert render(made) == (
        "my sister Person 1 met Person 2 at Organization 1. later Person 1 (sister)'s phone rang, [phone], on 2024. "
        "thinking about grace.",
    )


def test_codes_go_by_first_appearance_through_all_texts() -> None:
    made = plan(["zoe saw Marcus.", "marcus and ZOE", "Marcus Hale and Tacoma"])
    assert render(made) == ("Person 1 saw Person 2.", "Person 2 and Person 1", "Person 2 and Place 1")


def test_codes_are_dealt_anew_for_each_plan() -> None:
    assert render(plan(["Marcus and zoe."])) == ("Person 1 and Person 2.",)
    assert render(plan(["zoe and Marcus."])) == ("Person 1 and Person 2.",)


def test_an_age_over_89_and_a_zip_go_whole() -> None:
    assert render(plan(["he turned 97. She moved to 43215-1234."])) == (
        "he turned 90 or older. She moved to [ZIP].",
    )


def test_where_says_which_text() -> None:
    assert [span.where for span in plan(["Marcus.", "nothing here", "zoe said so"]).spans()] == [0, 2]


# Decisions


def test_a_decision_makes_another_plan() -> None:
    made = noted()
    kept = made.decide(of(made, "Riverbend Clinic"), Keep())
    assert "Riverbend Clinic" in render(kept)[0]
    assert "Riverbend Clinic" not in render(made)[0]
    assert kept.kept == {"organization": 1}
    assert made.kept == {}


def test_a_look_can_be_masked() -> None:
    made = noted()
    text = render(made.decide(of(made, "grace"), Mask()))[0]
    assert text.endswith("thinking about Person 3.")


def test_other_words_can_stand_there() -> None:
    made = noted()
    text = render(made.decide(of(made, "Riverbend Clinic"), Replace("the clinic")))[0]
    assert "at the clinic." in text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("call 614-555-0123", "call [phone]"),
        ("on Feb. 9th, 2024 it was", "on 2024 it was"),
        ("he turned 92 this week", "he turned 90 or older this week"),
        ("met with Marcus", "met with Person 1"),
        ("saw a bluebird", "saw a [left out]"),
    ],
)
def test_masking_after_other_words_brings_the_code_back(text: str, masked: str) -> None:
    made = plan([text], always=["bluebird"])
    [span] = made.spans()
    typed = made.decide(span, Replace("something else"))
    assert "something else" in render(typed)[0]
    assert render(typed.decide(span, Mask())) == render(typed.decide_all({span: Mask()})) == (masked,)
    assert typed.decide(span, Keep()).decide(span, Mask()) == made.decide(span, Mask())


def test_always_decides_every_mention_and_notes_the_word() -> None:
    made = plan(["Marcus came. marcus left.", "MARCUS again"])
    kept = made.decide(of(made, "Marcus"), Keep(), always=True)
    assert render(kept) == made.texts
    assert kept.asked_keep == {"Marcus"} and kept.asked_always == frozenset()
    back = kept.decide(of(made, "Marcus"), Mask(), always=True)
    assert render(back) == ("Person 1 came. Person 1 left.", "Person 1 again")
    assert back.asked_always == {"Marcus"} and back.asked_keep == frozenset()


def test_one_mention_alone_can_be_kept() -> None:
    made = plan(["Marcus came. marcus left."])
    assert render(made.decide(of(made, "Marcus"), Keep())) == ("Marcus came. Person 1 left.",)


def test_a_span_of_another_plan_is_not_decided() -> None:
    with pytest.raises(ValueError, match="not in this plan"):
        noted().decide(plan(["zoe said so"]).spans()[0], Mask())


def test_many_decisions_at_once_are_the_same_as_one_after_the_other() -> None:
    made = plan([NOTE, "Marcus and Darius met zoe near Tacoma, 330-555-0100."])
    wanted: list[Decision] = [Keep(), Mask(), Replace("a friend")]
    decisions = {span: wanted[n % 3] for n, span in enumerate(made.spans())}
    single = made
    for span, decision in decisions.items():
        single = single.decide(span, decision)
    assert made.decide_all(decisions) == single
    assert made.decide_all({}) == made


def test_many_decisions_are_refused_whole_when_one_is_wrong() -> None:
    made = noted()
    with pytest.raises(ValueError, match="not in this plan"):
        made.decide_all({made.spans()[0]: Mask(), plan(["zoe said so"]).spans()[0]: Mask()})


def test_what_goes_and_what_stays_is_counted_by_kind() -> None:
    made = noted()
    assert made.masked == {"person": 3, "organization": 1, "phone": 1, "date": 1}
    assert made.decide(of(made, "614-555-0123"), Keep()).kept == {"phone": 1}
    assert made.decide(of(made, "grace"), Keep()).kept == {}  # a look is no finding


# The second pass


def test_what_comes_to_light_by_a_decision_is_masked_too() -> None:
    made = plan(["thinking about grace.", "a good grade, a gr-ace note"], detectors=(a_look,))
    asked = made.decide(of(made, "grace"), Mask(), always=True)
    texts, finished = finish(asked)
    assert texts == ("thinking about Person 1.", "a good [left out], a [left out] note")
    assert finished.masked == {"person": 1, "always": 2}
    assert finished.texts == asked.texts and render(finished) == texts
    assert finish(finished)[1] == finished


def test_what_comes_to_light_is_masked_round_after_round() -> None:
    def next_to_a_code(text: str, *, always: Collection[str], allow: Collection[str]) -> Iterable[Span]:
        for found in re.finditer(r"(?<=Place [12] )\w\w\b", text):
            yield as_span(text, found.start(), found.end(), "place", "likely", "a site")

    def first(text: str, *, always: Collection[str], allow: Collection[str]) -> Iterable[Span]:
        if text.startswith("it"):
            yield as_span(text, 0, 2, "place", "likely", "a site")

    made = plan(["it is so"], detectors=(first, next_to_a_code))
    assert render(made) == ("Place 1 Place 2 Place 3",)


def test_what_comes_to_light_is_looked_for_in_the_other_lines_too() -> None:
    def among_codes(text: str, *, always: Collection[str], allow: Collection[str]) -> Iterable[Span]:
        for found in re.finditer("harbor", text) if "[phone]" in text else ():
            yield as_span(text, found.start(), found.end(), "place", "likely", "a site")

    made = plan(["the harbor line is 614-555-0123\nin it we sat\nby a harbor"], detectors=(among_codes,))
    assert render(made) == ("the Place 1 line is [phone]\nin it we sat\nby a Place 1",)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("#MAR 1 2000", "#[date]"),
        ("in room Mar 1 2000 and on Mar 3, 2024", "in room [date] and on 2024"),
        ("with Marcus on Mar 3, 2024, room Mar 1 2000", "with Person 1 on 2024, room [date]"),
    ],
)
def test_a_year_that_would_read_as_a_number_goes_too(text: str, masked: str) -> None:
    made = plan([text])
    assert render(made) == (masked,)
    assert render(made.decide_all(dict.fromkeys(made.spans(), Mask()))) == (masked,)
    assert render(plan([masked])) == (masked,)


def test_an_always_word_that_somebody_types_in_is_refused() -> None:
    made = plan(["met with Marcus"], always=["bluebird"])
    typed = made.decide(of(made, "Marcus"), Replace("the Blue-Bird lady"))
    with pytest.raises(LeakFound) as raised:
        render(typed)
    assert isinstance(raised.value, Protected)
    assert [s.text for s in raised.value.spans] == ["Blue-Bird"]
    assert "lue" not in str(raised.value) + raised.value.hint


def test_an_always_word_cannot_be_kept() -> None:
    made = plan(["at the bluebird"], always=["bluebird"], allow=["bluebird"])
    with pytest.raises(LeakFound):
        render(made.decide(made.spans()[0], Keep()))


def test_what_the_person_wrote_in_its_place_may_be_a_name() -> None:
    made = plan(["met with Marcus"])
    assert render(made.decide(of(made, "Marcus"), Replace("Darius"))) == ("met with Darius",)


# Any text at all


def disguises(word: str) -> list[str]:
    """A word in any case, possessive, hyphenated, broken, accented, and with one slip."""
    made = [
        word,
        word.upper(),
        word.title(),
        word + "'s",
        word.upper() + "’S",
        f"{word}-house",
        f"pre-{word}",
    ]
    made += [
        word[:3] + "-" + word[3:],
        word[:3] + "\u00ad" + word[3:],
        word[:3] + "-\n" + word[3:],
        word[0] + "\u0301" + word[1:],
    ]
    made += [
        word[:2] + word[3:],
        word[:2] + "x" + word[2:],
        word[:2] + "x" + word[3:],
        word[:2] + word[3] + word[2] + word[4:],
    ]
    return made + [tie.join(word) for tie in (" ", ".", "-", " - ", "*")]


@pytest.mark.parametrize("said", disguises("zebulon"))
def test_no_always_word_survives_in_any_disguise(said: str) -> None:
    [text] = render(plan([f"i saw {said} there, and {said}."], always=["Zebulon"]))
    assert "lon" not in bare(text)


@pytest.mark.parametrize(
    "said", ["Marisol J. Quint", "Marisol  Quint", "QUINT, MARISOL", "Marisol-Quint", "M a r i s o l Q.u.i.n.t", "marisol  j  quint's"]
)  # fmt: skip
def test_no_phrase_survives_in_any_disguise(said: str) -> None:
    allowed = ["Marisol", "Quint", "Marisol Quint", said]
    [text] = render(plan([f"i saw {said} there, and {said}."], always=["Marisol Quint"], allow=allowed))
    assert "arisol" not in bare(text) and "uint" not in bare(text)


def bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", key(text))


HIDDEN = ["bluebird", "kayla", "harborview", "Muñoz", "Blue Bird House"]


def in_some_form(word: str, chance: random.Random) -> tuple[str, str]:
    """A word as somebody may write it, and what must not be left of it, bare."""
    at, unseen = chance.randrange(1, len(word)), chance.choice("\u00ad\u200b\u200e\u202e\ufeff")
    slipped = word[:4] + word[5:]
    said = chance.choice(
        [
            word,
            word.upper(),
            word.lower(),
            f"{word}'s",
            f"{word}-like",
            word[:2] + "-" + word[2:],
            slipped,
            " ".join(word),
            ".".join(word.upper()),
            word[:at] + unseen * chance.randrange(1, 5) + word[at:],
            word[:at] + "-\n" + " " * chance.randrange(9) + word[at:],
            word.replace(" ", "\n" + " " * chance.randrange(9)),
            word.replace(" ", "\n> "),
            f"{word}{chance.randrange(1000)}",
            f"{chance.randrange(1000)}{word}",
        ]
    )
    return said, bare(slipped if said == slipped else word)


@EVERYDAY
@given(TEXTS, st.sampled_from(HIDDEN), st.randoms(use_true_random=False))
def test_no_always_word_survives_whatever_stands_around(text: str, word: str, chance: random.Random) -> None:
    said, gone = in_some_form(word, chance)
    place = chance.randrange(len(text) + 1)
    assume(not (text[place - 1 : place] + text[place : place + 1]).strip() or place in (0, len(text)))
    [masked] = render(plan([f"{text[:place]} {said} {text[place:]}"], always=[word]))
    assert gone not in bare(masked) or gone in bare(text)


def test_no_always_word_survives_in_short_texts_made_by_chance() -> None:
    for seed in range(BY_CHANCE):
        chance = random.Random(seed)
        before, after = (" ".join(chance.choices(PIECES, k=chance.randrange(5))) for _ in range(2))
        word = chance.choice(HIDDEN)
        said, gone = in_some_form(word, chance)
        [masked] = render(plan([f"{before} {said} {after}"], always=[word]))
        assert gone not in bare(masked) or gone in bare(f"{before} {after}"), (seed, before, said, after)


@EVERYDAY
@given(st.lists(TEXTS, max_size=3), ALWAYS)
def test_masking_is_the_same_each_time(texts: list[str], always: list[str]) -> None:
    first, second = plan(texts, always=always), plan(texts, always=always)
    assert first == second
    assert render(first) == render(second)


@EVERYDAY
@given(TEXTS)
def test_masking_what_is_masked_changes_nothing(text: str) -> None:
    [once] = render(plan([text]))
    assert render(plan([once])) == (once,)


@pytest.mark.parametrize(
    "texts",
    [
        (" bluebird fC:00:00FC00",),
        ("A`AAAA", "A`AAAa0001"),
        ("000 B\nIm aAB",),
        ("J.T. J.T. J.T. J.T.", "will forest lawn st marks \n J.T."),
    ],
    ids=[
        "a code between digits",
        "a code before digits",
        "a look that grows",
        "a look that grows in a text below",
    ],
)
def test_texts_that_chance_once_found_are_masked_once_and_for_all(texts: tuple[str, ...]) -> None:
    once = render(plan(texts, always=["bluebird"]))
    assert render(plan(once)) == once


def test_a_code_is_never_written_onto_a_number() -> None:
    assert render(plan(["A`AAAA", "A`AAAa0001"])) == ("Person 1", "Person 1 0001")


@pytest.mark.parametrize("name", ["dev", "own"])
def test_masking_labelled_sentences_twice_changes_nothing(name: str) -> None:
    for case in labelled(name):
        [once] = render(plan([case["text"]]))
        assert render(plan([once])) == (once,)
        assert not [s for s in find(once) if s.rank]


@EVERYDAY
@given(TEXTS)
def test_keeping_all_gives_the_text_back(text: str) -> None:
    made = plan([text])
    for span in made.spans():
        made = made.decide(span, Keep())
    assert render(made) == (text,)


def test_a_relation_that_is_an_always_word_is_not_told() -> None:
    [text] = render(plan(["his cousin Kayla sat. later kayla ate."], always=["cousin"]))
    assert text == "his [left out] Person 1 sat. later Person 1 ate."


def test_codes_that_somebody_types_hide_nothing() -> None:
    [spelled] = render(plan(["0:Person 1: b l u e b i r d"], always=["bluebird"]))
    assert spelled == "0:Person 1: [left out]"
    assert render(plan(["Person 1 (bluebird) and Person 2 (Marcus)"], always=["bluebird"])) == (
        "Person 1 ([left out]) and Person 2 (Person 1)",
    )


@pytest.mark.parametrize(
    "larger", ["Maria Rose", "Rose Hill Church", "rose.hill@example.org", "12 Rose Street"]
)
def test_a_word_never_to_let_out_goes_with_what_it_stands_in(larger: str) -> None:
    """Neither a word that is left alone nor a decision keeps a larger detail with such a word in it."""
    text = f"Today I met {larger} and we talked."
    assert "rose" not in render(plan([text], always=["rose"], allow=[larger]))[0].casefold()
    made = plan([text], always=["rose"])
    with pytest.raises(LeakFound):
        render(made.decide_all({span: Keep() for span in made.spans()}))
