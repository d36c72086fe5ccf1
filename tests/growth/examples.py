"""The worked examples of growth, computed by other means than ours. Each names its oracle."""

import json
from pathlib import Path

EXAMPLES = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "growth" / "worked_examples.json").read_text("utf-8")
)
NEAR = EXAMPLES["tolerance"]
