"""The gentle check at writing time: a few details that almost surely point to someone, and nothing else.

This room exists so that a person can leave somebody out *before* the words are kept. It would rather miss
than nag: names that stand alone, places and lower-case names are not reported here, and the fuller check
before anything is shared looks for those. It never changes or blocks a text, never says that a text is safe,
never remembers what it saw, and does no reading or writing: the given names, the always-mask words and the
kept words are passed in. Work grows with the length of the text, whatever the text is, and no text makes it
raise. Wording on the screen belongs to the command line.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

HintKind = Literal["phone", "email", "titled_name", "full_name", "number", "always"]


@dataclass(frozen=True, slots=True)
class Hint:
    """One place in a text that may point to someone."""

    start: int
    """The first code point."""
    end: int
    """One past the last code point."""
    text: str
    """Exactly what stands there."""
    kind: HintKind
    why: str
    """What it looks like, in a few words."""


_WHY: dict[HintKind, str] = {
    "phone": "a phone number",
    "email": "an e-mail address",
    "titled_name": "a title and a name",
    "full_name": "a first and a last name",
    "number": "a long number that may be on someone's papers",
    "always": "a word you asked to keep out",
}

Span = tuple[int, int, HintKind]


def warn(
    text: str,
    *,
    always: Collection[str] = (),
    kept: Collection[str] = (),
    names: Collection[str] = frozenset(),
) -> tuple[Hint, ...]:
    """Return the details in `text` that very likely point to someone, in the order they stand.

    Args:
        text: What the person wrote.
        always: Words that the person asked never to let out: any case, whole words, possessives too.
        kept: Texts that the person chose to keep; the same text, in any case, is not reported again.
        names: Common given names in lower case without accents. Without them no full names are found.

    Returns:
        Hints, sorted, none overlapping another. A detail inside a longer one is told once, by the longer one.
    """
    found = [
        *_emails(text),
        *_phones(text),
        *_numbers(text),
        *_titled(text, names),
        *_full_names(text, names),
    ]
    found += _always(text, always)
    silent = {word.casefold() for word in kept}
    hints = (Hint(start, end, text[start:end], kind, _WHY[kind]) for start, end, kind in _apart(found))
    return tuple(hint for hint in hints if hint.text.casefold() not in silent)


def _apart(found: list[Span]) -> list[Span]:
    """Settle overlaps: what holds the other wins; where two only touch, the always-mask word wins."""
    settled: list[Span] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1], s[2] != "always")):
        if settled and span[0] < settled[-1][1]:
            last = settled[-1]
            if span[1] <= last[1] or span[2] != "always" or last[2] == "always":
                continue
            settled.pop()
        settled.append(span)
    return settled


# Words

_MARKS = "\u0300-\u036f"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_FREE = rf"(?<![\w{_MARKS}])(?<![\w{_MARKS}]['’-])"
"""Here a word may begin: not inside one, not after the hyphen or apostrophe of one."""
_WORD = re.compile(rf"{_LETTER}+(?:['’-]{_LETTER}+)*")
_GAP = re.compile("[ \t\u00a0]{1,2}")
_ENDING = re.compile(r"['’](?:s|d|ll|ve|re)$", re.I)
_INITIAL = re.compile(rf"[A-Z](?:\.[A-Z]){{0,2}}\.?(?![\w{_MARKS}'’-])")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


_STATES = _words("""alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin
    wyoming mexico guatemala honduras colombia cuba america american""")
_PLACES = _words("""academy airport alley apartments apts ave avenue bank bar bay beach blvd boulevard bridge building cafe
    camp campus cathedral cemetery center centre chapel church city clinic club college commons corner county court
    courthouse creek crossing department diner district drive elementary estates farm ferry fire field foundation furniture
    garden gardens grocery gym heights high highway home homes hospital hotel house inn institute island jail junction
    lake landing lane library lodge manor market medical memorial ministries mission motel museum office park parkway pharmacy
    place plaza police prison project ranch recovery rehab residence restaurant river road room school
    services shelter shop society springs square st station store street suites team terrace theater theatre tower towers town
    township trail treatment university unit valley village ward wing wy
    alliance association award agency board committee company corporation corps council fund group groups hall inc llc
    meeting ministry network program programme union calle avenida iglesia clínica centro escuela parque""")
_TIMES = _words("""monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec spring summer fall autumn winter today tomorrow yesterday tonight morning afternoon evening night week weekend
    lunes martes miércoles miercoles jueves viernes sábado sabado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre hoy ayer mañana christmas xmas easter thanksgiving halloween ramadan hanukkah
    kwanzaa lent eid navidad pascua juneteenth memorial day days eve""")
_COMMON = _words("""a an the and or but nor so yet if then than that this these those there here when where while who whom
    whose what which why how as at by for from in into of off on onto out over to toward under until up upon with within
    without about above across after again against along always also among another any anyone anything are am is was were be
    been being because before behind below beside between both can could cannot did do does doing done down each either
    else enough ever every everyone everything few first finally get gets got gave give go goes going gone had has have having he her
    hers herself him himself his hope i i'm im i've i'd i'll it its it's itself just keep kept last least less let like
    made make many maybe me mine more most much must my myself never next no nobody none not nothing now often once one only
    other our ours ourselves own perhaps please quite rather really right said saw say says seem seemed seen self several
    shall she should since some someone something soon still such sure take takes taken talk talked their theirs them
    themselves they they're think thought though three through thus time today together told too took tried try two us use used
    very want wanted was we well went were what's whatever will won't wonder would yes you your yours yourself
    asked ask asks called call calls came come comes felt feel feels found know knows knew left listened looked look needed
    need needs noticed notice sat sit shared share shares spoke started starts stayed stopped tells tell texted thank thanks
    turned walked walking wants working worked works wrote writes good great best better big little new old long hard real
    happy sad sorry okay ok hello hi hey dear bye
    not judge practitioner manager supervisor training trainer trainings staff station's appreciation anonymous
    y o e el la los las un una de del con sin por para pero que quien cuando donde como si sí no nos me te se le les su sus mi mis
    tu tus yo él ella ellos ellas nosotros usted ustedes ya aquí allí también tambien muy más mas es está esta este estaba era fue
    son dijo dice me lo al a en porque gracias hola nuestro nuestra""")
_PRACTICE = _words("""god jesus christ lord allah buddha satan bible quran gospel chapter verse version psalm prayer
    prayers heaven higher power amen holy spirit ghost almighty mary's
    step steps traditions tradition book sponsor sponsorship serenity slogan
    anonymous narcan naloxone suboxone methadone vivitrol sublocade meth heroin fentanyl xanax percocet oxy oxycontin adderall
    klonopin ativan valium tylenol advil ibuprofen lithium seroquel abilify zoloft prozac lexapro wellbutrin trazodone
    gabapentin insulin vicodin norco kratom antabuse naltrexone buprenorphine antidepressants meds
    medicaid medicare obamacare uber lyft zoom facebook instagram google walmart target kroger mcdonald mcdonalds starbucks
    netflix youtube tiktok whatsapp messenger gatorade pepsi coke bus pass gift cards card dunkin wendy's
    alert award disease syndrome disorder palsy lymphoma specialist specialists peer peers support coordinator director
    counselor counseling therapist therapy certification certificate course class workshop conference exam test
    practice ethics education board's federal internal affairs lord's keeper sir ma'am madam jr sr ii iii
    english spanish español ingles inglés latino latina black white's native christian catholic baptist muslim jewish
    version method model scale theory cycle questionnaire interview interviewing inventory index
    state states falls cities country world earth moon sun water fire air light boy boys girl girls kid kids baby lady man men woman
    women family families friend friends mom dad mama papa people person folks team community culture music movie film show song
    songs shirt shoes jersey game games match fan party night wedding funeral birthday technique calendar possible emeritus movement
    foundation philosophy approach principle law rule rules act bill letter letters email note notes form forms plan plans goal
    goals job jobs food coffee lunch dinner breakfast breakdown medication meds therapy treatment detox housing shelter safety trust
    boundaries recovery sobriety relapse grief anger shame love peace healing strength strengths trauma crisis health mental
    substance harm reduction outreach intake discharge session sessions visit visits talk call group wellness review
    flow syndrome virus park's complex effect curve chart scan doctrine
    circle city word paint outlook excel hood keepers appeals advocate academy's aide assistant line
    jar tea rice cake pan monster monday's""")
