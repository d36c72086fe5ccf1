"""`archive`: everything in one readable file, and every way in which it is not written."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from kit.world import ROOT, SOAK

from reflect.archive import reading, writing
from reflect.archive.names import LINES
from reflect.archive.reading import records


@pytest.fixture
def written(world, answers, tmp_path, monkeypatch):
    """A journal with two entries, one of them private, and a folder beside it to write in."""
    world.ok("log", "--answers", str(answers("quick_checkin")))
    world.ok("log", "--answers", str(answers("self_care")))
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return world


def files(folder="."):
    return sorted(os.listdir(folder))


def test_everything_is_in_it_and_it_is_for_the_person_alone(written):
    told = json.loads(written.ok("archive", "mine.zip", "--yes", "--json").out)
    assert files() == ["mine.zip"]
    assert os.stat("mine.zip").st_mode & 0o777 == 0o600
    with open("mine.zip", "rb") as opened:
        found = list(records(opened))
    assert told["records"]["entry"] == 2 == sum(r.kind == "entry" for r in found)
    assert told["private"] == 1
    kept = [a["words"] or json.loads(a["value"]) for r in found for a in r.parts.get("answer", ())]
    shown = [json.loads(written.ok("show", n, "--json").out)["answers"] for n in ("1", "2")]
    assert kept == [answer["words"] for one in shown for answer in one]


def test_no_key_and_nothing_of_this_device_is_in_it(written, tmp_path):
    written.ok("pocket", "make", "--out", str(tmp_path / "p.html"))
    written.ok("archive", "mine", "--yes")
    raw = Path("mine.zip").read_bytes()
    for never in (b"pocket", b"device", b"backup_number", b"journal_id", b"x25519"):
        assert never not in zipfile.ZipFile("mine.zip").read(LINES), never
    assert b"five quiet words" not in raw


def test_it_asks_twice_and_the_word_in_any_case_of_its_letters(written):
    code, said, _ = written.types("archive", "mine.zip", typed="y\nreadabel\n READABLE\n")
    assert code == 0
    assert "NOT locked" in said
    assert "names as you wrote them" in said
    assert files() == ["mine.zip"]


@pytest.mark.parametrize("typed", ["\n", "n\n", "y\n\n", "y\nyes\n", "y\ny\n", "y\nreadable!\n"])
def test_anything_else_than_a_yes_and_the_word_writes_nothing(written, typed):
    code, said, _ = written.types("archive", "mine.zip", typed=typed)
    assert code == 0
    assert "Nothing was written." in said
    assert files() == []


def test_where_nobody_can_be_asked_it_is_not_made(written):
    result = written.run("archive", "mine.zip")
    assert result.code == 5
    assert "--yes" in result.err
    assert files() == []


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("mine", "mine.zip"),
        ("mine.ZIP", "mine.ZIP"),
        ("a.json", "a.json.zip"),
        (".", "my-journal-2026-03-06.zip"),
    ],
)
def test_it_is_named_so_that_a_computer_knows_what_it_is(written, name, made):
    assert str(made) in written.ok("archive", name, "--yes").out
    assert files() == [made]


def test_it_is_never_written_over_anything(written):
    for name in ("mine.zip", "my-journal-2026-03-06.zip"):
        with open(name, "w") as there:
            there.write("mine")
    os.symlink("nowhere.zip", "link.zip")
    for name in ("mine.zip", "mine", ".", "link.zip"):
        assert written.run("archive", name, "--yes").code == 6, name
    assert files() == ["link.zip", "mine.zip", "my-journal-2026-03-06.zip"]
    assert Path("mine.zip").read_text() == "mine"


def test_it_is_never_put_beside_the_journal(written):
    os.symlink(written.home, "home")
    for place in (written.home, written.home / "backups", "home", "home/mine.zip"):
        before = sorted(written.home.rglob("*"))
        assert written.run("archive", str(place), "--yes").code == 6, place
        assert sorted(written.home.rglob("*")) == before


def test_a_folder_that_a_cloud_copies_has_to_be_meant(written):
    os.mkdir("OneDrive")
    os.symlink("OneDrive", "mine")
    for place in ("OneDrive", "mine", "mine/a.zip"):
        result = written.run("archive", place, "--yes")
        assert result.code == 6
        assert "--synced" in result.err
    assert files("OneDrive") == []
    written.ok("archive", "OneDrive/a.zip", "--yes", "--synced")
    assert files("OneDrive") == ["a.zip"]


@pytest.mark.parametrize(
    ("place", "code"), [("none/mine.zip", 3), ("-", 2), ("x" * 300, 9), ("/proc/self/mine.zip", 9)]
)
def test_a_place_that_takes_no_file_is_told_before_anything_is_asked(written, place, code):
    result = written.run("archive", place, "--yes", "--no-input", stdin="")
    assert result.code == code
    assert files() == []


def test_what_cannot_be_read_back_is_not_kept(written, monkeypatch):
    last = writing.lines.last
    monkeypatch.setattr(writing.lines, "last", lambda counts, sha256: last(counts, "0" * len(sha256)))
    result = written.run("archive", "mine.zip", "--yes")
    assert result.code == 9
    assert "read back" in result.err
    assert files() == []


def test_a_name_that_is_taken_meanwhile_stays_with_who_took_it(written, monkeypatch):
    reads = reading.records

    def taken_meanwhile(opened):
        with open("mine.zip", "w") as there:
            there.write("mine")
        return reads(opened)

    monkeypatch.setattr(reading, "records", taken_meanwhile)
    assert written.run("archive", "mine.zip", "--yes").code == 6
    assert Path("mine.zip").read_text() == "mine"


def test_it_changes_nothing_in_the_journal_and_leaves_no_word_beside_it(written):
    before = {f: f.read_bytes() for f in written.home.rglob("*") if f.is_file() and f.suffix != ".lock"}
    written.ok("archive", "mine.zip", "--yes")
    after = {f: f.read_bytes() for f in written.home.rglob("*") if f.is_file() and f.suffix != ".lock"}
    assert after == before
    assert json.loads(written.ok("export", "--history", "--json").out)["exports"] == []


def test_two_of_the_same_journal_have_the_same_lines(written):
    written.ok("archive", "one.zip", "--yes")
    later = replace(written, now=written.now.replace(year=2027))
    later.ok("archive", "two.zip", "--yes")
    assert zipfile.ZipFile("one.zip").read(LINES) == zipfile.ZipFile("two.zip").read(LINES)


@pytest.mark.skipif(not SOAK, reason="a long run; tests/safety kills every command at each call")
@pytest.mark.skipif(sys.platform != "linux", reason="files without a name are of Linux")
def test_killed_at_any_moment_nothing_readable_is_left(written):
    """A kill at moments spread over a whole run; a file that has its name then is whole."""
    environment = {
        **os.environ,
        **written.environment,
        "REFLECT_HOME": str(written.home),
        "PYTHONPATH": str(ROOT),
    }
    line = [sys.executable, "-m", "reflect", "archive", "mine.zip", "--yes"]
    began = time.monotonic()
    subprocess.run(line, env=environment, check=True, capture_output=True)
    took = time.monotonic() - began
    os.unlink("mine.zip")
    tries = 60
    for n in range(tries):
        running = subprocess.Popen(
            line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(took * (0.5 + 0.6 * n / tries))
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert set(files()) <= {"mine.zip"}
        if files():
            with open("mine.zip", "rb") as opened:
                assert list(records(opened))
            os.unlink("mine.zip")
