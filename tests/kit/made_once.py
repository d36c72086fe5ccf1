"""A journal that many tests begin with is written once, and laid out anew for each of them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.world import World


def made_once(make: Callable[[World], None]) -> Any:
    """Give the fixture of a world as `make` leaves it; what `make` does goes into the home, and nowhere else."""
    kept: list[Path] = []

    def laid_out(world: World, tmp_path_factory: pytest.TempPathFactory) -> World:
        if not kept:
            make(world)
            kept.append(tmp_path_factory.mktemp("ready") / "home")
            shutil.copytree(world.home, kept[0])
        else:
            shutil.rmtree(world.home)
            shutil.copytree(kept[0], world.home)
        return world

    return pytest.fixture(laid_out, name=make.__name__)
