"""What is read of an archive: all of it as it was written, or nothing."""

import contextlib
import io
import json
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.records import any_record, archive, entry
from kit.world import ROOT, SOAK

from reflect.archive import lines
from reflect.archive.names import FOLDER, LINES, README
from reflect.archive.reading import ArchiveDamaged, ArchiveTooNew, is_archive, opened, records

KEPT = ROOT / "tests" / "fixtures" / "archive-v1"
SEVERAL = [entry(n, f"I waited, {n}.") for n in range(1, 5)]


def jsonl(file: io.BytesIO) -> bytes:
    return zipfile.ZipFile(file).read(LINES)


def sealed(*body: bytes) -> bytes:
    """Close lines as we do, so that nothing but their shape is wrong."""
    import hashlib

    raw = lines.header(schema=7, made_by="x") + b"".join(body)
    return raw + lines.last({"entry": len(body)}, hashlib.sha256(raw).hexdigest())


@settings(max_examples=200 if SOAK else 20)
@given(st.lists(any_record(), max_size=6, unique_by=lambda r: (r.kind, r.uuid)))
def test_what_was_written_comes_back_in_its_order(some):
    file = archive(*some)
    assert list(records(file)) == some
    assert list(records(io.BytesIO(jsonl(file)))) == some


def test_the_same_lines_whatever_the_day(tmp_path):
    assert jsonl(archive(*SEVERAL)) == jsonl(archive(*records(archive(*SEVERAL))))


def test_an_archive_that_was_kept_from_the_first_version_is_read():
    with (KEPT / "journal.jsonl").open("rb") as kept:
        found = list(records(kept))
    assert {r.kind for r in found} == set(lines.PARTS)
    assert {name for r in found for name in r.parts} == set().union(*lines.PARTS.values())


@pytest.mark.parametrize("cut", [0, 1, 30, 200, 1500, -1, -70, -300])
def test_lines_that_are_cut_off_anywhere_are_refused_before_anything_is_given(cut):
    raw = jsonl(archive(*SEVERAL))
    with pytest.raises(ArchiveDamaged):
        records(io.BytesIO(raw[:cut]))


def test_every_changed_byte_of_the_lines_is_seen():
    raw = jsonl(archive(*SEVERAL))
    for at in range(0, len(raw), 1 if SOAK else 23):
        broken = bytearray(raw)
        broken[at] ^= 1
        with pytest.raises(ArchiveDamaged):
            records(io.BytesIO(bytes(broken)))


def test_a_zip_that_is_cut_off_behind_its_lines_still_gives_all_of_them():
    file = archive(*SEVERAL)
    raw = file.getvalue()
    after = raw.index(b"PK\x03\x04", raw.index(b'{"end":'))
    assert list(records(io.BytesIO(raw[:after]))) == SEVERAL
    with pytest.raises(ArchiveDamaged):
        records(io.BytesIO(raw[: after - 1]))


def test_a_newer_one_is_refused_as_such():
    raw = b'{"format":"reflect-archive","version":2,"new":[]}\n'
    with pytest.raises(ArchiveTooNew):
        records(io.BytesIO(raw))


def test_the_same_record_twice_is_refused():
    line = lines.write(SEVERAL[0])
    with pytest.raises(ArchiveDamaged):
        list(records(io.BytesIO(sealed(line, line))))


@pytest.mark.parametrize(
    "body", [b"\n", b"{}\n", b"[1]\n", b'{"end":1}\n', b"x" * 100_000 + b"\n", b"[" * 100_000 + b"\n"]
)
def test_a_line_that_is_none_of_ours_is_refused(body):
    with pytest.raises(ArchiveDamaged):
        list(records(io.BytesIO(sealed(lines.write(SEVERAL[0]), body))))


def test_what_stands_behind_the_end_is_refused():
    with pytest.raises(ArchiveDamaged):
        records(io.BytesIO(jsonl(archive(*SEVERAL)) + b"\n"))


def test_a_line_without_an_end_takes_no_more_than_its_bound(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 300)
    with pytest.raises(ArchiveDamaged):
        records(io.BytesIO(jsonl(archive(entry(1, "x" * 1000)))))


