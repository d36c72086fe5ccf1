"""Reads the labelled texts that the tagger learns from, and the plain lines that hold no detail."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "masking"
HARD = frozenset(["PERSON", "PLACE", "ORG", "DATE", "CONTACT", "ID", "AGE"])
"""What must be masked. Other labels count neither way."""
LABEL = re.compile(r"\[([A-Z_]+):([^\]\[]*)\]")


@dataclass(frozen=True)
class Labelled:
    """A text and its labels: start, end and label; offsets in code points, in the order of the text."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    source: str
    """The file it comes from: all of one writer."""


def with_labels(line: str, source: str) -> Labelled:
    """Take the labels out of a line that has them inside."""
    text, at, spans = "", 0, list[tuple[int, int, str]]()
    for found in LABEL.finditer(line):
        text += line[at : found.start()]
        spans.append((len(text), len(text) + len(found[2]), found[1]))
        text += found[2]
        at = found.end()
    return Labelled(text + line[at:], tuple(spans), source)


def of_file(file: Path) -> list[Labelled]:
    """The labelled texts of a file: JSON lines, or lines with the labels inside."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    if file.suffix == ".jsonl":
        cases = map(json.loads, lines)
        return [
            Labelled(
                c["text"], tuple(sorted((s["start"], s["end"], s["label"]) for s in c["spans"])), file.stem
            )
            for c in cases
        ]
    return [with_labels(line, file.stem) for line in lines if not line.startswith("#")]


def of_training() -> list[Labelled]:
    """All texts that the tagger learns from, in a fixed order; lines without details among them."""
    made = [
        one for name in ("dev", "own", "heldout", "heldout2") for one in of_file(FIXTURES / f"{name}.jsonl")
    ]
    made += [one for file in sorted((ROOT / "tagger" / "texts").glob("[rs]*.txt")) for one in of_file(file)]
    plain = (ROOT / "tagger" / "texts" / "plain.txt").read_text("utf-8").splitlines()
    return made + [Labelled(line, (), "plain") for line in plain if line and not line.startswith("#")]
