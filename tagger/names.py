"""Makes up names of people: from the lexicon, from syllables as they are put together in many countries, from everyday words."""

from functools import cache

from chance import Chance

from reflect.masking.words.lexicon import (
    ANY_GIVEN,
    ANY_WORD,
    CITY,
    COMMON,
    FAMILY,
    GIVEN,
    NAME_FIRST,
    SELDOM,
    SURNAME,
    WORD,
    lexicon,
)

_SYLLABLES = {
    "west africa": (
        "a o e ku ka ya fa ade olu chi nne ama ko kwa adwo se bo",
        "ba du fe la mi na mba ye ko lu sa to nde ki ra wa",
        "a e i o u ma na yo ka mi ola ele ndu",
    ),
    "east africa": (
        "a ha fa mu hi ze te ye gi be ne wa ki",
        "b d l m n r s w h y g t",
        "ani iya ira awit assa ene imo adu ukri esh afa oni",
    ),
    "somali": (
        "ha fa ca na ma xa wa cab mu ro sa ay",
        "w d m b l r s",
        "o a iya aan ane iro adan ali uub ime ise",
    ),
    "arabic": (
        "a ha kha sa za na ma ra fa ya ta ja la",
        "m l d b h s r f z n",
        "id ir een im al iya a ah oud our an aa",
    ),
    "slavic": (
        "o va dra mi sta bo ol ye ta zo lu ka ni vla pe",
        "m l sl k d n s r t v",
        "ana enka ko ov islav omir ija ena yna ova ev ek ka",
    ),
    "hmong": ("xa tsh pa nka kho che lo ga ye mao fo txa", "", "o ou ia ang ee ao u i eng oua"),
    "vietnam": ("ng th tr ph kh qu l h d m v b", "", "uyen anh ong inh an oa uong ao en uan ai em"),
    "korea": (
        "seo ha ji min so hye eun jae sung young ki do tae",
        "",
        "yeon joon a jin hee woo ri min ho kyung sook rin",
    ),
    "india": (
        "pra a ra su vi sha ma na di ki ha gu ro",
        "n m r j t d v sh k l",
        "ita esh ika deep al ya endra ani eet an ali inder avi",
    ),
    "pacific": (
        "ta fa ma le si ke ka no la po mo lo ti",
        "l n f m k v t",
        "ani oa upe ea ina otu ale au isi eki ato ii",
    ),
    "philippines": (
        "ma ro jo da re li cha ja ni be a di",
        "r l n m b ng y",
        "lyn ita elle del ato o wen ing alyn ero ico anie",
    ),
    "spain": (
        "ra ma xi yo gua ce li o e itz ya to mi lu",
        "r l m n s d t ch",
        "ela uel ari ina ito ocio ando elda isol anda ulo eida",
    ),
    "persia": (
        "sha pa mehr far so ni ka be ro da a",
        "r v s z m n d h",
        "in ad an oush iar een ane oz ideh am aneh",
    ),
    "native": (
        "wa chey no to ta hi ki mi ya ho be na",
        "k h t n w z y s l",
        "ota wa ayah enna oni eah itah azhe oka iwi ima",
    ),
    "south": (
        "la de ja ta sha ke tre mar ka qua da ty ra",
        "k sh v r n l t m d",
        "ontae isha elle arius uan ika ayvon aun ice orius ecia anda",
    ),
    "north": (
        "sve bjo in sig ha to an ei gu rag",
        "n r l g d m v",
        "rid hild ar ulf stein ne borg var isse ild",
    ),
}
_ENDS = "ez son sen ski ova ian man wood stein berg ford ley ins ett ard ero illo ani ic uk enko oglu adze escu ulu awa moto"
_WORDS = (
    "smoke ghost bear shorty slim red peaches sparky doc ace bones tank wolf turtle bug cricket bird tiny moose hawk preacher lucky pops "
    "blue spider frog rock stretch diamond sunny freckles cookie biscuit pepper duke king queenie snake twin scooter buddy boots dice cowboy rabbit "
    "goose pickle whisper jet hammer storm river sky rain cloud stone fox"
)
_KIN = "auntie uncle tia tio tío tía mamaw papaw grandma nana miss mr mrs ms sister brother pastor father deacon abuela"


