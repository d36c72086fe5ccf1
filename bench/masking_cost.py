"""What masking costs: texts a second, start, memory, and a long text as a ratio to one pass of cutting it into words.

All in processor seconds, so that other work on the computer counts less; ratios are taken in one run.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from masking_texts import FIXTURES, ROOT, cases

from reflect.masking.find import find
from reflect.masking.plan.finish import render
from reflect.masking.plan.plan import plan
from reflect.masking.words.cut import cut
from reflect.masking.words.tokens import tokens

LONG = 250_000
"""Characters of a long text. Work grows with the length, so that a megabyte takes four times as long."""
START = """
import time, resource
import sys
def peak():
    try:  # a child keeps the peak of its parent in ru_maxrss; Linux has the own one here
        return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
base = peak()
t = time.process_time()
from reflect.masking.find import find
find("met with kayla on Mar 3")
print(time.process_time() - t, peak(), base)
"""


def seconds(act: Callable[[], object], times: int = 3) -> float:
    """The least processor time of some runs."""
    least = float("inf")
    for _ in range(times):
        began = time.process_time()
        act()
        least = min(least, time.process_time() - began)
    return least


def start() -> tuple[float, float, float]:
    """Seconds from nothing to the first text looked through; megabytes at most then, and of the bare interpreter."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", START], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(5)
    ]
    return (
        min(float(run[0]) for run in runs),
        max(int(run[1]) for run in runs) / 1024,
        min(int(run[2]) for run in runs) / 1024,
    )


def speed(texts: Sequence[str]) -> float:
    """Short texts looked through a second."""
    return len(texts) / seconds(lambda: [find(text) for text in texts])


def _lines(pieces: Sequence[str]) -> Iterator[str]:
    """Pieces two by two, in new company each time round, so that no line comes twice."""
    for away in range(1, len(pieces)):
        for at, piece in enumerate(pieces):
            yield f"{piece} {pieces[(at + away) % len(pieces)]}"


def text_of(kind: str, size: int) -> str:
    """A long text of a kind: `prose` with a name in every 1,000 characters, or `dense`, of sentences full of details."""
    if kind == "prose":
        return long_text(_plain(), size=size, detail_every=1000)
    return long_text([case.text for case in cases(FIXTURES / "own.jsonl")], size=size)


def _plain() -> list[str]:
    """Sentences without a detail."""
    lines = [line for line in (FIXTURES / "ordinary.txt").read_text("utf-8").splitlines() if line.strip()]
    return [line for line in lines if not plan([line]).masked]


def long_text(pieces: Sequence[str], *, size: int = LONG, detail_every: int = 0) -> str:
    """A long text of these pieces, with the sentence about one detail put in so often (in code points; 0: never)."""
    made, length, told = list[str](), 0, 0
    for line in _lines(pieces):
        if length >= size:
            break
        due = bool(detail_every) and length // detail_every > told
        told += due
        made.append(f"{line} Then Kayla came back and we talked." if due else line)
        length += len(made[-1]) + 1
    return "\n".join(made)[:size]


def ratios(sentences: Sequence[str]) -> list[tuple[str, float, float]]:
    """What a long text takes beside one pass of cutting it into words: name, looked through once, and the whole way.

    The whole way is the plan of a page, its second look, and the last check of what is written.

    Args:
        sentences: Sentences full of details.
    """
    plain = _plain()
    made = list[tuple[str, float, float]]()
    for name, text in (
        ("prose of everyday words", long_text(plain)),
        ("prose with a name in every 1,000 characters", long_text(plain, detail_every=1000)),
        ("labelled sentences", long_text(sentences)),
    ):
        other = text.replace("\n", " and so\n")  # a line that was read is remembered, so none comes twice
        floor = seconds(lambda: tokens(cut(text)))  # noqa: B023 - called at once
        whole = seconds(lambda: render(plan([text])), 1)  # noqa: B023 - called at once
        once = seconds(lambda: find(other), 1) * len(text) / len(other)  # noqa: B023 - called at once
        details = sum(plan([text]).masked.values())
        every = f", a detail in every {len(text) // details:,} characters" if details else ", no detail"
        made.append((name + every, once / floor, whole / floor))
    return made
