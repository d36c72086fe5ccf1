"""The transcript in the docs is what the program really shows."""

import os
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def made():
    """The script as a module; nothing in the repository imports it."""
    spec = spec_from_file_location("make_transcript", DOCS / "make_transcript.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_transcript_is_what_the_program_shows(made):
    assert made.transcript() == (DOCS / "transcript.md").read_text("utf-8"), (
        "To make it anew: make transcript"
    )


def test_nothing_of_one_run_or_one_computer_is_in_the_transcript(made):
    text = (DOCS / "transcript.md").read_text("utf-8")
    assert made.PASSPHRASE not in text
    assert not re.search(r"\d{4}-|[0-9A-Z]{5}-|/home|/tmp|/Users", text)


@pytest.mark.parametrize(
    ("shown", "kept"),
    [
        ("  six quiet words for the tests\r\n", "  WORD WORD WORD WORD WORD WORD"),
        ("  SEM1B-5RPV9-VFWGY-SREAN", "  CODE-CODE-CODE-CODE"),
        (
            "Type group 2 of 8 back, or press Enter:\n> 5RPV9",
            "Type group N of 8 back, or press Enter:\n> CODE",
        ),
        ("Your week: 30 November to 6 December (2026-W49)", "Your week: DAY to DAY (WEEK)"),
        ("Your week: 2 to 8 March (2026-W10)", "Your week: DAY to DAY (WEEK)"),
        ("Hello. It is Friday, 6 March.", "Hello. It is DAY."),
        ("  1  2026-03-06  Quick check-in", "  1  DAY  Quick check-in"),
        ("I was 5 to 10 minutes early.", "I was 5 to 10 minutes early."),
    ],
)
def test_only_what_differs_from_run_to_run_is_replaced(made, shown, kept):
    assert made.normal(shown) == kept
