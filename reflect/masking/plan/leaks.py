"""Why a plan is not rendered: something was not looked at, or something is still there. Messages never quote a text."""

from collections.abc import Sequence

from reflect.errors import Protected
from reflect.masking.spans import Span


class Undecided(Protected):
    """Some details have not been looked at yet. Nothing was written."""

    hint = "Look at each one and choose: mask it, or keep it."

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            f"{count} {'detail has' if count == 1 else 'details have'} not been looked at yet. Nothing was written."
        )


class LeakFound(Protected):
    """The last check found a detail that is still in the text. Nothing was written."""

    hint = "Look at the details again, and mask what should stay out."

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        """What was found, with `where` the number of the text. The message itself never quotes it."""
        count = len(self.spans)
        super().__init__(
            f"The last check found {count} {'detail' if count == 1 else 'details'} still in the text. Nothing was written."
        )
