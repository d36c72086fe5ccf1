"""The history of exports on the screen: "who has seen what of mine?" has an answer, and it holds no words."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from kit.world import NOW, PASSPHRASE, ladder

from reflect.cli.context import Context
from reflect.cli.sharing.history import history_of, show_history, show_which
from reflect.settings import Settings
from reflect.storage.journal import Journal
from reflect.values.exports import ExportRecord

FILE = b"<html>a packet</html>"
RECORD = ExportRecord(
    made_at=NOW, kind="packet", format="html", first_week="2026-W05", last_week="2026-W10", entries=(1,), counted=2,
    masked={"person": 3, "place": 1}, kept={"date": 1}, sha256=sha256(FILE).hexdigest(), locked=True, signed=True,
    reader="Linda",
)  # fmt: skip


def keep(world, *records):
    with Journal.open(world.home, PASSPHRASE, ladder=ladder) as journal:
        for record in records:
            journal.exports.record(record)


@pytest.fixture
def shared(world, answers):
    """Two entries, and a packet that quotes the first."""
    for pack in ("post_session", "quick_checkin"):
        world.ok("log", "--answers", str(answers(pack)))
    keep(world, RECORD)
    return world


@pytest.fixture
def told():
    """Run one function of the history in a world; gives what it said on standard output."""

    def run(world, function, *args, zone="UTC", **options):
        out = io.StringIO()
        app = Context(
            settings=Settings(home=world.home), environment=world.environment, stdin=io.StringIO(), stdout=out,
            clock=lambda: world.now, zone_name=zone,
        )  # fmt: skip
        try:
            function(app, *args, **options)
        finally:
            app.close()
        return out.getvalue()

    return run


def test_an_empty_history_says_so(world, told):
    assert told(world, show_history, json=False).startswith("Nothing was made for others to read yet.")
    assert json.loads(told(world, show_history, json=True)) == {"schema": 1, "exports": []}


def test_the_history_tells_when_what_and_how_much(shared, told):
    keep(
        shared,
        replace(RECORD, kind="learning", format="md", entries=(), signed=False, locked=False, masked={}),
    )
    said = told(shared, show_history, json=False)
    digits = RECORD.sha256[:12]
    assert (
        "Packet, html, Friday 6 March 2026 at 18:30\n"
        "  For: Linda.\n"
        "  2026-W05 to 2026-W10, signed, locked.\n"
        "  Quoted: 1 entry (1). Counts are from 2 entries.\n"
        "  Masked: 4 (3 names, 1 place). Kept by you: 1 date.\n"
        f"  Its hash begins with {digits}.\n"
    ) in said
    assert (
        "Learning log, md," in said and "not reviewed by a person" in said and "No entry is quoted." in said
    )
    assert RECORD.sha256 not in said


def test_a_time_is_that_of_the_clock_on_the_wall(shared, told):
    said = told(shared, show_history, json=False, zone="Pacific/Auckland")
    assert "Saturday 7 March 2026 at 07:30" in said


def test_the_document_holds_all_of_a_record(shared, told):
    [document] = json.loads(told(shared, show_history, json=True))["exports"]
    assert document == {
        "number": 1, "made_at": "2026-03-06T18:30:00+00:00", "kind": "packet", "format": "html",
        "first_week": "2026-W05", "last_week": "2026-W10", "entries": [1], "counted": 2,
        "masked": {"person": 3, "place": 1}, "kept": {"date": 1}, "sha256": RECORD.sha256, "locked": True,
        "signed": True, "reader": "Linda",
    }  # fmt: skip


def test_a_file_is_known_again_by_its_bytes_and_no_other_is(shared, told):
    found = []
    for content in (FILE, FILE + b" "):
        told(shared, lambda app, raw=content: found.append(history_of(app, io.BytesIO(raw))))
    assert found == [replace(RECORD, number=1), None]
    assert "This file is in your history." in told(shared, show_which, found[0], json=False)
    assert "No export of this journal has these bytes." in told(shared, show_which, None, json=False)
    assert json.loads(told(shared, show_which, found[0], json=True))["export"]["number"] == 1
    assert json.loads(told(shared, show_which, None, json=True))["export"] is None


def test_an_entry_says_where_it_has_been(shared):
    later = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    keep(shared, replace(RECORD, made_at=later, kind="account", format="pdf", locked=False, signed=False))
    said = " ".join(shared.ok("show", "1").out.split())
    assert (
        "In a reflective account for Linda of 20 November 2026 (pdf), not reviewed by a person. "
        "In a packet for Linda of 6 March 2026 (html, locked), signed."
    ) in said
    assert "In a packet" not in shared.ok("show", "2").out
    document = json.loads(shared.ok("show", "1", "--json").out)
    assert [(r["number"], r["kind"]) for r in document["shared"]] == [(2, "account"), (1, "packet")]
    assert json.loads(shared.ok("show", "2", "--json").out)["shared"] == []


def test_deleting_says_that_a_file_is_not_reached_and_the_history_keeps_the_number(shared, told):
    assert "That file is not reached by this." in " ".join(shared.ok("delete", "1", "--yes").out.split())
    assert "not reached" not in shared.ok("delete", "2", "--yes").out
    shared.ok("bin", "--empty", "--yes")
    assert "Quoted: 1 entry (1)." in told(shared, show_history, json=False)
