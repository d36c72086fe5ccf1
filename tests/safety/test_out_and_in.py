"""Everything leaves and comes back the same: any journal, into a new one, and into one that has some of it.

The long run is REFLECT_SOAK=1: 1,000 journals, and 100,000 entries with steady memory. Kills: `crash/test_import_killed.py`.
"""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import generate
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from kit.journals import empty, invented
from kit.lived import Living
from kit.records import archive
from kit.world import ROOT, SOAK

from reflect.archive import lines
from reflect.archive.reading import records
from reflect.storage import revisions
from reflect.storage.journal import Journal
from reflect.values.record import Comparison, Record, Row

SEEDS = st.integers(0, 1 << 32)
STEPS = st.integers(0, 60 if SOAK else 30)
NO_SHRINKING = (Phase.explicit, Phase.generate)  # a journal is a second, and its seed says it all


@contextmanager
def journals(*names: str) -> Iterator[list[Journal]]:
    """Lend new journals."""
    with TemporaryDirectory(dir=os.environ.get("PYTEST_TMP")) as folder:
        made = [empty(Path(folder) / name) for name in names]
        try:
            yield made
        finally:
            for journal in made:
                journal.close()


def by_name(some: Iterable[Record]) -> dict[tuple[str, str], Record]:
    """Give records by what they are called: their order may be another one in a later version."""
    return {(record.kind, record.uuid): record for record in some}


def without_earlier(record: Record) -> dict[str, tuple[Row, ...]]:
    """What hangs on a record, but for the earlier versions."""
    return {name: rows for name, rows in record.parts.items() if name != "revision"}


def earlier_texts(record: Record) -> set[str]:
    """The earlier versions by what they say: a text that was left and written again comes in once (`revisions.text`)."""
    return {revisions.text_of(str(row["payload"])) for row in record.parts.get("revision", ())}


def all_lines(journal: Journal) -> list[bytes]:
    return [lines.write(record) for record in journal.records.all()]


@example(0, 40)  # another focus was chosen
@example(4, 40)  # a choice was taken off again
@settings(max_examples=1_000 if SOAK else 3, deadline=None, phases=NO_SHRINKING)
@given(SEEDS, STEPS)
def test_what_left_comes_back_the_same_and_a_second_time_adds_nothing(seed, steps):
    with journals("one", "two") as (one, two):
        Living(one, seed).live(steps)
        file = archive(*one.records.all())
        two.records.take_in(records(file))
        assert archive(*two.records.all()).getvalue() == file.getvalue()
        told = two.records.compare(records(file))
        two.records.take_in(records(file))
        assert archive(*two.records.all()).getvalue() == file.getvalue()
        assert told == Comparison(same=sum(r.kind == "entry" for r in one.records.all()))


@example(8335, 44, 18)  # an entry went back to an earlier text, and was changed again
@example(4493, 52, 45)  # what was said of a plan was taken back, and then the bin was emptied
@settings(max_examples=300 if SOAK else 2, deadline=None, phases=NO_SHRINKING)
@given(SEEDS, STEPS, STEPS)
def test_a_journal_that_has_some_of_it_gets_only_the_rest(seed, before, after):
    with journals("one", "two") as (one, two):
        living = Living(one, seed)
        living.live(before)
        two.records.take_in(records(archive(*one.records.all())))
        own = two.add(invented(1)[0])
        living.live(after)
        two.records.take_in(records(archive(*one.records.all())))
        there = by_name(two.records.all())
        for record in one.records.all():
            if record.kind != "setting":
                found = there[record.kind, record.uuid]
                same = {name: value for name, value in record.row.items() if name != "number"}
                assert same.items() <= found.row.items()
                assert without_earlier(found) == without_earlier(record)
                assert earlier_texts(found) == earlier_texts(record)
        mine = {(r.kind, r.uuid) for r in one.records.all()}
        assert {r.uuid for r in there.values() if r.kind == "entry" and (r.kind, r.uuid) not in mine} == {
            str(own.uuid)
        }


def test_an_archive_of_the_first_version_still_comes_in_and_nothing_of_it_is_lost():
    """Kept from the first version, with every kind and every table. Where a column came or went since, the form needs a new version."""
    with journals("one") as (one,), (ROOT / "tests/fixtures/archive-v1/journal.jsonl").open("rb") as kept:
        one.records.take_in(records(kept))
        kept.seek(0)
        assert by_name(one.records.all()) == by_name(records(kept))


MEASURED = """
import sys
sys.path[:0] = [{tests!r}, {bench!r}]
from datetime import date
from pathlib import Path
import generate
from kit.journals import WORDS
from kit.world import ladder
from reflect.archive import reading, writing
from reflect.storage import revisions
from reflect.storage.journal import Journal
def most():
    return int(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")).split()[1])
what, home, file = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
with Journal.open(home, generate.PASSPHRASE if what == "out" else WORDS, ladder=ladder) as journal:
    Path("/proc/self/clear_refs").write_text("5")
    if what == "out":
        with file.open("w+b") as opened:
            writing.write(opened, journal.records.all(), schema=7, made_by="x", day=date(2026, 3, 6))
            reading.records(opened)
    else:
        with file.open("rb") as opened:
            journal.records.take_in(reading.records(opened))
    print(most())
"""


def most_memory(what: str, home: Path, file: Path) -> int:
    """Give the most memory that a process had while all went out of a journal, or in, in KiB, counted once it was open."""
    script = MEASURED.format(tests=str(ROOT / "tests"), bench=str(ROOT / "bench"))
    argv = [sys.executable, "-c", script, what, str(home), str(file)]
    return int(subprocess.run(argv, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(not SOAK, reason="100,000 entries: a long run")
@pytest.mark.timeout(7_200)
def test_a_long_life_goes_out_and_in_with_steady_memory(tmp_path):
    out, back = {}, {}
    for entries in (1_000, 10_000, 100_000):
        home, file, two = (
            Path(generate.made(entries, tmp_path).home),
            tmp_path / f"{entries}.zip",
            tmp_path / f"to-{entries}",
        )
        out[entries] = most_memory("out", home, file)
        empty(two).close()
        back[entries] = most_memory("in", two, file)
        print(
            f"{entries:,} entries, the most memory in KiB: out {out[entries]:,}, in {back[entries]:,}",
            flush=True,
        )
    for most in (out, back):
        assert (
            most[100_000] < most[1_000] + 50_000
        )  # half a kilobyte an entry: its name, and where its plan points to
