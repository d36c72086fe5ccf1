"""The pictures in the docs are what the program really draws; they fetch nothing, and say in words what is on them."""

import os
import re
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from xml.etree import ElementTree

import pytest
from kit.world import ROOT

pytest.importorskip("pexpect", reason="a pty needs a POSIX system")
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name != "posix", reason="a pty needs a POSIX system"),
]

KEPT = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "docs" / "pictures").glob("*.svg"))}
SHOWN_ON = (ROOT / "README.md", ROOT / "docs" / "growth.md")
SVG = "{http://www.w3.org/2000/svg}"
MOST_BYTES = 40_000


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The script as a module; nothing in the repository imports it."""
    spec = spec_from_file_location("make_pictures", ROOT / "docs" / "make_pictures.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_what_the_program_draws(made: ModuleType) -> None:
    anew = made.pictures()
    assert set(anew) == set(KEPT), "To make them anew: make pictures"
    assert [name for name in anew if anew[name] != KEPT[name]] == [], "To make them anew: make pictures"


@pytest.mark.parametrize("name", KEPT)
def test_a_picture_fetches_nothing_and_runs_nothing(name: str) -> None:
    picture = KEPT[name].replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"https?:|//|url\(|href|@import|@font-face|<script|<style|<image|\bon\w+=", picture)
    assert len(picture.encode()) < MOST_BYTES


@pytest.mark.parametrize("name", KEPT)
def test_a_picture_says_in_words_what_is_on_it(name: str) -> None:
    root = ElementTree.fromstring(KEPT[name])
    told = {part.get("id"): part.text for part in root if part.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == list(told)
    assert all(told.values())
    letters = "".join(text.text or "" for text in root.iter(f"{SVG}text")).replace("\xa0", " ")
    assert f"$ {next(iter(told.values()))}" in letters


@pytest.mark.parametrize("name", [name for name in KEPT if name.endswith("-light.svg")])
def test_a_picture_is_shown_light_and_dark_with_words_for_who_cannot_see_it(name: str) -> None:
    dark = name.replace("-light", "-dark")
    shown = re.compile(
        rf'<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="(?:docs/)?pictures/{dark}">\s*'
        rf'<img src="(?:docs/)?pictures/{name}" width="\d+" alt="([^"]+)">\s*</picture>'
    )
    told = [found for page in SHOWN_ON for found in shown.findall(page.read_text("utf-8"))]
    assert told
    assert all(len(words) > 60 for words in told)


def test_what_came_out_of_a_terminal_stands_in_the_picture_cell_by_cell(made: ModuleType) -> None:
    page = made.Page("one", ("growth",), "Told.")
    seen = "\x1b[1;38;5;30mTwo words\x1b[0m  \x1b[2m<faint>\x1b[0m\n\n plain \u25cf\n"
    light, dark = (made.drawn(page, seen, paper) for paper in (made.LIGHT, made.DARK))
    root = ElementTree.fromstring(light)
    texts = {(t.text or "").replace("\xa0", " "): t for t in root.iter(f"{SVG}text")}
    assert list(texts) == ["$", " reflect growth", "Two words", "<faint>", " plain \u25cf"]
    assert texts["Two words"].get("font-weight") == "bold"
    assert texts["Two words"].get("fill") == made.LIGHT.named[30]
    assert texts["<faint>"].get("fill") == made.LIGHT.faint
    assert float(texts["<faint>"].get("x") or 0) == made.EDGE + 11 * made.ACROSS
    assert texts["<faint>"].get("y") == texts["Two words"].get("y")
    rows = [float(t.get("y") or 0) for t in texts.values()]
    assert rows[-1] - rows[2] == 2 * made.DOWN
    assert made.DARK.faint in dark and made.LIGHT.faint not in dark


@pytest.mark.parametrize("look", ["31", "38;5;31", "7", "41"])
def test_a_look_that_nobody_chose_colours_for_is_refused(made: ModuleType, look: str) -> None:
    with pytest.raises(SystemExit):
        made.drawn(made.PAGES[0], f"\x1b[{look}mword\x1b[0m", made.LIGHT)


def test_a_program_that_did_not_end_well_is_no_picture(
    made: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(made, "PAGES", (made.Page("none", ("show", "9999"), "Told."),))
    with pytest.raises(SystemExit, match="ended with 3"):
        made.pictures()
