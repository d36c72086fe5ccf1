"""Every screen and every document that looks back: no total over areas, no rank, no streak, no word that judges."""

import io
import json
import re

import pytest
from kit.journals import FOCUS, NOW, SIZES, journal
from kit.shipped import banned
from kit.world import Terminal, World

from reflect.settings import Settings

READS = (
    "", "week", "week --of 2025-11-12", "growth", "growth --explain", "growth --by month", "growth --by quarter",
    "growth --calendar", f"growth {FOCUS}", f"growth {FOCUS} --around 2025-11-20", "themes", "themes --explain", "focus",
    "try", "ask", "yardstick", "list", "show last", "bin", "mask list", "mask kept", "export --history",
    "supervision list", "packs list", "doctor", "learn", "learn list", "learn hours", "learn rules --no-input", "roadmap list --no-input",
)  # fmt: skip
DOCUMENTS = tuple(f"{read} --json" for read in READS if read and "explain" not in read)
FIGURES = re.compile(
    r"\b(scor\w*|rank(?!-sum)\w*|totals?|overall|averages?|mean of|streaks?|best|worst|top|bottom|percentil\w*|grades?"
    r"|overdue|failed|missed|declin\w*|improv\w*|better|worse|performance|level)\b",
    re.IGNORECASE,
)
"""Words of a judgement. Allowed: the rank-sum test by its name, which stands in what `--explain` says of a method."""
KEYS = re.compile(
    r"score|rank|total|average|mean$|streak|percentile|best|worst|grade|level|overall|risk|sentiment|depth_level"
)


@pytest.fixture(scope="module")
def worlds(tmp_path_factory):
    made = {}
    for n in SIZES:
        home = tmp_path_factory.mktemp("screens") / "home"
        journal(home, n).close()
        made[n] = World(home, now=NOW)
    return made


@pytest.mark.parametrize("n", SIZES)
def test_no_screen_judges(worlds, n):
    for read in READS:
        for plain in (True, False):
            out = Terminal()
            result = worlds[n]._run(
                tuple(read.split()),
                Terminal() if read else io.StringIO(),
                out,
                Settings(home=worlds[n].home, plain=plain),
                {},
            )
            assert result.code == (3 if n == 0 and read == "show last" else 0), (read, result.err)
            told = result.out + result.err
            assert not FIGURES.findall(told), (read, FIGURES.findall(told))
            assert not banned(told), (read, banned(told))
            # No colour says anything; bold is the only dress.
            codes = set(re.findall(r"\x1b\[([0-9;]*)m", told))
            assert codes <= {"", "0", "1"}, (read, codes)


@pytest.mark.parametrize("n", SIZES)
def test_no_document_has_a_key_that_judges(worlds, n):
    for read in DOCUMENTS:
        result = worlds[n].run(*read.split())
        if n == 0 and "show" in read:
            continue
        assert result.code == 0, (read, result.err)
        keys = set(_keys(json.loads(result.out)))
        assert not [key for key in keys if KEYS.search(key)], read


def _keys(value):
    if isinstance(value, dict):
        yield from value
        for part in value.values():
            yield from _keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from _keys(part)
