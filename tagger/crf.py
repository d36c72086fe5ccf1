"""Trains a linear-chain conditional random field in numpy and scipy. The same inputs give the same weights on the same kind of machine.

`exp` is worked out here, and no step depends on a clock, a hash, or on chance. The sparse products are scipy's: a processor that
fuses a product and a sum may round them otherwise. Nothing here knows of texts or people: a word is a list of numbers of features.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from chance import Chance
from scipy.sparse import csr_matrix

LABELS = ("O", "PERSON", "PLACE", "ORG", "DATE", "CONTACT", "ID", "AGE")
_RATE, _BATCH, _EVERY = 0.25, 96, 4


@dataclass(frozen=True)
class Sequenced:
    """One text: the features of each word, one after the other, where each word's begin, and the label of each word."""

    features: np.ndarray
    starts: np.ndarray
    labels: np.ndarray


class _Group:
    """Some texts of about the same length, laid out to be learned from together."""

    def __init__(self, texts: Sequence[Sequenced]) -> None:
        self.lengths = np.array([len(one.labels) for one in texts])
        self.there = np.arange(self.lengths.max())[None, :] < self.lengths[:, None]
        self.rows, self.columns = np.nonzero(self.there)
        self.labels = np.concatenate([one.labels for one in texts])
        self.gold = np.zeros(self.there.shape, dtype=np.int64)
        self.gold[self.rows, self.columns] = self.labels
        used = np.concatenate([one.features for one in texts])
        counts = np.concatenate([np.diff(np.append(one.starts, len(one.features))) for one in texts])
        self.which, inside = np.unique(used, return_inverse=True)
        ends = np.concatenate([[0], np.cumsum(counts)])
        self.has = csr_matrix((np.ones(len(used)), inside, ends), shape=(len(counts), len(self.which)))
        self.had_by = self.has.T.tocsr()


def exp(x: np.ndarray) -> np.ndarray:
    """E to the x, from additions and multiplications alone, for x from -700 to 700."""
    n = np.rint(x * 1.4426950408889634)
    r = (x - n * 0.693147180369123816490) - n * 1.90821492927058770002e-10
    made = np.full_like(r, 1 / 39916800)
    for factor in (3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1):
        made = made * r + 1 / factor
    return np.ldexp(made, n.astype(np.int32))


def _times(a: np.ndarray, m: np.ndarray) -> np.ndarray:
    """Rows times a small square matrix, summed in the order of its rows."""
    made = a[:, 0:1] * m[0]
    for i in range(1, len(m)):
        made = made + a[:, i : i + 1] * m[i]
    return made


def _sum(a: np.ndarray) -> np.ndarray:
    made = a[:, 0].copy()
    for i in range(1, a.shape[1]):
        made += a[:, i]
    return made


class Crf:
    """Weights of features and of neighbouring labels. The label O has no weights: it is what the others are measured against."""

    def __init__(self, count: int) -> None:
        size = len(LABELS)
        self.weights = np.zeros((count, size - 1))
        self.steps = np.zeros((size, size))
        self._seen, self._seen_steps = np.full((count, size - 1), 1e-3), np.full((size, size), 1e-3)

    def learn(self, texts: Sequence[Sequenced], rounds: int, chance: Chance, sparse: float) -> None:
        """Go through the texts some times, each time in another order.

        Args:
            texts: What to learn from.
            rounds: How often.
            chance: What decides the order.
            sparse: How strongly weights are drawn to nothing.
        """
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i].labels), i))
        groups = [_Group([texts[i] for i in order[at : at + _BATCH]]) for at in range(0, len(order), _BATCH)]
        done = 0
        for _ in range(rounds):
            chance.shuffle(groups)
            for group in groups:
                self._step(group)
                done += 1
                if done % _EVERY == 0:
                    self._shrink(sparse * _EVERY / len(groups))

    def _shrink(self, by: float) -> None:
        cut = by * _RATE / np.sqrt(self._seen)
        self.weights = np.sign(self.weights) * np.maximum(np.abs(self.weights) - cut, 0)

    def _step(self, group: _Group) -> None:
        scores = np.zeros((*group.there.shape, len(LABELS)))
        scores[group.rows, group.columns, 1:] = group.has @ self.weights[group.which]
        marginals, steps = self._expected(scores, group.there)
        marginals[group.rows, group.columns, group.labels] -= 1
        both = group.there[:, 1:]
        np.subtract.at(steps, (group.gold[:, :-1][both], group.gold[:, 1:][both]), 1)
        np.subtract.at(
            steps, (0, group.gold[:, 0]), 1
        )  # before the first word and behind the last there is no detail
        np.subtract.at(steps, (group.gold[np.arange(len(group.lengths)), group.lengths - 1], 0), 1)
        gradient = group.had_by @ marginals[group.rows, group.columns, 1:]
        seen = self._seen[group.which] + gradient * gradient
        self._seen[group.which] = seen
        self.weights[group.which] -= _RATE * gradient / np.sqrt(seen)
        self._seen_steps += steps * steps
        self.steps -= _RATE * steps / np.sqrt(self._seen_steps)

    def _expected(self, scores: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How likely each label is at each word, and how often each follows each."""
        many, longest, size = scores.shape
        top = scores.max(axis=2, keepdims=True)
        e, m = exp(np.maximum(scores - top, -60)), exp(self.steps)
        back_m = np.ascontiguousarray(m.T)
        a, b = np.zeros_like(e), np.ones_like(e) * m[:, 0]
        scale = np.ones((many, longest))
        for t in range(longest):
            a[:, t] = (_times(a[:, t - 1], m) if t else m[0]) * e[:, t]
            scale[:, t] = np.where(there[:, t], _sum(a[:, t]), 1)
            a[:, t] /= scale[:, t : t + 1]
        steps = np.zeros((size, size))
        last = there.sum(axis=1) - 1
        whole = _sum(a[np.arange(many), last] * m[:, 0])[:, None]
        for t in range(longest - 2, -1, -1):
            held = there[:, t + 1 : t + 2]
            ahead = e[:, t + 1] * b[:, t + 1] / scale[:, t + 1 : t + 2]
            b[:, t] = np.where(held, _times(ahead, back_m), b[:, t])
            for i in range(size):
                part = np.where(held, a[:, t, i : i + 1] * ahead / whole, 0) * m[i]
                steps[i] += np.cumsum(part, axis=0)[-1]
        found = a * b / whole[:, :, None] * there[:, :, None]
        steps[0] += np.cumsum(found[:, 0], axis=0)[-1]
        steps[:, 0] += np.cumsum(found[np.arange(many), last], axis=0)[-1]
        return found, steps
