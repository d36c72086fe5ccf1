"""A journal that older code wrote reads the same after it was brought up to date, and can still be taken back."""

import json
import shutil
from datetime import date

import pytest
from kit.world import PASSPHRASE, ROOT, World, ladder

from reflect.storage.database import bringing_up, engine, migrations
from reflect.storage.journal import Journal
from reflect.storage.keys import ways_in

OLD = ROOT / "tests" / "fixtures" / "journal-v1"
TOLD = json.loads((OLD / "told.json").read_text("utf-8"))

LONG = "Your journal is being brought up to date for this version of reflect. It is large, so this can take a minute or more."


@pytest.fixture
def old(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    for name in ("journal.db", "journal.keys"):
        shutil.copyfile(OLD / name, home / name)
        (home / name).chmod(0o600)
    shutil.copyfile(home / "journal.keys", home / "journal.keys.bak")
    (home / "journal.keys.bak").chmod(0o600)
    return World(home)


def said(world, *arguments):
    return json.loads(world.ok(*arguments, "--json").out)


def holds(now, before, where=()):
    """What was told before is told now; there may be more beside it."""
    if isinstance(before, dict):
        for key, value in before.items():
            assert key in now, (*where, key)
            holds(now[key], value, (*where, key))
    elif isinstance(before, list):
        assert len(now) == len(before), where
        for place, (one, other) in enumerate(zip(now, before, strict=True)):
            holds(one, other, (*where, place))
    else:
        assert now == before, where


def test_the_fixture_is_of_the_first_schema(old):
    con = engine.connect_to_read(old.home / "journal.db", ways_in.unlock(old.home, PASSPHRASE).key)
    assert migrations.version_of(con) == 1
    con.close()
    assert len(TOLD["entries"]) == 18


def test_every_entry_and_version_reads_as_before(old):
    for entry in TOLD["entries"]:
        holds(said(old, "show", str(entry["number"]), "--versions"), entry, (entry["number"],))
    holds(said(old, "list", "--limit", "99"), TOLD["list"])
    holds(said(old, "bin"), TOLD["bin"])
    for words, numbers in TOLD["search"].items():
        assert [hit["number"] for hit in said(old, "search", words)["entries"]] == numbers


def test_plans_drafts_and_words_are_as_before(old):
    with Journal.open(old.home, PASSPHRASE, ladder=ladder) as journal:
        plans = [
            [
                *(c.number, c.words, c.status.value, str(c.made_on), str(c.due_on), str(c.closed_on)),
                *(c.private, c.entry, c.reworded_from, list(c.areas)),
            ]
            for c in journal.plans.all()
        ]
        assert sorted(plans) == sorted(TOLD["plans"])
        assert [[d.pack, str(d.day), d.state] for d in journal.drafts.waiting()] == TOLD["drafts"]
        assert journal.focus == TOLD["focus"]
        assert journal.focus_since is not None and journal.focus_since <= date(2026, 3, 6)
        assert {r.scale for entry in journal.entries() for r in entry.ratings} == {1}
        assert {entry.load for entry in journal.entries()} == {None}
        assert {r.scale for v in journal.versions(6) for r in v.entry.ratings} <= {1}
        assert sorted(journal.words.left_alone) == TOLD["kept_words"]
        assert list(journal.words.never_out) == TOLD["always_mask"]
        assert journal.asked.spotlights().keys() == TOLD["spotlight"].keys()
        assert journal.health.faults() == []
        assert journal.health.schema == len(migrations.MIGRATIONS)


def test_a_copy_is_made_first_and_it_still_opens(old, tmp_path):
    old.ok("list")
    (kept,) = (old.home / "backups").iterdir()
    again = World(tmp_path / "again")
    again.ok("restore", str(kept))
    holds(said(again, "list", "--limit", "99"), TOLD["list"])


def test_a_large_one_is_told_of_before_it_begins_and_only_then(old, monkeypatch):
    file = old.home / "journal.db"
    before, seen = file.read_bytes(), []
    monkeypatch.setattr(bringing_up, "MOMENT_BYTES", len(before))
    assert LONG not in old.ok("list", "--json").err
    file.write_bytes(before)
    monkeypatch.setattr(bringing_up, "MOMENT_BYTES", len(before) - 1)
    first = old.ok("list", "--json")
    assert first.err.count(LONG) == 1
    assert json.loads(first.out) == said(old, "list")
    assert LONG not in old.ok("list", "--json").err
    file.write_bytes(before)
    with Journal.open(
        old.home, PASSPHRASE, ladder=ladder, before_long=lambda: seen.append(file.read_bytes())
    ):
        assert seen == [before]


def test_drafts_of_then_can_be_kept_now(old):
    for _ in TOLD["drafts"]:
        old.ok("resume", "1", "--keep")
    assert len(said(old, "list", "--limit", "99")["entries"]) == len(TOLD["entries"]) + len(TOLD["drafts"])


def test_what_was_done_then_is_taken_back_now(old):
    """Every change of the old program, up to the first; none is lost and none is a bug."""
    taken = 0
    while old.run("undo").code == 0:
        taken += 1
    assert taken > 20
    assert old.run("undo").code == 3
    assert said(old, "list")["entries"] == []
    assert said(old, "try") == {"schema": 1, "commitments": [], "closed_lately": []}
    assert said(old, "ask")["questions"] == []


def test_every_reading_command_reads_it(old):
    for line in (
        "", "list", "show last", "week", "growth", "growth learning", "growth --explain", "themes", "focus",
        "yardstick", "try", "try show 11", "ask", "supervision list", "mask list", "mask kept", "export --history",
        "bin", "resume", "doctor",
    ):  # fmt: skip
        old.ok(*line.split())
