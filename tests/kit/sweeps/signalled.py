"""Run one command as its own program, and send it a signal at the very moment when the journal has committed.

signalled.py SIGNAL COMMAND...
"""

import os
import signal
import sys

NUMBER = getattr(signal, sys.argv[1])
sent: list[bool] = []


def after_the_commit(_: object, event: str, function: object) -> None:
    if event == "c_return" and getattr(function, "__name__", "") == "commit" and not sent:
        sent.append(True)
        os.kill(os.getpid(), NUMBER)


if __name__ == "__main__":
    sys.argv[1:] = sys.argv[2:]
    # Loaded before, so that only the command itself is watched.
    from reflect.cli.app import run
    from reflect.cli.sitting import sitting  # noqa: F401
    from reflect.storage.writing import entries  # noqa: F401

    sys.setprofile(after_the_commit)
    try:
        run()
    finally:
        sys.setprofile(None)
        sys.stderr.write("the signal was sent\n" if sent else "nothing was committed\n")
