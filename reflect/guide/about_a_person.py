"""Finds a question that asks who another person is: their name, number, address, diagnosis, date of birth, agency.

A pack is about the writer. A journal that asked for such things would be a record of people, and the most careful
masking comes too late for what was asked for. It looks for the asking, in English and Spanish; it cannot find all of
it, and it looks at what a pack says, never at what a person answers. Pure.
"""

import re
from collections.abc import Iterable, Iterator

from reflect.guide.pack import Pack

ABOUT_THEM = (
    "this asks for {asked} of somebody else. A pack asks about you, not about them. "
    "What did you do, feel or notice? Ask for that"
)


def _words(listed: str) -> str:
    """Make one pattern of words that stand apart by spaces; an underscore is a space inside of one."""
    return "(?:" + "|".join(word.replace("_", " ") for word in listed.split()) + ")"


_PEOPLE = _words(
    "person people peers? callers? clients? participants? members? patients? consumers? guests? residents? individuals? "
    "someone somebody man woman child family friend service_users?"
)
_THEIR = (
    rf"(?:their|his|her|(?:the|that|this|each|every|a|another|your)\s+(?:other\s+)?{_PEOPLE}(?:['’]s|s['’])?)"
)
_OF_THEM = rf"(?:them|him|her|(?:the|that|this|each|every|a|another|your)\s+(?:other\s+)?{_PEOPLE})"
_PERSONAS = (
    r"(?:persona|personas|par|pares|cliente|clientes|participante|participantes|paciente|pacientes|usuari[oa]s?"
    r"|miembros?|compañer[oa]s?|familia|niñ[oa]s?)"
)
_DE_ELLA = rf"(?:(?:de|del)\s+(?:la\s+|el\s+|los\s+|las\s+|una?\s+|cada\s+|esta\s+|esa\s+|otra\s+)?{_PERSONAS}|de\s+ell[oa]s?|de\s+él)"

_NUMBERED = _words(
    "phone telephone cell mobile contact record case chart file account medicaid medicare insurance social_security member "
    "client id room bed"
)
_NAME = r"(?:(?:first|last|full|given|middle|real|legal)\s+names?|nicknames?|surnames?|names?|initials)"
_NUMBER = rf"(?:{_NUMBERED} (?:numbers?|no\.?|id)|numbers?|ssn|mrn|e-?mail(?: address)?)"
_PLACE = r"(?:(?:home|street|mailing|e-?mail)\s+address(?:es)?|address(?:es)?|zip\s+codes?|hometown|neighbou?rhood)"
_HEALTH = r"(?:diagnos[ie]s|medications?|meds|drugs?\s+of\s+choice|disorders?|conditions?)"
_BORN = r"(?:dates?\s+of\s+birth|birth\s?(?:dates?|days?)|dob|ages?)"
_AGENCY = (
    r"(?:agency|agencies|clinic|hospital|shelter|program|case\s?worker|probation\s+officer|employer|school)"
)
_WHAT = {
    "the name": _NAME,
    "a number": _NUMBER,
    "the address": _PLACE,
    "the diagnosis": _HEALTH,
    "the date of birth": _BORN,
}
_ASKS = r"(?:what(?:['’]s|\s+(?:is|was|are|were))|which\s+(?:is|was)|write(?:\s+down)?|give|type|enter|note(?:\s+down)?|list|add|say|tell\s+me|put\s+in)"
"""What a sentence that asks for something begins with."""


