"""The codes of a plan: they stay through decisions, and a word that is masked besides takes over the code of what it spells."""

from dataclasses import replace

from reflect.masking.plan.codes import carried
from reflect.masking.plan.details import Keep, Mask
from reflect.masking.plan.plan import plan

TEXT = "My sister Marisol came. Birdie and birdies brother met Tomas. I called him birdie."


def coded(made):
    return {detail.span.text: detail.replacement for detail in made.details if detail.masked}


def anew(made, *words):
    fresh = plan(made.texts, always=words)
    return replace(fresh, details=carried(fresh.details, made.details)).decide_all({})


def test_a_decision_about_one_changes_the_code_of_no_other():
    made = plan([TEXT])
    assert coded(made)["Tomas"] == "Person 3"
    kept = made.decide(made.details[0].span, Keep())
    assert coded(kept) == {"Birdie": "Person 2", "birdie": "Person 2", "Tomas": "Person 3"}
    assert coded(kept.decide(made.details[0].span, Mask())) == coded(made)


def test_a_number_that_was_dealt_is_never_dealt_to_another():
    made = plan(["Then Marisol came. I felt grace there."])
    name, look = made.spans()
    assert coded(made.decide(name, Keep()).decide(look, Mask())) == {"grace": "Person 2"}


def test_a_word_that_spells_a_detail_takes_its_code_and_leaves_it_where_it_was():
    made = plan([TEXT])
    assert "birdies" not in coded(made)
    for word in ("birdies", "Birdie", "birdei"):
        found = coded(anew(made, word))
        assert {found[said] for said in ("Birdie", "birdie")} == {"Person 2"}
        assert found.get("birdies", "Person 2") == "Person 2"
        assert found["Tomas"] == "Person 3"
    assert coded(anew(made, "birdies"))["birdies"] == "Person 2"


def test_words_around_a_detail_are_left_out_as_a_whole():
    assert coded(anew(plan([TEXT]), "met Tomas"))["met Tomas"] == "[left out]"


def test_each_plan_deals_them_anew():
    made = plan([TEXT]).decide(plan([TEXT]).details[0].span, Keep())
    assert coded(made.coded({}))["Birdie"] == "Person 1"
