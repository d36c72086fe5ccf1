"""The pages of commands are what the program really takes, and `man` can show one of them."""

import re
import shutil
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
from kit.world import ROOT

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The script as a module; nothing in the repository imports it."""
    spec = spec_from_file_location("make_commands", DOCS / "make_commands.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_what_the_program_takes(made: ModuleType) -> None:
    assert made.commands_page() == (DOCS / "commands.md").read_text("utf-8"), "To make it anew: make commands"
    assert made.man_page() == (DOCS / "reflect.1").read_text("utf-8"), "To make it anew: make commands"


def test_every_link_on_the_page_leads_to_a_command() -> None:
    page = (DOCS / "commands.md").read_text("utf-8")
    headings = {
        line.removeprefix("### ").replace(" ", "-") for line in page.splitlines() if line[:4] == "### "
    }
    links = set(re.findall(r"\(#([a-z-]+)\)", page))
    assert links and links <= headings


def test_no_line_of_the_page_for_man_is_taken_for_a_command_of_it() -> None:
    """What begins with a dot is one of these, so that no help text can become a command of the reader."""
    known = {'.\\"', ".TH", ".SH", ".TP", ".B", ".RI", ".PP", ".IP", ".RS", ".RE"}
    page = (DOCS / "reflect.1").read_text("utf-8")
    assert {line.split(" ")[0] for line in page.splitlines() if line[:1] in ".'"} <= known
    assert page.isascii()


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not on this computer")
def test_the_page_for_man_is_clean() -> None:
    found = subprocess.run(
        ["mandoc", "-Tlint", DOCS / "reflect.1"], capture_output=True, text=True, check=False
    )
    assert found.stdout + found.stderr == ""
