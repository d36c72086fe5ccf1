"""How the program was called: what to type next works, also where the shell does not find the name alone."""

import sys

import pytest

from reflect.cli.called import how_to_call, this_program


@pytest.fixture
def program(tmp_path, monkeypatch):
    """A program in a folder of its own, called by its whole name."""
    program = tmp_path / "bin" / "reflect"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(program)])
    return program


def test_what_was_typed_is_told_where_the_name_alone_is_not_found(program, tmp_path):
    assert this_program() == str(program)
    assert how_to_call({"PATH": str(tmp_path)}) == f"Where it says reflect, type here: {program}"


def test_nothing_is_told_where_the_name_alone_is_enough(program, monkeypatch):
    if sys.platform != "win32":
        assert how_to_call({"PATH": str(program.parent)}) == ""
    monkeypatch.setattr(sys, "argv", ["python -m something"])
    assert (this_program(), how_to_call({"PATH": ""})) == ("reflect", "")


def test_the_set_up_says_it_behind_what_to_type_next(empty_world, program, tmp_path):
    empty_world.environment["PATH"] = str(tmp_path)
    said = empty_world.ok("init").err
    assert f"type: reflect log\nWhere it says reflect, type here: {program}" in said.replace("\n\n", "\n")
