"""How easy a text in Spanish is to read, by a published formula. Pure; it looks at lengths, never at what is said.

The perspicuity of Szigriszt Pazos (Sistemas predictivos de legibilidad del mensaje escrito, 1993), read on the scale
INFLESZ of Barrio Cantalejo and others (Anales del Sistema Sanitario de Navarra 31, 2008), which was made with what people
read about their health: under 40 very hard, 40 to 55 somewhat hard, 55 to 65 normal, 65 to 80 quite easy, above very easy.
"""

import re

QUITE_EASY = 65.0
"""From here on a text is "bastante fácil" on the scale."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?:;…]+(?:\s|$)")
_SILENT = re.compile(r"(?<=q)u|(?<=g)u(?=[eiéí])")
_NUCLEUS = re.compile(
    r"[iuü]?[aeoáéó][iuü]?(?![íú])|[íú]|[iuü]{1,2}(?![aeoáéóíú])|[iuü]?[aeoáéó]|[iuü]"
)  # one sound: strong vowels stand alone, weak ones lean on a neighbour, and an accent on a weak one parts them


def ease(text: str) -> float | None:
    """Give the perspicuity of a text: 206.835 - 62.3 syllables a word - words a sentence.

    Args:
        text: one sentence or more.

    Returns:
        About 0 (very hard) to 100 and above (very easy); None for a text without words.
    """
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = [s for s in _SENTENCE_END.split(text) if _WORD.search(s)]
    return 206.835 - 62.3 * sum(map(syllables, words)) / len(words) - len(words) / len(sentences)


def syllables(word: str) -> int:
    """Count the syllables of a Spanish word; at least one."""
    plain = _SILENT.sub("", word.lower())
    plain = re.sub(r"y$|^y$|y(?![aeiouáéíóúü])", "i", plain)
    return max(1, len(_NUCLEUS.findall(plain)))
