"""Whether this computer was quiet enough for its figures to be written down.

On Linux the system counts what all processors did, so that the work of others is known by taking away our own. Elsewhere
only the load before is known, and how far apart the runs of the floor lie.
"""

import os
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from speed.timing import Spread

OTHERS_MOST = 0.15
"""Processors that others may keep busy during the run: a desktop that idles takes a few hundredths of one."""
BEFORE_MOST = 0.3
"""The same in the short look before, which sees less and so forgives more."""
LOAD_MOST = 0.75
"""Load of the last minute, a processor, where nothing else is known. One run of the bench leaves a load of one behind."""
FLOOR_APART = 0.15
"""How far the quarters of the floor may lie apart, as a share of its middle. On a quiet computer of two processors: a twentieth."""
LOOK_SECONDS = 3.0
WORKING = slice(0, 3)  # user, nice, system; what comes after waits, or serves devices
STOLEN = 7
TICKS = os.sysconf("SC_CLK_TCK")
STAT = Path("/proc/stat")


def worked(stat: Path = STAT) -> float | None:
    """Seconds that the processors worked since the computer began, for anybody; None where the system does not say."""
    try:
        figures = [int(figure) for figure in stat.read_text("ascii").partition("\n")[0].split()[1:]]
    except (OSError, ValueError):
        return None
    return (sum(figures[WORKING]) + sum(figures[STOLEN : STOLEN + 1])) / TICKS or None


def own() -> float:
    """Seconds that this process worked, and all that it has run to their end."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


@dataclass(slots=True)
class Watch:
    """Looks at the work of others from when it is made."""

    all_work: Callable[[], float | None] = worked
    own_work: Callable[[], float] = own
    clock: Callable[[], float] = time.monotonic
    _at: float = field(init=False)
    _all: float | None = field(init=False)
    _own: float = field(init=False)

    def __post_init__(self) -> None:
        """Begin."""
        self._at, self._all, self._own = self.clock(), self.all_work(), self.own_work()

    def others(self) -> float | None:
        """Processors that others kept busy so far, on average; None where that is not known."""
        now = self.all_work()
        if now is None or self._all is None:
            return None
        apart = (now - self._all) - (self.own_work() - self._own)
        return max(0.0, apart / max(self.clock() - self._at, 1e-9))


def before(look: float = LOOK_SECONDS) -> str:
    """Say what makes this computer busy now; nothing when it is quiet. Takes a few seconds."""
    watch = Watch()
    time.sleep(look)
    return busy_before(watch.others(), os.getloadavg()[0] / (os.cpu_count() or 1))


def busy_before(others: float | None, load: float) -> str:
    """Say what speaks against measuring: processors that others take, and load a processor; nothing when all is quiet."""
    if others is not None:
        return f"others keep {others:.1f} processors busy" if others > BEFORE_MOST else ""
    return f"the load is {load:.1f} a processor" if load > LOAD_MOST else ""


def busy_during(others: float | None, floor: Spread) -> str:
    """Say what speaks against what was measured; nothing when all was quiet.

    Args:
        others: Processors that others kept busy.
        floor: Milliseconds of the floor, over all rounds.
    """
    said = []
    if others is not None and others > OTHERS_MOST:
        said.append(f"others kept {others:.2f} processors busy")
    if (apart := (floor.high - floor.low) / floor.middle) > FLOOR_APART:
        said.append(f"the quarters of the floor lie {apart:.0%} apart")
    return " and ".join(said)
