"""Train the tagger anew: python tagger/train.py (make tagger). The same inputs give the same weights, byte for byte.

    python tagger/train.py            write context.txt, sounds.txt, weights.bin and inputs.txt in reflect/masking/learned
    python tagger/train.py --check    only say whether the inputs are those that the weights were made from

The inputs are the labelled texts, the generator, the lexicon, and what the rules and the features make of the texts.
"""

import hashlib
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import numpy as np  # noqa: E402
from chance import Chance  # noqa: E402
from crf import Crf, Sequenced  # noqa: E402
from generate import copies  # noqa: E402
from lists import LEARNED, write_lists  # noqa: E402
from texts import ROOT, Labelled, of_training  # noqa: E402

from reflect.masking.find import read_by_rules  # noqa: E402
from reflect.masking.learned import looks as looks_module  # noqa: E402
from reflect.masking.learned.features import features  # noqa: E402
from reflect.masking.learned.looks import Sight, looks  # noqa: E402
from reflect.masking.learned.weights import LABELS, written  # noqa: E402
from reflect.masking.words.cut import cut  # noqa: E402
from reflect.masking.words.tokens import Token  # noqa: E402


@dataclass(frozen=True)
class Settings:
    """What can be chosen of a training."""

    seed: int = 1
    copies: int = 5
    rounds: int = 12
    sparse: float = 2.5
    """How strongly weights are drawn to nothing."""
    often: int = 5
    """How often a feature must stand in the copies."""


SCALE = 16
"""A weight of 1 in the file is a sixteenth of the natural logarithm of a chance."""


def seen(text: str) -> tuple[list[Token], list[Sight]]:
    """The words of a text, and how each looks."""
    read = read_by_rules(cut(text))
    return read.made, looks(read.made, read.how, read.plain, read.told)


def labels_of(made: Sequence[Token], one: Labelled) -> np.ndarray:
    """The number of the label of each word."""
    labels = np.zeros(len(made), dtype=np.int64)
    for start, end, label in one.spans:
        if label in LABELS:
            for at, token in enumerate(made):
                if token.start < end and start < token.end:
                    labels[at] = LABELS.index(label)
    return labels


class Numbered:
    """Texts as numbers of features: numbers stay small, the names of features are kept once."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self.texts: list[tuple[list[np.ndarray], np.ndarray]] = []

    def add(self, one: Labelled) -> None:
        """Take up a text."""
        made, found = seen(one.text)
        if made:
            numbers = [
                np.array([self.names.setdefault(name, len(self.names)) for name in each], dtype=np.int32)
                for each in features(found)
            ]
            self.texts.append((numbers, labels_of(made, one)))

    def trained(self, chosen: Settings) -> tuple[Crf, list[str]]:
        """Learn from all texts.

        Returns:
            What was learned, and the name of each of its features.
        """
        counts = Counter[int]()
        for numbers, _ in self.texts:
            for each in numbers:
                counts.update(each.tolist())
        names = sorted(name for name, at in self.names.items() if counts[at] >= chosen.often)
        places = {self.names[name]: place for place, name in enumerate(names)}
        crf = Crf(len(names))
        texts = [_sequenced(numbers, labels, places) for numbers, labels in self.texts]
        crf.learn(texts, chosen.rounds, Chance(chosen.seed), chosen.sparse)
        return crf, names


def _sequenced(numbers: Iterable[np.ndarray], labels: np.ndarray, places: dict[int, int]) -> Sequenced:
    flat, starts = list[int](), list[int]()
    for each in numbers:
        starts.append(len(flat))
        flat += sorted(places[at] for at in each.tolist() if at in places)
    return Sequenced(np.array(flat, dtype=np.int64), np.array(starts), labels)


def packed(crf: Crf, names: Sequence[str]) -> bytes:
    """The weights as the program reads them."""
    steps = "\n".join(" ".join(str(round(w * SCALE)) for w in row) for row in crf.steps.tolist())
    lines = list[str]()
    for name, row in zip(names, crf.weights.tolist(), strict=True):
        said = written([round(weight * SCALE) for weight in row])
        if said:
            lines.append(f"{name} {said}")
    return zlib.compress(f"{steps}\n\n{chr(10).join(lines)}\n".encode("ascii"), 9)


def inputs() -> Iterator[tuple[str, str]]:
    """What the weights are made from: name -> hash."""
    for folder, pattern in (
        (HERE, "*.py"),
        (HERE / "texts", "*.txt"),
        (LEARNED.parent / "words", "[lw]*.*[tz]"),
    ):
        for file in sorted(folder.glob(pattern)):
            yield file.relative_to(ROOT).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()
    for name in ("dev", "own", "heldout", "heldout2"):
        file = ROOT / "tests" / "fixtures" / "masking" / f"{name}.jsonl"
        yield file.relative_to(ROOT).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()
    told = hashlib.sha256()
    for one in of_training()[::20]:
        told.update("\n".join("\t".join(each) for each in features(seen(one.text)[1])).encode("utf-8"))
    yield "features of every twentieth text", told.hexdigest()


def recorded() -> str:
    """The inputs as they are, as they are written down beside the weights."""
    return "".join(f"{digest}  {name}\n" for name, digest in inputs())


def main(arguments: Sequence[str]) -> int:
    """Train, or check."""
    record = LEARNED / "inputs.txt"
    if "--check" in arguments:
        same = record.read_text("utf-8") == recorded()
        sys.stdout.write(
            "The weights are made from these inputs.\n" if same else "The inputs changed: make tagger\n"
        )
        return 0 if same else 1
    texts, chosen = of_training(), Settings()
    write_lists(texts)
    looks_module.forget()
    numbered = Numbered()
    for one in copies(texts, chosen.copies, chosen.seed):
        numbered.add(one)
    crf, names = numbered.trained(chosen)
    made = packed(crf, names)
    (LEARNED / "weights.bin").write_bytes(made)
    record.write_text(recorded(), "utf-8", newline="\n")
    sys.stdout.write(f"{len(texts):,} texts, {len(names):,} features, {len(made):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
