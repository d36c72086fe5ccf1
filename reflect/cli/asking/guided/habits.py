"""What fingers do by habit after a key that answered at once: press Enter as well, or stay on the key. It decides by a clock.

Neither may answer the question that comes next: an Enter would take its usual answer, and a key that is held down would
go through a whole sitting.
"""

from collections.abc import Callable
from time import monotonic

from reflect.quick_dataclass import dataclass

GRACE = 0.7
"""How long after the next question stands there a habit is let go, in seconds: longer than a key waits to repeat itself."""


@dataclass
class Habits:
    """The key that answered the question before, and what it is still good for.

    Attributes:
        clock: seconds that only go up.
    """

    clock: Callable[[], float] = monotonic
    _key: str = ""
    _until: float = 0.0
    _is_next: bool = False
    _enter_is_due: bool = False

    def answered(self, key: str) -> None:
        """Note that this key answered a question at once."""
        self._key, self._is_next = key, True

    def stands(self) -> None:
        """Note that a question stands on the screen. Only the first one after such an answer is looked at."""
        self._key = self._key if self._is_next else ""
        self._enter_is_due = self._is_next
        self._is_next, self._until = False, self.clock() + GRACE

    @property
    def enter_is_due(self) -> bool:
        """Whether an Enter that comes now belongs to the question before."""
        return self._enter_is_due and self.clock() < self._until

    def let_enter_go(self) -> None:
        """Note that it came. There is one of them at most."""
        self._enter_is_due = False

    def is_held(self, key: str) -> bool:
        """Say whether a key is the one that answered before, and was not let go since."""
        held = key == self._key and self.clock() < self._until
        if held:
            self._until = self.clock() + GRACE
        return held
