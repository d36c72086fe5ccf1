"""`reflect` on a journal that is opened by its raw key, so that a timing holds no key derivation.

    python bench/raw.py HOME COMMAND ...

Only here: the product has no option and no variable for this. HOME is one that `generate.py` made.
"""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reflect import settings
from reflect.cli.app import app
from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.storage.journal import Journal


class RawContext(Context):
    """A world whose journal needs no passphrase."""

    @cached_property
    def journal(self) -> "Journal":
        """The journal, opened by the key beside it."""
        from reflect.storage.journal import Journal

        home = self.settings.home
        key = bytes.fromhex((home / "bench.key").read_text("ascii"))
        return Journal._opened(home, key, **self.keeping)


if __name__ == "__main__":
    environment = {**os.environ, "REFLECT_HOME": str(Path(sys.argv[1]).resolve())}
    world = RawContext(settings=settings.load(environment), environment=environment)
    app(args=sys.argv[2:], obj=world, prog_name="reflect")
