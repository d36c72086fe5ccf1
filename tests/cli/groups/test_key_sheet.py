"""The sheet to print tells the way back in, holds no secret, and is never written over anything."""

import re
import stat

import pytest
from kit.world import PASSPHRASE


def test_it_says_where_and_how_and_leaves_the_code_blank(world):
    world.environment.clear()  # it opens nothing
    said = world.ok("key", "sheet").out
    assert f"\n  {world.home}\n" in said
    assert f"\n  {world.home / 'backups'}\n" in said
    assert said.count("  _____-_____-_____-_____\n") == 2
    for command in ("reflect key recover", "reflect doctor", "reflect restore FILE --recovery"):
        assert f"  {command}\n" in said


def test_in_a_narrow_window_it_is_folded_between_words(world, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    monkeypatch.setenv("LINES", "20")
    in_a_file = world.ok("key", "sheet").out
    code, shown, _ = world.types("key", "sheet", typed="")
    assert code == 0
    assert shown.split() == in_a_file.split()
    places = (str(world.home), str(world.home / "backups"))
    assert all(len(row) <= 50 for row in shown.splitlines() if not row.strip().startswith(places))
    assert all(f"\n  {place}\n" in shown for place in places)


def test_no_code_and_no_passphrase_is_in_it(empty_world, tmp_path):
    code = empty_world.ok("init", "--no-input").out.strip()
    page = tmp_path / "sheet.html"
    said = empty_world.ok("key", "sheet", "--out", str(page)).out + empty_world.ok("key", "sheet").out
    text = page.read_text() + said
    assert not any(group in text for group in code.split("-"))
    assert PASSPHRASE not in text
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_the_page_loads_nothing_and_a_name_cannot_break_it(world, tmp_path):
    odd = tmp_path / "<b>&\"'<b>"
    world.home.rename(odd)
    world.home = odd
    world.ok("key", "sheet", "--out", str(tmp_path / "s.html"))
    page = (tmp_path / "s.html").read_text()
    assert "&lt;b&gt;&amp;" in page
    assert not re.search(r"<b>|<script|https?:|src=|url\(", page)


@pytest.mark.parametrize(("name", "code"), [("mine.html", 6), ("s.pdf", 2), ("no/s.html", 3), ("-", 2)])
def test_what_is_there_stays_and_other_kinds_are_refused(world, tmp_path, name, code):
    (tmp_path / "mine.html").write_text("mine")
    out = name if name == "-" else str(tmp_path / name)
    assert world.run("key", "sheet", "--out", out).code == code
    assert (tmp_path / "mine.html").read_text() == "mine"
