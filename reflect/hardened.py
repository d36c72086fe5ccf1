"""What this process holds in memory stays in it: no core file, and no look from other programs. Knows nothing else.

Called before a passphrase is read and before a key is made from it, so it loads no more than it needs.
"""

import contextlib
import sys


def harden_process() -> None:
    """Keep what is in memory out of core files (POSIX) and from other programs (Linux). Silent where it can't."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        pr_set_dumpable = 4
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)
