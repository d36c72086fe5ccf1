"""A pack that asks for a caller's name, phone, birthday or diagnosis is refused; forty ordinary questions in each language are not."""

import pytest

from reflect.guide.check.about_a_person import asks_for

CALLERS = ["caller", "client", "guest", "member", "person on the phone", "person who called in", "texter"]
THINGS = {
    "name": "the name", "phone number": "a number", "number": "a number", "birthday": "the date of birth",
    "date of birth": "the date of birth", "address": "the home or address", "diagnosis": "the diagnosis",
    "agency": "the agency, school or church",
}  # fmt: skip
FRAMES = [
    "What is the {p}'s {t}?", "What was the {t} of the {p}?", "What {t} did the {p} give?", "The {p}'s {t}:",
    "Write down the {p}'s {t}.", "Did you get the {p}'s {t}?",
]  # fmt: skip
QUIENES = [
    "la persona que llamó",
    "quien llamó",
    "el cliente",
    "la clienta",
    "el huésped",
    "el miembro",
    "la persona al teléfono",
]
COSAS = {
    "el nombre": "the name", "el teléfono": "a number", "el número": "a number", "el cumpleaños": "the date of birth",
    "la fecha de nacimiento": "the date of birth", "la dirección": "the home or address",
    "el diagnóstico": "the diagnosis", "la agencia": "the agency, school or church",
}  # fmt: skip
MARCOS = ["¿Cuál es {c} {de}?", "{C} {de}:", "Escribe {c} {de}.", "¿Tienes {c} {de}?", "¿Qué {t} te dio {p}?"]

ENGLISH = """
Who could hear us?
What did I call myself?
What is the name of the feeling?
How did the call end?
What did the silence ask of me?
What did the caller's voice tell me?
How was it for me when the same person called again?
What number am I on tonight, and is that too many?
What would I call this kind of tired?
Which line did I find hard to say?
Who can I call when I hang up?
What did I hear under the words of the caller?
What name did I give to my role?
Did I say who I am and what I do?
Where was my body while I listened?
When did I feel at ease?
What day of the week is hardest for me?
What agency rule helped me hold the line?
What did I learn about my own story of diagnosis?
How did I make room for the guest to choose?
What did the member teach me about hope?
What did I say about what stays between us?
Was it their choice to meet me?
What do I know of the street that they do not teach in training?
What did I carry home from the ward?
Whose words did I write in the note?
What did I leave out of the note, and was that right?
Who in the team listens to me?
What did I want to say in the meeting?
Where does the pull to act like staff come from?
What helped me stay a peer?
How old does this grief feel?
What do I want to remember of them?
Who is with me in this loss?
What did I need from my own sponsor or friend?
Which part of my birthday was hard to be at work for?
What do I tell my family about this work?
What phone habits help me rest?
How many calls can I take before I need a break?
What address would I give to the place where I feel safe inside?
""".strip().splitlines()
SPANISH = """
¿Quién podía oírnos?
¿Cómo me presenté?
¿Cómo se llama lo que siento?
¿Cómo terminó la llamada?
¿Qué me pidió el silencio?
¿Qué me dijo la voz de quien llamó?
¿Cómo fue para mí que la misma persona llamara otra vez?
¿Cuántas llamadas puedo tomar antes de un descanso?
¿Qué nombre le doy a este cansancio?
¿A quién puedo llamar cuando cuelgo?
¿Qué oí debajo de las palabras?
¿Dije quién soy y qué hago?
¿Dónde estaba mi cuerpo mientras escuchaba?
¿Cuándo me sentí en calma?
¿Qué día de la semana me cuesta más?
¿Qué regla de mi agencia me ayudó?
¿Qué aprendí de mi propia historia con un diagnóstico?
¿Cómo dejé que la persona eligiera?
¿Qué me enseñó la persona sobre la esperanza?
¿Qué dije sobre lo que queda entre nosotros?
¿Fue su decisión hablar conmigo?
¿Qué sé de la calle que no se enseña en un curso?
¿Qué me llevé a casa?
¿De quién eran las palabras de la nota?
¿Qué dejé fuera de la nota?
¿Quién en el equipo me escucha?
¿Qué quería decir en la reunión?
¿De dónde viene el impulso de actuar como el personal?
¿Qué me ayudó a seguir siendo par?
¿Qué edad tiene este dolor en mí?
¿Qué quiero recordar de esa persona?
¿Quién me acompaña en esta pérdida?
¿Qué necesité de mi madrina o de mis amistades?
¿Qué parte de mi cumpleaños fue difícil en el trabajo?
¿Qué le cuento a mi familia de este trabajo?
¿Qué costumbres con el teléfono me ayudan a descansar?
¿Qué número del 1 al 5 le pongo a mi energía?
¿Qué dirección quiere tomar mi vida?
¿Cómo dije los límites de lo que puedo callar?
¿Quién estuvo conmigo después?
""".strip().splitlines()


@pytest.mark.parametrize("person", CALLERS)
@pytest.mark.parametrize("thing", THINGS)
def test_what_asks_who_a_caller_is_is_refused(person, thing):
    for frame in FRAMES:
        asked = frame.format(p=person, t=thing)
        assert asks_for(asked) == THINGS[thing], asked


@pytest.mark.parametrize("person", QUIENES)
@pytest.mark.parametrize("thing", COSAS)
def test_in_spanish_too(person, thing):
    de = f"del {person[3:]}" if person.startswith("el ") else f"de {person}"
    for frame in MARCOS:
        asked = frame.format(c=thing, C=thing.capitalize(), de=de, p=person, t=thing.partition(" ")[2])
        assert asks_for(asked) == COSAS[thing], asked


@pytest.mark.parametrize("asked", [*ENGLISH, *SPANISH])
def test_an_ordinary_question_is_not(asked):
    assert asks_for(asked) == ""


def test_there_are_forty_in_each_language():
    assert len(set(ENGLISH)) == len(set(SPANISH)) == 40
