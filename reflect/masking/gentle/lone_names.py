"""Finds given names that stand alone at writing time: with Maria, told Maria, Maria cried. Only beside a word that takes a person."""

import re
from collections.abc import Collection, Iterator

from reflect.masking.gentle.name_words import (
    FREE,
    LETTER,
    bare,
    is_given,
    is_headline,
    next_word,
)
from reflect.masking.words.lexicon import fold, words

_NAME = re.compile(rf"(?=[^\W\d_]){FREE}{LETTER}{{2,20}}(?:['’]s)?(?![\w'’-])")
_TAKES = re.compile(
    r"\b(?:(?-i:with)|told|asked|let|hugged|thanked|texted|called|met|helped|saw|drove|beside|next to|heard from|tell|ask|text|"
    r"hug|thank|(?:talk(?:ed|ing)?|spoke|speaking|listen(?:ed|ing)?|apologi[sz]ed|wrote)[ ](?:to|with)|"
    r"(?:think|thinking|thought|worried|worry)[ ]about)[ ]$",
    re.I,
)
"""What is done with or to a person, and hardly with anything else."""
_DOES = words("lone_acts")
_OPENS = re.compile(
    r"(?:^|[.!?\n][ ]{0,2}|[,;][ ]|\b(?:and|but|because|when|that|then|so|how|what|if)[ ])$", re.I
)
_NOT_ALONE = words("not_alone", "places", "times", "states", "practice")


def lone_names(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Find a given name with neither title nor surname, beside a word that takes a person."""
    if not names:
        return
    for found in _NAME.finditer(text):
        name = bare(found.group())
        start, end = found.start(), found.start() + len(name)
        if name.isupper() or not is_given(name, names) or fold(name) in _NOT_ALONE:
            continue
        after = next_word(text, found.end())
        if after is not None and after.group() != "I" and after.group()[0].isupper():
            continue
        before = text[max(0, start - 24) : start]
        acts = after is not None and name == found.group() and after.group() in _DOES
        if (_TAKES.search(before) or (acts and _OPENS.search(before))) and not is_headline(text, start):
            yield start, end
