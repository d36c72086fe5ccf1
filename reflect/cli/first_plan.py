"""What is masked at the start, before anybody looked at it: what came through the gate, by the rules and the person's lists."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.masking.plan import Plan, plan

if TYPE_CHECKING:
    from reflect.report.admitted import Admitted


def first_plan(app: Context, admitted: "Admitted") -> Plan:
    """Plan the masking of what came through the gate."""
    made = plan(admitted.texts, always=app.journal.always_mask, allow=app.journal.kept_words)
    courses = frozenset(
        text
        for entry in admitted.passed.entries
        if entry.learning
        for text in (entry.learning.course, entry.learning.sponsor, *entry.learning.counts_for)
    )
    if admitted.passed.renewal and admitted.policy.kind == "learning":
        courses |= {category.name for category in admitted.passed.renewal.categories}
    return kept_apart(made, texts=courses - {""})


def kept_apart(made: Plan, *, texts: frozenset[str]) -> Plan:
    """Keep what was found in texts that have to stay readable, but for words never to let out.

    A learning log is about courses and those who ran them; the review still lists them.
    """
    return made.decide_all(
        {
            item.span: "keep"
            for item in made.items
            if made.texts[item.span.where] in texts and item.span.kind != "always"
        }
    )
