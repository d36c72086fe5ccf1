"""The shape of the file: two roads to the same place, all or nothing, never from a newer version."""

import json

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from reflect.errors import JournalTooNew
from reflect.storage.database import engine, migrations
from reflect.storage.writing import device_models, page_models, part_models
from reflect.storage.writing.models import TableRow

KEY = bytes(range(32))


@pytest.fixture
def fresh(tmp_path):
    """Give empty encrypted files, open."""
    opened = []

    def make(name):
        engine.create_file(tmp_path / name, KEY)
        opened.append(engine.connect(tmp_path / name, KEY))
        return opened[-1]

    yield make
    for con in opened:
        con.close()


def shape(con):
    """Tables with columns, keys and indexes, as SQLite itself tells them."""
    found = {}
    for (table,) in con.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name"
    ).fetchall():
        indexes = {
            (row[2:], tuple(c[2] for c in con.execute(f"PRAGMA index_info({row[1]})").fetchall()))
            for row in con.execute(f"PRAGMA index_list({table})").fetchall()
        }
        columns = {row[1]: row[2:6] for row in con.execute(f"PRAGMA table_info({table})").fetchall()}
        keys = sorted(row[2:] for row in con.execute(f"PRAGMA foreign_key_list({table})").fetchall())
        by_key = con.execute(f"SELECT wr FROM pragma_table_list('{table}')").fetchall()
        found[table] = (columns, keys, indexes, by_key)
    return found


def test_two_roads_lead_to_the_same_file(fresh):
    migrated, modelled = fresh("a"), fresh("b")
    migrations.migrate(migrated)
    for table in TableRow.metadata.sorted_tables:
        modelled.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        for index in table.indexes:
            modelled.execute(str(CreateIndex(index).compile(dialect=sqlite.dialect())))
    assert shape(migrated) == shape(modelled)
    assert (
        set(shape(migrated))
        == set(TableRow.metadata.tables)
        >= {
            device_models.GoneRow.__tablename__,
            page_models.PageRow.__tablename__,
            part_models.AnsweredRow.__tablename__,
        }
    )


def test_a_step_that_fails_leaves_nothing_behind(fresh):
    con = fresh("a")
    migrations.migrate(con)
    before = shape(con)

    def half(con):
        con.execute("CREATE TABLE later (id)")
        con.execute("ALTER TABLE entry ADD COLUMN mood")
        raise RuntimeError("stop here")

    with pytest.raises(RuntimeError):
        migrations.migrate(con, steps=(*migrations.MIGRATIONS, half))
    assert shape(con) == before
    assert migrations.version_of(con) == len(migrations.MIGRATIONS)


def test_each_step_counts_one_version_and_runs_once(fresh):
    con, ran = fresh("a"), []
    steps = (*migrations.MIGRATIONS, lambda con: ran.append(1), lambda con: ran.append(2))
    migrations.migrate(con, steps=steps)
    migrations.migrate(con, steps=steps)
    assert ran == [1, 2]
    assert migrations.version_of(con) == len(steps)


class Late:
    """A connection before whose transaction another window comes first."""

    def __init__(self, con, meanwhile):
        self._con, self._meanwhile = con, meanwhile

    def __getattr__(self, name):
        return getattr(self._con, name)

    def execute(self, sql, *bound):
        if sql.startswith("BEGIN"):
            self._meanwhile()
        return self._con.execute(sql, *bound)


def test_two_windows_that_open_an_older_file_at_once_run_each_step_once(fresh, tmp_path):
    con, ran = fresh("a"), []
    steps = [lambda _: ran.append(1)]
    other = engine.connect(tmp_path / "a", KEY)
    migrations.migrate(Late(con, lambda: migrations.migrate(other, steps=steps)), steps=steps)
    other.close()
    assert (ran, migrations.version_of(con)) == ([1], 1)


FOCUS_CHANGES = [
    # (id, made_at, focus before it, taken back)
    (1, "2026-01-02T10:00:00.000000+00:00", None, False),
    (2, "2026-01-09T10:00:00.000000+00:00", "respect", False),
    (3, "2026-01-20T10:00:00.000000+00:00", "hope", False),
    (4, "2026-02-01T10:00:00.000000+00:00", "hope", True),
]


@pytest.mark.parametrize(
    ("now", "changes", "since"),
    [
        ("hope", FOCUS_CHANGES, "2026-01-09"),
        ("learning", FOCUS_CHANGES, "2026-01-20"),
        ("respect", FOCUS_CHANGES[:1], "2026-01-02"),
        ("respect", [], None),
    ],
    ids=["it was chosen again", "another one last", "no change since the first one noted", "nothing noted"],
)
def test_since_when_an_older_journal_has_its_focus_comes_from_its_changes(fresh, now, changes, since):
    con = fresh("a")
    migrations.migrate(con, steps=migrations.MIGRATIONS[:3])
    con.execute("INSERT INTO meta VALUES ('focus', json_quote(?))", [now])
    for id, made, before, undone in changes:
        back = [["entry", 3, {"deleted_at": "$now"}]]
        back += [["meta", "focus", {"value": json.dumps(before)}]] if before else []
        con.execute(
            "INSERT INTO change VALUES (?, ?, 'focus', NULL, ?, ?)",
            [id, made, json.dumps(back), made if undone else None],
        )
    migrations.migrate(con)
    kept = con.execute("SELECT value FROM meta WHERE key = 'focus_since'").fetchone()
    assert (json.loads(kept[0]) if kept else None) == since


def test_a_newer_file_is_refused_before_anything_is_written(fresh):
    con = fresh("a")
    con.execute("PRAGMA user_version = 40")
    with pytest.raises(JournalTooNew):
        migrations.migrate(con)
    assert shape(con) == {}
