"""The calendar file: a title that tells nothing, the right days, never over another file."""

import pytest

from reflect.cli.calendar_file import QUIET


def test_the_file_names_no_journal_and_comes_on_its_days(empty_world, tmp_path):
    empty_world.ok("remind", "--ics", str(tmp_path / "a.ics"), "--at", "7:05", "--days", "Monday,wed")
    text = (tmp_path / "a.ics").read_bytes().decode("utf-8")
    assert "\r\nDTSTART:20260309T070500\r\n" in text  # the Monday after Friday the 6th of March
    assert "\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,WE\r\n" in text
    assert f"\r\nSUMMARY:{QUIET}\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    for word in ("reflect", "peer", "journal", "supervision"):
        assert word not in text.lower()


def test_today_counts_as_the_first_day(empty_world, tmp_path):
    empty_world.ok("remind", "--ics", str(tmp_path / "a.ics"))
    assert "DTSTART:20260306T163000" in (tmp_path / "a.ics").read_text()


@pytest.mark.parametrize(
    "arguments", [("--at", "25:00"), ("--at", "noon"), ("--days", "moonday"), ("--days", "")]
)
def test_odd_times_and_days_are_usage(empty_world, tmp_path, arguments):
    assert empty_world.run("remind", "--ics", str(tmp_path / "a.ics"), *arguments).code == 2
    assert not (tmp_path / "a.ics").exists()


def test_a_file_that_is_there_stays(empty_world, tmp_path):
    (tmp_path / "a.ics").write_text("mine")
    assert empty_world.run("remind", "--ics", str(tmp_path / "a.ics")).code == 6
    assert (tmp_path / "a.ics").read_text() == "mine"
    assert empty_world.run("remind", "--ics", str(tmp_path / "none" / "a.ics")).code == 3
