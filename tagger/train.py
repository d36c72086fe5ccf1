"""Train the tagger anew: python tagger/train.py (make tagger). The same inputs give the same bytes (see crf.py).

    python tagger/train.py            write context.txt, sounds.txt, weights.bin and inputs.txt in reflect/masking/learned
    python tagger/train.py --check    only say whether the inputs are those that the weights were made from

The inputs are the labelled texts, the generator, the lexicon, and what the rules and the features make of the texts.
"""

import hashlib
import sys
import zlib
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

from reflect.masking.find import find, read_by_rules  # noqa: E402
from reflect.masking.learned import features, sorts  # noqa: E402
from reflect.masking.learned.looks import EDGE, Sight, lines, looks  # noqa: E402
from reflect.masking.learned.weights import LABELS, weights  # noqa: E402
from reflect.masking.words.cut import cut  # noqa: E402
from reflect.masking.words.tokens import Token  # noqa: E402


@dataclass(frozen=True)
class Settings:
    """What can be chosen of a training."""

    seed: int = 1
    copies: int = 3
    rounds: int = 10
    sparse: float = 2.0
    """How strongly weights are drawn to nothing."""
    often: int = 5
    """How often a feature must stand in the copies."""


_SOME = 20
SCALE = 16
"""A weight of 1 in the file is a sixteenth of the natural logarithm of a chance."""


def seen(text: str) -> tuple[list[Token], list[Sight]]:
    """The words of a text, and how each looks."""
    read = read_by_rules(cut(text))
    return read.made, looks(read.made, read.how, read.plain, read.told)


def features_of(sights: Sequence[Sight]) -> list[list[str]]:
    """All features of each word of a text."""
    reach = features.REACH
    row = [EDGE] * reach + list(sights) + [EDGE] * reach
    found = list[list[str]]()
    for at in range(reach, len(row) - reach):
        here = [name for away in range(-reach, reach + 1) for name in features.alone(row[at + away], away)]
        here += features.beside(row[at - 1], row[at], 0)
        here += features.beside(row[at], row[at + 1], 1)
        here.append(features.around(row[at - 1], row[at], row[at + 1]))
        words = [each.sort.word for each in row[at - 2 : at + 3]]
        for sign, one, two in ((features.AHEAD, 0, 1), (features.AROUND, 1, 3), (features.BEHIND, 3, 4)):
            if words[one] and words[two]:
                here.append(f"{sign}{words[one]}|{words[two]}")
        found.append(here)
    return found


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
        self.texts: list[tuple[list[np.ndarray], np.ndarray, str]] = []

    def add(self, one: Labelled) -> None:
        """Take up a text."""
        made, found = seen(one.text)
        labels = labels_of(made, one)
        for first, end in lines(made):
            numbers = [
                np.array([self.names.setdefault(name, len(self.names)) for name in each], dtype=np.int32)
                for each in features_of(found[first:end])
            ]
            self.texts.append((numbers, labels[first:end], one.source))

    def trained(self, chosen: Settings, without: str = "") -> tuple[Crf, list[str]]:
        """Learn from all texts but those of one writer.

        Args:
            chosen: What can be chosen.
            without: The file of that writer, without its ending.

        Returns:
            What was learned, and the name of each of its features.
        """
        texts = [(numbers, labels) for numbers, labels, source in self.texts if source != without]
        counts = np.bincount(
            np.concatenate([each for numbers, _ in texts for each in numbers]), minlength=len(self.names)
        )
        names = sorted(name for name, at in self.names.items() if counts[at] >= chosen.often)
        places = np.full(len(self.names), -1)
        places[[self.names[name] for name in names]] = np.arange(len(names))
        crf = Crf(len(names))
        laid_out = [_sequenced(numbers, labels, places) for numbers, labels in texts]
        crf.learn(laid_out, chosen.rounds, Chance(chosen.seed), chosen.sparse)
        return crf, names


def _sequenced(numbers: Iterable[np.ndarray], labels: np.ndarray, places: np.ndarray) -> Sequenced:
    flat, starts = list[np.ndarray](), list[int]()
    many = 0
    for each in numbers:
        kept = places[each]
        kept = np.sort(kept[kept >= 0])
        starts.append(many)
        flat.append(kept)
        many += len(kept)
    return Sequenced(np.concatenate(flat), np.array(starts), labels)


def written(row: Iterable[int]) -> str:
    """The weights of a feature, for each label but O, as they stand in the file."""
    return "".join(f"{chr(98 + at)}{weight}" for at, weight in enumerate(row) if weight)


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
        for file in sorted(set(folder.glob(pattern)) - {HERE / "measure.py"}):
            yield file.relative_to(ROOT).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()
    for name in ("dev", "own", "heldout", "heldout2"):
        file = ROOT / "tests" / "fixtures" / "masking" / f"{name}.jsonl"
        yield file.relative_to(ROOT).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest()
    told = hashlib.sha256()
    for one in of_training()[::_SOME]:
        told.update("\n".join("\t".join(each) for each in features_of(seen(one.text)[1])).encode("utf-8"))
    yield f"features of one text in {_SOME}", told.hexdigest()


def result() -> tuple[str, str]:
    """What the weights give: the same wherever the program runs."""
    told = hashlib.sha256()
    for one in of_training()[::_SOME]:
        spans = [(span.start, span.end, span.kind, span.certainty) for span in find(one.text)]
        told.update(repr(spans).encode("ascii"))
    return f"spans in one text in {_SOME}", told.hexdigest()


def recorded() -> str:
    """The inputs and the result as they are, as they are written down beside the weights."""
    return "".join(f"{digest}  {name}\n" for name, digest in (*inputs(), result()))


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
    for read in (sorts.context_words, sorts.sort_of):
        read.cache_clear()
    numbered = Numbered()
    for one in copies(texts, chosen.copies, chosen.seed):
        numbered.add(one)
    crf, names = numbered.trained(chosen)
    made = packed(crf, names)
    (LEARNED / "weights.bin").write_bytes(made)
    weights.cache_clear()
    record.write_text(recorded(), "utf-8", newline="\n")
    sys.stdout.write(f"{len(texts):,} texts, {len(names):,} features, {len(made):,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
