"""Measure a house by its source alone: how crowded each folder is, how long its parts are, what nobody uses.

    python bench/house.py [FOLDER] [--package NAME] [--json]

FOLDER is a checkout, this one if none is named; an older one can be measured beside it. Reads with `ast`, imports nothing
of what it measures, and writes nothing. Ends with 0 whatever the figures are: `tests/test_house.py` keeps the rules.
"""

import argparse
import ast
import json
import statistics
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from house_names import Name, shared_class_names, unused, used_by
from house_source import Arrows, Module, arrows, circles, levels, read

HERE = Path(__file__).resolve().parent
LONG_FUNCTION, LONGER_FUNCTION, LONG_FILE = 40, 60, 300  # lines
TABLE = ("folder", "files", "rooms", "levels", "imports", "circles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """What lies side by side in one folder. A room is a file or a folder in it; an import, a pair of rooms.

    `levels` is the longest chain of imports among the rooms. A folder's `__init__` counts only if it holds something.
    """

    name: str
    files: int
    rooms: int
    levels: int
    imports: int
    circles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function or method and its lines, from `def` to the last one."""

    module: str
    name: str
    line: int
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All figures of one tree."""

    folders: list[Folder]
    modules: int
    lines: int
    circles: list[list[str]]
    functions: int
    median_function: float
    long_functions: list[Function]
    long_files: dict[str, int]
    tests_only: list[Name]
    unused: list[Name]
    shared_class_names: dict[str, list[str]]


def measure(root: Path, package: str = "reflect") -> House:
    """Measure the package in a checkout, with the names that its tests use."""
    modules = read(root / package)
    imports = arrows(modules)
    functions = sorted(_functions(modules), key=lambda each: (-each.lines, each.module))
    without_use = unused(modules)
    tests_only = used_by(without_use, read(root / "tests"))
    return House(
        folders=[_folder(name, modules, imports) for name in modules if modules[name].is_folder],
        modules=len(modules),
        lines=sum(module.lines for module in modules.values()),
        circles=circles(imports),
        functions=len(functions),
        median_function=statistics.median(each.lines for each in functions) if functions else 0,
        long_functions=[each for each in functions if each.lines > LONG_FUNCTION],
        long_files=_long_files(modules),
        tests_only=tests_only,
        unused=[each for each in without_use if each not in tests_only],
        shared_class_names=shared_class_names(modules),
    )


def _folder(folder: str, modules: Mapping[str, Module], imports: Arrows) -> Folder:
    def room_of(module: str) -> str | None:
        if module == folder:
            return None if modules[folder].is_empty else "__init__"
        return module[len(folder) + 1 :].partition(".")[0] if module.startswith(f"{folder}.") else None

    graph: dict[str, set[str]] = {room: set() for name in modules if (room := room_of(name))}
    for module, targets in imports.items():
        if room := room_of(module):
            graph[room] |= {below for target in targets if (below := room_of(target))} - {room}
    among = {room: frozenset(targets) for room, targets in graph.items()}
    folders = {name for name in modules if modules[name].is_folder}
    return Folder(
        name=folder,
        files=sum(f"{folder}.{room}" not in folders for room in graph),
        rooms=len(graph),
        levels=levels(among),
        imports=sum(map(len, among.values())),
        circles=len(circles(among)),
    )


def _functions(modules: Mapping[str, Module]) -> list[Function]:
    return [
        Function(
            module=module.name,
            name=node.name,
            line=node.lineno,
            lines=(node.end_lineno or node.lineno) - node.lineno + 1,
        )
        for module in modules.values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _long_files(modules: Mapping[str, Module]) -> dict[str, int]:
    long = {module.name: module.lines for module in modules.values() if module.lines > LONG_FILE}
    return dict(sorted(long.items(), key=lambda each: -each[1]))


def table(house: House) -> str:
    """The figures as aligned text, the totals, and the lists behind them."""
    longer = sum(each.lines > LONGER_FUNCTION for each in house.long_functions)
    said = [
        *_aligned([TABLE, *(tuple(map(str, asdict(each).values())) for each in house.folders)]),
        "",
        f"{house.modules} modules, {house.lines} lines; {len(house.circles)} circles of modules",
        f"{house.functions} functions, median {house.median_function:g} lines; "
        f"{len(house.long_functions)} over {LONG_FUNCTION}, {longer} over {LONGER_FUNCTION}",
        f"{len(house.long_files)} files over {LONG_FILE} lines",
        f"{len(house.tests_only)} public names that only tests use, {len(house.unused)} that nobody else uses, "
        f"{len(house.shared_class_names)} class names used twice",
    ]
    for title, lines in _lists(house).items():
        said += ["", title, *(f"  {line}" for line in lines)] if lines else []
    return "\n".join(said)


def _aligned(rows: list[tuple[str, ...]]) -> list[str]:
    first, *others = (max(map(len, column)) for column in zip(*rows, strict=True))
    return [
        "  ".join([name.ljust(first), *(cell.rjust(w) for cell, w in zip(cells, others, strict=True))])
        for name, *cells in rows
    ]


def _lists(house: House) -> dict[str, list[str]]:
    return {
        "Circles": [" <-> ".join(group) for group in house.circles],
        f"Functions over {LONG_FUNCTION} lines": [
            f"{each.lines:4}  {each.module}.{each.name}" for each in house.long_functions
        ],
        f"Files over {LONG_FILE} lines": [f"{lines:4}  {name}" for name, lines in house.long_files.items()],
        "Public names that only tests use": list(map(str, house.tests_only)),
        "Public names that only those need, or nobody": list(map(str, house.unused)),
        "Class names used twice": [
            f"{name}: {', '.join(places)}" for name, places in house.shared_class_names.items()
        ],
    }


def main() -> int:
    """Print the figures of the tree that the command line names."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path, default=HERE.parent)
    options.add_argument("--package", default="reflect")
    options.add_argument("--json", action="store_true")
    chosen = options.parse_args()
    house = measure(chosen.folder, chosen.package)
    print(json.dumps(asdict(house), indent=1) if chosen.json else table(house))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
