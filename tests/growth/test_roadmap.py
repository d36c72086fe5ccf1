"""What was said of guidelines: counts of entries, each once, by the name it had last; and the question that two of them make."""

from dataclasses import replace
from datetime import date

from kit.weeks import entry

from reflect.growth.roadmap import (
    NOTHING_SAID,
    InPlay,
    Pull,
    already_asked,
    keeps_pulled,
    on_the_way,
    picked,
    pulled,
)
from reflect.growth.themes import material, shareable_material
from reflect.storage.revisions import as_reflection
from reflect.values.entry import Answer
from reflect.values.plans import Note
from reflect.values.roadmap import Picked
from reflect.wording import speaking

HONESTY, PRIVACY, CHOICE = ("honesty", "Honesty"), ("privacy", "Privacy"), ("choice", "Their choice")
SEPTEMBER, NOVEMBER = date(2026, 9, 30), date(2026, 11, 2)


def said(*guidelines, meaning="two_ways", private=False):
    return Answer(
        question=meaning, kind="multi", asked="Which?", value=tuple(id for id, _ in guidelines),
        words=", ".join(name for _, name in guidelines), guideline=meaning, private=private,
    )  # fmt: skip


def with_answers(number, *answers, **more):
    return replace(entry(number), answers=answers, **more)


def test_an_entry_counts_once_for_a_guideline_however_often_it_names_it():
    found = on_the_way(
        [
            Picked(1, SEPTEMBER, "in_play", (HONESTY, PRIVACY)),
            Picked(1, SEPTEMBER, "helped", (HONESTY,)),
            Picked(2, NOVEMBER, "two_ways", (PRIVACY, CHOICE)),
            Picked(3, NOVEMBER, "two_ways", (CHOICE, ("privacy", "Keeping it private"))),
            Picked(4, NOVEMBER, "two_ways", (HONESTY,)),
        ]
    )
    assert found.guidelines == (
        InPlay(
            id="privacy",
            name="Keeping it private",
            times=3,
            two_ways=2,
            months=(("2026-09", 1), ("2026-11", 2)),
        ),
        InPlay(
            id="honesty",
            name="Honesty",
            times=2,
            helped=1,
            two_ways=1,
            months=(("2026-09", 1), ("2026-11", 1)),
        ),
        InPlay(id="choice", name="Their choice", times=2, two_ways=2, months=(("2026-11", 2),)),
    )
    # One alone pulls against nothing that has a name; the same two in another order are the same two.
    assert found.pulls == (Pull(one="Keeping it private", other="Their choice", times=2),)
    assert on_the_way([]) == NOTHING_SAID


def test_only_answers_about_guidelines_are_read():
    plain = Answer(question="q", kind="select", asked="?", value="honesty", words="Honesty")
    assert picked([with_answers(7, plain, said(HONESTY, meaning="helped"))]) == (
        Picked(7, entry(7).day, "helped", (HONESTY,)),
    )


def test_two_that_pulled_make_a_question_as_private_as_the_answer():
    words = 'How do I hold both "Privacy" and "Their choice" when they pull me two ways?'
    assert pulled([said(PRIVACY, CHOICE)]) == Note(words=words)
    assert pulled([said(PRIVACY, CHOICE, private=True)]) == Note(words=words, private=True)
    assert pulled([said(PRIVACY)]) is None
    assert pulled([said(PRIVACY, CHOICE, meaning="in_play")]) is None


def test_an_edited_entry_keeps_the_offered_question_only_while_it_fits():
    note = pulled([said(PRIVACY, CHOICE)])
    before = with_answers(1, said(PRIVACY, CHOICE), questions=(note,))
    same = as_reflection(with_answers(1, said(PRIVACY, CHOICE), questions=()))
    assert keeps_pulled(same, before).questions == (note,)
    other = as_reflection(with_answers(1, said(PRIVACY, HONESTY), questions=()))
    assert keeps_pulled(other, before).questions == ()
    assert keeps_pulled(same, replace(before, questions=())).questions == ()


def test_a_question_that_was_offered_in_another_language_is_kept_in_its_words():
    with speaking("es"):
        note = pulled([said(PRIVACY, CHOICE)])
    assert note.words.startswith("¿")
    before = with_answers(1, said(PRIVACY, CHOICE), questions=(note,))
    same = as_reflection(with_answers(1, said(PRIVACY, CHOICE), questions=()))
    assert keeps_pulled(same, before).questions == (note,)
    assert already_asked(before.answers, [Note(words='What does "Privacy" ask of me?')]) is None


def test_a_guideline_is_a_theme_of_the_persons_own_screen_and_of_no_page():
    one = with_answers(1, said(PRIVACY, CHOICE))
    assert material(one).guidelines == (PRIVACY, CHOICE)
    shared = shareable_material(one, private_areas=frozenset())
    assert shared is not None
    assert shared.guidelines == shared.feelings == ()
