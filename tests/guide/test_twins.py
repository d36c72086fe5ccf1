"""What was asked and picked in one language is told in the other; what a person wrote stays as it was."""

from dataclasses import replace
from datetime import date

from kit.packet_sample import entry, said
from kit.packs import PRACTICE

from reflect.guide.library import Library
from reflect.guide.twins import twins
from reflect.values.entry import Answer

ENGLISH, SPANISH = Library(), Library(lang="es")
TO_SPANISH = twins("es", ("en", "es"))
DAY = date(2026, 9, 1)
FOCUS = PRACTICE.areas["peer_focus"]


def asked(id: str, library: Library) -> str:
    question = library.get("quick_checkin").question(id)
    assert question is not None
    return question.ask


def test_a_question_is_told_in_its_other_words_and_the_answer_is_not_touched() -> None:
    kept = entry(
        1, DAY, pack="quick_checkin", answers=(said("keep", asked("keep", ENGLISH), "I let it be."),)
    )
    (answer,) = TO_SPANISH.told(kept).answers
    assert (answer.asked, answer.words) == (asked("keep", SPANISH), "I let it be.")


def test_the_name_of_an_area_in_a_question_is_told_too() -> None:
    english = asked("focus_rating", ENGLISH).replace("{focus_area}", FOCUS.name)
    spanish = asked("focus_rating", SPANISH).replace(
        "{focus_area}", SPANISH.practice.areas["peer_focus"].name
    )
    assert TO_SPANISH.lines[english] == spanish
    assert twins("en", ("en", "es")).lines[spanish] == english


def test_a_label_that_was_picked_is_told_by_its_id() -> None:
    answer = Answer(question="setting", kind="select", asked="x", value="group", words="Group")
    kept = entry(1, DAY, pack="quick_checkin", answers=(answer,))
    assert TO_SPANISH.told(kept).answers[0].words == "En grupo"
    own = replace(kept, answers=(replace(answer, words="My own label"),))
    assert TO_SPANISH.told(own).answers[0].words == "My own label"
    assert TO_SPANISH.told(replace(kept, pack="mine")).answers[0].words == "Group"


def test_what_a_pack_of_ones_own_asks_stays_as_it_was() -> None:
    kept = entry(1, DAY, answers=(said("mine", "What did the sea say?", "Nothing."),))
    assert TO_SPANISH.told(kept) == kept


def test_into_the_same_language_nothing_changes() -> None:
    kept = entry(
        1, DAY, pack="quick_checkin", answers=(said("keep", asked("keep", ENGLISH), "I let it be."),)
    )
    assert twins("en", ("en", "es")).told(kept) == kept