_NOT_A_NAME = _COMMON | _TIMES | _STATES | _PLACES | _PRACTICE
_ORGANISATION = _PLACES | _words(
    "day days award scale model method theory cycle version county's foundation disease syndrome"
)
_PARTICLE = re.compile(r"(?:de[ ](?:la|los|las)|del|van(?:[ ]der)?|von|dos|bin)[ ]", re.I)
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:san|santa|santo|saint|los|las|the|mount|mt|fort|ft|lake|port|north|south|east|west|new|camp|king|queen|"
    r"prince|hurricane|tropical|storm|nuestra|virgen|ave|hail|an?)|\bste?\.?|&)[ \t]{1,2}$",
    re.I,
)
_PUBLIC = _phrases(
    """alan watts, albert ellis, alice miller, amanda gorman, anne frank, anne lamott, ashley madison,
    audre lorde, barack obama, ben franklin, betty crocker, betty ford, bob dylan, bob marley, bob ross,
    brene brown, bruce lee, calvin klein, carl jung, carl rogers, cesar chavez, charlie brown,
    charlie horse, dale carnegie, daniel goleman, dave ramsey, david bowie, david kolb, debbie downer,
    denzel washington, dolores huerta, donald schon, donald trump, dwayne johnson, elvis presley,
    eric clapton, evan williams, frederick douglass, frida kahlo, gabor mate, george floyd,
    george washington, graham gibbs, harriet tubman, harry potter, harry styles, helen keller,
    henry ford, henry nouwen, jackie robinson, james baldwin, james bond, james brown, james prochaska,
    jane doe, jerry springer, jim beam, jimi hendrix, jimmy buffett, jimmy carter, jimmy john, jenny craig, julia child, angela davis,
    louis armstrong, carl sagan, kate spade, nancy drew, kim possible, tommy boy,
    jimmy johns, joe biden, joe blow, joe public, joe rogan, joe schmoe, john bradshaw, john deere,
    john dewey, john doe, john lennon, john lewis, john wayne, johnnie walker, johnny appleseed,
    johnny cash, johnny come, jon kabat-zinn, jordan peele, jordan peterson, jose cuervo,
    joseph campbell, julia cameron, kendrick lamar, kristin neff, kurt cobain, lebron james, lois w,
    lois wilson, lou gehrig, louise hay, marcus aurelius, maria montessori, marie kondo, mario kart,
    marsha linehan, martin luther, mary ellen copeland, mary jane, mary kay, mary magdalene,
    matthew perry, maya angelou, mel robbins, melody beattie, michael jackson, michael jordan,
    mike tyson, nelson mandela, nina simone, oscar wilde, patricia deegan, paulo freire, peter pan,
    peter parker, richard rohr, robert frost, robin williams, ronald mcdonald, ronald reagan,
    rosa parks, sam adams, sam houston, samuel adams, selena gomez, shery mead, stanley cup,
    stephen covey, stephen king, stephen rollnick, stevie nicks, stevie wonder, taylor swift, terry fox,
    thomas edison, thomas jefferson, tim hortons, tom brady, tom hanks, tommy hilfiger, toni morrison,
    tony robbins, victoria secret, viktor frankl, walter white, whitney houston, william miller,
    william shakespeare, willie nelson, winston churchill, aunt flo, aunt jemima, brother printer,
    captain america, captain crunch, captain kirk, captain marvel, captain morgan, captain obvious,
    captain sparrow, coach carter, doctor google, doctor strange, doctor who, doctor zhivago, aunt flow,  don juan, don quixote,
    dr bob, dr dre, dr fauci, dr google, dr house, dr king, dr oz, dr pepper, dr phil, dr scholl,
    dr scholls, dr seuss, dr silkworth, dr strange, dr who, father christmas, father frost, father time,
    judge dredd, judge judy, miss america, miss manners, miss universe, mister rogers, mother earth,
    mother goose, mother hubbard, mother mary, mother nature, mother superior, mother teresa,
    mother theresa, mr bean, mr clean, mr coffee, mr fix-it, mr magoo, mr nice, mr perfect, mr potato,
    mr right, mr roboto, mr rogers, mr sandman, mr wrong, mrs right, ms marvel, ms pac-man,
    nurse jackie, nurse ratched, officer friendly, sister act, uncle ben, uncle bens, uncle fester,
    uncle sam"""
)
"""Names and titled names that the whole world knows (authors, makers, founders): nobody of this practice."""


