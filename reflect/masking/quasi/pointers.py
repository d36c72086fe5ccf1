"""Points at words that may tell a reader who somebody is without naming them: the only, the first, a rare job, in the news.

Nothing here is masked by itself: the words are shown once, and the person who knows the place decides. The rules know no names
and no list of people. They rather stay silent than ask about ordinary lines: the only thing, the first time, the one who listens.
"""

import re
from typing import NamedTuple

from reflect.masking.words.lexicon import words


class Pointer(NamedTuple):
    """Words that may tell who somebody is."""

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""
    why: str
    """What it may tell, in a few plain words."""


def _any(*sections: str) -> str:
    """One of the words of some lists, as a pattern. A hyphen in a list is a blank or a hyphen in a text."""
    said = sorted(words(*sections), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(said).replace("-", r"[\s-]") + ")"


def _shape(pattern: str) -> re.Pattern[str]:
    """A pattern of whole words, in any case. A blank in it is a blank or the end of a line."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)".replace(" ", r"[ \t\n]{1,2}"), re.I)


_SOMEONE, _APART, _ROLE, _JOB = _any("someone"), _any("apart"), _any("public_roles"), _any("rare_jobs")
_KNOWN_BY, _DID, _KIN = _any("known_by"), _any("notable_acts"), _any("kin")
_TOWN = "(?:town|village|county|city|neighborhood|valley|state|tribe|reservation|rez|island|pueblo|condado)"
_GROUP = rf"(?:{_TOWN}|house|home|building|shelter|church|mosque|temple|program|unit|floor|pod|dorm|crew|school|group|class|team|shift|staff|job|site|camp|clinic|work|[a-z]+ living)"
_HERE = rf"(?:(?:in|at|on|of|from|around|en) (?:(?:the|our|my|his|her|their|this|that|el|la|mi|su|este|esta) )?(?:[\w'’]+ ){{0,2}}{_GROUP}|around here|in \w+ county)"
_NTH = "(?:two|three|four|2|3|4)"
_NOT_SELF = r"(?<!\bi\sam\s)(?<!\bi['’]m\s)(?<!\bim\s)(?<!\bi\swas\s)"
_NO_THING = r"(?!(?:thing|way|time|reason|place|chair|sound|light|day|night|part|word|answer|question|rule|difference|problem|bus|bed|van|seat)s?\b)"
_ACHIEVES = "(?:run|win|lead|serve|graduate|become|hold|fly|climb|get|finish|swim|cross|play|own|open)"
_NAMED_SON = "(?:son|daughter|kid|boy|girl|wife|husband|widow|brother|sister|nephew|niece|grandson|granddaughter|ex|mother|father)"
_MEDIA = "(?:news(?:paper)?s?|papers?|tv|television|radio|headlines|front page)"
_TOLD = "(?:was|were|is|are|be|been|got|made|make|makes|ended up|story|case|arrest|picture|photo|face|name|mugshot|trial)"

_ONLY = _shape(
    rf"{_NOT_SELF}(?:the only|la [úu]nica|el [úu]nico) (?:(?:\w+ ){{0,2}}{_APART} \w+|(?:\w+ ){{0,2}}{_SOMEONE} {_HERE}|"
    rf"(?:\w+ ){{0,2}}{_JOB}|{_NO_THING}(?:\w+ ){{1,3}}(?:in|at|on|en) (?:the|our|this|el|la|mi|su|her|his) {_TOWN}|(?:survivor|witness) (?:of|to)|"
    rf"(?:firefighter|fireman|nurse|cop|vet|veteran|wheelchair user) {_HERE})"
)
_FEW = _shape(rf"only {_NTH} (?:\w+ ){{0,2}}(?:{_APART} \w+|{_SOMEONE}) (?:(?:\w+ ){{0,3}}){_HERE}")
_FIRST = _shape(
    rf"(?:(?:the|was|is|our|their) first (?:\w+ )?(?:{_APART} {_SOMEONE}|{_APART} {_ROLE}|{_APART} \w+|woman|man|girl|person in {_HERE}) (?:(?:ever )?to {_ACHIEVES}|in|at|on|ever)|"
    rf"(?:the|was|is) first (?:one |person )?{_HERE} (?:ever )?to|(?:el primer|la primera) {_APART} (?:en|a|de))"
)
_MOST = _shape(
    rf"(?:oldest|youngest|tallest|biggest|richest|shortest) (?:(?:living )?(?:{_SOMEONE}|one) )?{_HERE}|(?:oldest|youngest|one|first|last) of (?:seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)(?: (?:kids|children|siblings|brothers|sisters))?"
)
_LAST = _shape(
    rf"the last (?:\w+ )?(?:{_SOMEONE}|{_JOB}) (?:of|in|on) (?:the|his|her|their|this|our) (?:\w+ )?(?:{_TOWN}|language|tribe|line)"
)
_ONE_WHO = _shape(rf"(?:the|that) (?:one|{_SOMEONE}|bus driver) (?:who|that) {_DID}")
_KNOWN_FOR = _shape(
    rf"(?:the|that) {_KNOWN_BY} (?:guy|man|lady|woman|girl|dude|kid|player|seller)|"
    rf"(?:the|that) (?:one|guy|man|lady|woman|girl|dude|kid|boy) (?:with|from) (?:the|that|a) (?:\w+ )?(?:{_KNOWN_BY}|glass eye|wooden leg|peg leg|eye\s?patch)"
)
_FORMER = _shape(
    rf"(?:used to be|(?:he|she|they|who) (?:was|were) once|once was|former|ex|retired|was once|era|fue)[\s-](?:(?:an?|the|our|their|un|una|el|la) )?(?:\w+ )?(?:{_JOB}|{_ROLE})|"
    rf"former (?:city |town |county |state )?(?:council|school board) \w+|{_KIN} was (?:the )?{_ROLE} once"
)
_RARE = _shape(rf"(?:is|was|as|became|an?|our|retired|professional) (?:\w+ )?{_JOB}")
_OF_A_ROLE = _shape(
    rf"(?:the |our )?(?:\w+ )?{_ROLE}['’]?s (?:\w+ )?{_NAMED_SON}|{_NAMED_SON} of (?:the|our|a) (?:\w+ )?{_ROLE}|(?:hij[oa]|espos[oa]|herman[oa]) del? (?:la )?{_ROLE}|"
    rf"(?:his|her|their|su) {_KIN} (?:is|was|es|era|used to be) (?:the |el |la |a |un |una )?(?:\w+ )?{_ROLE}"
)
_FAMOUS = _shape(
    rf"(?<!\bmy\s)(?<!\bher\s)(?<!\bhis\s)(?<!\btheir\s)(?<!\bour\s)famous (?:\w+ )?(?:{_SOMEONE}|{_JOB}|{_ROLE}|chef|singer|player|rapper|author|writer|band|case|family)|"
    r"(?:is|was|are|were|kinda|sort of|got|became|locally|semi) famous(?: (?:in|around|for))?|(?:a|some kind of) (?:local )?(?:legend|celebrity)|local hero|"
    r"known all (?:over|around)|went viral|homecoming (?:king|queen)|prom (?:king|queen)|(?:was|were) miss \w+ (?:county|fair|state)|won the lottery|"
    r"(?:holds|held|set|broke) the (?:\w+ )?record|state champion\w*|played (?:\w+ )?for the (?:state|national|pros)\w*(?: team)?|(?:won|went to) (?:state|nationals|the olympics)|"
    r"sings? the (?:national )?anthem"
)
_IN_THE_NEWS = _shape(
    rf"{_TOLD} (?:\w+ )?(?:in|on|all over) (?:the )?(?:\w+ )?{_MEDIA}(?<!\bthe\stv)(?! (?:and|but) (?:i|nobody|we)\b)(?! (?:bag|towel|plate|cup|tray|work)s?\b)|ma(?:de|kes?) the (?:\w+ )?{_MEDIA}|"
    r"all over (?:facebook|tiktok|instagram|youtube|town|the internet)|(?:the|a) (?:tv )?reporters? (?:called|came|already|wrote|showed|wanted|asked)|"
    r"a (?:documentary|podcast|movie|book) about (?:him|her|them)|sali[óo] en (?:las noticias|el peri[óo]dico|la tele\w*|la radio)"
)
_TALK_OF = _shape(
    rf"(?:half|all) (?:of )?(?:the|this) {_TOWN}|the (?:whole|entire) {_TOWN} (?:knows?|knew|saw|talked|talks|calls|heard|remembers|hates|loves)|todo el (?:pueblo|barrio)|"
    rf"every(?:body|one) (?:in {_TOWN} |around here |here |at the \w+ |on the \w+ |in the \w+ )?(?:knows|knew|calls|remembers) (?:him|her|them|his|their|what (?:he|she|they) did|who)|"
    r"(?:mill |house |school )?\w+ everybody remembers|(?:they|people|folks) (?:all )?call (?:him|her) (?!back|again|when|if|every|on|at|in|to|and|but|for|a lot)|"
    r"(?:knows?|known) (?:him |her |them )?(?:\w+ )?as the|the (?:town|village|neighborhood) (?:drunk|crazy|witch|clown|preacher|gossip)|toda la gente le dice|le dicen (?:el|la)"
)
_BORN_TOGETHER = _shape(
    r"(?:identical )?twins|(?:identical )?twin (?:brother|sister|boys?|girls?|sons?|daughters?)|triplets?|quadruplets|quintuplets|gemel[oa]s|adopted (?:four|five|six|seven|eight) (?:siblings|kids|brothers|sisters)"
)
_BODY = _shape(
    r"lost both (?:his |her |their )?(?:hands|legs|arms|feet|eyes)|(?:only )?one (?:arm|leg|eye|hand)ed (?:man|guy|woman|lady|kid)|tattoos? (?:\w+ ){0,6}(?:his|her|their) (?:whole |entire )?(?:face|forehead)|face tattoos?"
)

_TABLE = (
    (_ONLY, "someone who is the only one of a kind there"),
    (_FEW, "one of very few there"),
    (_FIRST, "someone who was the first there"),
    (_MOST, "someone who stands out by age or size"),
    (_LAST, "the last one there"),
    (_ONE_WHO, "something that one person did, and others may know of"),
    (_KNOWN_FOR, "what someone is known by"),
    (_FORMER, "work or an office that few had"),
    (_RARE, "work that few do"),
    (_OF_A_ROLE, "the family of someone whom everybody there knows"),
    (_FAMOUS, "something that made someone known"),
    (_IN_THE_NEWS, "it was in the news, so others can look it up"),
    (_TALK_OF, "what a whole place knows"),
    (_BORN_TOGETHER, "brothers or sisters who are rare"),
    (_BODY, "a body that people remember"),
)  # fmt: skip


def quasi_identifiers(text: str) -> list[Pointer]:
    """Find words that may tell a reader who somebody is without naming them.

    Args:
        text: Any text. Nothing in it is a detail yet: names, places and numbers are found elsewhere.

    Returns:
        Pointers in the order of the text, none overlapping another, offsets in code points. An empty list does not say that
        nobody can be known: only the person who wrote it can say that.
    """
    found = sorted(
        (Pointer(match.start(), match.end(), why) for shape, why in _TABLE for match in shape.finditer(text)),
        key=lambda pointer: (pointer.start, -pointer.end),
    )
    apart = list[Pointer]()
    for pointer in found:
        if apart and pointer.start < apart[-1].end:
            apart[-1] = apart[-1]._replace(end=max(apart[-1].end, pointer.end))
        else:
            apart.append(pointer)
    return apart
