"""How a question in Spanish asks who another person is: tables of patterns, as for English.

Each naming of a person ("el participante", "la otra persona") is already the one word `lapersona`.
"""

import re

from reflect.guide.check.asked_in_english import (
    ADDRESS,
    AGE,
    AGENCY,
    BORN,
    FILE,
    HEALTH,
    KIN,
    LAW,
    LOOKS,
    NAME,
    NUMBER,
    ORIGIN,
    STAY,
    USE,
    WORK,
)

_PERSONAS = (
    r"(?:personas?|pares|par|(?:cliente|clienta)s?|participantes?|pacientes?|usuari[oa]s?|miembros?|compañer[oa]s?|familia|niñ[oa]s?"
    r"|j[oó]ven(?:es)?|muchach[oa]s?|chic[oa]s?|hu[eé]sped(?:es)?|residentes?|señora?|hombre|mujer|veteran[oa])"
)
_MET = r"(?:viste|apoyaste|atendiste|acompañaste|ayudaste|escuchaste|visitaste|conociste|te\s+reuniste|te\s+sentaste|caminaste)"
_CAME = r"(?:te\s+)?(?:llam[oó]|escribi[oó]|lleg[oó]|vino|habl[oó]|atendiste|contact[oó])"
PERSON = re.compile(
    rf"\b(?P<of>del?\s+|al?\s+)?(?:(?:(?:la|el|los|las|una?|cada|esta|ese|esa|este|otra|otro|tu)\s+)?(?:otr[oa]\s+)?{_PERSONAS}\b"
    rf"(?:\s+(?:a\s+quien|con\s+quien|que)\s+(?:{_MET}\b|{_CAME}(?!\w))|\s+(?:al\s+tel[eé]fono|en\s+la\s+l[ií]nea|en\s+el\s+chat))?"
    rf"|quien\s+{_CAME}(?!\w))",
    re.IGNORECASE,
)  # fmt: skip
"""A naming of one person, with what says which person it is."""
UNACCENTED = re.compile(
    r"(?P<before>(?:^|¿|\b(?:escrib[ea]|anot[ea]|di|dime|diga)\s)\s*(?:(?:a|de|en|con|por|desde)\s+)?)"
    r"(?P<asks>que|como|donde|cuando|quien(?:es)?|cual(?:es)?|cuant[oa]s?)\b",
    re.IGNORECASE,
)
"""A word that asks, typed without its accent. Elsewhere "que" is no question: "alguien que consume"."""
ACCENTS = (("que", "qué"), ("como", "cómo"), ("donde", "dónde"), ("cua", "cuá"), ("quien", "quién"))

