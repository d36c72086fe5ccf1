"""The practice itself as data: growth areas, moments, cards and spotlight questions. Values only.

All of it is written in TOML beside the packs; `Practice` holds it together and checks that every name in
it is known, so that the rest of the program can look things up without doubt.
"""

from collections.abc import Mapping
from typing import Literal

from reflect.quick_dataclass import dataclass
from reflect.values.entry import MomentKind
from reflect.values.ladder import Ladder


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """One growth area. `anchors` are five sentences, the line for 1 to the line for 5."""

    id: str
    name: str
    definition: str
    anchors: tuple[str, ...]
    private_by_default: bool = False
    asked: Literal["session", "week"] = "session"
    """Whether its line is picked after single sessions, or once a week in the weekly review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentOption:
    """One moment that can be ticked: something I did or noticed in myself."""

    id: str
    area: str
    kind: MomentKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The growth areas with everything that belongs to them. All mappings keep file order.

    `scale` is the version of the lines: a rating keeps it, and stands beside those of the same version only.

    Raises:
        ValueError: if something belongs to an area that is none.
    """

    scale: int
    areas: dict[str, Area]
    moments: dict[str, MomentOption]
    cards: dict[str, str]
    spotlight: dict[str, tuple[str, ...]]
    default_focus: str

    def __post_init__(self) -> None:
        for id, moment in self.moments.items():
            if moment.area not in self.areas:
                raise ValueError(f"moments: {id} belongs to {moment.area!r}, which is not a growth area")
        for area in self.spotlight:
            if area not in self.areas:
                raise ValueError(f"spotlight: {area!r} is not a growth area")
        if self.default_focus not in self.areas:
            raise ValueError(f"default_focus: {self.default_focus!r} is not a growth area")

    @property
    def ladder(self) -> Ladder:
        """The lines as they stand, for whoever counts what was picked from them."""
        return Ladder(scale=self.scale, by_week=self.asked_by_week)

    @property
    def asked_by_week(self) -> frozenset[str]:
        """The areas that no single session can show: the weekly review asks for their lines."""
        return frozenset(id for id, area in self.areas.items() if area.asked == "week")

    @property
    def asked_by_session(self) -> tuple[str, ...]:
        """The other areas, in order."""
        return tuple(id for id, area in self.areas.items() if area.asked == "session")

    @property
    def private_areas(self) -> frozenset[str]:
        """The areas whose ratings, moments, spotlight answers and plans stay with the person."""
        return frozenset(id for id, area in self.areas.items() if area.private_by_default)

    def is_private(self, area: str) -> bool:
        """True for one of these."""
        return area in self.private_areas

    def longest_not_asked(self, area: str, asked: Mapping[str, int]) -> str | None:
        """Choose the spotlight question for an area: one that was never asked, in file order, or else longest ago.

        Args:
            area: the id of a growth area.
            asked: when each question was asked last, by its words: above 0, and the later the higher.
        """
        questions = self.spotlight.get(area, ())
        return min(questions, key=lambda words: asked.get(words, 0), default=None)
