"""What is masked at the start, before anybody looked at it: what came through the gate, by the rules and the person's lists."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.masking.plan.items import Keep
from reflect.masking.plan.plan import Plan, plan

if TYPE_CHECKING:
    from reflect.report.admitted import Admitted


def first_plan(app: Context, admitted: "Admitted") -> Plan:
    """Plan the masking of what came through the gate."""
    from reflect.report.kinds import load

    made = plan(admitted.texts, always=app.journal.words.never_out, allow=app.journal.words.left_alone)
    keeps = load(admitted.policy.kind).KEEPS
    if keeps is None:
        return made
    # The review still lists what is kept by itself.
    return made.decide_all({item.span: Keep() for item in made.items if item.span.kind in keeps.details})
