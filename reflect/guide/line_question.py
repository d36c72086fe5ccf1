"""The question that offers the five lines of a growth area, as it is put. Pure; knows no screen and no path."""

from reflect.guide.areas import Area
from reflect.guide.ask import Ask, Choice, Step
from reflect.guide.earlier_line import EarlierLine
from reflect.guide.pack import Question

ANEW = "These lines were written anew. What you picked then can stay as it was."


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
        help=f"{q.help} {ANEW}".strip() if before and before.words else q.help,
        choices=tuple(Choice(str(n), line) for n, line in enumerate(area.anchors, 1)),
        first=5,
        rates=area.id,
        rating_kind=q.rates,
        before=before,
        card=card,
        private=private,
    )
