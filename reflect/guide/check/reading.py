"""How hard a text is to read, in English by school years, in Spanish by its ease. It looks at lengths, never at what is said.

English: the grade of Flesch and Kincaid (Kincaid and others, Derivation of new readability formulas, 1975), with syllables
counted by groups of vowels. Spanish: `reflect.guide.check.reading_ease`. Pure.
"""

import re
from collections.abc import Sequence
from statistics import mean

from reflect.guide.check.reading_ease import QUITE_EASY, ease

GRADE, HARD_GRADE = 6, 9
"""What the questions of a pack may be taken together, and one of them alone: a short sentence with one long word jumps."""
HARD_EASE = 40
"""Under this, a sentence in Spanish is very hard."""


def grade(text: str) -> float:
    """Give the school year that a text in English asks for; 0 for a text without words."""
    sentences = [s for s in re.split(r"[.!?:]+(?:\s|$)", text) if re.search(r"\w", s)]
    words = re.findall(r"[A-Za-z]+(?:['-][A-Za-z]+)*", text)
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Count the groups of vowels in an English word; a silent e at the end is not one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    plain = re.sub(r"(?:[^laeiouy]e|[^aeioutd]ed|[^aeiousxzcg]es)$", "", plain) if len(plain) > 3 else plain
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def hard_to_read(text: str, lang: str) -> bool:
    """Say whether one question alone is hard to read; nothing is said of a language that has no measure."""
    if lang == "es":
        measured = ease(text)
        return measured is not None and measured < HARD_EASE
    return lang == "en" and grade(text) > HARD_GRADE


def hardest(asks: Sequence[str], lang: str) -> int | None:
    """Give the place of the hardest of some questions, if they are hard to read taken together; else None."""
    if lang == "es":
        eases = [measured if (measured := ease(text)) is not None else 100.0 for text in asks]
        return eases.index(min(eases)) if mean(eases) < QUITE_EASY else None
    grades = [grade(text) for text in asks]
    return grades.index(max(grades)) if lang == "en" and mean(grades) > GRADE else None
