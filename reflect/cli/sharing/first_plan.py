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

    made = plan(admitted.texts, always=app.journal.words.never_out, allow=app.journal.words.left_alone)
    keeps = load(admitted.policy.kind).KEEPS
    if keeps is None:
        return made
    # The review still lists what is kept by itself.
    return made.decide_all(
        {detail.span: Keep() for detail in made.details if detail.span.kind in keeps.details}
    )
