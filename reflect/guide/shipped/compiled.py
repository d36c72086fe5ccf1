"""What ships as values that are ready: the practice, and what the packs ask that a week shows first. Only reads.

`make prompts` writes them beside the TOML that people edit, one file a language: to read that, and to check it, takes
longer than most commands have (docs/decisions/0055). A test keeps both the same.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from reflect.guide.areas import Area, MomentOption, Practice
from reflect.languages import ENGLISH, prompts_root
from reflect.values.entry import Highlight

FILE = "compiled.json"


@cache
def practice(lang: str) -> Practice:
    """Give the growth areas, moments, cards and spotlight questions in one language."""
    kept = _read(lang)["practice"]
    return Practice(
        scale=kept["scale"],
        areas={a["id"]: Area(**{**a, "anchors": tuple(a["anchors"])}) for a in kept["areas"]},
        moments={m["id"]: MomentOption(**m) for m in kept["moments"]},
        cards=kept["cards"],
        spotlight={area: tuple(asked) for area, asked in kept["spotlight"].items()},
        default_focus=kept["default_focus"],
    )


def shown_first(lang: str) -> Mapping[str, Mapping[str, Highlight]]:
    """Give what a week shows first: the id of a pack -> a question of it as it is asked -> what that asks."""
    found: Mapping[str, Mapping[str, Highlight]] = _read(lang)["shown_first"]
    return found


@cache
def _read(lang: str) -> dict[str, Any]:
    """Read the file of a language, or the English one where it has none: nobody is left without words over a translation."""
    file = prompts_root() / lang / FILE
    file = file if file.is_file() else prompts_root() / ENGLISH / FILE
    found: dict[str, Any] = json.loads(file.read_bytes())
    return found
