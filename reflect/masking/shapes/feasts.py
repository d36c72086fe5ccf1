"""Finds days that are told by a feast, or by their place in a month: two days after Thanksgiving, Easter morning, the last Sunday in May."""

import re
from collections.abc import Iterator

from reflect.masking.shapes.rules import Rule, found_by
from reflect.masking.spans import Span, span
from reflect.masking.words.word_starts import NUMBER, InWord, Near, Starts, heads

_FEAST = re.compile(
    r"\b(?:new year['’]?s(?: (?:eve|day))?|christmas (?:eve|day)|xmas(?: eve| day)?|thanksgiving day|good friday|easter (?:sunday|monday)|ash wednesday|palm sunday|"
    r"(?:the )?(?:4th|fourth) of july|independence day|labor day|memorial day|veterans['’]? day|mlk day|martin luther king day|presidents['’]? day|columbus day|"
    r"indigenous peoples['’]? day|valentine['’]?s(?: day)?|st\.? patrick['’]?s day|mother['’]?s day|father['’]?s day|halloween night|cinco de mayo|juneteenth|"
    r"d[íi]a de los muertos|nochebuena|noche vieja|a[ñn]o nuevo|groundhog day|earth day|flag day|eid al-(?:fitr|adha)|yom kippur|rosh hashanah|boxing day|super bowl sunday|"
    r"all (?:souls|saints)['’]? day|(?:the )?feast (?:day )?of (?:the )?(?:st\.? |saint |our lady of |san |santa )[^\W\d_]{3,20}|april fools['’]?(?: day)?|mardi gras day|decoration day)(?!\w)",
    re.I,
)
_FEAST_HEADS = NUMBER | heads(
    "new christmas xmas thanksgiving good easter ash palm the fourth independence labor memorial veterans mlk martin presidents columbus indigenous valentine "
    "st mother father halloween cinco juneteenth día dia nochebuena noche año ano groundhog earth flag eid yom rosh boxing super april mardi decoration all feast"
)
_FEAST_IN = InWord(
    re.compile(
        r"\b(?:year|christmas|xmas|thanksg|friday|easter|ash|palm|fourth|4th|independ|labor|memorial|veteran|mlk|martin|president|columbus|indigen|valentin|patrick|mother|"
        "father|hallow|cinco|juneteen|muertos|noche|nuevo|ground|earth|flag|eid|kippur|rosh|boxing|super|souls|saints|feast|fools|mardi|decoration|ramadan|passover|"
        "han{1,2}uk|chanuk|kwanz|navidad|lent|semana|vaisak|nowruz|purim|diwal|t[êe]t|vesak|madres|reyes|ashura|epiphan|pentec|ascens|advent|turkey|acci[óo]n)",
        re.I,
    )
)
"""How a word of every feast begins."""
_FEAST_AT = Near(_FEAST_HEADS, _FEAST_IN, 12)
_FEAST_LOOK = re.compile(
    r"\b(?:christmas|easter|thanksgiving|halloween|ramadan|passover|hanukkah|kwanzaa|navidad|eid|lent|juneteenth|mardi gras|semana santa|vaisakhi|nowruz|purim|diwali)(?!\w)",
    re.I,
)
_FEAST_LOOK_AT = heads(
    "christmas easter thanksgiving halloween ramadan passover hanukkah kwanzaa diwali navidad eid lent juneteenth mardi semana vaisakhi nowruz purim"
)
_ON_FEAST = re.compile(
    r"\b(?:on|since|until|till|til|by|before|after|born|last|this|next|from|at|over|day before|day after|en|el d[íi]a de)[ ]$",
    re.I,
)
_NAMES = (
    rf"(?:{_FEAST.pattern[5:-7]}|{_FEAST_LOOK.pattern[5:-7]}|new years?|labor day weekend|the (?:4th|fourth)|super ?bowl|mardi gras|chanukah|hannukah|purim|orthodox easter|lunar new year|"
    r"chinese new year|t[êe]t|hmong new year|nowruz|vesak|st\.? patricks|valentines|mothers day|fathers day|d[íi]a de (?:las madres|los reyes)|reyes|ashura|epiphany|pentecost|"
    r"ascension|advent|xmas|turkey day|black friday|d[íi]a de acci[óo]n de gracias)"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"
_UNIT = rf"(?:{_WEEKDAY}|day|night|morning|evening|afternoon|eve|week|weekend|month|v[íi]spera|d[íi]a|noche|ma[ñn]ana|semana|mes)(?:es|s)?"
_COUNT = "(?:one|two|three|four|five|six|seven|eight|nine|ten|few|couple(?: of)?|first|second|third|last|very next|next|whole|[0-9]{1,2}(?:st|nd|rd|th)?|dos|tres|cuatro|cinco|primera?|[úu]ltim[oa])"
_RELATED = "(?:before|b4|after|past|of|following|into|leading up to|antes de|despu[ée]s de|de)"
_OFFSET = re.compile(
    rf"(?<!\w)(?:{_COUNT} )?{_UNIT} (?:(?:right|just|[0-9]{{1,2}}) )?{_RELATED} (?:the |la |el )?{_NAMES}"
    rf"(?: (?:eve|day|night|sunday|monday|weekend))?(?!\w)|(?<!\w){_NAMES} (?:eve|morning|night|evening|afternoon|weekend|week)(?!\w)",
    re.I,
)
"""A feast and how far from it: the week before Christmas, víspera de Navidad, day 3 of Ramadan, Easter morning."""
_OFFSET_AT = Near(
    _FEAST_HEADS
    | _FEAST_LOOK_AT
    | heads(
        "one two three four five six seven eight nine ten few couple first second third last very next whole dos tres cuatro cinco primer "
        "último ultimo última monday tuesday wednesday thursday friday saturday sunday lunes martes miércoles miercoles jueves viernes sábado sabado domingo day night "
        "morning evening afternoon eve week month víspera vispera día dia noche mañana manana semana mes labor super mardi chanukah hannukah purim orthodox "
        "lunar chinese tết têt tet hmong nowruz vesak mothers fathers reyes ashura epiphany pentecost ascension advent turkey black"
    ),
    _FEAST_IN,
    64,
)
_IN_MONTH = re.compile(
    rf"(?<!\w)(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|primer|[úu]ltimo) (?:{_WEEKDAY}|week|weekend|half) (?:in|of|de) "
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?!\w)",
    re.I,
)
MONTH_IN = InWord(
    re.compile(r"\b(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|ene|abr|ago|set|dic)", re.I)
)
"""How the word of every month begins."""
_IN_MONTH_AT = Near(NUMBER | heads("first second third fourth fifth last primer último ultimo"), MONTH_IN, 20)


