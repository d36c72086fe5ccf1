"""The table of commands: all of them, each with an example that runs on a journal with something in it."""

import os
import re
import shutil

import pytest
import typer
from kit.typed_lines import at_hand, filled, run_line

from reflect.cli.app import FIRST, app
from reflect.cli.manual.table import panels, rows

TREE = typer.main.get_command(app)
TABLE = rows(TREE)
ROWS = {" ".join(row.path): row for row in TABLE if row.path}


@pytest.fixture(scope="module")
def _filled(tmp_path_factory):
    place = tmp_path_factory.mktemp("filled")
    at_hand(filled(place / "home"), place)
    return place


@pytest.fixture
def here(tmp_path, _filled, monkeypatch):
    """A folder with a journal in `home`, and with the files that an example names."""
    shutil.copytree(_filled, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


@pytest.mark.parametrize("name", ROWS)
def test_every_command_has_an_example_that_runs(here, name):
    from kit.world import World

    example = ROWS[name].example
    assert example.startswith(f"reflect {name}"), (
        f"the help of {name} ends with no line: Example: reflect {name}"
    )
    result = run_line(World(here / "home"), example, here)
    assert result.code == 0, (example, result)
    assert "Traceback" not in result.err


@pytest.mark.parametrize("name", ROWS)
def test_the_help_ends_with_the_example(empty_world, capsys, name):
    assert empty_world.run(*name.split(), "--help").code == 0
    said = capsys.readouterr().out
    assert " ".join(said.split()).endswith(f"Example: {ROWS[name].example}")
    assert said.count("Example: ") == 1


def test_the_help_shows_about_ten_commands_and_where_all_are(empty_world, capsys):
    assert empty_world.run("--help").code == 0
    said = capsys.readouterr().out
    shown = re.findall(r"^\W{0,3}([a-z-]+) {2,}\S", said, re.M)
    assert sorted(name for name in shown if name in ROWS) == sorted(n for n in FIRST if n in ROWS)
    assert "All commands: reflect help commands" in said
    assert len(FIRST) == 10


def test_all_commands_stand_under_their_headings(empty_world):
    empty_world.environment = {}
    said = empty_world.ok("help", "commands").out
    for heading, found in panels(TABLE).items():
        assert f"\n{heading}\n" in said
        assert all(f"\n{' '.join(row.path)}: " in said for row in found)
    assert not empty_world.home.exists()


def test_another_name_stands_beside_its_command_and_never_alone():
    assert ROWS["log"].also == ("new",) and ROWS["list"].also == ("ls",)
    assert "new" not in ROWS and "ls" not in ROWS
    assert ROWS["try add"].also == ()


def test_every_option_and_word_is_told():
    for row in TABLE:
        assert row.about.endswith("."), row.typed
        assert all(option.about and "{}" not in option.about for option in row.options), row.typed
    assert [word.name for word in ROWS["search"].words] == ["[WORDS...]"]
    assert [word.name for word in ROWS["growth"].words] == ["[AREA]"]
    assert os.sep not in "".join(row.example for row in TABLE)
