"""Why a plan is not rendered: something is still there. The message never quotes a text."""

from collections.abc import Sequence

from reflect.errors import Protected
from reflect.masking.spans import Span


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
