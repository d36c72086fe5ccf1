"""Weighs each word of a text, and says by how much a label is better there than none. Whole numbers only, the same everywhere.

The best row of labels is looked for only where words with a possible label stand together; between such rows stand words that have none.
"""

import itertools
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
_LANE_OF = {_HALF << shift: (number, shift) for number, shift in _LANES}
_NEVER = -(1 << (LANE - 3)) * _ALL
"""What masking itself put into a text weighs so little that it is nothing."""
_SIGNS = _HALF * _ALL
_COULD = (_HALF - POSSIBLE) * _ALL
LONGEST_KEPT, MOST_KEPT = 200, 50_000
"""Words of a line that is remembered, and how many of these lines at most: more than a page of a megabyte has, for what is
remembered is of no use to the second look when it is thrown away during the first."""
_Possible = list[tuple[int, int]]
"""Labels, by number, and what they weigh; O first."""
_NO_LABEL: _Possible = [(0, 0)]
_NOTHING: Mapping[int, "Tagged"] = {}
"""One for all lines in which nothing is found."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The best label of a word."""

    label: str
    margin: int
    """By how much it is better than none; below nothing when none is better."""


@dataclass(slots=True, eq=False, repr=False)
class _Weighed:
    """What is known of a look: what it adds to the words around it, and what stands for it where it is weighed beside another."""

    sight: Sight
    adds: tuple[int, ...]
    """What it adds to the word three before it, two before it, and so on to three behind it."""
    first: int
    last: int
    """The first and the last of these."""
    own: int
    """What it adds to itself."""
    word: str
    kind: int
    """The same number for looks that are the same as the one of two that is weighed."""
    side: int
    """The same number for looks that are the same as the other one."""
    brief: int
    code: bool
    """Masking itself put it in."""
    before: "dict[_Weighed, _Pair]"
    """Looks right behind it -> what the two add."""


class _Pair(NamedTuple):
    """What two looks side by side add to the word before them, to each of them, and to the word behind them, each alone and both together."""

    before: int
    first: int
    second: int
    behind: int


