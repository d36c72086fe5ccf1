"""Lets Python's search for circles of objects rest while a page is masked. Decides nothing.

Masking makes no circles, so there is nothing to find, and each search looks at every word of the page once more: a long page
would cost more a character than a short one (docs/decisions/0059).
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """No search for circles inside, and as it was before from then on. What is not used any more is freed at once all the same."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
