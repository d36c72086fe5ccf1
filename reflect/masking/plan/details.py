"""The nouns of a plan: what may become of a span, and a span with what does. Holds values and does nothing."""

from typing import assert_never

from reflect.masking.spans import Kind, Span
from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mask:
    """The words go, and their code stands there."""


@dataclass(frozen=True, slots=True)
class Keep:
    """The words stay."""


@dataclass(frozen=True, slots=True)
class Replace:
    """The words go, and words of the person's own stand there."""

    words: str


Decision = Mask | Keep | Replace
"""What becomes of a span."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A span with what becomes of it."""

    span: Span
    decision: Decision
    code: str
    """What stands there when it is masked: `[date]`, `Person 1 (sister)`."""
    decided: bool = False
    """Whether the person said so; else it is the start state."""
    known_as: tuple[Kind, int] | None = None
    """The kind and the number of its code, once it was dealt: it stays, whatever is decided of this one or another."""

    @property
    def masked(self) -> bool:
        """Whether the text itself goes."""
        return not isinstance(self.decision, Keep)

    @property
    def replacement(self) -> str:
        """What stands there, or would if a kept text were masked."""
        match self.decision:
            case Mask() | Keep():
                return self.code
            case Replace(words):
                return words
            case never:
                assert_never(never)
