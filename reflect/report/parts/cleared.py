"""What the sections of a page are made from: all that came through the gate, with its words masked."""

from collections.abc import Mapping
from dataclasses import field

from reflect.growth.label.area_trend import AreaTrend
from reflect.quick_dataclass import dataclass
from reflect.report.gate.shareable import Passed, Shareable
from reflect.report.own_words import own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """All that a page is made of, through the gate."""

    passed: Passed
    area_names: Mapping[str, str]
    focus: str | None
    signed: bool
    trends: Mapping[str, AreaTrend] = field(default_factory=dict)

    def has_words(self) -> bool:
        """True if any words of the writer's own are in it."""
        return any(text.strip() for text in own_words(self.passed))

    def quoted(self) -> list[Shareable]:
        """The entries whose words may be quoted."""
        return [entry for entry in self.passed.entries if entry.picked]
