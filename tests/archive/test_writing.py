"""The file of an archive: what is in it, that other programs can open it, and that it is made one record at a time."""

import io
import json
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date

from kit.records import MADE_ON, archive, entry
from kit.world import SOAK

from reflect.archive import writing
from reflect.archive.names import LINES, README
from reflect.archive.reading import records
from reflect.values.record import Record


def test_any_program_that_knows_zips_finds_it_whole_and_not_compressed():
    with zipfile.ZipFile(archive(entry(1), entry(2))) as found:
        assert found.testzip() is None
        assert [i.filename for i in found.infolist()] == [
            README, LINES, "reflect-archive/plans-and-questions.md",
            "reflect-archive/months/2026-02.md", "reflect-archive/months/2026-03.md",
        ]  # fmt: skip
        assert {i.compress_type for i in found.infolist()} == {zipfile.ZIP_STORED}
        assert {i.external_attr >> 16 for i in found.infolist()} == {0o600}


def test_it_says_first_what_it_is_and_that_it_is_not_locked():
    raw = archive(entry(1)).getvalue()
    assert raw.index(b"NOT locked") < raw.index(b'{"format"')
    assert all(
        len(line) <= 72 for line in zipfile.ZipFile(io.BytesIO(raw)).read(README).decode().splitlines()
    )


def test_the_last_line_counts_what_is_there():
    said = json.loads(
        zipfile.ZipFile(archive(entry(1), entry(2), Record(kind="gone", uuid=entry(3).uuid)))
        .read(LINES)
        .splitlines()[-1]
    )
    assert said["records"] == {"entry": 2, "gone": 1}


def test_it_is_told_how_many_are_private_or_in_the_bin():
    some = [entry(1, room="private"), entry(2, deleted_at="2026-03-01T00:00:00"), entry(3)]
    made = writing.write(io.BytesIO(), some, schema=7, made_by="x", day=MADE_ON)
    assert (made.counts, made.private, made.in_bin) == ({"entry": 3}, 1, 1)


def test_a_month_holds_its_entries_in_the_order_of_their_days():
    some = [
        entry(1, "second", day="2026-03-09"),
        entry(2, "first", day="2026-03-02"),
        entry(3, "other", day="no day"),
    ]
    with zipfile.ZipFile(archive(*some)) as found:
        page = found.read("reflect-archive/months/2026-03.md").decode()
        assert page.startswith("# March 2026\n")
        assert page.index("first") < page.index("second")
        assert "other" in found.read("reflect-archive/months/0001-01.md").decode()


def test_an_empty_journal_makes_an_archive_too():
    assert list(records(archive())) == []


def test_a_clock_before_the_first_day_of_zips_does_no_harm():
    writing.write(io.BytesIO(), [entry(1)], schema=7, made_by="x", day=date(1970, 1, 1))


def many(n: int) -> Iterator[Record]:
    return (entry(i, "I waited, and asked what would help. " * 20) for i in range(1, n + 1))


def peak(n: int, tmp_path) -> int:
    """Give the most bytes that were in memory while n entries were written and read back."""
    tracemalloc.start()
    with (tmp_path / f"{n}").open("w+b") as file:
        writing.write(file, many(n), schema=7, made_by="x", day=MADE_ON)
        records(file)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_what_is_in_memory_does_not_grow_with_the_texts(tmp_path):
    """Of each entry 8 bytes are kept while it is written, and about 120 while it is read; its text has 800."""
    few, lots = (1_000, 100_000) if SOAK else (50, 500)
    peak(10, tmp_path)  # what is loaded and kept once
    assert peak(lots, tmp_path) < peak(few, tmp_path) + 100_000 + 250 * lots