_THEY = rf"(?:{_THEIR}|they|he|she)"
_ENGLISH = (
    (r"\bwhat\s+(?:is|was)\s+(?:he|she)\s+called\b", "the name"),
    (r"\bwhat\s+(?:are|were)\s+they\s+called\b", "the name"),
    (rf"\bwhat\s+(?:is|was|are|were)\s+{_OF_THEM}\s+(?:called|named)\b", "the name"),
    (r"\bwho(?:m)?\s+did\s+you\s+(?:see|meet(?:\s+with)?|support|work\s+with|sit\s+with|walk\s+with)\s*(?:today|this\s+time|there)?\s*\?", "the name"),
    (r"\bwho\s+(?:called(?!\s+(?:you|it|me|for|on)\b)|came(?!\s+(?:to\s+mind|up)\b)|took\s+part|attended)\b", "the name"),
    (rf"\bwho\s+(?:was|is|were)\s+(?:it|{_OF_THEM}|with\s+you|there|in\s+the\s+group)\s*[?]", "the name"),
    (rf"\bname\s+(?:the|each|every|that)\s+{_PEOPLE}\b", "the name"),
    (rf"\bhow\s+old\s+(?:is|was|are|were)\s+{_THEY}\b", "the age"),
    (rf"\bhow\s+old\s+(?:is|was|are|were)\s+{_OF_THEM}\b", "the age"),
    (rf"\bwhen\s+(?:is|was|were)\s+(?:{_THEY}|{_OF_THEM})\s*(?:born|birthday)\b", "the date of birth"),
    (rf"\bwhere\s+(?:do|does|did)\s+(?:{_THEY}|{_OF_THEM})\s+(?:live|stay|work|sleep)\b", "the address"),
    (rf"\bwhat\s+(?:are|were|is|was)\s+(?:{_THEY}|{_OF_THEM})\s+diagnosed\b", "the diagnosis"),
    (rf"\b(?:were|was|are|is|have|has)\s+(?:{_THEY}|{_OF_THEM})\s+(?:been\s+)?diagnosed\b", "the diagnosis"),
    (rf"\b(?:what|which)\s+(?:diagnos[ie]s|medications?|meds|drugs?)\s+(?:do|does|did|is|was|are|were)\s+(?:{_THEY}|{_OF_THEM})\b", "the diagnosis"),
    (rf"\b(?:which|what)\s+{_AGENCY}\s+(?:do|does|did|is|are|was|were|sent|referred)\s+(?:{_THEY}|{_OF_THEM}|you\s+meet\s+{_OF_THEM})\b", "the agency"),
    (rf"\b(?:{_ASKS})\s+{_THEIR}\s+(?:\w+\s+)?{_AGENCY}\b", "the agency"),
    (rf"^\s*{_THEIR}\s+{_AGENCY}\s*[?:]?\s*$", "the agency"),
    (rf"\b(?:which|what)\s+{_AGENCY}\s+(?:sent|referred)\s+{_OF_THEM}\b", "the agency"),
)  # fmt: skip
_SPANISH = (
    (r"\bc[oó]mo\s+se\s+llama(?:n|ba|ban)?\b(?!\s+(?:el\s+curso|la\s+clase|el\s+taller|la\s+charla|lo\s+que|ese\s+sentimiento|esta\s+emoci[oó]n))", "the name"),
    (rf"\b(?:nombres?|apellidos?|iniciales|apodo)\s+(?:completo\s+)?{_DE_ELLA}", "the name"),
    (r"\b(?:cu[aá]l\s+(?:es|era)|escrib[ea]|anot[ea]|pon(?:ga)?)\s+su\s+(?:nombre|apellido|apodo|n[uú]mero|tel[eé]fono|direcci[oó]n|domicilio|edad|fecha\s+de\s+nacimiento|diagn[oó]stico|agencia|cl[ií]nica)\b", "who that is"),
    (rf"\b(?:n[uú]mero|tel[eé]fono)(?:\s+de\s+(?:caso|expediente|tel[eé]fono|seguro))?\s+{_DE_ELLA}", "a number"),
    (rf"\b(?:direcci[oó]n|domicilio)\s+{_DE_ELLA}", "the address"),
    (r"\bd[oó]nde\s+(?:vive|viven|viv[ií]an?|duermen?)\b", "the address"),
    (rf"\bdiagn[oó]sticos?\s+{_DE_ELLA}", "the diagnosis"),
    (r"\bqu[eé]\s+diagn[oó]stico\s+(?:tiene|ten[ií]a|le)\b", "the diagnosis"),
    (rf"\b(?:fecha\s+de\s+nacimiento|cumpleaños|edad)\s+{_DE_ELLA}", "the date of birth"),
    (r"\bcu[aá]ntos\s+años\s+(?:tiene|ten[ií]a)n?\b|\bcu[aá]ndo\s+naci[oó]\b", "the date of birth"),
    (rf"\b(?:agencia|cl[ií]nica|programa|refugio)\s+{_DE_ELLA}|\bde\s+qu[eé]\s+(?:agencia|cl[ií]nica)\b", "the agency"),
    (r"\b(?:a\s+qui[eé]n|con\s+qui[eé]n)\s+(?:viste|apoyaste|atendiste|te\s+reuniste)\b", "the name"),
)  # fmt: skip
_THINGS = tuple(
    (pattern, asked)
    for asked, words in _WHAT.items()
    for pattern in (
        rf"\b{_ASKS}\s+(?:down\s+)?{_THEIR}\s+(?:\w+\s+)?{words}\b",
        rf"\b{_ASKS}\s+(?:the\s+)?{words}\s+(?:and\s+\w+\s+)?of\s+{_OF_THEM}\b",
        rf"\b{_THEIR}\s+{words}\s*[?:]?\s*$",
        rf"^\s*(?:the\s+)?{words}\s+of\s+{_OF_THEM}\s*[?:]?\s*$",
        rf"^\s*(?:the\s+)?{_PEOPLE}['\u2019]?s?['\u2019]?\s+{words}\s*[?:]?\s*$",
    )
)
_HEADINGS = (
    *((rf"^\s*(?:the\s+)?{words}(?:\s+(?:and|or)\s+(?:the\s+)?{_NAME})?\s*[?:]?\s*$", asked) for asked, words in _WHAT.items()),
    (r"^\s*(?:su\s+)?(?:nombre|apellidos?|iniciales|tel[eé]fono|direcci[oó]n|domicilio|diagn[oó]stico|fecha\s+de\s+nacimiento|n[uú]mero\s+de\s+(?:caso|expediente|tel[eé]fono|seguro))\s*[?:]?\s*$", "who that is"),
)  # fmt: skip
"""One word that stands alone asks for it, as on a form. Among choices it asks for nothing: "Age" may be what shaped a talk."""


