"""The worked examples of growth: inputs, outcomes, and the oracle that gave each."""

import json
from pathlib import Path
from typing import Any

WORKED: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "growth" / "worked_examples.json").read_text("utf-8")
)
NEAR = WORKED["tolerance"]
EXACT = {"abs": NEAR, "rel": 0}
