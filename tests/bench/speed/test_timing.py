"""Whole processes: what is typed comes in and ends, what is waited for ends the clock, and what ends badly is said."""

import sys

import pytest
from speed.timing import Command, Failed, run

SAYS_AND_WAITS = ("sh", "-c", "echo first words; read never; echo second")


def test_what_is_typed_comes_on_standard_input_and_ends() -> None:
    assert run("typed", Command(argv=("cat",), typed="a line\nno more")).said == "a line\nno more"


def test_where_something_is_typed_there_is_no_terminal_to_ask_at() -> None:
    code = "import os\ntry: os.open('/dev/tty', os.O_RDWR)\nexcept OSError: print('none')"
    assert run("typed", Command(argv=(sys.executable, "-I", "-c", code), typed="x")).said == "none\n"


@pytest.mark.parametrize("terminal", [False, True])
def test_the_words_that_are_waited_for_end_it(terminal: bool) -> None:
    seen = []
    found = run(
        "waits", Command(argv=SAYS_AND_WAITS, until="first words", terminal=terminal), when_said=seen.append
    )
    assert "first words" in found.said and "second" not in found.said and len(seen) == 1


def test_what_ends_badly_is_said_with_its_reason() -> None:
    with pytest.raises(Failed, match=r"(?s)broken ended with 3.*because"):
        run("broken", Command(argv=("sh", "-c", "echo because >&2; exit 3")))
    with pytest.raises(Failed, match="silent"):
        run("silent", Command(argv=("true",), until="never said"))