class Decoder:
    """Weighs words. It remembers what follows from a look, from two side by side, and from three.

    Args:
        weights: What was learned.
        least: The least margin that is told.
    """

    def __init__(self, weights: Weights, least: int) -> None:
        self._features = weights.features
        self._steps, self._least = weights.steps, least
        self._alone = _alone(weights.steps)
        self._could_alone = sum(
            _HALF - max(POSSIBLE, least - self._alone[number]) << shift for number, shift in _LANES
        )
        self._sights: dict[Sight, _Weighed] = {}
        self._numbers: dict[object, int] = {}
        self._pairs: dict[tuple[int, int, int], int] = {}
        self._threes: dict[tuple[int, int, int], int] = {}
        self._ahead = _of_two_words(weights.features, features.AHEAD)
        self._behind = _of_two_words(weights.features, features.BEHIND)
        self._around = _of_two_words(weights.features, features.AROUND)
        self._edge = self._know(EDGE)
        self._lines: dict[tuple[Sight, ...], Mapping[int, Tagged]] = {}

    def tag(self, looks: Sequence[Sight]) -> Mapping[int, Tagged]:
        """Say which words are details. What a line reads like is worked out once: a page is looked through three times and more.

        Args:
            looks: How each word of a text looks.

        Returns:
            Word (by index) -> its best label, for the words whose margin is at least `least`.
        """
        if len(looks) > LONGEST_KEPT:
            return self._found(looks)
        line = tuple(looks)
        known = self._lines.get(line)
        if known is None:
            if len(self._lines) >= MOST_KEPT:
                self._lines.clear()
            known = self._lines[line] = self._found(looks) or _NOTHING
        return known

    def _found(self, looks: Sequence[Sight]) -> dict[int, Tagged]:
        found, together = dict[int, Tagged](), list[int]()
        raw = self._weigh(looks)
        raw.append(_NEVER)
        for at, total in enumerate(raw):
            if (total + _COULD) & _SIGNS:
                together.append(total)
            elif together:
                if len(together) > 1:
                    self._tag_some(together, at - len(together), found)
                elif (together[0] + self._could_alone) & _SIGNS:
                    self._tag_one(together[0], at - 1, found)
                together = []
        return found

    def _weigh(self, looks: Sequence[Sight]) -> list[int]:
        """What the labels weigh at each word, in lanes."""
        known, edge = self._sights, self._edge
        row = [edge, edge, edge, *[known.get(look) or self._know(look) for look in looks], edge, edge, edge]
        pairs = [a.before.get(b) or self._pair(a, b) for a, b in itertools.pairwise(row[1:-1])]
        threes, around = self._threes, self._around
        raw = list[int]()
        for a, c, me, x, z, far, left, right, on in zip(
            row, row[2:], row[3:], row[4:], row[6:], pairs, pairs[1:], pairs[2:], pairs[3:], strict=False
        ):
            if me.code:
                raw.append(_NEVER)
                continue
            three = (c.brief, me.kind, x.brief)
            total = a.last + far.behind + left.second + me.own + right.first + on.before + z.first
            total += threes[three] if three in threes else self._three(three, c.sight, me.sight, x.sight)
            if c.word and x.word:
                total += around.get((c.word, x.word), 0)
            raw.append(total)
        return raw

    def _know(self, sight: Sight) -> _Weighed:
        away = range(-features.REACH, features.REACH + 1)
        sort = sight.sort
        adds = tuple([self._sum(features.alone(sight, -at)) for at in away])
        made = self._sights[sight] = _Weighed(
            sight,
            adds,
            adds[0],
            adds[-1],
            adds[features.REACH],
            sort.word,
            self._number((sort.brief, sight.case, sight.gap)),
            self._number((sort.brief, sight.case, sight.gap, sort.word, sort.lists, sight.told)),
            self._number(sort.brief),
            sort.brief == CODE,
            {},
        )
        return made

    def _number(self, thing: object) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def _pair(self, first: _Weighed, second: _Weighed) -> _Pair:
        words, here = (first.word, second.word), features.REACH
        made = first.before[second] = _Pair(
            second.adds[here - 2] + self._behind.get(words, 0),
            second.adds[here - 1] + self._beside(second.side, first.kind, first, second, 1),
            first.adds[here + 1] + self._beside(first.side, second.kind, first, second, 0),
            first.adds[here + 2] + self._ahead.get(words, 0),
        )
        return made

    def _beside(self, side: int, kind: int, first: _Weighed, second: _Weighed, which: int) -> int:
        """What two looks weigh for the second (`which` 0) or for the first of them (`which` 1)."""
        key = (side, kind, which)
        known = self._pairs.get(key)
        if known is None:
            known = self._pairs[key] = self._sum(features.beside(first.sight, second.sight, which))
        return known

    def _three(self, key: tuple[int, int, int], before: Sight, sight: Sight, after: Sight) -> int:
        made = self._threes[key] = self._features.get(features.around(before, sight, after), 0)
        return made

    def _sum(self, names: Iterable[str]) -> int:
        weights = self._features
        return sum([weights[name] for name in names if name in weights])

    def _tag_one(self, total: int, at: int, found: dict[int, Tagged]) -> None:
        """Tag a word between two that have no label for sure: what `_tag_some` says of it, in one step."""
        alone = self._alone
        best, label = max([(own + alone[b], b) for b, own in _labels(total, self._could_alone)])
        found[at] = Tagged(LABELS[label], best)

    def _tag_some(self, together: Sequence[int], first: int, found: dict[int, Tagged]) -> None:
        """Tag words that stand together, between words that have no label for sure."""
        steps, row = self._steps, [[(0, 0), *_labels(total, _COULD)] for total in together]
        here, to_here = _NO_LABEL, list[_Possible]()
        for possible in row:
            here = [(b, max([score + steps[a][b] for a, score in here]) + own) for b, own in possible]
            to_here.append(here)
        ahead = _NO_LABEL
        for at in range(len(row) - 1, -1, -1):
            onward = [(a, max([steps[a][b] + score for b, score in ahead])) for a, _ in row[at]]
            totals = [
                (score + further, a) for (a, score), (_, further) in zip(to_here[at], onward, strict=True)
            ]
            best, label = max(totals[1:])
            if best - totals[0][0] >= self._least:
                found[first + at] = Tagged(LABELS[label], best - totals[0][0])
            ahead = [(a, further + own) for (a, further), (_, own) in zip(onward, row[at], strict=True)]


def _alone(steps: Sequence[Sequence[int]]) -> list[int]:
    """What it weighs that a word has a label, by number, between two that have none."""
    return [steps[0][label] + steps[label][0] - 2 * steps[0][0] for label in range(len(LABELS))]


def _of_two_words(weights: Mapping[str, int], sign: str) -> dict[tuple[str, str], int]:
    """The weights of two context words, by these."""
    return {
        (first, second): weight
        for name, weight in weights.items()
        if name.startswith(sign)
        for first, _, second in [name[2:].partition("|")]
    }


def _labels(total: int, could: int) -> _Possible:
    """The labels that weigh enough, O not among them, by the sign that each has in its lane when `could` is added."""
    signs, found = (total + could) & _SIGNS, _Possible()
    total += _SIGNS
    while signs:
        sign = signs & -signs
        number, shift = _LANE_OF[sign]
        found.append((number, (total >> shift & _LOW) - _HALF))
        signs ^= sign
    return found
