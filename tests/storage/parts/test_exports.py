"""The history of exports, over the real encrypted file: what it keeps, and what nothing takes away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from kit.kept import FULL, NOW, WORDS, make, reflection
from kit.world import ladder

from reflect.errors import NotFound
from reflect.storage.journal import Journal
from reflect.values.exports import ExportRecord

RECORD = ExportRecord(
    made_at=NOW, kind="packet", format="html", first_week="2026-W05", last_week="2026-W10", entries=(2, 1), counted=7,
    masked={"person": 3, "place": 1}, kept={"date": 1}, sha256="ab" * 32, locked=True, signed=True,
)  # fmt: skip


@pytest.fixture
def journal(tmp_path):
    with make(tmp_path / "home", clock=lambda: NOW) as opened:
        opened.add(FULL)
        opened.add(reflection())
        yield opened


def test_what_is_written_down_is_read_again_by_another_run(journal):
    later = replace(
        RECORD, made_at=NOW + timedelta(days=1), kind="learning", format="md", entries=(), signed=False,
        locked=False, sha256="cd" * 32, masked={}, kept={},
    )  # fmt: skip
    assert (journal.exports.record(RECORD), journal.exports.record(later)) == (1, 2)
    journal.close()
    with Journal.open(journal.folder, WORDS, ladder=ladder) as again:
        assert again.exports.all() == [replace(later, number=2), replace(RECORD, number=1)]
        assert again.exports.of(2) == [replace(RECORD, number=1)]
        assert again.exports.of(3) == []
        assert again.exports.of_file("cd" * 32) == replace(later, number=2)
        assert again.exports.of_file("ef" * 32) is None


def test_an_instant_of_another_zone_is_the_same_instant(journal):
    there = NOW.astimezone(timezone(timedelta(hours=-7)))
    journal.exports.record(replace(RECORD, made_at=there))
    assert journal.exports.all()[0].made_at == NOW
    assert journal.exports.all()[0].made_at.tzinfo is UTC


def test_it_cannot_be_taken_back(journal):
    journal.exports.record(RECORD)
    assert (journal.undo().kind, journal.undo().kind) == ("add", "add")
    with pytest.raises(NotFound, match="nothing to take back"):
        journal.undo()
    assert journal.exports.all() == [replace(RECORD, number=1)]


def test_the_number_of_an_entry_outlives_the_entry(journal):
    journal.exports.record(RECORD)
    journal.delete(1)
    journal.bin.empty()
    assert journal.exports.all() == [replace(RECORD, number=1)]
    assert journal.exports.of(1) == [replace(RECORD, number=1)]
    assert journal._file.con.execute("SELECT count(*) FROM entry").fetchone() == (1,)


def test_an_entry_goes_by_the_number_that_it_has_now(journal):
    journal.exports.record(RECORD)
    journal._file.con.execute("UPDATE entry SET number = 40 WHERE number = 2")
    assert journal.exports.all()[0].entries == (40, 1)


@pytest.mark.parametrize("digest", ["", "ab", "AB" * 32, "zz" * 32, "ab" * 33])
def test_a_record_that_could_not_be_found_by_its_file_is_refused(journal, digest):
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        journal.exports.record(replace(RECORD, sha256=digest))
    assert journal.exports.all() == []


def test_an_entry_that_was_never_there_leaves_no_half_of_a_record(journal):
    with pytest.raises(NotFound, match="entry 9"):
        journal.exports.record(replace(RECORD, entries=(1, 9)))
    assert journal.exports.all() == []
    assert journal._file.con.execute("SELECT count(*) FROM exported").fetchone() == (0,)


def test_a_file_is_written_after_its_record_and_a_record_goes_with_its_file(journal, tmp_path):
    with journal.exports.recording(RECORD) as number:
        assert [record.number for record in journal.exports.all()] == [number]
    assert len(journal.exports.all()) == 1
    with (
        pytest.raises(OSError, match="No such file"),
        journal.exports.recording(replace(RECORD, sha256="cd" * 32)),
    ):
        (tmp_path / "nowhere" / "packet").write_bytes(b"x")
    with pytest.raises(KeyboardInterrupt), journal.exports.recording(RECORD):
        raise KeyboardInterrupt
    assert [record.number for record in journal.exports.all()] == [1]
    assert journal._file.con.execute("SELECT count(*) FROM exported").fetchone() == (2,)


def test_the_history_has_no_room_for_a_path_or_for_words(journal):
    columns = [row[1] for row in journal._file.con.execute("PRAGMA table_info(export)").fetchall()]
    assert columns == [
        *("id", "uuid", "made_at", "kind", "format", "first_week", "last_week", "counted", "masked", "kept"),
        *("sha256", "locked", "signed", "reader"),
    ]
    journal.exports.record(RECORD)
    rows = journal._file.con.execute("SELECT * FROM export").fetchall()
    assert "they will" not in str(rows) and datetime.fromisoformat(rows[0][2]) == NOW
