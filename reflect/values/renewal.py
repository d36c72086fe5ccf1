"""What a board asks for in one renewal period, as the person wrote it down."""

from dataclasses import field
from datetime import date

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningCategory:
    """One category of the person's own renewal rules; many boards call it a domain.

    Attributes:
        words: what the person calls it.
        hours: how many hours of learning are asked for, or None.
        supervised: how many hours of supervision are asked for, or None.
        id: the journal's own name for it, which stays when the words change; empty before it is kept.
    """

    words: str
    hours: float | None = None
    supervised: float | None = None
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionRules:
    """Hours of supervision that a board asks for: altogether, and how many of these in which form; each may be None."""

    hours: float | None = None
    one_to_one: float | None = None
    in_group: float | None = None

    @property
    def asks(self) -> bool:
        """True if any number is asked for."""
        return any(part is not None for part in (self.hours, self.one_to_one, self.in_group))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalRules:
    """What a board asks for in one renewal period, as the person wrote it down: ours know no board.

    Attributes:
        first: the first local day of the period.
        last: the last local day inside of it.
        hours: how many hours of learning altogether, or None.
        supervision: hours of supervision.
        categories: in the person's own order.
    """

    first: date
    last: date
    hours: float | None = None
    supervision: SupervisionRules = field(default_factory=SupervisionRules)
    categories: tuple[LearningCategory, ...] = ()

    @property
    def asks_for_supervision(self) -> bool:
        """True if any number of hours of supervision is asked for, altogether or for a category."""
        return self.supervision.asks or any(c.supervised is not None for c in self.categories)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleCategory:
    """One category of an example, with hours of learning and of supervision where these are named."""

    name: str
    hours: float | None = None
    supervision: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalExample:
    """Rules to start from and to change, without days: never a board's word.

    Attributes:
        title: what it is called in a list.
        about: what it is, in one or two sentences.
        source: the address of the page that the numbers are from; empty for an invented one.
        checked: the day on which somebody last held it against its source; None for an invented one.
        years: how long a period is; 0 where there is none.
        hours: hours of learning altogether, or None.
        supervision, one_to_one, group: hours of supervision, or None.
        category: in the order of the source.
    """

    title: str
    about: str
    source: str = ""
    checked: date | None = None
    years: int = 0
    hours: float | None = None
    supervision: float | None = None
    one_to_one: float | None = None
    group: float | None = None
    category: tuple[ExampleCategory, ...] = ()
