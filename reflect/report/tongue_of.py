"""In which language somebody wrote, told by small words alone. It is only ever used to mark a quote for those who hear a page.

A text that says too little stays unmarked: to be read out in the language of the page is better than in a guessed one.
"""

import re

_SMALL_WORDS = {
    "en": frozenset([
        "the", "and", "to", "of", "that", "was", "is", "it", "with", "for", "what", "when", "they", "she",
        "he", "you", "my", "me", "we", "this", "about", "not", "but", "have", "had", "were", "their",
        "them", "there", "her", "his", "i'm", "didn't", "don't", "would", "will",
    ]),
    "es": frozenset([
        "el", "la", "los", "las", "y", "que", "de", "un", "una", "es", "en", "con", "por", "para", "lo",
        "se", "no", "me", "mi", "yo", "tú", "ella", "él", "su", "sus", "cuando", "pero", "como", "qué",
        "más", "muy", "fue", "era", "estaba", "esto", "eso", "del", "al", "le", "les", "también", "porque",
        "cómo", "sin", "ya",
    ]),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
FEWEST = 2
"""Small words of a language that a text has to have."""


def tongue_of(text: str) -> str:
    """Give the language of a text by its two letters, or an empty text where it can't be told.

    One language has to be told at least twice as often as any other.
    """
    found = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    counts = sorted(
        ((sum(word in small for word in found), lang) for lang, small in _SMALL_WORDS.items()), reverse=True
    )
    (most, lang), (next_most, _) = counts[0], counts[1]
    return lang if most >= FEWEST and most >= 2 * next_most else ""
