"""Words that label, blame or judge, each with the ones to take in its place, in English and Spanish. Pure.

The table is the one of the house's words. It goes by phrase: "a user account", "a level road" and "en caso de" say nothing of
anybody. A word is pointed out and never refused: it may stand in a question that looks at the word itself.
"""

import re
from collections.abc import Iterator

PERSON = "the person, or the peer"
PERSONA = "la persona, o la persona que acompañas"
_ENGLISH = (
    (re.compile(r"clients?|patients?|consumers?|(?:service|drug) users?|addicts?|alcoholics?"), PERSON),
    (re.compile(r"(?:my|your|their|this|the) cases?|case ?(?:loads?|notes?|work|workers?|managers?)"), PERSON),
    (re.compile(r"clean time|(?:stay|stayed|staying|get|got|getting|be|been|is|was|are|were) (?:clean|dirty|sober)"), "in recovery"),
    (re.compile(r"relapse[sd]?|relapsing"), "return to use"),
    (re.compile(r"non-?complian(?:t|ce)|refused|resistant|in denial"), "chose not to, or saw it another way"),
    (re.compile(r"act(?:ed|ing) out|manipulat(?:ive|ed|ing|ion)|attention-seeking"), "was in distress, or was angry"),
    (re.compile(r"difficult (?:person|people|peers?|sessions?|behavio\w+)"), "was in distress, or: it was hard for me"),
    (re.compile(r"weakness(?:es)?|deficits?|failures?|problem areas?"), "growing edge, or place to grow"),
    (re.compile(r"mistakes?|violations?|faults?|(?<!without )blam(?:e|ed|es|ing)|should(?:n't)? have"), "slip, moment, or what I would try"),
    (re.compile(r"improve[ds]?|improvements?|declined|worse|poor(?:ly)?|excellent|below target"), "steady, more often, or less often"),
    (re.compile(r"scor(?:e|es|ed|ing)|performances?|(?:your|my|skill|growth) levels?|assess(?:ments?|ed|ing)?"), "your ratings, or what you noticed"),
    (re.compile(r"de-?identif\w+|anonym\w+|HIPAA\w*"), "masked, and looked over by you"),
    (re.compile(r"treat(?:s|ed|ing)? (?:the person|them|people|a person)|treatments?|interven\w+"), "support, or walk with"),
    (re.compile(r"empower\w*|(?:fix|fixed|manage|managed) (?:the person|them|people)"), "support, or walk with"),
    (re.compile(r"risk assessments?|triage\w*"), "your program's crisis steps"),
    (re.compile(r"incomplete|overdue|missed|fail(?:ed|s) to|streaks?"), "skip, not now, or let go"),
    (re.compile(r"why did(?:n't)? (?:you|they|he|she|i)"), "what made you, or what helped"),
)  # fmt: skip
_SPANISH = (
    (re.compile(r"client[ea]s?|pacientes?|usuari[oa]s?|consumidor(?:a|es|as)?|adict[oa]s?|alcohólic[oa]s?|drogadict[oa]s?"), PERSONA),
    (re.compile(r"(?:mi|tu|su) caso|casos? clínicos?|(?:manejo|gestión) de casos?|expediente del caso"), PERSONA),
    (re.compile(r"(?:está[ns]?|estaba[ns]?|estar|estuvo|sigue|seguir|mantener(?:se|te)?) (?:limpi[oa]s?|suci[oa]s?|sobri[oa]s?)|sobriedad"), "en recuperación"),
    (re.compile(r"reca(?:ída|ídas|er|yó|yeron|íste)"), "volver a usar"),
    (re.compile(r"se negó|se resistió|no coopera(?:ba|dor|dora)?|en negación|incumpl(?:e|ió|imiento)"), "eligió no hacerlo, o lo vio de otra manera"),
    (re.compile(r"manipulador[ae]?s?|manipul(?:a|ó|aba|ar)|llamar la atención|portarse mal"), "tenía angustia, o tenía enojo"),
    (re.compile(r"(?:persona|gente|sesión|conducta)s? difícil(?:es)?"), "tenía angustia, o: me costó"),
    (re.compile(r"debilidad(?:es)?|déficits?|fracas(?:o|os|ó|aste|ar)"), "punto donde crecer"),
    (re.compile(r"errores|error|culp(?:a|as|able|ables|ar)|deberías?|debiste|(?:tendrías|tenías) que haber|infracci(?:ón|ones)"), "tropiezo, momento, o lo que probarías"),
    (re.compile(r"mejoraste|mejoría|empeor(?:ó|aste|a|ar)|peor|excelente|deficiente"), "más seguido, menos seguido, o igual"),
    (re.compile(r"puntaje|puntuaci(?:ón|ones)|calificaci(?:ón|ones)|rendimiento|desempeño|evaluaci(?:ón|ones)|tu nivel"), "lo que notaste"),
    (re.compile(r"anónim[oa]s?|anonimiza\w+|desidentifica\w+|HIPAA"), "con palabras tapadas, y tú las revisas"),
    (re.compile(r"tratamientos?|tratar a la persona|interven(?:ir|ción|ciones)|empodera\w+|(?:arreglar|manejar) a la persona"), "apoyar, o caminar junto a"),
    (re.compile(r"evaluación de riesgos?|triaje"), "los pasos de crisis de tu programa"),
    (re.compile(r"incomplet[oa]s?|atrasad[oa]s?|vencid[oa]s?|fallaste|no cumpliste|rachas?"), "omitir, ahora no, o soltar"),
    (re.compile(r"por qué (?:no )?(?:hiciste|dijiste|fuiste|hizo|dijo)"), "qué te llevó a, o qué ayudó"),
)  # fmt: skip


def _whole_words(table: tuple[tuple[re.Pattern[str], str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"\b(?:{words.pattern})\b", re.IGNORECASE), instead) for words, instead in table
    )


_TABLES = {"en": _whole_words(_ENGLISH), "es": _whole_words(_SPANISH)}


def kinder(text: str, lang: str) -> Iterator[tuple[str, str]]:
    """Give each (phrase that stands in a text, what to say in its place); nothing in a language that has no table."""
    for words, instead in _TABLES.get(lang, ()):
        for found in words.finditer(text):
            yield found.group(), instead
