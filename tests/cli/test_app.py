"""What all commands share: global options anywhere, exit codes, help."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflect.cli.app import globals_first
from reflect.errors import ExitCode, ReflectError


@pytest.mark.parametrize(
    ("given_arguments", "wanted"),
    [
        (["list", "--plain"], ["--plain", "list"]),
        (["list", "--lang", "en", "--json"], ["--lang", "en", "list", "--json"]),
        (["list", "--passphrase-file=f"], ["--passphrase-file=f", "list"]),
        (["log", "--tag", "x", "--", "--plain"], ["log", "--tag", "x", "--", "--plain"]),
        (["list", "--lang"], ["--lang", "list"]),
    ],
)
def test_global_options_come_first_up_to_a_double_dash(given_arguments, wanted):
    assert globals_first(given_arguments) == wanted


@given(st.lists(st.sampled_from(["list", "--plain", "--lang", "en", "--", "x", "--lang=en", "--json"])))
def test_moving_options_loses_none(arguments):
    assert sorted(globals_first(arguments)) == sorted(arguments)


def every_error(kind=ReflectError):
    yield kind
    for child in kind.__subclasses__():
        yield from every_error(child)


def test_every_error_has_a_documented_code_and_words_of_its_own():
    for kind in every_error():
        assert isinstance(kind.exit_code, ExitCode)
        assert (kind.__doc__ or "").strip().endswith("."), kind


@pytest.mark.parametrize("command", ["log", "show", "export", "key recover", "packs check", "restore"])
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_explains_itself_without_a_journal(empty_world, capsys, command, flag):
    assert empty_world.run(*command.split(), flag).code == 0
    assert "Usage: reflect" in capsys.readouterr().out


def test_a_typing_slip_is_met_with_the_nearest_command(empty_world):
    result = empty_world.run("wek")
    assert (result.code, result.out) == (2, "")
    assert "Did you mean: reflect week?" in result.err


def test_settings_that_are_wrong_are_named(world, monkeypatch):
    from reflect.cli.app import app

    (world.home / "settings.toml").write_text("plain = 'yes'")
    monkeypatch.setenv("REFLECT_HOME", str(world.home))
    with pytest.raises(SystemExit) as end:
        app(args=["list"], prog_name="reflect")
    assert end.value.code == 7


def test_hidden_aliases_work(world):
    assert world.ok("ls").out == world.ok("list").out
