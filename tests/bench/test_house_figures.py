"""The figures of the house, measured on a tiny invented one: each figure can be counted by hand."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
LONG = "def long():\n" + "    x = 1\n" * 40 + "    return x\n"  # 42 lines
HOUSE = {
    "__init__.py": '"""The house."""\n',
    "door.py": "from house.hall import stairs\nfrom house.hall.coats import hang\nhang()\nstairs.climb()\n",
    "lamp.py": "WATT = 5\n",
    "hall/__init__.py": "",
    "hall/coats.py": "from .hooks import HOOK\n\ndef hang():\n    return HOOK\n\ndef brush():\n    return HAIRS\n\nHAIRS = 3\n",
    "hall/hooks.py": "HOOK = 'h'\nclass Hook:\n    pass\n",
    "hall/stairs.py": (
        "from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    from house.door import nothing\n"
        "else:\n    from house.hall import hooks\n"
        "def climb():\n    from house import lamp\n    return lamp.WATT, hooks.Hook\n"
    ),
    "hall/attic.py": "class Hook:\n    def hold(self):\n        pass\n    def drop(self):\n        pass\nHook().hold()\n",
}
TESTS = "from house.hall.coats import brush\nbrush()\nhook.drop()\n"


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "bench")
    import house

    return house


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in {
        **{f"house/{name}": text for name, text in HOUSE.items()},
        "tests/test_it.py": TESTS,
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def add(tree: Path, module: str, text: str) -> None:
    file = tree / "house" / module
    file.write_text((file.read_text("utf-8") if file.exists() else "") + text, encoding="utf-8")


def test_a_folder_is_its_files_its_rooms_and_the_imports_among_them(figures: ModuleType, tree: Path) -> None:
    """A folder inside is one room; an empty `__init__` is none; two imports of one pair are one."""
    top, hall = figures.measure(tree, "house").folders
    assert (top.name, top.files, top.rooms) == ("house", 2, 3)  # door, lamp; and hall
    assert (top.imports, top.levels) == (2, 3)  # door -> hall -> lamp
    assert (hall.name, hall.files, hall.rooms) == ("house.hall", 4, 4)
    assert (hall.imports, hall.levels) == (2, 2)  # coats -> hooks <- stairs
    assert top.circles == hall.circles == 0


def test_an_init_that_holds_something_is_a_file(figures: ModuleType, tree: Path) -> None:
    add(tree, "hall/__init__.py", "from house.hall.hooks import HOOK as HOOK\n")
    _, hall = figures.measure(tree, "house").folders
    assert (hall.files, hall.rooms, hall.imports) == (5, 5, 3)


def test_an_import_that_waits_in_a_function_closes_a_circle(figures: ModuleType, tree: Path) -> None:
    assert figures.measure(tree, "house").circles == []
    add(tree, "lamp.py", "def turn_on():\n    import house.door\n")
    house = figures.measure(tree, "house")
    assert house.circles == [["house.door", "house.hall.stairs", "house.lamp"]]
    assert [folder.circles for folder in house.folders] == [1, 0]
    assert house.folders[0].levels == 1  # a circle is one level


def test_an_import_for_the_type_checker_is_no_arrow(figures: ModuleType, tree: Path) -> None:
    """`stairs` names the door, which imports it: for the type checker alone."""
    add(tree, "hall/stairs.py", "import house.door\n")
    assert figures.measure(tree, "house").circles == [["house.door", "house.hall.stairs"]]


def test_what_is_long_is_told_with_its_lines(figures: ModuleType, tree: Path) -> None:
    add(tree, "lamp.py", LONG)
    add(tree, "hall/hooks.py", "\n" * 298)
    house = figures.measure(tree, "house")
    assert [(each.module, each.name, each.lines) for each in house.long_functions] == [
        ("house.lamp", "long", 42)
    ]
    assert house.long_files == {"house.hall.hooks": 301}
    assert house.functions == 6


def test_a_name_that_only_tests_use_is_found(figures: ModuleType, tree: Path) -> None:
    """And what only that needed: nobody else uses it either."""
    house = figures.measure(tree, "house")
    assert list(map(str, house.tests_only)) == ["house.hall.attic.Hook.drop", "house.hall.coats.brush"]
    assert list(map(str, house.unused)) == ["house.hall.coats.HAIRS"]


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("door.py", "from house.hall.coats import brush as sweep\nsweep()\n"),
        ("door.py", "from house.hall import coats as of_the_hall\nof_the_hall.brush()\n"),
        ("door.py", "import house.hall.coats\nhouse.hall.coats.brush()\n"),
        ("door.py", "rooms.coats.brush()\n"),
        ("door.py", "load('house.hall.coats').brush()\n"),
        ("hall/stairs.py", "load(f'{__package__}.{worn}').brush()\n"),
        ("lamp.py", "from house.hall.attic import brush\nbrush()\nfrom house.hall import attic\n"),
        ("hall/coats.py", "brush()\n"),
    ],
)
def test_a_name_that_the_product_uses_is_not(figures: ModuleType, tree: Path, module: str, line: str) -> None:
    add(tree, "hall/attic.py", "from house.hall.coats import brush\n__all__ = ['brush']\n")
    assert "house.hall.coats.brush" in map(str, figures.measure(tree, "house").tests_only)
    add(tree, module, line)
    assert "house.hall.coats.brush" not in map(str, figures.measure(tree, "house").tests_only)


def test_an_import_that_nobody_reads_is_no_use(figures: ModuleType, tree: Path) -> None:
    add(tree, "door.py", "from house.hall.coats import brush\n")
    assert "house.hall.coats.brush" in map(str, figures.measure(tree, "house").tests_only)


def test_two_classes_of_one_name_are_found(figures: ModuleType, tree: Path) -> None:
    assert figures.measure(tree, "house").shared_class_names == {
        "Hook": ["house.hall.attic", "house.hall.hooks"]
    }


def test_the_figures_are_printed_as_a_table_or_as_json(tree: Path) -> None:
    def said(*options: str) -> str:
        command = [
            sys.executable,
            str(ROOT / "bench" / "house.py"),
            str(tree),
            "--package",
            "house",
            *options,
        ]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    told = said()
    assert told.splitlines()[:3] == [
        "folder      files  rooms  levels  imports  circles",
        "house           2      3       3        2        0",
        "house.hall      4      4       2        2        0",
    ]
    assert "2 public names that only tests use" in told and "  house.hall.coats.brush\n" in told
    assert json.loads(said("--json"))["folders"][1]["name"] == "house.hall"
