"""No column of a table is forgotten on the way to another device: each travels, or stands here with a reason."""

import pytest

from reflect.storage import wordings
from reflect.storage.records import columns, shapes
from reflect.storage.writing import device_models, page_models, part_models
from reflect.storage.writing.models import TableRow

STAYS = {
    "entry": {"id", "week", "first_words", "uuid", "versions", "looks_back_at"},
    "tag": {"entry_id", "position"},
    "answer": {"id", "entry_id", "position", "wording_id", "said_id", "in_turn"},
    "rating": {"id", "entry_id", "position", "wording_id"},
    "moment": {"id", "entry_id", "position", "wording_id"},
    "revision": {"entry_id", "version"},
    "commitment": {"id", "entry_id", "reworded_from", "uuid", "versions"},
    "outcome": {"id", "commitment_id", "entry_id"},
    "note": {"id", "entry_id", "uuid", "versions"},
    "draft": {"uuid", "versions"},
    "export": {"id", "uuid"},
    "exported": {"export_id", "position"},
    "conflict": {"id", "entry_uuid"},
}
"""Ids of one file, the order of rows, what is told from the rest, and what a record has fields of its own for."""
APART = {"change", "page", "meta", "gone"}
"""What can be undone, pages that wait, single things by an allow-list of their own, and notes that are records."""
TRAVELS = {
    "entry": columns.ENTRY,
    **columns.PARTS,
    "revision": columns.REVISION,
    "commitment": columns.COMMITMENT,
    "outcome": columns.OUTCOME,
    "note": columns.NOTE,
    "draft": columns.DRAFT,
    "export": columns.EXPORT,
    "exported": columns.EXPORTED,
    "conflict": columns.CONFLICT,
}
TABLES = {
    "answer": ("answered", "answer_wording", "said"),
    "rating": ("rated", "rating_wording"),
    "moment": ("ticked", "moment_wording"),
}
"""Where a part of an entry has rows that point to wordings, all of its columns are in these tables together."""
POINTS = {"entry", "looks_back_at", "reworded_from", "edits", "commitment"}


def test_every_table_is_known():
    assert part_models.AnsweredRow.__tablename__ in TableRow.metadata.tables
    assert {part: TABLES.get(part, (part,))[0] for part in columns.PARTS} == wordings.TABLES
    assert device_models.ConflictRow.__tablename__ and page_models.ExportRow.__tablename__
    tables = {table for part in TRAVELS for table in TABLES.get(part, (part,))}
    assert set(TableRow.metadata.tables) == {*tables, *APART}


@pytest.mark.parametrize("table", TRAVELS)
def test_every_column_travels_or_has_a_reason(table):
    tables = TABLES.get(table, (table,))
    there = {column.name for each in tables for column in TableRow.metadata.tables[each].columns}
    assert there == {*TRAVELS[table], *STAYS[table]}
    assert not {*TRAVELS[table]} & STAYS[table]


@pytest.mark.parametrize("table", TRAVELS)
def test_every_column_that_travels_has_a_shape(table):
    kinds = {
        **shapes.ROWS,
        **{name: shape for parts in shapes.PARTS.values() for name, shape in parts.items()},
    }
    shape = shapes.NoteShape if table == "note" else kinds[table]
    assert {*shape.__struct_fields__} - POINTS == {*TRAVELS[table]}
