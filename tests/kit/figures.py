"""What a long trial leaves of itself: one small file of figures, which `bench/reliability.py` makes a page of."""

import json
import subprocess
from functools import cache

from kit.world import ROOT, SOAK

PLACE = ROOT / "build" / "reliability"


def leave(row: str, what: str, *, part: str = "", **figures: float) -> None:
    """Write down what was reached; nothing in the short form.

    Args:
        row: T1 to T20.
        what: what was tried, in a few words.
        part: tells the trials of one `what` apart, where several run side by side.
        figures: name -> figure; an underscore in a name is a space, and one that ends with "at most" is not added up.
    """
    if not SOAK:
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    named = {name.replace("_", " "): figure for name, figure in figures.items()}
    document = {
        "row": row, "what": what, "command": f"make reliability ROW={row}", "figures": named, "commit": _commit(),
    }  # fmt: skip
    file = "-".join([row, *what.split(), *([part] if part else [])])
    (PLACE / f"{file}.json").write_text(json.dumps(document), "utf-8")


@cache
def _commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "unknown"
