"""Weighs each word of a text, and says by how much a label is better there than none. Whole numbers only, the same everywhere.

The best row of labels is looked for only where words with a possible label stand together; between such rows stand words that have none.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from reflect.masking.learned import features
from reflect.masking.learned.looks import CODE, EDGE, Sight
from reflect.masking.learned.weights import LABELS, LANE, Weights
from reflect.quick_dataclass import dataclass

POSSIBLE = -48
"""A label that weighs less than this at a word is not thought of there, whatever stands beside it."""

_LANES = [(number, LANE * (number - 1)) for number in range(1, len(LABELS))]
_HALF = 1 << (LANE - 1)
_ALL = sum(1 << shift for _, shift in _LANES)
_LOW = (1 << LANE) - 1
_NEVER = -(1 << (LANE - 3)) * _ALL
"""What masking itself put into a text weighs so little that it is nothing."""
_SIGNS = _HALF * _ALL
_COULD = (_HALF - POSSIBLE) * _ALL
LONGEST_KEPT, MOST_KEPT = 200, 10_000
"""Words of a line that is remembered, and how many of these lines at most."""
_Possible = list[tuple[int, int]]
"""Labels, by number, and what they weigh; O first."""
_NO_LABEL: _Possible = [(0, 0)]


@dataclass(frozen=True, slots=True)
class Tagged:
    """The best label of a word."""

    label: str
    margin: int
    """By how much it is better than none; below nothing when none is better."""


class _Weighed(NamedTuple):
    """What is known of a look: what it adds to the words around it, and what stands for it where it is weighed beside another."""

    sight: Sight
    adds: tuple[int, ...]
    """What it adds to the word three before it, two before it, and so on to three behind it."""
    word: str
    kind: int
    """The same number for looks that are the same as the one of two that is weighed."""
    side: int
    """The same number for looks that are the same as the other one."""
    brief: int
    code: bool
    """Masking itself put it in."""


class Decoder:
    """Weighs words. It remembers what follows from a look, from two side by side, and from three."""

    def __init__(self, weights: Weights) -> None:
        self._features = weights.features
        self._steps = weights.steps
        self._sights: dict[Sight, _Weighed] = {}
        self._numbers: dict[object, int] = {}
        self._pairs: dict[tuple[int, int, int], int] = {}
        self._threes: dict[tuple[int, int, int], int] = {}
        self._ahead = _of_two_words(weights.features, features.AHEAD)
        self._behind = _of_two_words(weights.features, features.BEHIND)
        self._around = _of_two_words(weights.features, features.AROUND)
        self._edge = self._know(EDGE)
        self._lines: dict[tuple[tuple[Sight, ...], int], Mapping[int, Tagged]] = {}

    def tag(self, looks: Sequence[Sight], least: int) -> Mapping[int, Tagged]:
        """Say which words are details. What a line reads like is worked out once: a page is looked through three times and more.

        Args:
            looks: How each word of a text looks.
            least: The least margin that is told.

        Returns:
            Word (by index) -> its best label, for the words whose margin is at least that.
        """
        line = tuple(looks) if len(looks) <= LONGEST_KEPT else None
        known = self._lines.get((line, least)) if line is not None else None
        if known is not None:
            return known
        found = self._found(looks, least)
        if line is not None:
            if len(self._lines) >= MOST_KEPT:
                self._lines.clear()
            self._lines[line, least] = found
        return found

    def _found(self, looks: Sequence[Sight], least: int) -> dict[int, Tagged]:
        found, together = dict[int, Tagged](), list[_Possible]()
        raw = self._weigh(looks)
        for at, total in enumerate(raw):
            if (total + _COULD) & _SIGNS:
                together.append(_possible(total))
            elif together:
                self._tag_some(together, at - len(together), least, found)
                together = []
        if together:
            self._tag_some(together, len(raw) - len(together), least, found)
        return found

    def _weigh(self, looks: Sequence[Sight]) -> list[int]:
        """What the labels weigh at each word, in lanes."""
        known, edge = self._sights, self._edge
        row = [edge, edge, edge, *[known.get(look) or self._know(look) for look in looks], edge, edge, edge]
        pairs, threes = self._pairs, self._threes
        ahead, behind, around = self._ahead, self._behind, self._around
        raw = list[int]()
        for a, b, c, me, x, y, z in zip(
            row, row[1:], row[2:], row[3:], row[4:], row[5:], row[6:], strict=False
        ):
            if me.code:
                raw.append(_NEVER)
                continue
            total = a.adds[6] + b.adds[5] + c.adds[4] + me.adds[3] + x.adds[2] + y.adds[1] + z.adds[0]
            before, after, three = (c.side, me.kind, 0), (x.side, me.kind, 1), (c.brief, me.kind, x.brief)
            total += pairs[before] if before in pairs else self._pair(before, c.sight, me.sight)
            total += pairs[after] if after in pairs else self._pair(after, me.sight, x.sight)
            total += threes[three] if three in threes else self._three(three, c.sight, me.sight, x.sight)
            if c.word:
                total += ahead.get((b.word, c.word), 0) + around.get((c.word, x.word), 0)
            if x.word:
                total += behind.get((x.word, y.word), 0)
            raw.append(total)
        return raw

    def _know(self, sight: Sight) -> _Weighed:
        away = range(-features.REACH, features.REACH + 1)
        sort = sight.sort
        made = self._sights[sight] = _Weighed(
            sight,
            tuple(self._sum(features.alone(sight, -at)) for at in away),
            sort.word,
            self._number((sort.brief, sight.case, sight.gap)),
            self._number((sort.brief, sight.case, sight.gap, sort.word, sort.lists, sight.told)),
            self._number(sort.brief),
            sort.brief == CODE,
        )
        return made

    def _number(self, thing: object) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def _pair(self, key: tuple[int, int, int], first: Sight, second: Sight) -> int:
        made = self._pairs[key] = self._sum(features.beside(first, second, key[2]))
        return made

    def _three(self, key: tuple[int, int, int], before: Sight, sight: Sight, after: Sight) -> int:
        made = self._threes[key] = self._features.get(features.around(before, sight, after), 0)
        return made

    def _sum(self, names: Iterable[str]) -> int:
        weights = self._features
        return sum([weights[name] for name in names if name in weights])

    def _tag_some(
        self, together: Sequence[_Possible], first: int, least: int, found: dict[int, Tagged]
    ) -> None:
        """Tag words that stand together, between words that have no label for sure."""
        steps = self._steps
        here, to_here = _NO_LABEL, list[_Possible]()
        for possible in together:
            here = [(b, max([score + steps[a][b] for a, score in here]) + own) for b, own in possible]
            to_here.append(here)
        ahead = _NO_LABEL
        for at in range(len(together) - 1, -1, -1):
            onward = [(a, max([steps[a][b] + score for b, score in ahead])) for a, _ in together[at]]
            totals = [
                (score + further, a) for (a, score), (_, further) in zip(to_here[at], onward, strict=True)
            ]
            best, label = max(totals[1:])
            if best - totals[0][0] >= least:
                found[first + at] = Tagged(LABELS[label], best - totals[0][0])
            ahead = [(a, further + own) for (a, further), (_, own) in zip(onward, together[at], strict=True)]


def _of_two_words(weights: Mapping[str, int], sign: str) -> dict[tuple[str, str], int]:
    """The weights of two context words, by these."""
    return {
        (first, second): weight
        for name, weight in weights.items()
        if name.startswith(sign)
        for first, _, second in [name[2:].partition("|")]
    }


def _possible(total: int) -> _Possible:
    """The labels that a word can have, O among them."""
    total += _HALF * _ALL
    apart = [(number, (total >> shift & _LOW) - _HALF) for number, shift in _LANES]
    return [(0, 0), *[each for each in apart if each[1] >= POSSIBLE]]
