"""Themes: what keeps coming up, now against the time before. Pure; no theme holds a word outside the closed lists.

Tags, feelings, moments and guidelines were chosen by the person; concepts are found by the closed list of `lexicon`. An
entry counts once for a theme. Nothing here says whether a theme is good, or how somebody is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from reflect.dates import Period, iso_week
from reflect.growth.lexicon import Lexicon
from reflect.growth.proportions import fisher_greater
from reflect.quick_dataclass import dataclass
from reflect.values.counts import Material
from reflect.values.entry import Entry, options_picked
from reflect.values.room import Room

Kind = Literal["tag", "feeling", "moment", "guideline", "concept"]
KINDS: tuple[Kind, ...] = ("tag", "feeling", "moment", "guideline", "concept")

NOW = timedelta(weeks=13)
BEFORE_IS_TIMES = 3
"""The time before is three times as long as now: 39 weeks before 13."""
RECURS_IN_ENTRIES, RECURS_IN_WEEKS = 3, 3
COMPARES_FROM = 20
"""So many entries are needed in each of the two times before they are compared."""
FAMILY = 0.05
"""How often one theme or more may be called "more often" by chance alone."""
EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount:
    """One theme with its counts.

    Attributes:
        theme: the tag, or the id of the feeling, moment, guideline or concept.
        words: what a person reads.
        entries_now, n_now: in how many of all entries it came up now.
        entries_before, n_before: the same for the time before.
        weeks_now: in how many ISO weeks of now it came up.
        recurring: in at least three entries and three weeks of now.
        more_often: more often than chance would give; see `themes`.
        p: P(so many entries or more now), or None where nothing was compared.
        examples: numbers of the newest entries of now with it.
    """

    theme: str
    words: str
    kind: Kind
    entries_now: int
    n_now: int
    entries_before: int
    n_before: int
    weeks_now: int
    recurring: bool
    more_often: bool
    p: float | None
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """All themes of a time. `tested` is how many of them could be compared."""

    now: Period
    before: Period
    n_now: int
    n_before: int
    tested: int
    counts: tuple[ThemeCount, ...]

    @property
    def comparable(self) -> bool:
        """True when both times hold enough entries."""
        return min(self.n_now, self.n_before) >= COMPARES_FROM

    @property
    def shown(self) -> tuple[ThemeCount, ...]:
        """Those that keep coming up, or come up more often."""
        return tuple(c for c in self.counts if c.recurring or c.more_often)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entry in which a theme came up, with the stems of the list that matched (none for what was chosen)."""

    number: int
    day: date
    stems: tuple[str, ...] = ()


def windows(end: date, *, since: date | None = None) -> tuple[Period, Period]:
    """Give now and the time before.

    Args:
        end: the day after the last one of now.
        since: the first day of now; None for 13 weeks.
    """
    length = end - since if since is not None else NOW
    now = Period(end - length, end)
    return now, Period(now.first - BEFORE_IS_TIMES * length, now.first)


def themes(material: Iterable[Material], *, now: Period, before: Period, lexicon: Lexicon) -> Themes:
    """Count the themes of now against the time before.

    "More often" is one-sided Fisher exact on entries with and without the theme, at `FAMILY` divided by the
    number of themes tested (Bonferroni), with at least three entries now, and twenty in each time. Tested is
    each theme with three entries or more in the two times together: with fewer it could not be called so
    whatever was written, and the number does not depend on when they were (Tarone 1990).

    Args:
        material: one value an entry; entries outside the two times are left out.
        now: local days.
        before: local days before them.
        lexicon: the concepts to look for.
    """
    found: dict[_Key, _Tally] = defaultdict(_Tally)
    n_now = n_before = 0
    for m in material:
        if not (is_late := now.first <= m.day < now.end) and not before.first <= m.day < before.end:
            continue
        n_now, n_before = n_now + is_late, n_before + (not is_late)
        for kind, id, label, _ in _told(m, lexicon):
            found[kind, id].add(m, label, is_late=is_late)
    tested = sum(t.now + t.before >= RECURS_IN_ENTRIES for t in found.values())
    tested = tested if min(n_now, n_before) >= COMPARES_FROM else 0
    counts = [_counted(*key, tally, n_now, n_before, tested=tested) for key, tally in found.items()]
    counts.sort(key=lambda c: (KINDS.index(c.kind), -c.entries_now, -c.entries_before, c.words, c.theme))
    return Themes(now=now, before=before, n_now=n_now, n_before=n_before, tested=tested, counts=tuple(counts))


def is_more_often(entries_now: int, n_now: int, n_before: int, *, p: float | None, tested: int) -> bool:
    """Say whether a theme comes up more often now than chance would give; see `themes`."""
    enough = entries_now >= RECURS_IN_ENTRIES and min(n_now, n_before) >= COMPARES_FROM
    return enough and p is not None and tested > 0 and p <= FAMILY / tested


