"""The labelled texts that masking is measured on: sentences as JSON lines, whole reflections as lines with their labels inside.

A JSON line has `text` and `spans` (`start`, `end`, `label`; offsets in code points). A file of reflections has one writer; a line
`# voice: night shift` says how the person who would write the lines below it speaks (tagger/LABELS.md).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labelled import read

ROOT = Path(__file__).parents[1]
FIXTURES = ROOT / "tests" / "fixtures" / "masking"
SENTENCES = tuple(FIXTURES / f"{name}.jsonl" for name in ("dev", "own", "shapes", "heldout", "heldout2"))
PUT_ASIDE = "aside*.txt"
"""The reflections of writers whom nothing was learned from. Only totals of them are ever shown."""


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled text."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    """Start, end and label."""
    file: str = ""
    voice: str = ""
    hidden: bool = False
    """It was put aside when rules were written, so that what is missed in it is not shown."""

    def lowered(self) -> "Case":
        """The same without capitals, where lowering keeps every offset."""
        text = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        return replace(self, text=text)


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of some files that are measured together."""

    name: str
    files: tuple[Path, ...]
    cases: tuple[Case, ...]

    @property
    def put_aside(self) -> bool:
        """Whether nothing was learned from these texts, so that what is missed in them is never shown."""
        return any(file.match(PUT_ASIDE) for file in self.files)


def cases(file: Path) -> list[Case]:
    """The labelled texts of a file, in its order."""
    lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
    if file.suffix == ".jsonl":
        return [_case(json.loads(line), file.stem) for line in lines]
    found, voice = list[Case](), ""
    for line in lines:
        if line.startswith("#"):
            voice = line.partition("voice:")[2].strip() or voice
        else:
            found.append(_case(read(line, ""), file.stem, voice))
    return found


def _case(said: dict, file: str, voice: str = "") -> Case:
    spans = tuple((s["start"], s["end"], s["label"]) for s in said["spans"])
    return Case(said["text"], spans, file, voice, hidden=said.get("half") == "b")


def of(name: str, files: Sequence[Path]) -> Group:
    """Some files as one group."""
    return Group(name, tuple(files), tuple(case for file in files for case in cases(file)))


def groups() -> list[Group]:
    """All labelled texts of the project: sentences, whole reflections to learn from, and those put aside."""
    reflections = sorted((ROOT / "tagger" / "texts").glob("reflections_*.txt"))
    made = [of(f"sentences, {file.stem}", [file]) for file in SENTENCES]
    if reflections:
        made.append(of("whole reflections", reflections))
    return [*made, of("whole reflections, put aside by writer", sorted(FIXTURES.glob(PUT_ASIDE)))]
