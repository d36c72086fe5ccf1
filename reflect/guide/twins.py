"""What was asked and picked in one language, told in another: the same question, line or moment in its other words. Pure.

Only words that ship with the program have a twin, and only as they ship today. What a person wrote, what a pack of their
own asked, and what was asked in the words of an earlier version stay as they were.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from reflect.guide.areas import Practice
from reflect.guide.library import Library
from reflect.guide.occasion import PERIODS
from reflect.guide.pack import Pack, Question
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Answer, Entry
from reflect.wording import speak, speaking

CHOSEN = frozenset({"select", "multi"})
"""The kinds of answer whose words are labels."""
BETWEEN = ", "
"""Stands between the labels of several choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """Words of other languages -> the same in the one that is wanted.

    Attributes:
        lines: questions, moments, lines and names of areas, whole.
        labels: id of a pack and of a question of it -> id of a choice -> its labels in the other languages.
        wanted: the same -> its label in the language that is wanted.
    """

    lines: Mapping[str, str]
    labels: Mapping[tuple[str, str], tuple[Mapping[str, str], ...]]
    wanted: Mapping[tuple[str, str], Mapping[str, str]]

    def told(self, entry: Entry) -> Entry:
        """Give an entry with what was asked and picked in the other words. Nothing else of it changes."""
        return replace(
            entry,
            answers=tuple(self._answer(entry.pack, answer) for answer in entry.answers),
            ratings=tuple(
                replace(r, anchor=self.lines[r.anchor]) if r.anchor in self.lines else r
                for r in entry.ratings
            ),
            moments=tuple(
                replace(m, words=self.lines[m.words]) if m.words in self.lines else m for m in entry.moments
            ),
        )

    def _answer(self, pack: str, answer: Answer) -> Answer:
        return replace(
            answer,
            asked=self.lines.get(answer.asked, answer.asked),
            words=self._picked(pack, answer) if answer.kind in CHOSEN else answer.words,
        )

    def _picked(self, pack: str, answer: Answer) -> str:
        place = (pack, answer.question)
        ids = answer.value if isinstance(answer.value, tuple) else (str(answer.value),)
        for labels in self.labels.get(place, ()):
            if all(id in labels for id in ids) and answer.words == BETWEEN.join(labels[id] for id in ids):
                return BETWEEN.join(self.wanted[place][id] for id in ids)
        return answer.words


@lru_cache(maxsize=2)
def twins(wanted: str, languages: tuple[str, ...]) -> Twins:
    """Lay the words of all languages beside those of one.

    Args:
        wanted: the language to tell in.
        languages: all that there are.
    """
    target, ours = _loaded(wanted)
    lines: dict[str, str] = {}
    labels: dict[tuple[str, str], tuple[Mapping[str, str], ...]] = {}
    for lang in languages:
        if lang == wanted:
            continue
        practice, packs = _loaded(lang)
        lines.update(_practice(practice, target))
        for id, pack in packs.items():
            lines.update(_asked(pack, ours[id], practice, target, lang, wanted))
            for q in pack.questions:
                labels[id, q.id] = (*labels.get((id, q.id), ()), _labels(q, practice))
    return Twins(
        lines={one: other for one, other in lines.items() if one != other},
        labels=labels,
        wanted={(id, q.id): _labels(q, target) for id, pack in ours.items() for q in pack.questions},
    )


def _loaded(lang: str) -> tuple[Practice, dict[str, Pack]]:
    library = Library(lang=lang)
    return library.practice, {id: library.get(id) for id in library.ids()}


def _practice(other: Practice, target: Practice) -> Iterator[tuple[str, str]]:
    for id, area in other.areas.items():
        yield area.name, target.areas[id].name
        yield from zip(area.anchors, target.areas[id].anchors, strict=True)
        yield from zip(other.spotlight.get(id, ()), target.spotlight.get(id, ()), strict=True)
    yield from ((moment.words, target.moments[id].words) for id, moment in other.moments.items())


def _asked(
    other: Pack, target: Pack, theirs: Practice, ours: Practice, lang: str, wanted: str
) -> Iterator[tuple[str, str]]:
    """Lay the questions side by side, with each area and each stretch of time in its place."""
    for q, twin in zip(other.questions, target.questions, strict=True):
        filled = _filled(q.ask, theirs, lang), _filled(twin.ask, ours, wanted)
        yield from zip(*filled, strict=False)


def _filled(asked: str, practice: Practice, lang: str) -> Iterator[str]:
    with speaking(lang):
        periods = [speak(period) for period in PERIODS] if "{period}" in asked else [""]
    names = [area.name for area in practice.areas.values()] if "area}" in asked else [""]
    for name in names:
        for period in periods:
            yield asked.replace("{focus_area}", name).replace("{area}", name).replace("{period}", period)


def _labels(q: Question, practice: Practice) -> dict[str, str]:
    if q.options_from == "growth_areas":
        return {id: area.name for id, area in practice.areas.items()}
    return dict(q.options)
