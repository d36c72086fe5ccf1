"""Numbers by chance that are the same on every machine and in every Python."""

from collections.abc import MutableSequence, Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Chance:
    """A row of numbers that only its seed decides (splitmix64)."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & _MASK
        return z ^ (z >> 31)

    def below(self, end: int) -> int:
        """A whole number from 0 to `end` - 1."""
        return self._next() % end

    def between(self, first: int, last: int) -> int:
        """A whole number from `first` to `last`, both of them possible."""
        return first + self.below(last - first + 1)

    def one_in(self, many: int) -> bool:
        """True once in `many` times."""
        return self.below(many) == 0

    def of(self, things: Sequence[T]) -> T:
        """One of some things."""
        return things[self.below(len(things))]

    def shuffle(self, things: MutableSequence[T]) -> None:
        """Bring things into another order."""
        for at in range(len(things) - 1, 0, -1):
            other = self.below(at + 1)
            things[at], things[other] = things[other], things[at]
