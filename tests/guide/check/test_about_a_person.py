"""A pack asks about the writer. What asks who somebody else is, is refused; what only sounds like it is not."""

import re

import pytest
from kit.packs import PACKS, PRACTICE

from reflect.guide.check.about_a_person import asks_for

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
What should we call the person you sat with?
What nickname does the member go by?
How do they go by?
By what name do staff know him?
Which letter does their first name begin with?
How is their name pronounced?
First initial of the person you were with:
Name, age and address
Do you know their name?
What did the person say their name was?
Who was it today?
Who is this entry about?
Who called you last night?
Who sat across from you today?
Tell the page who he was.
Which room is she in?
Which building does the tenant stay in?
Write where they live.
What number can they be reached at?
What are they using at the moment?
Which med was he on?
When did they last use?
How much does she drink?
What does he take?
Describe the person: hair, age, clothes.
What did the person look like?
What color is their hair?
What race or ethnicity is the guest?
What did the chart say about them?
What's in his file?
What brought him to the hospital?
What charges does he face in court?
Is the participant here legally?
Do they have kids?
Where does her husband live?
Which school does the youth go to?
Who is their probation officer?
Where's she staying?
What is the name of a client?
A member's phone number
What is the case number?
¿A quién acompañaste hoy?
¿Cómo le dicen a la persona?
¿Con qué inicial empieza su nombre?
¿Cómo se apellida?
Como se llama el joven?
¿Quién fue hoy?
¿De quién escribes?
¿Qué consume él ahora?
¿Cuándo consumió por última vez?
¿Qué medicamento toma ella?
¿Qué día nació?
¿En qué albergue se queda?
¿Dónde trabaja el cliente?
¿Cuál es su situación migratoria?
¿Qué dice su expediente?
Describe a la persona: pelo, ropa, edad.
Anota sus datos: nombre, edad, dirección.
""".strip().splitlines()

KINDS = {
    "How old is she?": "the age",
    "¿Cuántos años tiene?": "the age",
    "¿Qué edad tiene el joven?": "the age",
    "When is her birthday?": "the date of birth",
    "Escribe su número de expediente.": "a number",
    "¿Cuál es su nombre?": "the name",
    "¿Cuál es su dirección?": "the home or address",
    "Which med was he on?": "the medicine or substances",
    "What was he diagnosed with?": "the diagnosis",
    "What brought him to jail?": "a time in a hospital, jail or shelter",
    "What does she look like?": "the looks",
    "What is the person's faith?": "the background",
    "What did the chart say about them?": "the papers or file",
    "What crime did he commit?": "a legal matter",
    "Does she have children?": "the family",
    "Where does he work?": "the work or workplace",
    "What is the client's agency?": "the agency, school or church",
}

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
How did you look past their age?
How did you listen past their diagnosis?
What was it like to say their name?
Did you share their diagnosis with anyone?
Did you remember their name when you met again?
What did you notice in yourself when they talked about using?
How did you respect where they live their life?
Where do they live their values?
What were they taking from your time together?
What are they using their time for?
What did they use from what you shared?
How much did they use their own words?
What did the person look forward to?
Who was it hard for, you or them?
Who was the person who believed in you?
Who did you talk to when it got heavy?
Who stood beside you this week?
Who walked with you this week?
Who is your person?
What do you call a person who listens like that?
Who sent you the message that you can do this?
Who were you with them today, a helper or a peer?
What letter would you write to her about today?
What number would they give your listening?
What do you call them, these days without rest?
What job did they ask you to do?
What brought them to hope?
What brought you to this work?
Describe the person you want to be in this work.
Describe her strengths as she sees them.
Describe a moment when you and the person laughed.
What did your agency's paperwork say about your role?
What did their appearance stir in you?
How did race or gender shape the talk?
What did the person need, in their words?
Did they have a choice?
How did you help them say what they want?
What is their goal in their own words?
¿Cuántos años tiene de experiencia?
¿Cuántos años llevas en este trabajo?
¿Cómo se llama eso que sientes?
¿Dónde vive tu esperanza?
¿Cuándo nació esa idea?
¿Qué nombre tiene ese sentimiento?
¿Cómo le llamas a este sentimiento?
¿A quién viste crecer?
¿Con quién hablaste cuando te sentiste solo?
¿Cómo es para ti estar con alguien que consume?
¿Quién fue importante para ti?
Describe a la persona que quieres ser.
¿Cuál era su meta, en sus palabras?
¿Cómo le dices a la persona que no sabes?
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


@pytest.mark.parametrize(("ask", "asked"), KINDS.items())
def test_the_reason_names_what_was_asked_for(ask, asked):
    assert asks_for(ask) == asked


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
    fine = world.ok("packs", "check", str(file)).out
    assert "Mine is fine" in fine
    assert (
        "A check can miss a question about somebody else, so read it once more yourself." in fine.splitlines()
    )
    file.write_text(PACK.format(**{**USUAL, part: text}), "utf-8")
    for words in (("packs", "check", str(file)), ("log", "mine"), ("packs", "show", "mine")):
        refused = world.run(*words, stdin="")
        said = " ".join(refused.err.split())
        assert refused.code == (5 if words[0] == "log" and "--no-input" in words else 7), (words, refused)
        assert re.search(rf"{re.escape(str(file))}, line \d+, {re.escape(place)}: this asks for", said)
        assert "A pack asks about you, not about them." in said
    assert "A pack asks about you, not about them." in " ".join(world.ok("packs", "list").err.split())