_ARTICLE = re.compile(r"(?<!\w)(?:the|an?|that|el|la|una?) $", re.I)


def _is_on(found: re.Match[str]) -> bool:
    """Whether a feast is told as a day: on Easter, since Easter."""
    return _ON_FEAST.search(found.string, max(0, found.start() - 15), found.start()) is not None


_TABLE = (
    Rule(_OFFSET, _OFFSET_AT, "date", "likely", "a date"),
    Rule(_IN_MONTH, _IN_MONTH_AT, "date", "likely", "a date"),
    Rule(_FEAST, _FEAST_AT, "date", "maybe", "a date"),
    Rule(_FEAST_LOOK, _FEAST_LOOK_AT, "date", "maybe", "a date", 0, _is_on),
    Rule(_FEAST_LOOK, _FEAST_LOOK_AT, "date", "look", "a date"),
)
"""A feast that is told as no day is only shown."""


def feasts(starts: Starts) -> Iterator[Span]:
    """Find days that are told by a feast or by their place in a month."""
    for found in found_by(_TABLE, starts):
        before = (
            _ARTICLE.search(starts.text, max(0, found.start - 5), found.start)
            if found.certainty == "likely"
            else None
        )
        start = before.start() if before else found.start
        yield span(starts.text, start, found.end, "date", found.certainty, found.why)