def _ready(patterns: Iterable[tuple[str, str]]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), asked) for pattern, asked in patterns)


_ASKING = _ready((*_THINGS, *_ENGLISH, *_SPANISH))
_ON_A_FORM = _ready(_HEADINGS)
_LEFT_OUT = re.compile(
    r"\b(?:no|never\s+\w+|without|leave\s+out|sin)\s+(?:[\w'\u2019]+\s+){0,2}(?:names?|initials|numbers?|address|nombres?)\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\{(?:area|focus_area|period|commitment)\}")


def asks_for(text: str, *, is_choice: bool = False) -> str:
    """Say what of another person a text asks for, such as "the name"; empty if it asks for nothing of the kind.

    Args:
        text: what a pack says.
        is_choice: it is one of the choices of a question, so that a bare word asks for nothing.
    """
    plain = " ".join(_PLACES.sub("it", text).split())
    looked_for = _ASKING if is_choice else (*_ASKING, *_ON_A_FORM)
    for sentence in re.split(r"(?<=[.!?:])\s+", plain):
        for pattern, asked in looked_for:
            if pattern.search(sentence) and not _LEFT_OUT.search(sentence):
                return asked
    return ""


def faults(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each place of a pack that asks who somebody is, with the reason in plain words."""
    texts = [("title", pack.title, False)]
    for number, q in enumerate(pack.questions, 1):
        where = f"question {number} ({q.id})"
        texts += [(f"{where}, ask", q.ask, False), (f"{where}, help", q.help, False)]
        texts += [(f"{where}, options", words, True) for _, words in q.options]
    for place, text, is_choice in texts:
        if asked := asks_for(text, is_choice=is_choice):
            yield place, ABOUT_THEM.format(asked=asked)
