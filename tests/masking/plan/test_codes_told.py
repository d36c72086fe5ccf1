"""The codes of a page in its language; what a person typed in a place of one stays as they typed it."""

from reflect.masking.plan.codes_told import code_of, told
from reflect.masking.plan.details import Replace
from reflect.masking.plan.finish import finish
from reflect.masking.plan.plan import plan
from reflect.wording import speaking

TEXTS = (
    "I met with Marisol on 3 March 2024 and called (937) 555-0139.",
    "Marisol was tired, and Person 1 is a code.",
)


def test_codes_are_told_in_the_language_that_is_spoken() -> None:
    english, made = finish(plan(TEXTS))
    assert told(made) == english
    with speaking("es"):
        spanish = told(made)
    assert english[0].startswith("I met with Person 1") and spanish[0].startswith("I met with Persona 1")
    assert "[phone]" in english[0] and "[teléfono]" in spanish[0]
    assert spanish[1] == english[1].replace("Person 1 was", "Persona 1 was")
    assert "Marisol" not in " ".join(spanish)


def test_words_of_ones_own_stay_as_they_were_typed() -> None:
    made = plan(TEXTS)
    first = next(detail for detail in made.details if detail.span.text == "Marisol")
    _, made = finish(made.decide(first.span, Replace("Person who sings")))
    with speaking("es"):
        assert "I met with Person who sings" in told(made)[0]
    (chosen,) = [d for d in made.details if isinstance(d.decision, Replace)]
    assert code_of(chosen, lang="es") == "Person who sings"
