"""Make a journal of N invented entries: always the same ones, through the real schema. No real person's words.

    python bench/generate.py N FOLDER

Writes FOLDER/journal-N-... once and prints its description as JSON; a second call finds it there. An entry has
about 1.5 KB of text over the questions of a shipped pack, 5 ratings and 3 moments; every fifth has a plan.
1,000 entries span 3 years, 10,000 span 10, 100,000 span 20. The rows go in on the driver in one transaction,
since writing 100,000 entries one by one would take hours.
"""

import hashlib
import json
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from reflect.dates import iso_week
from reflect.guide.areas import Area, Practice
from reflect.guide.library import Library
from reflect.guide.pack import Pack, Question
from reflect.storage.database import engine, m008_wordings, m009_indexes, migrations
from reflect.storage.disk import files
from reflect.storage.journal import Journal
from reflect.storage.keys import ways_in
from reflect.storage.wordings import Wordings
from reflect.values.room import SETTINGS

PASSPHRASE = "five quiet words for timing"
DATABASE, DESCRIPTION, RAW_KEY = "journal.db", "bench.json", "bench.key"
LAST_DAY = date(2026, 3, 8)  # a Sunday
PACKS = ("post_session", "post_session", "group_session")
TAGS = (
    "listening",
    "my story",
    "group",
    "outreach",
    "training",
    "team",
    "housing",
    "rest",
    "ethics",
    "good day",
)
MANY = 500  # entries put in at a time
ONE_LINE = 60
RARE = "I saw a kingfisher on the way home. "
"""Stands in ten entries of every journal, evenly spread; no other text has the bird."""


def _words(text: str) -> list[str]:
    return text.split()


