"""What the tests of a page share: a journal with a few lines in it, and somebody who makes a page of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from kit.reviewer import Deciding, plain, write
from kit.world import World

TEXT = "Marisol lives in Dayton. I asked Marisol what mattered. I felt grace there. Then rose came by."


@pytest.fixture
def made(world: World, tmp_path: Path) -> Callable[..., Any]:
    """Give a function that writes entries, exports them with these decisions, and gives what came of it."""

    def export(
        *pairs: Any,
        sit: Any = plain,
        texts: tuple[str, ...] = (TEXT,),
        sign: Any = "yes\n",
        name: str = "p.txt",
        more: tuple[str, ...] = (),
    ) -> tuple[Deciding, Any, str | None]:
        if not (world.home / "written").exists():
            write(world, *texts)
            (world.home / "written").touch()
        decide = Deciding(*pairs)
        picked = ",".join(str(n + 1) for n in range(len(texts)))
        target = tmp_path / name
        args = ("export", "--pick", picked, "--format", "txt", "--out", str(target), *more)
        result = sit(world, *args, decide=decide, sign=sign)
        return decide, result, " ".join(target.read_text("utf-8").split()) if target.exists() else None

    export.world, export.place = world, str(tmp_path / "p.txt")  # type: ignore[attr-defined]
    return export
