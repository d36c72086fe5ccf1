"""Look and places: from the environment and one small file, and what is wrong in it is named."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reflect.errors import BadFile, BadUsage
from reflect.settings import FILE, MAX_BYTES, Settings, home_folder, load


def written(home: Path, text: str | bytes, **environment: str) -> Settings:
    home.mkdir(exist_ok=True)
    (home / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return load({"REFLECT_HOME": str(home), **environment})


def test_without_a_file_everything_is_ordinary(tmp_path: Path) -> None:
    found = load({"REFLECT_HOME": str(tmp_path / "home")})
    assert found == Settings(home=tmp_path / "home", plain=False, color=True, lang="en")
    assert not (tmp_path / "home").exists()


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    found = load({"REFLECT_HOME": str(tmp_path)})
    assert (found.home, found.packs, found.backups) == (tmp_path, tmp_path / "packs", tmp_path / "backups")


def test_a_home_is_always_a_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert home_folder({"REFLECT_HOME": "here"}) == tmp_path / "here"
    assert home_folder({"REFLECT_HOME": "~/there"}) == tmp_path / "me" / "there"


def test_without_the_variable_the_system_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for environment in ({}, {"REFLECT_HOME": ""}):
        assert home_folder(environment).name == "reflect"
        assert tmp_path in home_folder(environment).parents


def test_a_home_of_somebody_unknown_is_refused() -> None:
    with pytest.raises(BadUsage, match="REFLECT_HOME"):
        home_folder({"REFLECT_HOME": "~nobody-of-that-name/x"})


def test_the_file_is_read(tmp_path: Path) -> None:
    found = written(tmp_path, 'plain = true  # yes\ncolor = false\nlang = "en"\n')
    assert (found.plain, found.color, found.lang) == (True, False, "en")


@pytest.mark.parametrize(
    ("environment", "file", "plain"),
    [
        ({"REFLECT_PLAIN": "1"}, "", True),
        ({"REFLECT_PLAIN": "yes"}, "", True),
        ({"REFLECT_PLAIN": "0"}, "", False),
        ({"REFLECT_PLAIN": ""}, "", False),
        ({}, "plain = true", True),
        ({"REFLECT_PLAIN": "0"}, "plain = true", False),
        ({"REFLECT_PLAIN": "1"}, "plain = false", True),
    ],
)
def test_the_environment_stands_over_the_file(
    tmp_path: Path, environment: dict[str, str], file: str, plain: bool
) -> None:
    assert written(tmp_path, file, **environment).plain is plain


@pytest.mark.parametrize(("value", "color"), [("1", False), ("0", False), ("", True)])
def test_no_color_is_heard(tmp_path: Path, value: str, color: bool) -> None:
    assert written(tmp_path, "", NO_COLOR=value).color is color
    assert not written(tmp_path, "color = false", NO_COLOR=value).color


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("colour = false", "colour", "there is no such setting; there are: plain, color, lang"),
        ("focus = 'learning'", "focus", "there is no such setting"),
        ("plain = 1", "plain", "true or false"),
        ("plain = 'yes'", "plain", "true or false"),
        ("color = 0", "color", "true or false"),
        ("lang = 5", "lang", "takes text"),
        ("lang = 'xx'", "lang", "one of: en"),
        ("lang = '../../etc'", "lang", "one of: en"),
        ("plain", "", "not TOML"),
        ("plain = true\nplain = false", "", "not TOML"),
        (b"\xff", "", "not TOML"),
        ("x = " + "9" * 5_000, "", "not TOML"),
        ("x = " + "[" * 10_000, "", "not TOML"),
        ("#" * (MAX_BYTES + 1), "", "too large"),
        ("x" * 500 + " = 1", "x" * 40, "no such setting"),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, text: str | bytes, place: str, reason: str
) -> None:
    with pytest.raises(BadFile) as caught:
        written(tmp_path, text)
    assert (caught.value.file, caught.value.place) == (str(tmp_path / FILE), place)
    assert reason in caught.value.reason and caught.value.exit_code == 7


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(BadFile, match="can't be read"):
        load({"REFLECT_HOME": str(tmp_path)})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_file_is_settings_or_is_refused(tmp_path: Path, raw: bytes) -> None:
    try:
        found = written(tmp_path, raw)
    except BadFile:
        return
    assert found.lang == "en"


@pytest.mark.parametrize(
    ("environment", "file", "pager"),
    [
        ({}, "", True),
        ({}, "pager = false", False),
        ({"REFLECT_PAGER": "0"}, "pager = true", False),
        ({"REFLECT_PAGER": ""}, "", False),
        ({"REFLECT_PAGER": "1"}, "pager = false", True),
    ],
)
def test_a_pager_is_there_unless_somebody_says_no(
    tmp_path: Path, environment: dict[str, str], file: str, pager: bool
) -> None:
    assert written(tmp_path, file, **environment).pager is pager


def test_the_line_from_four_weeks_ago_is_there_unless_somebody_says_no(tmp_path: Path) -> None:
    assert written(tmp_path, "").four_weeks_ago
    assert not written(tmp_path, "four_weeks_ago = false").four_weeks_ago
