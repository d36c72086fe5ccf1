"""What is known before the first question, and how it fills the gaps in the words of a question. Pure."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from reflect.guide.areas import Practice
from reflect.guide.ask import Step
from reflect.guide.earlier_line import EarlierLine
from reflect.quick_dataclass import dataclass
from reflect.values.plans import Commitment
from reflect.values.room import Room
from reflect.wording import later, speak

NO_PLAN = later("a plan that is no longer there")
"""Said in place of the words of a plan that was deleted while its follow-up waited."""
PERIODS = (later("4 weeks"), later("3 months"), later("6 months"), later("1 year"))
DEFAULT_PERIOD = "3 months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What is known before the first question.

    Attributes:
        focus: id of the person's focus area.
        turn: how many entries there are; it turns which moments come first.
        spotlight: the spotlight question for the focus area, or None.
        commitment: what a follow-up looks back at, or None.
        suggested: areas that could be rated beside the focus, the first one first, each with the reason.
        ce_categories: (id, words) of the person's own learning categories.
        roadmap: (id, short name) of the guidelines of the person's own roadmap.
        edits: the number of the entry that is being edited, or None for a new one.
        pool: of a pack that asks one question a day, those that are due; empty for any other.
        moved: the person chose another day than the sitting began with.
        before: what the entry that is being edited holds of lines that were written anew since, by its place.
    """

    day: date
    focus: str
    setting: str | None = None
    tags: tuple[str, ...] = ()
    room: Room | None = None
    turn: int = 0
    spotlight: str | None = None
    commitment: Commitment | None = None
    period: str = DEFAULT_PERIOD
    suggested: tuple[tuple[str, str], ...] = ()
    ce_categories: tuple[tuple[str, str], ...] = ()
    roadmap: tuple[tuple[str, str], ...] = ()
    edits: int | None = None
    pool: tuple[str, ...] = ()
    moved: bool = False
    before: Mapping[Step, EarlierLine] = field(default_factory=dict)


def filled(text: str, occasion: Occasion, practice: Practice, *, area: str = "") -> str:
    """Replace the four known placeholders; anything else in braces stays as it was written.

    Args:
        text: the words of a question.
        occasion: what is known.
        practice: where the names of areas stand.
        area: the name of the area that is asked about, for `{area}`.
    """
    known = {
        "{focus_area}": practice.areas[occasion.focus].name,
        "{area}": area,
        "{period}": speak(occasion.period),
    }
    for placeholder, words in known.items():
        text = text.replace(placeholder, words) if words else text
    # Last, since these are the person's own words: nothing in them is a placeholder.
    return text.replace("{commitment}", occasion.commitment.words if occasion.commitment else speak(NO_PLAN))
