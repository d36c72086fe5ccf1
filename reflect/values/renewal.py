"""What a board asks for in one renewal period, as the person wrote it down."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCategory:
    """One category of the person's own renewal rules.

    Attributes:
        words: what the person calls it.
        hours: how many are asked for, or None.
        id: the journal's own name for it, which stays when the words change; empty before it is kept.
    """

    words: str
    hours: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalRules:
    """What a board asks for in one renewal period, as the person wrote it down: ours know no board.

    Attributes:
        first: the first local day of the period.
        last: the last local day inside of it.
        hours: how many hours of learning altogether, or None.
        categories: in the person's own order.
    """

    first: date
    last: date
    hours: float | None = None
    categories: tuple[LearningCategory, ...] = ()
