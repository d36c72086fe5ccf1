"""The question that offers the five lines of a growth area, as it is put. Pure; knows no screen and no path."""

from reflect.guide.areas import Area, Practice
from reflect.guide.ask import Ask, Choice, Step
from reflect.guide.earlier_line import EarlierLine
from reflect.guide.occasion import Occasion
from reflect.guide.pack import Pack, Question
from reflect.wording import later, speak

ANEW = later("These lines were written anew. What you picked then can stay as it was.")


def is_asked_elsewhere(q: Question, pack: Pack, *, occasion: Occasion, practice: Practice) -> bool:
    """Say whether a question about the focus area leaves it to another one, so that nothing is asked twice or too often.

    After a session, an area is left out that is asked once a week. In the weekly review, it has a question of its own.
    What an entry that is changed holds already stays where it is.
    """
    focus = occasion.focus
    if q.areas[:1] != ("focus",) or q.repeat > 1 or Step(q.id) in occasion.before:
        return False
    if q.rates == "session":
        return focus in practice.asked_by_week
    return any(o.is_growth_rating and o.rates == q.rates and o.areas == (focus,) for o in pack.questions)


def left_to_the_week(q: Question, occasion: Occasion, *, practice: Practice) -> frozenset[str]:
    """Give the areas that are not offered after a session, but for those that an entry that is changed holds already."""
    if q.rates != "session":
        return frozenset()
    return practice.asked_by_week - {step.part for step in occasion.before if step.question == q.id}


def line_question(
    q: Question, step: Step, area: Area, *, words: str, card: str, private: bool, before: EarlierLine | None
) -> Ask:
    """Put one rating.

    Args:
        q: the question of the pack.
        step: its place in the sitting.
        area: whose lines are offered.
        words: those of the question, filled in.
        card: fixed text to show before it.
        private: its answer stays with the person.
        before: what stands at this place of the entry that is changed, from lines that were written anew; or None.
    """
    before = before if before and before.area == area.id else None
    return Ask(
        step=step,
        kind="scale",
        words=words,
        help=f"{q.help} {speak(ANEW)}".strip() if before and before.words else q.help,
        choices=tuple(Choice(str(n), line) for n, line in enumerate(area.anchors, 1)),
        first=5,
        rates=area.id,
        rating_kind=q.rates,
        before=before,
        card=card,
        private=private,
        at_once=True,
    )