def test_a_file_that_changes_while_it_is_taken_in_is_noticed():
    file = archive(*SEVERAL)
    given_out = records(file)
    next(given_out)
    at = file.getvalue().index(b"I waited, 4.")
    file.seek(at)
    file.write(b"I wanted")
    with pytest.raises(ArchiveDamaged):
        list(given_out)


def packed_anew(file: io.BytesIO, *, how: int = zipfile.ZIP_DEFLATED, only: str = "") -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", how) as new:
        for name in old.namelist():
            if only in name:
                new.writestr(name, old.read(name))
    return made


@pytest.mark.parametrize("more", [{}, {"only": "journal"}, {"only": "months"}])
def test_one_that_was_packed_anew_says_what_to_do(more, tmp_path):
    again = packed_anew(archive(*SEVERAL), **more)
    with pytest.raises(ArchiveDamaged, match="packed anew") as told:
        records(again)
    assert "journal.jsonl" in told.value.hint
    (tmp_path / "a.zip").write_bytes(again.getvalue())
    assert is_archive(tmp_path / "a.zip")


@pytest.mark.parametrize("member", [README, LINES])
@pytest.mark.parametrize("size", [1 << 40, (1 << 64) - 1])
def test_a_file_in_the_zip_that_says_it_is_larger_than_all_is_refused(member, size):
    raw = bytearray(archive(*SEVERAL).getvalue())
    at = raw.index(member.encode()) + len(member) + 4  # behind its name, and the head of the extra field
    raw[at : at + 16] = size.to_bytes(8, "little") * 2
    with pytest.raises(ArchiveDamaged):
        records(io.BytesIO(bytes(raw)))


def test_it_is_known_by_how_it_begins(tmp_path):
    (tmp_path / "a.zip").write_bytes(archive(*SEVERAL).getvalue())
    (tmp_path / "cut.zip").write_bytes(archive(*SEVERAL).getvalue()[:60])
    (tmp_path / "lines").write_bytes(jsonl(archive(*SEVERAL)))
    (tmp_path / "other.json").write_text(json.dumps({"entries": []}))
    assert is_archive(tmp_path / "a.zip")
    assert is_archive(tmp_path / "cut.zip")
    assert is_archive(tmp_path / "lines")
    assert not is_archive(tmp_path / "other.json")
    assert not is_archive(tmp_path)
    assert not is_archive(tmp_path / "lines" / "none")
    assert not is_archive(tmp_path / "none")


def test_the_folder_that_it_was_unpacked_into_will_do(tmp_path):
    with zipfile.ZipFile(archive(*SEVERAL)) as packed:
        packed.extractall(tmp_path)
    for folder in (tmp_path, tmp_path / FOLDER):
        assert is_archive(folder)
        with opened(folder) as lines_of_it:
            assert list(records(lines_of_it)) == SEVERAL


def test_whatever_becomes_of_its_bytes_it_gives_what_was_written_or_nothing():
    raw, rnd = archive(*SEVERAL).getvalue(), random.Random(16)
    whole = 0
    for _ in range(100_000 if SOAK else 300):
        with contextlib.suppress(ArchiveDamaged, ArchiveTooNew):
            assert list(records(io.BytesIO(spoiled(raw, rnd)))) == SEVERAL
            whole += 1
    assert whole  # what was spoiled behind the lines


def spoiled(raw: bytes, rnd: random.Random) -> bytes:
    """Flip a bit, cut something out, put something in, cut the end off, or write a sign of JSON: once or a few times."""
    made = bytearray(raw)
    for _ in range(rnd.randint(1, 4)):
        at = rnd.randrange(len(made))
        match rnd.randrange(5):
            case 0:
                made[at] ^= 1 << rnd.randrange(8)
            case 1:
                del made[at : at + rnd.randrange(1, 50)]
            case 2:
                made[at:at] = rnd.randbytes(rnd.randrange(1, 9))
            case 3:
                made = made[:at] or bytearray(b"x")
            case 4:
                made[at] = rnd.choice(b'{}[]",:0\\')
        made = made or bytearray(b"x")
    return bytes(made)
