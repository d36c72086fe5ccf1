"""Finds two questions in one, in English and Spanish: a person can answer only one of them, and worries about the other.

It looks for a second sentence that asks, and for a second asking word behind an "and" or "or". "Who or what helped?" is
one question, and so is "Was it heavy or light?". Pure.
"""

import re

_WH = r"(?:what|how|who|whom|whose|where|when|why|which)"
_AUX = r"(?:did|do|does|is|are|was|were|can|could|would|will|have|has|had)\s+(?:you|i|it|they|we|he|she|the|that|this|there)"
_OF_A_CLAUSE = r"(?:not|is\s+not|else|ever|you|i|we|they|he|she|it|the|your|my|their|a|an)"
"""Behind an asking word that asks nothing: "peer values and what you have lived"."""
_QUE = r"(?:qué|cómo|quién(?:es)?|dónde|cuándo|cuál(?:es)?|cuánt[oa]s?|por\s+qué|para\s+qué|con\s+quién|a\s+quién|de\s+qué)"
_TELL = r"(?:name|say|tell|write|describe|note|list)"
_DI = r"(?:nombra|di|escribe|describe|anota|cuenta)"
_TWO = re.compile(
    # A second asking word with a clause of its own before it: "what ..., and how ...". Not "who or what", "how and when".
    rf"\b{_WH}\b(?:\s+[\w'’-]+){{2,}},?\s+(?:and|or)\s+(?:if\s+so,?\s+)?(?:{_WH}\b(?!\s+{_OF_A_CLAUSE}\b)|{_AUX}\b)"
    rf"|^(?:{_AUX})\b(?:\s+[\w'’-]+)+,?\s+and\s+(?:if\s+so,?\s+)?(?:{_WH}|{_AUX})\b"
    rf"|^{_TELL}\b(?:\s+[\w'’-]+)+,?\s+and\s+(?:then\s+)?(?:{_TELL}|{_WH})\b"
    rf"|\b{_QUE}\b(?:(?:\s+[\w-]+){{2,}}|\s+[\w-]+,),?\s+(?:y|e|o|u)\s+(?:si\s+es\s+así,?\s+)?(?:¿\s*)?{_QUE}\b(?!\s+(?:no|más)\b)"
    rf"|^{_DI}\b(?:\s+[\w-]+)+,?\s+y\s+(?:{_DI}|{_QUE})\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!:;])\s+")


def asks_two(ask: str) -> bool:
    """Say whether the words of a question ask two things."""
    if ask.count("?") > 1:
        return True
    return any(_TWO.search(sentence.lstrip("¿¡ ")) for sentence in _SENTENCE.split(ask))
