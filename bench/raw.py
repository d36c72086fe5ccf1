"""`reflect` on a journal that is opened by its raw key, so that a timing holds no key derivation.

    python bench/raw.py HOME COMMAND ...

Only here: the product has no option and no variable for this. HOME is one that `generate.py` made. Everything
else goes the product's own way in.
"""

import os
import sys
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reflect.cli.context import Context

if TYPE_CHECKING:
    from reflect.storage.journal import Journal


def opened(home: Path, **keeping: Any) -> "Journal":
    """Open the journal as always, but with the key beside it instead of one out of a passphrase."""
    from reflect.storage.journal import Journal
    from reflect.storage.keys import ways_in

    keeping.setdefault("ladder", _ladder)
    key = bytes.fromhex((home / "bench.key").read_text("ascii"))
    ways_in.unlock = lambda *_, **__: ways_in.Unlocked(key=key, journal_id="", generation=1)
    return Journal.open(home, "", **keeping)


def _ladder() -> Any:
    from reflect.guide.shipped.compiled import practice

    return practice("en").ladder


if __name__ == "__main__":
    os.environ["REFLECT_HOME"] = sys.argv.pop(1)
    Context.journal = cached_property(lambda world: opened(world.settings.home, **world.keeping))
    Context.journal.__set_name__(Context, "journal")
    from reflect.__main__ import main

    main()
