"""Going to the review before the last question: where that is offered, and what is asked all the same. Pure."""

from reflect.guide.ask import Ask
from reflect.guide.pack import Pack
from reflect.guide.walk import Walk

LONG = 5
"""From so many questions on, a pack is one that a person may want to leave early and keep."""


def is_offered(pack: Pack) -> bool:
    """Say whether somebody may finish at any question of a pack; where one a day is asked, there is nothing to leave out."""
    return len(pack.questions) >= LONG and not pack.one_a_day


def still_asked(walk: Walk) -> Ask | None:
    """Give the next question that is put to somebody who finishes, or None.

    It is the ones about danger and reports, which are kept nowhere: whoever wants to be done early may be the one who
    needs to see where to turn. Each can be skipped like any other. One that shows nothing and ends nothing, such as a way
    back to now, is left out.
    """
    return next(
        (a for a in walk.path() if not a.kept and a.step not in walk.given and _guards(walk.pack, a)), None
    )


def _guards(pack: Pack, ask: Ask) -> bool:
    q = pack.question(ask.step.question)
    return q is not None and bool(q.card or q.card_if or q.stops_if)
