"""The page for `man`: all commands, and no sign of a help text that its language would take for an order."""

from dataclasses import replace

import typer

from reflect.cli.app import app
from reflect.cli.manual.man import page
from reflect.cli.manual.table import rows

TABLE = rows(typer.main.get_command(app))


def test_every_command_stands_in_it_with_its_example(empty_world):
    said = empty_world.ok("help", "--man").out
    for row in TABLE[1:]:
        assert f".B {row.typed.replace('-', chr(92) + '-')}" in said
    assert said.count("Example:\n") == len(TABLE) - 1
    assert not empty_world.home.exists()


def test_signs_of_its_language_are_only_signs():
    row = replace(TABLE[1], about='.so /etc/passwd\n\'x \\fB "q"', more=".TH")
    said = page([TABLE[0], row], version="1")
    assert "\n.so" not in said and "\n'x" not in said and said.count("\n.TH") == 1
    assert "\\&.so" in said and "\\efB" in said and "\\(dq" in said