def _fold(word: str) -> str:
    """Lower case, without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).replace("’", "'")


def _bare(word: str) -> str:
    """The word without a possessive or a shortened verb: Maria's, Lopez'll."""
    return _ENDING.sub("", word)


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_name_like(word: str) -> bool:
    low = unicodedata.normalize("NFC", word.casefold())
    if low.endswith("ó"):  # lloró, llegó: a verb, hardly ever a surname
        return False
    return _is_capitalised(word) and low not in _NOT_A_NAME and _fold(word) not in _NOT_A_NAME


def _next(text: str, at: int) -> re.Match[str] | None:
    """The word after one gap on the same line."""
    gap = _GAP.match(text, at)
    return _WORD.match(text, gap.end()) if gap else None


def _run(text: str, at: int) -> tuple[int, list[str], bool]:
    """Follow the words of a name from `at` (just before a gap).

    Returns:
        Where the name ends (`at` when there is none), its words, and whether it turned out to be a place or
        an organisation.
    """
    end, words = at, list[str]()
    while len(words) < 3:
        gap = _GAP.match(text, end)
        if not gap:
            break
        initial = _INITIAL.match(text, gap.end())
        if initial and initial.group() not in ("I", "A", "Y", "E", "O"):
            ends_in_stop = initial.group().endswith(".")
            after = _next(text, initial.end())
            more = after is not None and _is_name_like(_bare(after.group()))
            if more or (not words and ends_in_stop and initial.group() != "I."):
                end = initial.end()
                words.append(initial.group().rstrip("."))
                if not more:
                    break
                continue
            break
        particle = _PARTICLE.match(text, gap.end())
        word = _WORD.match(text, particle.end() if particle else gap.end())
        if not word:
            break
        name = _bare(word.group())
        if not _is_name_like(name):
            return end, words, _is_capitalised(name) and _fold(name) in _ORGANISATION
        end = word.start() + len(name)
        words.append(name)
        if name != word.group():
            break
    after = _next(text, end) if words else None
    place = (
        after is not None and _is_capitalised(after.group()) and _fold(_bare(after.group())) in _ORGANISATION
    )
    return end, words, place


def _known(words: list[str]) -> bool:
    folded = [_fold(word) for word in words]
    return any(" ".join(folded[:length]) in _PUBLIC for length in (2, 3))


def _is_headline(text: str, at: int) -> bool:
    """Whether the words around stand in Title Case or capitals, where a capital says nothing."""
    start, end = max(0, at - 100), at + 100
    line = text[text.rfind("\n", start, at) + 1 or start : end].split("\n", 1)[0]
    capitals = small = 0
    for word in _WORD.finditer(line):
        before = line[max(0, word.start() - 2) : word.start()].strip()
        if before in ("", *"!?.:") and (before or word.start() == 0):
            continue
        if (
            word.group().lower() in _COMMON
            and word.group() != "I"
            and not word.group().startswith(("I'", "I’"))
        ):
            capitals += word.group()[0].isupper()
            small += word.group()[0].islower()
    return capitals >= 1 and capitals >= small


# Names

_GIVEN = re.compile(rf"(?=[^\W\d_a-z]){_FREE}{_LETTER}{{2,}}(?:['’-]{_LETTER}+)*")


def _full_names(text: str, names: Collection[str]) -> Iterator[Span]:
    if not names:
        return
    past = 0
    for given in _GIVEN.finditer(text):
        word, start = given.group(), given.start()
        if start < past or not _is_capitalised(word) or not _is_given(word, names):
            continue
        end, words, place = _run(text, given.end())
        if not words or place or _PLACE_BEFORE.search(text[max(0, start - 14) : start]):
            continue
        if _known([word, *words]) or _is_headline(text, start):
            continue
        past = end
        yield start, end, "full_name"


def _is_given(word: str, names: Collection[str]) -> bool:
    low = word.casefold()
    return low in names or _fold(word) in names or _fold(word).partition("-")[0] in names


_PLAIN_TITLES = _words("mr mrs ms mx dr rev sgt prof sra srta señor señora señorita senora senorita doña")
_STOPPED_TITLES = _words("lt det fr sr hon capt ofc atty cpl dep")
_ROLE_TITLES = _words("""judge officer nurse pastor doctor reverend deputy detective sergeant lieutenant captain rabbi imam
    bishop deacon chaplain professor magistrate warden trooper coach aunt auntie uncle tía tío tia tio""")
_KIN_TITLES = _words("miss sister brother father mother padre hermana hermano counselor don")
_TITLES = _PLAIN_TITLES | _STOPPED_TITLES | _ROLE_TITLES | _KIN_TITLES
_TITLE = re.compile(
    rf"(?=[a-zñí]{{2}}){_FREE}(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})(?![\w{_MARKS}'’-])\.?",
    re.I,
)
_OWNER_BEFORE = re.compile(
    r"\b(?:the|an?|my|his|her|our|their|your|this|that|every|another|any|each|no|la|el|una?|mi|su)[ \t]{1,2}$",
    re.I,
)
_VERB_BEFORE = re.compile(
    r"(?:\b(?:to|not|never|ever|i|we|you|they|who|will|would|can|could|cannot|should|must|might|did|do|does|help|helped|"
    r"always|just|let|lets|and|or)|n['’]?t|['’]ll|['’]d)[ \t]{1,2}$",
    re.I,
)
"""To coach, to judge, to nurse: here the word is no title."""
_SURE_TITLES = _PLAIN_TITLES - {"dr"} | _STOPPED_TITLES
_STREET_BEFORE = re.compile(r"\d[ \t]{1,2}(?:\w{1,20}[ \t]{1,2}){1,3}$")
_JOKES = _NOT_A_NAME | _words(
    "tough cool wonderful know-it-all big man guy boss grumpy moody popular smarty cranky funny lonely"
)


def _titled(text: str, names: Collection[str]) -> Iterator[Span]:
    past = 0
    for found in _TITLE.finditer(text):
        start = found.start()
        if start < past:
            continue
        title = unicodedata.normalize("NFC", found.group().rstrip(".").lower())
        stopped = found.group().endswith(".")
        if not _is_title(text, found, title, stopped):
            continue
        end, words, place = _run(text, found.end())
        if not words:
            end = _loud_surname(text, found, stopped) or _lower_surname(text, found.end(), title, stopped)
        else:
            known = place or _known([title, *words]) or _known(words)
            if known or (title not in _SURE_TITLES and not _is_sure(text, found, title, words, names)):
                continue
        if end == found.end():
            continue
        past = end
        yield start, end, "titled_name"


def _is_title(text: str, found: re.Match[str], title: str, stopped: bool) -> bool:
    """Whether the word stands there as a title at all."""
    before = text[max(0, found.start() - 60) : found.start()]
    written = found.group().rstrip(".")
    if written.isupper() and not stopped:
        return False
    if title in _STOPPED_TITLES:
        return stopped and written[0].isupper()
    if title in _KIN_TITLES and title != "don":
        return written[0].isupper()
    if written == "ms":  # 50 ms
        return not before.rstrip()[-1:].isdigit() and not stopped
    if title == "dr":
        return not _STREET_BEFORE.search(before)
    return not (stopped and title in _ROLE_TITLES)


def _is_sure(text: str, found: re.Match[str], title: str, words: list[str], names: Collection[str]) -> bool:
    """A role or kin word is a title when nothing before it makes it an ordinary noun, or a given name follows."""
    if _is_headline(text, found.start()):
        return False
    before = text[max(0, found.start() - 12) : found.start()]
    given = _is_given(words[0], names)
    if found.group()[0].islower() and _VERB_BEFORE.search(before):
        return False
    if title == "don":
        return given
    if found.group()[0].isupper() and title not in _KIN_TITLES:
        return True
    return given or not _OWNER_BEFORE.search(before)


def _loud_surname(text: str, found: re.Match[str], stopped: bool) -> int:
    """`MR. KOWALSKI`, where everything stands in capitals; 0 when there is none."""
    word = _next(text, found.end())
    if not (word and stopped and len(found.group()) > 2 and found.group().isupper()):
        return 0
    name = _bare(word.group())
    loud = len(name) > 2 and name.isupper() and _fold(name) not in _NOT_A_NAME
    return word.start() + len(name) if loud else 0


def _lower_surname(text: str, at: int, title: str, stopped: bool) -> int:
    """`mrs. hernandez`: only after mr and mrs, and only a word that is no everyday one."""
    if title not in ("mr", "mrs"):
        return at
    word = _next(text, at)
    if not word:
        return at
    name = _bare(word.group())
    low = _fold(name)
    if (
        len(low) < 2
        or not name.islower()
        or low in _JOKES
        or _known([title, low])
        or not (stopped or len(low) > 3)
    ):
        return at
    return word.start() + len(name)


# Ways to reach someone

_EMAIL = re.compile(
    r"(?<![\w.+%@-])[^\W_][\w.+%-]{0,63}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,6}[A-Za-z]{2,24}(?![\w@])"
)


def _emails(text: str) -> Iterator[Span]:
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield found.start(), found.end(), "email"


_LEFT = r"(?<![\w#$€£/.+-])"
_RIGHT = r"(?![\w/%]|[-.,:][0-9])"
_TEN = re.compile(
    rf"{_LEFT}(?:\+?1[-. ]{{0,2}})?(?:\([2-9][0-9]{{2}}\)[-. ]{{0,2}}|[2-9][0-9]{{2}}[-. /]{{0,2}})"
    rf"[2-9][0-9]{{2}}[-. ]{{0,2}}[0-9]{{4}}{_RIGHT}"
)
_SEVEN = re.compile(rf"{_LEFT}(?<![0-9][ ])[2-9][0-9]{{2}}[-. ][0-9]{{4}}{_RIGHT}")
_ABROAD = re.compile(r"(?<![\w+])\+[1-9][0-9 .()-]{6,20}[0-9]" + _RIGHT)
_PHONE_BEFORE = re.compile(
    r"\b(?:call|called|calls|cell|cellphone|number|phone|text|texted|tel|telephone|mobile|voicemail|celular|teléfono|"
    r"número|ring|fax)\b[^.!?\n]{0,25}$",
    re.I,
)
_NOT_A_PHONE_BEFORE = re.compile(
    r"\b(?:zoom|webinar|meeting[ ]id|passcode|webex|isbn|hotline|helpline|warmline|lifeline|crisis[ ]line)\b[^!?\n]{0,25}$",
    re.I,
)
_FREE_CALL = _words("800 833 844 855 866 877 888 900")


def _phones(text: str) -> Iterator[Span]:
    for found in _TEN.finditer(text):
        digits = re.sub(r"\D", "", found.group())[-10:]
        public = digits[:3] in _FREE_CALL or digits[1:3] == "11" or digits[4:6] == "11"
        solid = found.group().isdigit() and (len(set(digits)) < 3 or digits.endswith("0000"))
        if (
            not public
            and not solid
            and not _NOT_A_PHONE_BEFORE.search(text, max(0, found.start() - 45), found.start())
        ):
            yield found.start(), found.end(), "phone"
    for found in _SEVEN.finditer(text):
        if _is_short_phone(text, found):
            yield found.start(), found.end(), "phone"
    for found in _ABROAD.finditer(text):
        if 8 <= sum(c.isdigit() for c in found.group()) <= 15 and re.search("[1-9]{2}", found.group()[3:]):
            digits = re.sub(r"\D", "", found.group())
            if not (digits.startswith("1") and (len(digits) != 11 or digits[1:4] in _FREE_CALL)):
                yield found.start(), found.end(), "phone"


def _is_short_phone(text: str, found: re.Match[str]) -> bool:
    """Seven digits may be a range or two years: a phone word, or a shape that no range has."""
    first, last = found.group()[:3], found.group()[4:]
    if first[1:] == "11" or _NOT_A_PHONE_BEFORE.search(text, max(0, found.start() - 45), found.start()):
        return False
    if _PHONE_BEFORE.search(text, max(0, found.start() - 40), found.start()):
        return True
    if found.group()[3] != "-" or last[:2] in ("19", "20"):
        return False
    return not last.endswith("0") or last.startswith("0")


# Numbers that stand on papers

_LONG = re.compile(r"(?<![\w$€£/.,:@+=&?-])(?:[A-Z]{1,4}-?)?[0-9]{6,24}[A-Z]{0,2}(?![\w/%°@]|[-.,:][0-9])")
_SOCIAL = re.compile(r"(?<![\w./-])[0-9]{3}-[0-9]{2}-[0-9]{4}(?![\w/-])")
_CARD = re.compile(r"(?<![\w./-])[0-9]{4}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?![\w/-])")
_DOCKET = re.compile(r"(?<![\w./-])(?:[12][0-9])?[0-9]{2}-[A-Z]{2,4}-[0-9]{3,8}(?![\w/-])")
_PLATE = re.compile(
    r"\bplates?(?:[ ]number)?(?:[ ](?:is|was))?:?[ ]((?=[A-Z0-9 -]{0,8}[0-9])(?=[A-Z0-9 -]{0,8}[A-Z])"
    r"[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,4})(?!\w)"
)
_VALUE = r"((?:(?-i:[A-Z]{1,5})[- ]?|[a-z]{1,5}-)?[0-9][0-9A-Z]{0,19}(?:[ -][0-9][0-9A-Z]{1,9}){0,4})(?![\w/%]|[.,:][0-9])"
_LABELLED = re.compile(
    r"\b(?=[a-z]{2})(?:(?:mrn|ssn)(?:[ ](?:is|was|number|no\.?))?[ ]?[#:]?[ ]?|"
    r"(?:medical[ ]record|social[ ]security|inmate|booking|docket|case|claim|chart|client|patient|member|medicaid|medicare|"
    r"account|acct|policy|record|file|badge|license|licence|permit|warrant|citation|id|passport|student|employee|"
    r"participant|expediente|caso|cuenta)"
    r"(?:[ ](?:id|number|num\.?|no\.|nr\.?|número)(?:[ ](?:is|was|es))?[ ]?[#:]?[ ]?|[ ]?[#:][ ]?))" + _VALUE,
    re.I,
)
_COUNTED = re.compile(
    r"[ -]?(?:dollars?|bucks|usd|cents|people|persons|steps|miles|km|hours?|hrs|minutes?|mins?|seconds|days|weeks|months|years?|"
    r"words?|times|views|users|members|units|mg|mcg|ml|iu|kits|doses|pounds|lbs|calories|points|pesos|dólares|personas|"
    r"pasos|horas|euros|jobs|deaths|overdoses|americans|veterans|residents|homes|beds|lives|k\b|million|thousand)\b",
    re.I,
)
_CRISIS_LINES = _words("741741 838255 678678 686868 898211")


def _numbers(text: str) -> Iterator[Span]:
    for shape in (_SOCIAL, _CARD, _DOCKET):
        for found in shape.finditer(text):
            yield found.start(), found.end(), "number"
    for found in _PLATE.finditer(text):
        yield found.start(1), found.end(1), "number"
    for found in _LABELLED.finditer(text):
        value = found.group(1)
        count = sum(c.isdigit() for c in value)
        year = re.fullmatch("(?:19|20)[0-9]{2}(?:[ -][0-9]{2}){0,2}", value)
        if count >= 4 and not year and not _COUNTED.match(text, found.end()):
            yield found.start(1), found.end(1), "number"
    for found in _LONG.finditer(text):
        if _is_paper_number(text, found):
            yield found.start(), found.end(), "number"


def _is_paper_number(text: str, found: re.Match[str]) -> bool:
    digits = re.sub("[^0-9]", "", found.group())
    plain = found.group().isdigit()
    if plain and (digits in _CRISIS_LINES or len(set(digits)) == 1 or digits in "1234567890"):
        return False
    if plain and (digits.endswith("000") or _is_day(digits) or _COUNTED.match(text, found.end())):
        return False
    if plain and len(digits) in (10, 11) and digits[-10:-7] in _FREE_CALL:
        return False
    return not _NOT_A_PHONE_BEFORE.search(text, max(0, found.start() - 45), found.start())


def _is_day(digits: str) -> bool:
    """20260301, 03012026, 030126, 202603, or such a day with an hour behind it."""
    shapes = (
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{4}|\d{6})?",
        r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:19|20)\d\d|[0-3]\d)",
        r"(?:19|20)\d\d(?:0[1-9]|1[0-2])",
        r"(?:19|20)\d\d(?:19|20)\d\d",
    )
    return any(re.fullmatch(shape, digits) for shape in shapes)


# Words that the person asked to keep out

_PIECE = re.compile(rf"(?:\w|[{_MARKS}])+")
_MOST_PIECES = 16


def _key(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", piece).casefold())


def _always(text: str, always: Collection[str]) -> Iterator[Span]:
    """Whole words only, but inside hyphens and before a possessive too. A phrase may be broken by a line."""
    asked: dict[str, set[tuple[str, ...]]] = {}
    for phrase in always:
        pieces = tuple(_key(found.group()) for found in _PIECE.finditer(phrase))[:_MOST_PIECES]
        if pieces:
            asked.setdefault(pieces[0], set()).add(pieces)
    if not asked:
        return
    lengths = {
        first: sorted({len(pieces) for pieces in group}, reverse=True) for first, group in asked.items()
    }
    words = [(_key(found.group()), found.start(), found.end()) for found in _PIECE.finditer(text)]
    for at, (first, start, _) in enumerate(words):
        for length in lengths.get(first, ()):
            here = words[at : at + length]
            if tuple(word for word, _, _ in here) in asked[first] and _is_close(here):
                yield start, here[-1][2], "always"
                break


def _is_close(words: list[tuple[str, int, int]]) -> bool:
    """The words of a phrase stand together: a space, a hyphen, a stop and a space, not a paragraph."""
    return all(after[1] - before[2] <= 3 for before, after in pairwise(words))
