"""`reflect` on a journal that is opened by its raw key, so that a timing holds no key derivation.

    python bench/raw.py HOME COMMAND ...

Only here: the product has no option and no variable for this. HOME is one that `generate.py` made. Everything
else goes the product's own way in.
"""

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.storage.journal import Journal


def opened(world: Context) -> "Journal":
    """Open the journal by the key beside it, and ask nobody."""
    from reflect.storage.journal import Journal

    home = world.settings.home
    key = bytes.fromhex((home / "bench.key").read_text("ascii"))
    return Journal._opened(home, key, **world.keeping)


if __name__ == "__main__":
    os.environ["REFLECT_HOME"] = sys.argv.pop(1)
    Context.journal = cached_property(opened)
    Context.journal.__set_name__(Context, "journal")
    from reflect.__main__ import main

    main()