THINGS = _words("""walk talk pause silence story hope fear anger grief calm door window kitchen hallway garden bus phone room
chair coffee tea street park weather morning evening group meeting session visit shift team colleague supervisor
question answer feeling boundary role limit strength need want value goal step week pattern habit practice advice
control pressure energy balance joy laugh tension relief worry doubt insight lesson mistake repair apology thanks
journal note memory dream moment body mind heart hand face tone word trust choice privacy safety risk training
paper form letter river lantern kettle ladder bridge compass thimble orchard anchor feather pebble harbour""")
DOING = _words("""listened asked waited noticed offered shared named steered rushed stayed breathed learned planned changed
chose accepted struggled rested worked wondered smiled explained followed opened closed began ended kept left""")
ENDINGS = ("", "", "", "s", "ful", "less", "like")
GLUE = _words("""the of and to a in that it was i for on with as we they my at by this had not are but from or have an when
who if so out up about into than then some could time just did what been more after before because how our while
where again today really""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A journal that is there: its home, and what it holds. `text_bytes` is what the person typed, as UTF-8."""

    home: str
    entries: int
    ratings: int
    text_bytes: int


@dataclass(slots=True)
class Rows:
    """Rows that wait to be put in, by table."""

    entry: list[tuple[Any, ...]] = field(default_factory=list)
    tag: list[tuple[Any, ...]] = field(default_factory=list)
    answered: list[tuple[Any, ...]] = field(default_factory=list)
    rated: list[tuple[Any, ...]] = field(default_factory=list)
    ticked: list[tuple[Any, ...]] = field(default_factory=list)
    commitment: list[tuple[Any, ...]] = field(default_factory=list)
    search: list[tuple[int, str]] = field(default_factory=list)


INSERTS = {
    "entry": "id, uuid, number, pack, pack_version, title, day, week, written_at, zone, setting, room, first_words,"
    " private_pack",
    "tag": "entry_id, tag, position",
    "answered": "entry_id, position, wording_id, said_id, in_turn",
    "rated": "entry_id, position, wording_id",
    "ticked": "entry_id, position, wording_id",
    "commitment": "uuid, number, entry_id, position, words, status, made_on, due_on, closed_on, areas, private, source",
    "search": "rowid, words",
}


class Prose:
    """Invented sentences out of one long row of words, which is much quicker than drawing word by word."""

    def __init__(self, rnd: random.Random) -> None:
        words = [thing + ending for thing in THINGS for ending in ENDINGS] + DOING * 3
        rnd.shuffle(words)
        words_by_rank = [1 / (rank + 3) for rank in range(len(words))]
        glue_by_rank = [1 / (rank + 2) for rank in range(len(GLUE))]
        drawn = zip(
            rnd.choices(words, words_by_rank, k=150_000),
            rnd.choices(GLUE, glue_by_rank, k=150_000),
            strict=True,
        )
        self._row = [word for pair in drawn for word in pair]
        self._rnd = rnd

    def text(self, size: int) -> str:
        """Some sentences of about `size` characters together; a longer text has paragraphs."""
        rnd, row = self._rnd, self._row
        at = rnd.randrange(len(row) - size)
        sentences: list[str] = []
        length = 0
        while length < size:
            count = rnd.randint(6, 18)
            sentences.append(" ".join(row[at : at + count]).capitalize() + ".")
            at += count
            length += len(sentences[-1]) + 1
        return "\n\n".join(" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5))


class Invented:
    """All entries of one journal, in the order of their days. What is asked and said goes into the file at once."""

    def __init__(self, total: int, library: Library, wordings: Wordings) -> None:
        self._rnd = random.Random(total)
        self._prose = Prose(self._rnd)
        self._practice: Practice = library.practice
        self._areas: list[Area] = list(self._practice.areas.values())
        self._moments = list(self._practice.moments.values())
        self._packs: list[Pack] = [library.get(id) for id in PACKS]
        self._days = round(365.25 * (3 if total <= 1_000 else 10 if total <= 10_000 else 20))
        self._total, self._wordings = total, wordings
        self.text_bytes = self.ratings = self.plans = 0

    def rows(self) -> Iterator[Rows]:
        """Give the rows, many entries at a time."""
        numbers = iter(range(1, self._total + 1))
        while part := list(islice(numbers, MANY)):
            rows = Rows()
            for number in part:
                self._entry(rows, number)
            yield rows

    def _entry(self, rows: Rows, number: int) -> None:
        rnd = self._rnd
        pack = rnd.choice(self._packs)
        day = LAST_DAY - timedelta(days=(self._total - number) * self._days // self._total)
        iso, week = day.isoformat(), iso_week(day)
        at = datetime.combine(day, time(rnd.randint(8, 20), rnd.randint(0, 59)), tzinfo=UTC)
        room = rnd.choices(("practice", "supervision", "private"), (80, 15, 5))[0]
        said, written = self._answers(rows, number, pack, day)
        first = " ".join(written[0].split())[:79]
        rows.entry.append(
            (
                number, self._uuid(), number, pack.pack, pack.version, pack.title, iso, week,
                at.isoformat(timespec="microseconds"), "UTC", rnd.choice(list(SETTINGS)), room, first,
                pack.private,
            )
        )  # fmt: skip
        tags = rnd.sample(TAGS, rnd.randint(0, 3))
        rows.tag.extend((number, tag, n) for n, tag in enumerate(tags))
        scale = next(q for q in pack.questions if q.is_growth_rating)
        for position, area in enumerate(rnd.sample(self._areas, 5)):
            value = rnd.choices((None, 1, 2, 3, 4, 5), (8, 4, 14, 34, 30, 10))[0]
            anchor = area.anchors[value - 1] if value else ""
            private = area.private_by_default
            asked = scale.ask.replace("{focus_area}", area.name)
            row = {
                "question": scale.id, "asked": asked, "area": area.id, "value": value, "anchor": anchor, "kind": "session",
                "private": private, "scale": self._practice.scale,
            }  # fmt: skip
            rows.rated.append((number, position, *self._wordings.rated(row).values()))
        self.ratings += 5
        ticking = next(q for q in pack.questions if q.options_from == "moments")
        ticked = rnd.sample(self._moments, 3)
        for n, m in enumerate(ticked):
            row = {
                "question": ticking.id, "asked": ticking.ask, "moment": m.id, "area": m.area, "kind": m.kind,
                "words": m.words, "private": False,
            }  # fmt: skip
            rows.ticked.append((number, n, *self._wordings.ticked(row).values()))
        rows.search.append((number, "\n".join([*said, *(m.words for m in ticked), *tags])))

    def _answers(self, rows: Rows, number: int, pack: Pack, day: date) -> tuple[list[str], list[str]]:
        """Answer the questions of a pack; give the words of all answers, and those that were written."""
        rnd = self._rnd
        asked = [q for q in pack.questions if self._comes_up(q)]
        longer = [q for q in asked if q.type == "text" and not (q.creates or q.highlight)]
        each = rnd.randint(700, 1700) // (len(longer) + 1)
        said: list[str] = []
        written: list[str] = []

        def answer(q: Question, value: str) -> None:
            words = "" if q.type == "text" else dict(q.options)[value]
            row = {
                "question": q.id, "kind": q.type, "asked": q.ask, "words": words, "private": q.private,
                "value": json.dumps([value] if q.type == "multi" else value), "highlight": bool(q.highlight),
                "stage": q.stage, "areas": " ".join(q.areas), "guideline": None,
            }  # fmt: skip
            rows.answered.append((number, len(said), *self._wordings.answered(row).values()))
            said.append(words or value)
            if not words:
                written.append(value)
                self.text_bytes += len(value.encode())

        for q in asked:
            if q.creates:
                answer(q, "When the " + self._prose.text(ONE_LINE))
                self._plan(rows, number, said[-1], day)
            elif q.type == "text":
                answer(q, self._prose.text(ONE_LINE if q.highlight else each))
            else:
                answer(q, rnd.choice(q.options)[0])
        focus = self._practice.default_focus
        spotlight = rnd.choice(self._practice.spotlight[focus])
        shape = Question(id="spotlight", type="text", ask=spotlight, areas=(focus,), stage="made_of_it")
        rare = number % (self._total // 10) == self._total // 20
        answer(shape, (RARE if rare else "") + self._prose.text(each))
        return said, written

    def _comes_up(self, q: Question) -> bool:
        if q.is_growth_rating or q.options_from or not (q.type == "text" or q.options):
            return False
        return self._rnd.random() < (0.2 if q.creates else 0.5 if q.show_if else 0.95)

    def _plan(self, rows: Rows, number: int, words: str, day: date) -> None:
        """Every plan is looked back at within two weeks: `log` would ask about one that is due before all else."""
        self.plans += 1
        due = day + timedelta(days=7)
        closed = due + timedelta(days=self._rnd.randint(0, 7))
        rows.commitment.append(
            (
                self._uuid(), self.plans, number, 0, words, self._rnd.choice(("kept", "kept", "let_go")),
                day.isoformat(), due.isoformat(), closed.isoformat(), "accountability", False, "entry",
            )
        )  # fmt: skip

    def _uuid(self) -> str:
        return str(UUID(int=self._rnd.getrandbits(128), version=4))


def made(total: int, folder: Path) -> Made:
    """Give the journal of `total` entries in this folder, made now unless it is there."""
    home = folder / f"journal-{total}-{fingerprint()}"
    if not (home / DESCRIPTION).exists():
        unfinished = home.with_name(home.name + "-unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        for stale in folder.glob(f"journal-{total}-*"):
            if (
                stale / DESCRIPTION
            ).is_file():  # made by this program, from an earlier schema or other prompts
                shutil.rmtree(stale)
        _make(total, unfinished, home)
        unfinished.rename(home)
    return Made(**json.loads((home / DESCRIPTION).read_text("utf-8")))


def _make(total: int, unfinished: Path, home: Path) -> None:
    library = Library()
    Journal.create(
        unfinished, PASSPHRASE, focus=library.practice.default_focus, ladder=lambda: library.practice.ladder
    ).journal.close()
    key = ways_in.unlock(unfinished, PASSPHRASE).key
    con = engine.connect(unfinished / DATABASE, key)
    invented = Invented(total, library, Wordings(con))
    try:
        con.execute("PRAGMA cache_size = -262144")  # KiB; the indexes of UUIDs are written all over
        with engine.transaction(con):
            for rows in invented.rows():
                for table, columns in INSERTS.items():
                    marks = ", ".join("?" * len(columns.split(", ")))
                    con.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", getattr(rows, table))  # type: ignore[attr-defined]
            for name, last in (("last_entry_number", total), ("last_commitment_number", invented.plans)):
                con.execute("INSERT INTO meta VALUES (?, ?)", [name, str(last)])
    finally:
        con.close()
    description = Made(
        home=str(home), entries=total, ratings=invented.ratings, text_bytes=invented.text_bytes
    )
    files.write_new(unfinished / RAW_KEY, key.hex().encode())
    files.write_new(unfinished / DESCRIPTION, json.dumps(asdict(description)).encode())


def fingerprint() -> str:
    """Tell apart journals of another generator, schema or prompts."""
    seen = hashlib.sha256()
    for file in (__file__, migrations.__file__, m008_wordings.__file__, m009_indexes.__file__):
        seen.update(Path(file).read_bytes())
    library = Library()
    seen.update(repr([library.get(id) for id in sorted(set(PACKS))]).encode())
    seen.update(repr(library.practice).encode())
    return seen.hexdigest()[:8]


if __name__ == "__main__":
    print(json.dumps(asdict(made(int(sys.argv[1]), Path(sys.argv[2])))))