_WHEN = r"(?:hoy|ayer|anoche|ahora|esta\s+vez|esta\s+semana|esta\s+noche|actualmente|todav[ií]a)"
_END = rf"(?=\s*(?:[?.!,;:]|$|(?:y|o|él|ella|ellos|ellas|lapersona|quien|{_WHEN})\b))"
"""Where the sentence ends or says that it is a person, so that "se llama ese sentimiento" is none."""
_OF = r"de\s+(?:lapersona|ell[oa]s?\b|él\b)"
_WHAT = r"(?:qué|cuál(?:es)?)"
_DEL = r"(?:del?\s+)?"
_TELL = (
    r"(?:\bcuál(?:es)?\s+(?:es|era|son|eran|fue)|\b(?:escrib|anot|apunt|pon|pong|indic|mencion|inclu(?:y)?)[ea]"
    r"|\bpon|\bdi(?:me|ga)?|\bdam?e)"
)
_NUMBERED = r"(?:caso|expediente|tel[eé]fono|seguro(?:\s+social)?|celular|cuarto|habitaci[oó]n|identificaci[oó]n|contacto)"
_THINGS = (
    (
        NAME,
        r"(?:nombres?(?:\s+completos?|\s+de\s+pila)?|datos(?:\s+personales)?|apellidos?|iniciales|apodos?|sobrenombres?)",
    ),
    (NUMBER, rf"(?:n[uú]meros?(?:\s+{_DEL}{_NUMBERED})?|tel[eé]fonos?|celular|correo(?:\s+electr[oó]nico)?)"),
    (ADDRESS, r"(?:direcci[oó]n|domicilio|cuarto|habitaci[oó]n|barrio)"),
    (HEALTH, r"(?:diagn[oó]sticos?|enfermedad|trastorno)"),
    (USE, r"(?:medicamentos?|medicinas?|droga(?:\s+preferida)?|sustancias?)"),
    (BORN, r"(?:fecha\s+de\s+nacimiento|cumpleaños)"),
    (AGE, r"edad"),
    (AGENCY, r"(?:agencia|cl[ií]nica|programa|refugio|albergue|escuela)"),
    (LAW, r"(?:(?:situaci[oó]n|estatus|estado)\s+(?:migratori[oa]|legal)|cargos|antecedentes)"),
    (WORK, r"(?:empleo|ocupaci[oó]n|oficio|patr[oó]n)"),
    (LOOKS, r"(?:aspecto|estatura|peso)"),
    (ORIGIN, r"(?:raza|g[eé]nero|religi[oó]n|idioma)"),
    (FILE, r"(?:expediente|historial(?:\s+m[eé]dico)?)"),
)
_SAID = tuple(
    (pattern, asked)
    for asked, words in _THINGS
    for pattern in (
        rf"{_TELL}\s+sus?\s+{words}\b",
        *((rf"(?:{_TELL}\s+|^\s*¿?)(?:el\s+|la\s+|los\s+|las\s+)?{words}\s+{_OF}",) if asked is not NAME else (rf"\b{words}\s+{_OF}",)),
        rf"\b(?:cuándo\s+es|cuándo\s+era)\s+su\s+{words}\b",
        rf"\b(?:tienes|sabes|conoces|recuerdas|anotaste|tomaste|conseguiste|(?:me|nos)\s+das|puedes\s+(?:dar|decir)(?:me|nos)?)\s+(?:sus?\s+{words}{_END}|(?:el|la|los|las)\s+{words}\s+{_OF})",
        rf"\bqué\s+{words}\s+(?:tiene|ten[ií]a|usa|te\s+(?:dio|dijo|dej[oó])|dio|dej[oó]){_END}",
    )
)  # fmt: skip
_WHO = (
    (rf"\bcómo\s+se\s+apellida(?:ba|n)?{_END}", NAME),
    (rf"\bquién(?:es)?\s+(?:se\s+sentó|estuvo|habló)\s+contigo\s+{_WHEN}", NAME),
    (rf"\bcómo\s+se\s+llama(?:n|ba|ban)?\b(?:{_END}|(?=\s+sus?\b))", NAME),
    (rf"\bcómo\s+l[eoa]s?\s+(?:dicen?|dec[ií]an?|llaman?|decimos|llamamos|digo|dices|llamas)\b(?:\s+a\s+(?:lapersona|él|ell[oa]s?)\b(?!\s+(?:que|lo|algo|cuando)\b)|{_END})", NAME),
    (r"\b(?:con|por)\s+qué\s+(?:letra|inicial)\s+(?:empieza|comienza)\b", NAME),
    (rf"\b{_WHAT}\s+(?:apodo|apellidos?|sobrenombre|iniciales)\s+(?:tiene|ten[ií]a|usa|usaba|lleva|prefiere|l[eoa]s?\s+\w+)\b", NAME),
    (rf"\b{_WHAT}\s+nombre\s+(?:tiene|ten[ií]a|usa|usaba|lleva|prefiere){_END}", NAME),
    (rf"\b(?:a|con)\s+quién\s+(?:viste|apoyaste|atendiste|acompañaste|ayudaste|visitaste|te\s+reuniste|caminaste){_END}", NAME),
    (rf"\b(?:a|con)\s+quién\s+(?:escuchaste|hablaste|conociste|estuviste|te\s+sentaste|apoy[oó]|acompañ[oó]|atendi[oó]|vio)\s*(?:{_WHEN}|[?]|$)", NAME),
    (rf"\bquién(?:es)?\s+(?:es|era|fue|vino|llam[oó]|te\s+llam[oó]|asisti[oó])\s*(?:al\s+grupo\b|(?:lapersona|él|ella|{_WHEN})\s*(?:[?]|$)|[?]|$)", NAME),
    (r"\bde\s+quién\s+(?:escribes|hablas|trata|se\s+trata|es\s+esta\s+(?:nota|entrada))\b", NAME),
)  # fmt: skip
_LIFE = (
    (r"\b(?:toma|está\s+(?:tomando|usando|en))\s+(?:metadona|suboxone|buprenorfina|heroína|fentanilo|metanfetamina)\b(?=[^?.]{0,20}[?])", USE),
    (rf"\bcon\s+quién\s+(?:vive|vivía|duerme){_END}|(?:^|¿)\s*tiene\s+(?:hijos|pareja|familia|espos[oa]){_END}", KIN),
    (r"\bquién(?:es)?\s+(?:es|era|son)\s+sus?\s+(?:trabajador[a]?\s+social|doctor[a]?|médic[oa]|terapeuta|consejer[oa]|abogad[oa]|padrino|madrina|patrón)\b", AGENCY),
    (rf"\b(?:a|en)\s+qué\s+(?:iglesia|templo|grado|centro|corte|reuniones)\s+(?:va|iba|está|asiste){_END}", AGENCY),
    (rf"\bqué\s+(?:idioma|religión)\s+(?:habla|tiene|practica){_END}", ORIGIN),
    (r"\bcuánto(?:\s+tiempo)?\s+(?:hace\s+)?que\s+(?:no\s+)?(?:consume|bebe|usa|fuma)\b|\bcuándo\s+(?:consumió|bebió|usó|fumó|empezó\s+a\s+(?:consumir|beber|usar)|dejó\s+de\s+(?:consumir|beber|usar))\b", USE),
    (r"\b(?:ha\s+estado|estuvo)\s+(?:en\s+la\s+cárcel|en\s+prisión|pres[oa]|detenid[oa])(?=[^?.]{0,20}[?])", LAW),
    (rf"\b(?:qué|de\s+qué)\s+(?:enfermedad\s+)?(?:padece|sufre|está\s+enferm[oa]){_END}", HEALTH),
    (rf"\bdónde\s+(?:vive|viven|viv[ií]an?|duermen?|durmi[oó]|dorm[ií]a|se\s+qued[aoó]|se\s+hospeda|est[aá]\s+(?:viviendo|quedando)){_END}", ADDRESS),
    (rf"\ben\s+qué\s+(?:calle|casa|ciudad|barrio|colonia|albergue|refugio|cuarto|habitaci[oó]n|piso|pueblo)\s+(?:vive|est[aá]|se\s+queda|duerme|viv[ií]a){_END}", ADDRESS),
    (r"\bde\s+qué\s+(?:pa[ií]s|ciudad|pueblo)\s+(?:es|viene|vino)\b|\bde\s+dónde\s+es\s+(?:lapersona|él|ella)\b", ADDRESS),
    (rf"\b(?:en\s+)?dónde\s+trabaja(?:ba)?{_END}|\ben\s+qué\s+trabaja(?:ba)?{_END}", WORK),
    (rf"\bdónde\s+estudia(?:ba)?{_END}|\b(?:a|en)\s+{_WHAT}\s+(?:escuela|colegio|universidad|cl[ií]nica|hospital|programa)\s+(?:va|iba|est[aá]|estudia){_END}", AGENCY),
    (r"\bde\s+qué\s+(?:agencia|cl[ií]nica|programa|albergue)\s+(?:es|viene|vino|lleg[oó])\b", AGENCY),
    (r"\bqué\s+(?:agencia|cl[ií]nica|hospital|programa|escuela)\s+l[aoe]\s+(?:mand[oó]|refiri[oó]|envi[oó]|trajo|atiende)\b", AGENCY),
    (r"\bcuántos\s+años\s+(?:tienen?|ten[ií]an?)\b(?!\s+(?:de(?!\s+edad)|en|que|trabajando|haciendo|como|con)\b)", AGE),
    (r"\bqué\s+edad\s+(?:tienen?|ten[ií]an?)\b(?!\s+(?:est[ea]|es[ea]|mis?|tus?)\b)", AGE),
    (rf"\bcuándo\s+naci[oó]{_END}|\bqué\s+(?:d[ií]a|mes|año|fecha)\s+naci[oó]{_END}|\bcuándo\s+cumple(?:\s+años)?{_END}", BORN),
    (rf"\b{_WHAT}\s+(?:diagn[oó]sticos?|enfermedad|trastorno)\s+(?:tiene|ten[ií]a|le)\b", HEALTH),
    (r"\bqué\s+le\s+(?:diagnosticaron|diagnostic[oó])\b|\b(?:lo|la|le)\s+diagnosticaron\b(?=[^?]{0,20}[?])", HEALTH),
    (r"\b(?:qué\s+l[oae]\s+(?:trajo|llev[oó])|por\s+qué\s+(?:est[aá]|estuvo))\s+(?:al|en\s+el|a\s+la|en\s+la)\s+(?:hospital|c[aá]rcel|cl[ií]nica|albergue|prisi[oó]n|corte)\b", STAY),
    (rf"\b{_WHAT}\s+(?:medicamentos?|medicinas?|pastillas?|drogas?|sustancias?)\s+(?:tom[aoó]|tomaba|usa|us[oó]|usaba|consume|consum[ií]a|consumi[oó]|tiene|le\s+\w+|est[aá]\s+\w+ndo)\b", USE),
    (rf"\bqué\s+(?:consume|consum[ií]a|consumi[oó]|fuma|fumaba|bebe|beb[ií]a|se\s+inyecta|est[aá]\s+(?:usando|consumiendo|tomando)|le\s+recetaron){_END}", USE),
    (r"\bqué\s+(?:toma|usa)\s+(?:lapersona|él|ella)\b", USE),
    (rf"\bcuánto(?:\s+tiempo)?\s+(?:bebe|consume|fuma|(?:lleva\s+)?(?:consumiendo|bebiendo|usando|sobri[oa]|limpi[oa])){_END}|\bdesde\s+cuándo\s+(?:consume|bebe|usa){_END}", USE),
    (r"\b(?:describ[ea]|descr[ií]be(?:l[oa]|me))\s+(?:a\s+)?(?:lapersona|él\b|ella\b)\s*(?:[.:,;(]|$)", LOOKS),
    (r"\bcómo\s+(?:es|era)\s+(?:f[ií]sicamente|(?:lapersona|él|ella)\s+f[ií]sicamente)\b", LOOKS),
    (r"\bqué\s+(?:aspecto|raza|estatura)\s+(?:tiene|ten[ií]a|es)\b|\bde\s+qué\s+(?:raza|color)\s+(?:es|son|tiene|era)\s*(?:sus?\b|el\s+pelo|los\s+ojos|lapersona|él\b|ella\b|[?])|\bqué\s+ropa\s+(?:llevaba|tra[ií]a|lleva)\b", LOOKS),
    (r"\bqué\s+(?:cargos|delitos?|condena)\s+(?:tiene|ten[ií]a|enfrenta|enfrentaba|cometi[oó]|le)\b", LAW),
    (r"\bpor\s+qué\s+(?:l[oae]\s+(?:arrestaron|detuvieron|acusan)|est[aá]\s+pres[oa])\b|\btiene\s+(?:papeles|antecedentes)\b|\b(?:est[aá]|es)\s+(?:indocumentad[oa]|ciudadan[oa])\b", LAW),
    (r"\bcuántos\s+hij[oa]s\s+(?:tiene|ten[ií]a)\b|\bquién(?:es)?\s+(?:es|son)\s+sus?\s+(?:familia(?:res)?|padres?|madre|espos[oa]|pareja|hij[oa]s?|lapersona)\b", KIN),
    (rf"\bqué\s+(?:dice|dec[ií]a|hay\s+en)\s+(?:su|el)\s+(?:expediente|historial|archivo)(?:\s+{_OF}|{_END})", FILE),
)  # fmt: skip

ASKING = (*_SAID, *_WHO, *_LIFE)
ON_A_FORM = tuple(
    (rf"^\s*(?:su\s+)?{words}\s*[?:]?\s*$", asked) for asked, words in (*_THINGS[:4], *_THINGS[5:6])
)
