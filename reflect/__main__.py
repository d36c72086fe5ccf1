"""The way in. Looks at the arguments before anything slow is loaded."""

import gc
import os
import sys


def main() -> None:
    """Run `reflect`; `--version` answers at once."""
    _open_closed_streams()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from reflect import __version__

        sys.stdout.write(f"reflect {__version__}\n")
        return
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


def _open_closed_streams() -> None:
    """A stream that was closed from outside becomes an empty one, so that no command trips over it."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - open until the end


if __name__ == "__main__":
    main()
