"""A plan in which nothing of some kinds stays, for a page with several readers: not by a decision, nor by a list of words."""

from collections.abc import Collection
from dataclasses import replace

from reflect.masking.plan.codes import dealt
from reflect.masking.plan.details import Detail, Keep, Mask, Replace
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.spans import NOUNS


def stripped(made: MaskingPlan, kinds: Collection[str], *, but: Collection[str] = ()) -> MaskingPlan:
    """Mask all details of these kinds that are more than a `look`, and leave no year in the place of a date that goes.

    What the person replaced by words of their own stays replaced. A word that may be an ordinary one (`look`) stays as they
    decided.

    Args:
        made: the plan, with the decisions.
        kinds: kinds of detail, such as `person`.
        but: texts in which no detail of these can stand, such as a question of ours.

    Returns:
        The plan with the codes dealt anew. A detail that it masks against a decision counts as not decided.
    """
    details = tuple(
        _stripped(detail)
        if detail.span.kind in kinds and made.texts[detail.span.where] not in but
        else detail
        for detail in made.details
    )
    return replace(made, details=dealt(details, made.always))


def _stripped(detail: Detail) -> Detail:
    if isinstance(detail.decision, Replace) or (isinstance(detail.decision, Keep) and not detail.span.rank):
        return detail
    if isinstance(detail.decision, Keep):
        detail = replace(detail, decision=Mask(), code=detail.span.suggestion, decided=False)
    return replace(detail, code=NOUNS["date"]) if detail.span.kind == "date" else detail
