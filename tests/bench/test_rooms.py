"""The floors of branch coverage, with invented figures: what is under its floor, or has none, is red."""

import json
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
FIGURES = {
    "reflect/dates.py": (10, 8),
    "reflect/guide/__init__.py": (0, 0),
    "reflect/guide/walk.py": (40, 39),
    "reflect/guide/ask.py": (60, 51),
    "reflect/storage/disk/files.py": (20, 19),
}
PRODUCT = {file.relative_to(ROOT).as_posix(): (1, 1) for file in (ROOT / "reflect").rglob("*.py")}
FLOORS = {"reflect": 80, "reflect/guide": 90, "reflect/storage": 95}


@pytest.fixture
def by_room(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "bench")
    import rooms

    return rooms


def told(
    by_room: ModuleType,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    floors: dict[str, int],
    files: dict[str, tuple[int, int]] = FIGURES,
) -> tuple[int, list[str]]:
    """The exit code, and the lines that were said."""
    summaries = {
        file: {"summary": {"num_branches": branches, "covered_branches": taken}}
        for file, (branches, taken) in files.items()
    }
    (tmp_path / "figures.json").write_text(json.dumps({"files": summaries}), encoding="utf-8")
    lines = [f'"{room}" = {floor}' for room, floor in floors.items()]
    (tmp_path / "pyproject.toml").write_text(
        "\n".join(["[tool.reflect.coverage-floors]", *lines]), encoding="utf-8"
    )
    code = by_room.main(str(tmp_path / "figures.json"), str(tmp_path / "pyproject.toml"))
    return code, capsys.readouterr().out.splitlines()


def test_every_room_at_its_floor_is_green(by_room, tmp_path, capsys) -> None:
    """The files of a folder are one room; one inside another may have its floor."""
    code, lines = told(by_room, tmp_path, capsys, FLOORS)
    assert code == 0
    assert lines == [
        "reflect                       80.0 %  floor  80      8 of    10 branches",
        "reflect/guide                 90.0 %  floor  90     90 of   100 branches",
        "reflect/storage/disk          95.0 %  floor  95     19 of    20 branches",
    ]


@pytest.mark.parametrize(
    ("room", "floor", "red"),
    [
        ("reflect/guide", 91, "reflect/guide "),
        ("reflect/storage", 96, "reflect/storage/disk"),
        ("reflect/storage/disk", 96, "reflect/storage/disk"),
    ],
)
def test_a_room_under_its_floor_is_red(by_room, tmp_path, capsys, room: str, floor: int, red: str) -> None:
    code, lines = told(by_room, tmp_path, capsys, FLOORS | {room: floor})
    assert code == 1
    [line] = [line for line in lines if line.endswith("<- red")]
    assert line.startswith(red) and f"floor {floor:3}" in line


def test_a_room_of_its_own_floor_does_not_ask_the_one_around_it(by_room, tmp_path, capsys) -> None:
    code, _ = told(by_room, tmp_path, capsys, FLOORS | {"reflect/storage": 100, "reflect/storage/disk": 90})
    assert code == 0


def test_a_new_room_without_a_floor_is_red(by_room, tmp_path, capsys) -> None:
    """The floor of the ground is for the files on the ground alone."""
    code, lines = told(by_room, tmp_path, capsys, FLOORS, FIGURES | {"reflect/attic/box.py": (1, 1)})
    assert code == 1
    assert lines[1] == "reflect/attic                100.0 %  no floor      1 of     1 branches  <- red"


def test_a_floor_without_a_room_is_red(by_room, tmp_path, capsys) -> None:
    """Else a room that was moved would lose its floor, and nobody would see."""
    code, lines = told(by_room, tmp_path, capsys, FLOORS | {"reflect/cellar": 1})
    assert code == 1
    assert lines[-1] == "reflect/cellar: it has a floor, and is not there  <- red"


def test_a_room_that_no_test_entered_is_red(by_room, tmp_path, capsys) -> None:
    code, _ = told(by_room, tmp_path, capsys, FLOORS, FIGURES | {"reflect/guide/help.py": (300, 0)})
    assert code == 1


def test_every_room_of_the_product_has_a_floor_and_every_floor_a_room(by_room, tmp_path, capsys) -> None:
    """So that a room that was made or moved is seen without the long run."""
    floors = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["reflect"]["coverage-floors"]
    code, lines = told(by_room, tmp_path, capsys, floors, PRODUCT)
    assert code == 0, "\n".join(line for line in lines if line.endswith("<- red"))
