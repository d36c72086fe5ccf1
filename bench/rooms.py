"""Say of each room how many of its branches the tests took, and whether that is above its floor.

    python bench/rooms.py build/coverage/figures.json [PYPROJECT]

Reads what `coverage json` wrote; `make coverage` does all of it. A room is a folder of the product. Its floor stands in
pyproject.toml under `[tool.reflect.coverage-floors]`, in whole percents of branches, or is that of the room around it.
Ends with 1 if a room is under its floor, if one has none, or if a floor is of a room that is not there. Writes nothing.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A folder: its branches, how many of them were taken, and the floor in percent, if it has one."""

    name: str
    branches: int
    taken: int
    floor: int | None

    @property
    def percent(self) -> float:
        """How many branches of a hundred were taken; a room without a branch has missed none."""
        return 100 * self.taken / self.branches if self.branches else 100.0

    @property
    def is_red(self) -> bool:
        """It is under its floor, or has none."""
        return self.floor is None or self.percent < self.floor


def rooms(figures: Mapping[str, Any], floors: Mapping[str, int]) -> list[Room]:
    """Sum the figures of coverage by folder.

    Args:
        figures: what `coverage json` wrote, taken with `branch = true`.
        floors: percents by the folder's path, with `/` in it; that of `reflect` is for its own files alone.
    """
    files: dict[str, list[Mapping[str, int]]] = {}
    for path, figure in figures["files"].items():
        files.setdefault(PurePath(path).parent.as_posix(), []).append(figure["summary"])
    return [
        Room(
            name=folder,
            branches=sum(each["num_branches"] for each in summaries),
            taken=sum(each["covered_branches"] for each in summaries),
            floor=_floor(folder, floors),
        )
        for folder, summaries in sorted(files.items())
    ]


def stale(floors: Mapping[str, int], found: Iterable[Room]) -> list[str]:
    """Give the floors under which no room stands."""
    names = [room.name for room in found]
    return [name for name in floors if not any(each == name or each.startswith(f"{name}/") for each in names)]


def _floor(folder: str, floors: Mapping[str, int]) -> int | None:
    around = [folder, *(above.as_posix() for above in PurePath(folder).parents if len(above.parts) > 1)]
    return next((floors[each] for each in around if each in floors), None)


def line(room: Room) -> str:
    """One room as a line: percent, floor, branches."""
    floor = "no floor" if room.floor is None else f"floor {room.floor:3}"
    red = "  <- red" if room.is_red else ""
    return f"{room.name:28} {room.percent:5.1f} %  {floor}  {room.taken:5} of {room.branches:5} branches{red}"


def main(figures: str, pyproject: str = str(PYPROJECT)) -> int:
    """Print a line for each room; give the exit code."""
    floors = tomllib.loads(Path(pyproject).read_text("utf-8"))["tool"]["reflect"]["coverage-floors"]
    found = rooms(json.loads(Path(figures).read_text("utf-8")), floors)
    without = stale(floors, found)
    print("\n".join(map(line, found)))
    for name in without:
        print(f"{name}: it has a floor, and is not there  <- red")
    return int(bool(without) or any(room.is_red for room in found))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
