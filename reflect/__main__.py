"""The way in. Looks at the arguments before anything slow is loaded."""

import sys


def main() -> None:
    """Run `reflect`; `--version` answers at once."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from reflect import __version__

        sys.stdout.write(f"reflect {__version__}\n")
        return
    from reflect.cli.app import run

    # A name or sign that this terminal cannot show becomes a question mark, never a crash.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    run()


if __name__ == "__main__":
    main()
