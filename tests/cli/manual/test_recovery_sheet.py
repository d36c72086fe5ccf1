"""A sheet as text and as a page: the same lines, and nothing that a browser would run or fetch."""

import html
import re
from datetime import date
from pathlib import Path

from reflect.cli.manual import recovery_sheet

SHEET = recovery_sheet.Sheet(
    home=Path("/home/<i>&me"), backups=Path("/home/a\x1b[31mb"), day=date(2026, 3, 6), groups=8, letters=5
)


def test_both_say_the_same():
    text, page = recovery_sheet.as_text(SHEET), recovery_sheet.as_page(SHEET)
    shown = html.unescape(re.sub(r"<style>.*?</style>|<title>.*?</title>|<[^>]+>", "\n", page))
    assert "".join(text.split()) == "".join(shown.split())
    assert "<i>" not in page
    assert "\x1b" not in text + page


def test_it_has_room_for_a_whole_code():
    assert [line.count("_") for line in SHEET.blanks] == [20, 20]
