"""What is masked at the start, before anybody looked at it: what came through the gate, by the rules and the person's lists."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.masking.plan.details import Keep
from reflect.masking.plan.plan import MaskingPlan, plan

if TYPE_CHECKING:
    from reflect.report.admitted import Admitted


def first_plan(app: Context, admitted: "Admitted") -> MaskingPlan:
    """Plan the masking of what came through the gate."""
    from reflect.report.kinds import load

    kind = load(admitted.policy.kind)
    # A word that is left alone on other pages may be a name: on a page that hides these, it is looked at anew.
    allow = app.journal.words.left_alone if kind.HIDES is None else frozenset[str]()
    made = plan(admitted.texts, always=app.journal.words.never_out, allow=allow)
    keeps = kind.KEEPS
    if keeps is None:
        return made
    # The review still lists what is kept by itself.
    return made.decide_all(
        {detail.span: Keep() for detail in made.details if detail.span.kind in keeps.details}
    )
