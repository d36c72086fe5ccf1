"""What is masked at the start, before anybody looked at it: what came through the gate, by the rules and the person's lists."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.masking.asked.fragments import compare_key
from reflect.masking.plan.details import Decision, Keep
from reflect.masking.plan.plan import MaskingPlan, plan
from reflect.masking.spans import Span
from reflect.masking.words.lexicon import words

if TYPE_CHECKING:
    from reflect.report.admitted import Admitted


def first_plan(
    app: Context, admitted: "Admitted", *, further: Collection[str] = (), gone_through: bool = True
) -> MaskingPlan:
    """Plan the masking of what came through the gate.

    On a page that will be signed, all that is masked counts as looked over if the list of it is gone through. What its kind keeps, and the name of who reads it, stand as they are, and are on that list as well.

    Args:
        app: the world.
        admitted: what came through the gate.
        further: words that are masked on this page besides those never to let out.
        gone_through: the writer looks at the list of all details to its end.
    """
    from reflect.report.kinds import load

    kind = load(admitted.policy.kind)
    # A word that is left alone on other pages may be a name: on a page that hides these, it is looked at anew.
    allow = app.journal.words.left_alone if kind.HIDES is None else frozenset[str]()
    made = plan(admitted.texts, always={*app.journal.words.never_out, *further}, allow=allow)
    keeps = kind.KEEPS
    stays = keeps.details if keeps is not None else frozenset()
    decisions = dict[Span, Decision]()
    for detail in made.details:
        if detail.span.never_out:
            continue
        ours = (
            made.texts[detail.span.where] in admitted.ours
        )  # no name can stand in what ships with the program
        if ours or detail.span.kind in stays or names(detail.span, admitted.reader):
            decisions[detail.span] = Keep()
        elif admitted.policy.signed and gone_through and detail.masked:
            decisions[detail.span] = detail.decision
    return made.decide_all(decisions).coded({})  # nobody has seen a code of it yet


def names(span: Span, reader: str) -> bool:
    """Whether a detail is the name of the reader, or a part of it: Linda, Ms. Ode, linda's."""
    if span.kind != "person" or not reader:
        return False
    said = set(compare_key(span.text).split()) - words("titles")
    return bool(said) and said <= set(compare_key(reader).split())
