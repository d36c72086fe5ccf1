"""What is masked at the start, before anybody looked at it: what came through the gate, by the rules and the person's lists."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.masking.plan.items import Keep
from reflect.masking.plan.plan import Plan, plan

if TYPE_CHECKING:
    from reflect.report.admitted import Admitted

OF_A_COURSE = frozenset({"person", "place", "organization", "date"})
"""What a board asks for of a course: who held it, where, and when. A telephone number of theirs is none of it."""


def first_plan(app: Context, admitted: "Admitted") -> Plan:
    """Plan the masking of what came through the gate."""
    made = plan(admitted.texts, always=app.journal.words.never_out, allow=app.journal.words.left_alone)
    if admitted.policy.kind != "learning":
        return made
    # A learning log holds nothing but courses and categories; the review still lists what is kept of them.
    return made.decide_all({item.span: Keep() for item in made.items if item.span.kind in OF_A_COURSE})
