"""A pack asks about the writer. What asks who somebody else is, is refused; what only sounds like it is not."""

import pytest
from guide.kit import PACKS, PRACTICE

from reflect.guide.about_a_person import asks_for

REFUSED = """
What is the person's name?
What was their first name?
What is the name of the peer?
What are the caller's initials?
Write down the name of the client.
Name of the person:
Client name
Caller's name?
First name and last name
Name each participant.
Name the person you supported.
What is she called?
Who did you see today?
Who did you meet with?
Who did you support?
Who came to the group?
Who was in the group?
What is their phone number?
Caller's phone number
What is the member's number?
What is the client's case number?
Case number:
Medicaid ID
Their email?
What is the peer's address?
Where does the person live?
Where do they stay?
Where did he sleep?
Address of the person
What is their diagnosis?
What is the diagnosis of the person?
What was he diagnosed with?
Were they diagnosed?
Which medications does the person take?
Diagnosis
What is their date of birth?
Date of birth:
When were they born?
How old is the person?
How old was she?
Their age?
DOB
What is the participant's birthday?
Which agency does the person come from?
Which clinic referred them?
What is the client's agency?
Their case worker?
What is the member's school?
If you do not know it well, what is the person's name?
Medicaid number of the person
Who did you walk with today?
¿Cómo se llama la persona?
¿Cómo se llamaba?
¿Cuál es el nombre de la persona?
Nombre del participante
Iniciales de la persona
¿Cuál es su nombre?
Nombre:
¿Dónde vive?
Dirección del cliente
Número de teléfono de la persona
Número de caso
¿Qué diagnóstico tiene?
Diagnóstico de la persona
Fecha de nacimiento
¿Cuántos años tiene?
¿Cuándo nació?
¿De qué agencia viene?
¿A quién viste hoy?
""".strip().splitlines()

ORDINARY = """
What name would you give this feeling?
Who could you call?
What would you name as a strength?
Which address to your own values would help?
Who will you lean on next?
Who helped you today?
Who taught you that?
Who ran it, and who taught it?
Who could you talk it over with?
Who set the direction?
Who holds more power here?
Who asked for it?
Whose need would this meet most?
What was it called?
What would you call this kind of day?
What do you call that in your own words?
Which number from 1 to 5 fits?
How many people were there?
How many hours?
In what number of words can you say it?
What is the name of the feeling?
What is the name of the course?
What is your name for this kind of tiredness?
How did you address the silence?
What did you want to address?
Who called you to this work?
Who came to mind?
Who was there for you?
Who did you talk to for support?
Who do you walk with in your own recovery?
Did you use the name they asked you to use?
Did you ask what they want to be called?
How did you talk about a diagnosis without using it as a label?
What do you believe about diagnosis?
Did a label or a diagnosis get in the way of seeing the person?
What does your agency ask of you?
Which agency rule pulled you two ways?
How does your program see the peer role?
Where do you feel it in your body?
Where does the pull come from?
Where did you learn this week?
Where will you try it?
When did you feel most alive?
When were you at ease?
How old does this feeling seem?
At what age did you first hear that you could recover?
What day was it?
What day did you meet?
Name one thing you did well.
Can you name the feeling?
Name what helped.
No names, numbers or dates.
Leave out the person's name and address.
Write it without the name of the person.
Your own part. No names.
What did the person teach you?
What did you hear in the person's words?
What is the person free to choose here?
What was their choice?
What did their words stir in you?
How did you leave the next step to them?
What is one number that you could call when it gets heavy?
Which people give you strength?
What would you say to another peer specialist?
How is it for you in {area} after {period}?
¿Cómo se llama ese sentimiento?
¿Qué nombre le darías a este sentimiento?
¿A quién podrías llamar?
¿Con quién podrías hablarlo?
¿Dónde lo sientes en tu cuerpo?
¿Qué día fue?
¿Cuántas horas?
Sin nombres ni fechas.
""".strip().splitlines()

PACK = """
pack = "mine"
title = "{title}"
version = 1
lang = "en"
minutes = 2

[[questions]]
id = "kind"
type = "select"
ask = "{ask}"
help = "{help}"
options = [["a", "{option}"], ["b", "Something else"]]
"""


@pytest.mark.parametrize("ask", REFUSED)
def test_a_question_about_who_somebody_is_is_found(ask):
    assert asks_for(ask), ask


CHOICES = (
    "Age",
    "Name and faith",
    "Conditions at work",
    "A number I can call",
    "My program",
    "Their choices",
    "The person",
    "Diagnosis",
)


@pytest.mark.parametrize("label", CHOICES)
def test_a_bare_word_among_choices_asks_for_nothing(label):
    assert asks_for(label, is_choice=True) == "", label


@pytest.mark.parametrize("label", ["Their name", "The person's address", "Write their date of birth"])
def test_a_choice_can_ask_too(label):
    assert asks_for(label, is_choice=True)


@pytest.mark.parametrize("ask", ORDINARY)
def test_an_ordinary_question_is_left_alone(ask):
    assert asks_for(ask) == "", ask


def test_every_shipped_question_and_line_is_about_the_writer():
    for pack in PACKS.values():
        for q in pack.questions:
            for text in (q.ask, q.help, *(label for _, label in q.options)):
                assert asks_for(text) == "", (pack.pack, q.id, text)
    for area in PRACTICE.areas.values():
        for line in (area.name, area.definition, *area.anchors):
            assert asks_for(line) == "", line
    lines = [
        *(m.words for m in PRACTICE.moments.values()),
        *(q for asked in PRACTICE.spotlight.values() for q in asked),
    ]
    assert [line for line in lines if asks_for(line)] == []


USUAL = {"title": "Mine", "ask": "What helped?", "help": "One is enough.", "option": "Waiting"}


@pytest.mark.parametrize(
    ("part", "text", "place"),
    [
        ("title", "The person's name", "title"),
        ("ask", "What is the caller's name?", "question 1 (kind), ask"),
        ("help", "Write down their date of birth.", "question 1 (kind), help"),
        ("option", "Their diagnosis", "question 1 (kind), options"),
    ],
)
def test_such_a_pack_is_refused_with_its_place_and_with_the_reason(world, part, text, place):
    folder = world.home / "packs"
    folder.mkdir()
    file = folder / "mine.toml"
    file.write_text(PACK.format(**USUAL), "utf-8")
    assert "Mine is fine" in world.ok("packs", "check", str(file)).out
    file.write_text(PACK.format(**{**USUAL, part: text}), "utf-8")
    for words in (("packs", "check", str(file)), ("log", "mine"), ("packs", "show", "mine")):
        refused = world.run(*words, stdin="")
        said = " ".join(refused.err.split())
        assert refused.code == (5 if words[0] == "log" and "--no-input" in words else 7), (words, refused)
        assert f"{file}, {place}: this asks for" in said
        assert "A pack asks about you, not about them." in said
    assert "A pack asks about you, not about them." in " ".join(world.ok("packs", "list").err.split())
