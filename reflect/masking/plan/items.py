"""The nouns of a plan: how it is made, and a span with what becomes of it. Holds values and does nothing."""

from dataclasses import dataclass
from typing import Literal

from reflect.masking.spans import Detector, Span

Choice = Literal["mask", "keep", "replace"]


@dataclass(frozen=True, slots=True)
class Options:
    """How a plan is made."""

    relations: bool = True
    """Whether a code may say who somebody is: Person 1 (sister)."""
    everything_seen: bool = False
    """Whether `render` asks that the person looked at every detail that is masked by itself."""
    detectors: tuple[Detector, ...] = ()
    """Further finders, an agency's own."""


@dataclass(frozen=True, slots=True)
class Item:
    """A span with what becomes of it."""

    span: Span
    choice: Choice
    replacement: str
    """What stands there when it is masked or replaced."""
    decided: bool = False
    """Whether the person said so; else it is the start state."""

    @property
    def masked(self) -> bool:
        """Whether the text itself goes."""
        return self.choice != "keep"
