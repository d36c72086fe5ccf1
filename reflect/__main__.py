"""The way in. Looks at the arguments before anything slow is loaded."""

import gc
import os
import sys

PRIVATE = 0o077
"""No file or folder that is made here is for anybody else, whatever the person's shell thinks of that."""

NOBODY_LISTENS = """The output is closed, so nobody would get what I have to say. Nothing was done.
To leave it unread, send it to /dev/null.
"""


def main() -> None:
    """Run `reflect`; `--version` answers at once."""
    os.umask(PRIVATE)
    nobody_listens = sys.stdout is None
    _open_closed_streams()
    if nobody_listens:
        # "Done" would not be true of a list that nobody got, or of a recovery code that nobody saw.
        sys.stderr.write(NOBODY_LISTENS)
        sys.exit(9)
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.exit(_say_version())
    from reflect.cli.unseen import hide_if_asked
    from reflect.hardened import harden_process

    hide_if_asked(sys.argv[1:], os.environ)
    harden_process()
    # Loading makes many objects that stay to the end; looking through them for rubbish costs a tenth of a start.
    gc.disable()
    from reflect.cli.app import run

    gc.freeze()
    gc.enable()

    # A name or sign that this terminal cannot show becomes a question mark, never a crash.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # Bytes that are no letters here are marked as such; whoever asks decides what becomes of them.
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="surrogateescape")
    run()


def _say_version() -> int:
    """Say the version; gives the exit code."""
    from reflect import __version__

    try:
        sys.stdout.write(f"reflect {__version__}\n")
        sys.stdout.flush()
    except OSError as error:
        from reflect.cli.errors import unheard

        return unheard(error, sys.stdout, sys.stderr)
    return 0


def _open_closed_streams() -> None:
    """A stream that was closed from outside becomes an empty one, so that no file of ours comes to stand there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end


if __name__ == "__main__":
    main()
