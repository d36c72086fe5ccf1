"""What could be asked more kindly: two things at once, words that label, sentences that are hard to read. None of ours does it."""

import pytest
from kit.packs import PACKS, pack, question

from reflect.guide.check.kinder_words import kinder
from reflect.guide.check.reading import hard_to_read, hardest
from reflect.guide.check.through import remarks
from reflect.guide.check.two_questions import asks_two

TWO = """
What did you do, and what did you notice?
How might this feel from their side? Who holds more power here?
Who ran it, and who taught it?
What came up in you, and where did you put it?
Did you feel rushed and did you say so?
Did it come up, and if so, what did you do?
Name one thing that helped and say why.
What helped you, or what would have helped?
¿Qué hiciste, y qué notaste?
¿Cómo te fue? ¿Qué ayudó?
¿Qué se movió en ti, y dónde lo pusiste?
Nombra algo que ayudó y di cómo.
""".strip().splitlines()
ONE = """
Who or what helped?
How and when will you say it?
Was it heavy or light?
Was it one-to-one or in a group?
First: could anyone be in danger right now, you included?
How does it fit with peer values and what you have lived?
What is yours to carry and what is not?
Finish this if you like: When ___ comes up and I feel rushed, I will ___.
Pick up to two. What helped?
What did you want to say and not say?
¿Quién o qué te ayudó?
¿Cómo dijiste qué puedes guardar y qué no?
¿Fue difícil o fue ligero?
Elige hasta dos. ¿Qué ayudó?
""".strip().splitlines()


@pytest.mark.parametrize("ask", TWO)
def test_two_questions_in_one_are_seen(ask):
    assert asks_two(ask)


@pytest.mark.parametrize("ask", ONE)
def test_one_question_is_one(ask):
    assert not asks_two(ask)


@pytest.mark.parametrize(
    ("text", "lang", "instead"),
    [
        ("What did your client need?", "en", "the person"), ("Was he resistant?", "en", "chose not to"),
        ("Why did you stay?", "en", "what made you"), ("Did they relapse?", "en", "return to use"),
        ("What was your mistake?", "en", "slip"), ("Your performance today", "en", "your ratings"),
        ("¿Qué necesitaba tu cliente?", "es", "la persona"), ("¿Tuvo una recaída?", "es", "volver a usar"),
        ("¿Cuál fue tu error?", "es", "tropiezo"), ("¿Se negó a hablar?", "es", "eligió no hacerlo"),
        ("¿Por qué hiciste eso?", "es", "qué te llevó a"), ("La persona difícil", "es", "angustia"),
    ],
)  # fmt: skip
def test_a_word_that_labels_has_another_one_in_its_place(text, lang, instead):
    assert any(instead in said for _, said in kinder(text, lang))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("What in case it rains?", "en"), ("How do you treat yourself on a day like this?", "en"),
        ("Accountability without blame: how did it go?", "en"), ("Your user account", "en"),
        ("En caso de lluvia, ¿qué haces?", "es"), ("¿Qué te dio ánimo?", "es"), ("Clients", "fr"),
    ],
)  # fmt: skip
def test_a_plain_word_is_let_be(text, lang):
    assert list(kinder(text, lang)) == []


HARD = "Which organizational accountability considerations necessitated interdisciplinary communication?"
DURO = (
    "¿Qué consideraciones organizacionales interdisciplinarias condicionaron tu responsabilidad profesional?"
)


@pytest.mark.parametrize(
    ("hard", "easy", "lang"), [(HARD, "What did you do?", "en"), (DURO, "¿Qué te ayudó hoy?", "es")]
)
def test_what_is_hard_to_read_is_seen_alone_and_taken_together(hard, easy, lang):
    assert hard_to_read(hard, lang) and not hard_to_read(easy, lang)
    assert not hard_to_read(hard, "fr")
    assert hardest([easy, hard, hard], lang) == 1
    assert hardest([easy] * 3, lang) is None and hardest([hard], "fr") is None


def test_each_remark_names_its_place():
    form = pack(
        question("one", ask="What did you do! And how did it feel? Was it good?"),
        question("two", "select", rest='options = [["a", "My client"], ["b", "Me"]]'),
        question("three", ask=HARD),
    )
    assert [spot.place for spot in remarks(form)] == [
        "question 1 (one), ask", "question 1 (one), ask", "question 2 (two), options", "question 3 (three), ask",
    ]  # fmt: skip


ASKED = [(f"{form.pack}.{q.id}", q.ask) for form in PACKS.values() for q in form.questions]


def test_none_of_ours_asks_two_things():
    assert {place: ask for place, ask in ASKED if asks_two(ask)} == {}


@pytest.mark.parametrize("form", PACKS.values(), ids=lambda form: form.pack)
def test_none_of_ours_labels_anybody_or_is_hard_to_read(form):
    assert list(remarks(form)) == []
