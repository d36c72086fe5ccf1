"""Tell where the time of the test suite goes, before and after a change: reads two logs, writes SUITE.md.

    python -m pytest -n auto -q --durations=0 -vv > build/before.log     (and again for the other)
    python bench/suite.py build/before.log build/after.log

A test is known by its name, so that it may move to another file. Both runs belong on the same quiet computer.
"""

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUITE = HERE / "SUITE.md"
MOST = 25
LINE = re.compile(r"\s*([\d.]+)s (setup|call|teardown)\s+\S+\.py::(.+)")
ENDED = re.compile(r"(\d+ passed.*) in ([\d.]+)s")


def main() -> int:
    """Read both logs and write the table; gives the exit code."""
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    before, after = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    kept = SUITE.read_text(encoding="utf-8") if SUITE.exists() else ""
    words, _, _ = kept.partition(MARK)
    SUITE.write_text(words.rstrip() + "\n\n" + MARK + table(before, after), encoding="utf-8")
    return 0


MARK = "<!-- Below this line bench/suite.py writes. -->\n"


def table(before: str, after: str) -> str:
    """The two runs side by side, the tests in the order of the seconds that were saved."""
    was, now = seconds(before), seconds(after)
    saved = sorted(was | now, key=lambda name: now[name] - was[name])[:MOST]
    rows = [("**all tests, one after the other**", was.total(), now.total())]
    rows += [(f"`{name}`", was[name], now[name]) for name in saved]
    lines = [f"| {what} | {one:.1f} | {other:.1f} |" for what, one, other in rows]
    head = [
        "",
        f"Before: {ended(before)}. After: {ended(after)}.",
        "",
        "| seconds | before | after |",
        "|---|--:|--:|",
    ]
    return "\n".join([*head, *lines, ""])


def seconds(log: str) -> Counter[str]:
    """Seconds by the name of the test, all its cases together; what fixtures took stands by itself."""
    found: Counter[str] = Counter()
    for taken, phase, test in LINE.findall(log):
        found[test.partition("[")[0].rpartition("::")[2] if phase == "call" else "setup and teardown"] += (
            float(taken)
        )
    return found


def ended(log: str) -> str:
    """How many tests passed, and how long the whole run was."""
    last = ENDED.search(log)
    return f"{last[1]} in {float(last[2]):.0f} s" if last else "not ended"


if __name__ == "__main__":
    sys.exit(main())