def mentions(
    material: Iterable[Material], kind: Kind, theme: str, *, period: Period, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Say in which entries of a period a theme came up, newest first, and by which stems of the list."""
    found = [
        Mention(number=m.number, day=m.day, stems=stems)
        for m in material
        if period.first <= m.day < period.end
        for each, id, _, stems in _told(m, lexicon)
        if (each, id) == (kind, theme)
    ]
    return tuple(sorted(found, key=lambda m: (m.day, m.number), reverse=True))


def material(entry: Entry) -> Material:
    """Take what themes are counted from out of an entry, for the person's own screen: private answers too."""
    return _material(entry, shareable=False, private_areas=frozenset())


def shareable_material(entry: Entry, *, private_areas: frozenset[str]) -> Material | None:
    """Take only what may leave out of an entry: None for a private one.

    Tags and guidelines stay behind (they are words of the person's own), and so does each private answer and moment, and
    each that is about a private area.

    Args:
        entry: a whole entry, in any room.
        private_areas: ids of the growth areas that stay with the person.
    """
    if entry.room is Room.PRIVATE or entry.private_pack:
        return None
    return _material(entry, shareable=True, private_areas=private_areas)


def _material(entry: Entry, *, shareable: bool, private_areas: frozenset[str]) -> Material:
    hidden = {c.words for c in entry.commitments if c.private or private_areas.intersection(c.areas)}
    hidden |= {note.words for note in (*entry.agreements, *entry.questions) if note.private}
    answers = [
        a
        for a in entry.answers
        if not shareable or not (a.private or a.words in hidden or private_areas.intersection(a.areas))
    ]
    return Material(
        number=entry.number,
        day=entry.day,
        tags=() if shareable else entry.tags,
        feelings=tuple(
            option
            for a in answers
            if a.stage == "felt" and a.guideline is None and a.kind in ("select", "multi")
            for option in options_picked(a.value, a.words)
        ),
        moments=tuple(
            (m.id, m.words)
            for m in entry.moments
            if not shareable or not (m.private or m.area in private_areas)
        ),
        guidelines=tuple(
            option
            for a in answers
            if a.guideline is not None and not shareable
            for option in options_picked(a.value, a.words)
        ),
        texts=tuple(a.words for a in answers if a.kind == "text"),
    )


_Key = tuple[Kind, str]


@dataclass(slots=True)
class _Tally:
    """One theme on the way through the entries: how often it came up so far, the newest of now, the words it had last."""

    now: int = 0
    before: int = 0
    words: str = ""
    last: tuple[date, int] | None = None
    weeks: set[str] = field(default_factory=set)
    newest: list[tuple[date, int]] = field(default_factory=list)

    def add(self, m: Material, words: str, *, is_late: bool) -> None:
        """Count an entry, in whatever order they come."""
        at = (m.day, m.number)
        if self.last is None or at > self.last:
            self.last, self.words = at, words
        if not is_late:
            self.before += 1
            return
        self.now += 1
        self.weeks.add(_week(m.day))
        if len(self.newest) < EXAMPLES or at > self.newest[0]:
            self.newest = sorted([*self.newest, at])[-EXAMPLES:]


_week = lru_cache(maxsize=400)(iso_week)


def _counted(kind: Kind, id: str, tally: _Tally, n_now: int, n_before: int, *, tested: int) -> ThemeCount:
    is_tested = tested and tally.now + tally.before >= RECURS_IN_ENTRIES
    p = fisher_greater(tally.now, n_now, tally.before, n_before) if is_tested else None
    return ThemeCount(
        theme=id, words=tally.words, kind=kind, entries_now=tally.now, n_now=n_now, entries_before=tally.before,
        n_before=n_before, weeks_now=len(tally.weeks),
        recurring=tally.now >= RECURS_IN_ENTRIES and len(tally.weeks) >= RECURS_IN_WEEKS,
        more_often=is_more_often(tally.now, n_now, n_before, p=p, tested=tested), p=p,
        examples=tuple(number for _, number in reversed(tally.newest)),
    )  # fmt: skip


def _told(m: Material, lexicon: Lexicon) -> Iterator[tuple[Kind, str, str, tuple[str, ...]]]:
    """Give each theme of an entry once: kind, id, words, stems."""
    for tag in dict.fromkeys(m.tags):
        yield "tag", tag, tag, ()
    for id, label in dict(m.feelings).items():
        yield "feeling", id, label, ()
    for id, label in dict(m.moments).items():
        yield "moment", id, label, ()
    for id, label in dict(m.guidelines).items():
        yield "guideline", id, label, ()
    for id, stems in lexicon.found(m.texts).items():
        yield "concept", id, lexicon.concepts[id].words, stems
