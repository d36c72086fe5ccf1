"""Measure the training by leaving one writer out: train on all others, then count what is found in that writer's texts.

    python tagger/measure.py [--seeds 1,2,3] [--mask -32] [--writers reflections_1,heldout2]

A writer who was put aside (aside) can be named too: nothing was learned from them, so all others are trained on. For each seed of
the generator and of the training, and for each writer: the share of details masked whole and of texts with nothing left, as
written and all in lower case, and the share of other words masked too. Takes minutes for each seed.
"""

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from generate import copies, lowered  # noqa: E402
from texts import FIXTURES, HARD, Labelled, of_file, of_training  # noqa: E402
from train import Numbered, Settings, packed  # noqa: E402

from reflect.masking.find import find  # noqa: E402
from reflect.masking.learned import tagger  # noqa: E402
from reflect.masking.learned.decode import Decoder  # noqa: E402
from reflect.masking.learned.weights import unpacked  # noqa: E402


def counted(texts: Iterable[Labelled]) -> Counter[str]:
    """Details and what of them is masked whole, by label; texts with details and those with nothing left; other words, and masked ones."""
    made = Counter[str]()
    for one in texts:
        gone = [False] * len(one.text)
        for span in find(one.text):
            if span.rank:
                gone[span.start : span.end] = [True] * (span.end - span.start)
        marked, left, hard = [False] * len(one.text), 0, 0
        for start, end, label in one.spans:
            marked[start:end] = [True] * (end - start)
            if label in HARD:
                whole = all(gone[at] or not one.text[at].isalnum() for at in range(start, end))
                made.update({label: 1, f"{label} whole": whole, "all": 1, "all whole": whole})
                hard, left = hard + 1, left + (not whole)
        made.update({"texts": hard > 0, "texts clean": hard > 0 and not left})
        at = 0
        for word in one.text.split(" "):
            if word and not any(marked[at : at + len(word)]):
                made.update({"other": 1, "other masked": any(gone[at : at + len(word)])})
            at += len(word) + 1
    return made


def shares(made: Counter[str]) -> list[float]:
    """Found whole, texts with nothing left, other words masked."""
    return [
        made["all whole"] / max(made["all"], 1),
        made["texts clean"] / max(made["texts"], 1),
        made["other masked"] / max(made["other"], 1),
    ]


def row(name: str, values: Sequence[float]) -> str:
    """One line of the table."""
    return f"| {name} | " + " | ".join(f"{value:.3f}" for value in values) + " |\n"


def main(arguments: Sequence[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--mask", default=str(tagger.MASK), help="one threshold, or several with commas")
    parser.add_argument("--writers", default="reflections_1,reflections_2,reflections_3,reflections_4")
    parser.add_argument("--keep", type=Path, help="a folder for the weights of each training")
    chosen = parser.parse_args(arguments)
    texts = of_training()
    sys.stdout.write(
        "| seed, writer left out, threshold | found whole | nothing left | over | all lower | nothing left | over |\n"
    )
    sys.stdout.write("| --- | --- | --- | --- | --- | --- | --- |\n")
    rows = dict[str, list[list[float]]]()
    kinds = dict[str, Counter[str]]()
    for seed in map(int, chosen.seeds.split(",")):
        settings = Settings(seed=seed)
        numbered = Numbered()
        for one in copies(texts, settings.copies, seed):
            numbered.add(one)
        learned = {one.source for one in texts}
        of_all = b""
        for writer in chosen.writers.split(","):
            made = b"" if writer in learned else of_all
            made = made or packed(*numbered.trained(settings, writer))
            of_all = of_all if writer in learned else made
            if chosen.keep:
                (chosen.keep / f"{seed}-{writer}.bin").write_bytes(made)
            decoder = Decoder(unpacked(made), tagger.LOOK)
            tagger.decoder = lambda decoder=decoder: decoder  # type: ignore[assignment, misc]
            own = [one for one in texts if one.source == writer] or of_file(FIXTURES / f"{writer}.txt")
            for mask in chosen.mask.split(","):
                tagger.MASK = int(mask)
                written, low = counted(own), counted(map(lowered, own))
                values = [*shares(written), *shares(low)]
                sys.stdout.write(row(f"{seed}, {writer}, {mask}", values))
                sys.stdout.flush()
                rows.setdefault(mask, []).append(values)
                kinds.setdefault(mask, Counter()).update(written)
                kinds.setdefault(f"{mask} lower", Counter()).update(low)
    for mask, each in rows.items():
        sys.stdout.write(
            row(f"mean, {mask}", [statistics.fmean(column) for column in zip(*each, strict=True)])
        )
    for name, made in kinds.items():
        said = ", ".join(
            f"{label} {made[f'{label} whole'] / made[label]:.3f} of {made[label]}"
            for label in sorted(HARD)
            if made[label]
        )
        sys.stdout.write(f"{name}: {said}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