@cache
def pools() -> dict[str, list[str]]:
    """Names of the lexicon by what they are, in the order of their letters."""
    table = sorted((w, m) for w, m in lexicon().items() if w.isalpha() and len(w) > 2)
    return {
        "given": [w for w, m in table if m & GIVEN and not m & ANY_WORD],
        "seldom": [w for w, m in table if m & SELDOM and not m & ANY_WORD],
        "surname": [w for w, m in table if m & SURNAME and not m & ANY_WORD],
        "family": [w for w, m in table if m & FAMILY and not m & (ANY_WORD | ANY_GIVEN | CITY)],
        "words": [w for w, m in table if m & (COMMON | WORD) and m & ANY_GIVEN and not m & NAME_FIRST],
        "first": [w for w, m in table if m & NAME_FIRST],
        "last words": [
            w for w, m in table if m & (COMMON | WORD) and m & (SURNAME | FAMILY) and not m & ANY_GIVEN
        ],
        "common": [w for w, m in table if m & COMMON and not m & (ANY_GIVEN | SURNAME | FAMILY | CITY)],
        "city": [w for w, m in table if m & CITY and not m & ANY_WORD],
        "city words": [w for w, m in table if m & CITY and m & (COMMON | WORD)],
        "towns": sorted(w.replace("_", " ") for w in lexicon() if "_" in w),
    }


def made_up(chance: Chance) -> str:
    """A name that stands in no list."""
    first, middle, last = _SYLLABLES[chance.of(sorted(_SYLLABLES))]
    middles = middle.split() or [""]
    name = chance.of(first.split()) + chance.of(middles)
    if len(name) < 4 and chance.one_in(3):
        name += chance.of(["a", "e", "i", "o", "u"]) + chance.of(middles)
    return name + chance.of(last.split())


def first_name(chance: Chance) -> str:
    """A given name, or a word that is used as one."""
    said = chance.below(100)
    known = pools()
    if said < 38:
        return chance.of(known["given"])
    if said < 50:
        return chance.of(known["seldom"])
    if said < 58:
        return chance.of(known["first"])
    if said < 72:
        return chance.of(known["words"])
    if said < 76:
        return chance.of(_WORDS.split())
    return made_up(chance)


def last_name(chance: Chance) -> str:
    """A surname, or a word that is used as one."""
    said = chance.below(100)
    known = pools()
    if said < 42:
        return chance.of(known["surname"])
    if said < 70:
        return chance.of(known["family"])
    if said < 82:
        return chance.of(known["last words"])
    if said < 90:
        return made_up(chance)
    return chance.of(known["surname"])[:5] + chance.of(_ENDS.split())


def nickname(chance: Chance) -> str:
    """What somebody is called on the street, or two letters that stand for a name."""
    said = chance.below(10)
    name = first_name(chance)
    if said < 3:
        return f"{chance.of(['lil', 'big', 'little', 'old', 'baby', 'young', 'mama', 'papa', 'tall'])} {chance.of([name, chance.of(_WORDS.split())])}"
    if said < 5:
        return chance.of(_WORDS.split())
    letters = "abcdefghjklmnprstvwz"
    one, two = chance.of(letters), chance.of(letters)
    if said < 7:
        return chance.of([f"{one}.{two}.", f"{one}{two}", f"{one}.{two}", f"{one}. {two}."])
    if said < 8:
        return f"{name} {one}" + chance.of([".", ""])
    return chance.of(
        [f"{name[:4]}y", f"{name[:3]}-{name[:3]}", f"{name[:4]}", f"{one}-{chance.of(_WORDS.split())}"]
    )


def person(chance: Chance, like: str) -> str:
    """A name that can stand where another one stood."""
    parts = like.split()
    if len(parts) > 1 and parts[0].lower().strip(".") in _KIN.split():
        rest = chance.of([first_name, last_name])(chance)
        return (
            f"{parts[0]} {rest}"
            if len(parts) == 2 or chance.one_in(3)
            else f"{parts[0]} {rest} {last_name(chance)}"
        )
    if chance.one_in(9):
        return nickname(chance)
    if len(parts) == 1:
        if len(like.strip(".")) <= 2 or "." in like.strip("."):
            return nickname(chance) if chance.one_in(2) else first_name(chance)
        if chance.one_in(9):
            return f"{first_name(chance)} {last_name(chance)}"
        return last_name(chance) if chance.one_in(6) else first_name(chance)
    last = last_name(chance)
    if chance.one_in(14):
        last = f"{last}-{last_name(chance)}"
    if chance.one_in(18):
        last = f"{chance.of(['de la', 'de', 'van', 'al', 'del', 'bin'])} {last}"
    middle = f" {chance.of('abcdefgjklmrst')}." if chance.one_in(14) else ""
    return f"{first_name(chance)}{middle} {last}" if not chance.one_in(8) else first_name(chance)
