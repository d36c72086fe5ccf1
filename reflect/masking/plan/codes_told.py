"""The masked texts of a finished plan with its codes in the language that is spoken: "Persona 1" for "Person 1".

It finds nothing and decides nothing: what is masked, and with which number, was settled before, in English.
"""

from dataclasses import replace

from reflect.masking.plan.details import Detail, Mask, Replace
from reflect.masking.plan.finish import written
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.spans import NOUNS
from reflect.wording import speak, speaking


def told(finished: MaskingPlan) -> tuple[str, ...]:
    """Give the texts of a plan as `finish` gave it back, each with its codes in the spoken language.

    What a person typed in the place of a detail stays as they typed it.
    """
    details = tuple(replace(detail, code=_told(detail)) for detail in finished.details)
    return written(replace(finished, details=details))


def code_of(detail: Detail, *, lang: str) -> str:
    """Give what stands in the place of a detail on a page in some language."""
    with speaking(lang):
        return _told(detail) if isinstance(detail.decision, Mask) else detail.replacement


def _told(detail: Detail) -> str:
    kind = detail.known_as[0] if detail.known_as else detail.span.kind
    noun = NOUNS[kind]
    if isinstance(detail.decision, Replace) or not detail.code.startswith(noun):
        return detail.code
    return speak(noun) + detail.code.removeprefix(noun)
