"""Compare a file with the one kept in `golden/`. `UPDATE_GOLDEN=1` rewrites it."""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def same_as_golden(name: str, data: bytes) -> None:
    """Fail unless `data` is what the golden file holds."""
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        (GOLDEN / name).write_bytes(data)
    assert data.decode("utf-8").splitlines() == (GOLDEN / name).read_text(encoding="utf-8").splitlines()
