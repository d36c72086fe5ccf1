"""Writes everyday words as they are typed in a hurry: tht, walkin, becuase, b4. So the tagger meets words that no list holds and no name is."""

import re

from chance import Chance

_SHORT = {
    "you": "u", "your": "ur", "are": "r", "to": "2", "too": "2", "for": "4", "and": "n", "before": "b4", "because": "bc", "people": "ppl", "with": "w",
    "what": "wat", "something": "sumthin", "someone": "sum1", "patient": "pt", "peer": "pr", "appointment": "appt", "today": "2day", "tomorrow": "tmrw",
    "tonight": "2nite", "really": "rly", "though": "tho", "through": "thru", "about": "abt", "please": "pls", "meeting": "mtg", "week": "wk", "love": "luv",
    "nothing": "nuthin", "said": "sed", "again": "agn", "going": "goin", "know": "kno", "just": "jus", "that": "tht", "the": "da", "when": "wen", "phone": "fone",
}  # fmt: skip
_WORD = re.compile("[A-Za-z]+")


def in_a_hurry(chance: Chance, said: str) -> str:
    """Write some words of a piece of text as they are typed in a hurry."""
    often = chance.between(3, 12)

    def typed(found: re.Match[str]) -> str:
        word = found.group()
        if not chance.one_in(often) or not word.islower():
            return word
        return _SHORT.get(word) or _slip(chance, word)

    return _WORD.sub(typed, said)


def _slip(chance: Chance, word: str) -> str:
    if len(word) < 4:
        return word
    if word.endswith("ing"):
        return word[:-1]
    at = chance.between(1, len(word) - 2)
    how = chance.below(6)
    if how < 2:
        vowels = [i for i in range(1, len(word)) if word[i] in "aeiou"]
        if vowels:
            at = chance.of(vowels)
            return word[:at] + word[at + 1 :]
    if how == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if how == 3:
        return word[:at] + word[at] + word[at:]
    if how == 4:
        return word[:at] + word[at + 1 :]
    return word[:-2] + "d" if word.endswith("ed") else word[:at] + chance.of("aeioustrn") + word[at + 1 :]
