"""How the file's shape came to be: a list of steps on `PRAGMA user_version`, each in one transaction.

A step is never edited once it is released. `models.py` must describe the same shape as all steps
together; a test builds a file on both roads and compares.
"""

from collections.abc import Callable, Sequence
from uuid import UUID, uuid5

from reflect.errors import JournalTooNew
from reflect.storage.database import engine
from reflect.storage.database.m008_wordings import m008_wordings
from reflect.storage.database.m009_indexes import m009_indexes

Step = Callable[[engine.Connection], None]
MIGRATIONS: list[Step] = []
migration = MIGRATIONS.append


_INITIAL = (
    """CREATE TABLE entry (
            id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE,
            pack VARCHAR NOT NULL, pack_version INTEGER NOT NULL, title VARCHAR NOT NULL,
            day VARCHAR NOT NULL, week VARCHAR NOT NULL, written_at VARCHAR NOT NULL, zone VARCHAR NOT NULL,
            setting VARCHAR, room VARCHAR NOT NULL, first_words VARCHAR NOT NULL,
            private_pack BOOLEAN NOT NULL, looks_back_at INTEGER, deleted_at VARCHAR)""",
    "CREATE INDEX ix_entry_newest ON entry (day, number) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_entry_week ON entry (week)",
    """CREATE TABLE tag (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, tag VARCHAR NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (entry_id, tag))""",
    "CREATE INDEX ix_tag_tag ON tag (tag)",
    """CREATE TABLE answer (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            question VARCHAR NOT NULL, kind VARCHAR NOT NULL, asked VARCHAR NOT NULL, value VARCHAR NOT NULL,
            words VARCHAR NOT NULL, private BOOLEAN NOT NULL, highlight BOOLEAN NOT NULL, stage VARCHAR,
            areas VARCHAR NOT NULL, PRIMARY KEY (entry_id, position))""",
    "CREATE INDEX ix_answer_spotlight ON answer (asked) WHERE question = 'spotlight'",
    """CREATE TABLE rating (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            question VARCHAR NOT NULL, asked VARCHAR NOT NULL, area VARCHAR NOT NULL, value INTEGER,
            anchor VARCHAR NOT NULL, kind VARCHAR NOT NULL, private BOOLEAN NOT NULL, day VARCHAR NOT NULL,
            week VARCHAR NOT NULL, PRIMARY KEY (entry_id, position))""",
    "CREATE INDEX ix_rating_look_back ON rating (day, area, kind, value)",
    """CREATE TABLE moment (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            question VARCHAR NOT NULL, asked VARCHAR NOT NULL, moment VARCHAR NOT NULL, area VARCHAR NOT NULL,
            kind VARCHAR NOT NULL, words VARCHAR NOT NULL, private BOOLEAN NOT NULL, week VARCHAR NOT NULL,
            PRIMARY KEY (entry_id, position))""",
    """CREATE TABLE commitment (
            id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR NOT NULL UNIQUE, number INTEGER NOT NULL UNIQUE,
            entry_id INTEGER REFERENCES entry (id), position INTEGER NOT NULL, words VARCHAR NOT NULL,
            status VARCHAR NOT NULL, made_on VARCHAR NOT NULL, due_on VARCHAR NOT NULL, closed_on VARCHAR,
            areas VARCHAR NOT NULL, private BOOLEAN NOT NULL, source VARCHAR NOT NULL,
            reworded_from INTEGER REFERENCES commitment (id), deleted_at VARCHAR)""",
    "CREATE INDEX ix_commitment_due ON commitment (due_on) WHERE closed_on IS NULL",
    "CREATE INDEX ix_commitment_entry_id ON commitment (entry_id)",
    """CREATE TABLE note (
            id INTEGER NOT NULL PRIMARY KEY, entry_id INTEGER REFERENCES entry (id) ON DELETE CASCADE,
            position INTEGER NOT NULL, kind VARCHAR NOT NULL, words VARCHAR NOT NULL, status VARCHAR NOT NULL,
            private BOOLEAN NOT NULL)""",
    "CREATE INDEX ix_note_entry_id ON note (entry_id)",
    """CREATE TABLE revision (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, version INTEGER NOT NULL,
            made_at VARCHAR NOT NULL, payload VARCHAR NOT NULL, PRIMARY KEY (entry_id, version))""",
    """CREATE TABLE draft (
            uuid VARCHAR NOT NULL PRIMARY KEY, pack VARCHAR NOT NULL, pack_version INTEGER NOT NULL,
            title VARCHAR NOT NULL, day VARCHAR NOT NULL, started_at VARCHAR NOT NULL, saved_at VARCHAR NOT NULL,
            state VARCHAR NOT NULL, deleted_at VARCHAR)""",
    """CREATE TABLE change (
            id INTEGER NOT NULL PRIMARY KEY, made_at VARCHAR NOT NULL, kind VARCHAR NOT NULL, number INTEGER,
            back VARCHAR NOT NULL, undone_at VARCHAR)""",
    # Contentless: the index holds positions, not a second copy of the texts.
    """CREATE VIRTUAL TABLE search USING fts5 (
            words, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2')""",
    "CREATE TABLE meta (key VARCHAR NOT NULL PRIMARY KEY, value VARCHAR NOT NULL)",
)


@migration
def m001_initial(con: engine.Connection) -> None:
    """Entries and all that comes out of them, drafts, changes to take back, the index, what the journal knows."""
    _run(con, _INITIAL)


_COMMITMENTS_AND_QUESTIONS = (
    "ALTER TABLE commitment ADD COLUMN pack VARCHAR",
    "ALTER TABLE commitment ADD COLUMN asked_on VARCHAR",
    # New words belong to the kind of sitting in which the first ones were found.
    """WITH RECURSIVE line (id, pack) AS (
            SELECT c.id, e.pack FROM commitment c JOIN entry e ON e.id = c.entry_id WHERE c.reworded_from IS NULL
            UNION ALL SELECT c.id, line.pack FROM commitment c JOIN line ON c.reworded_from = line.id)
        UPDATE commitment SET pack = line.pack FROM line WHERE line.id = commitment.id""",
    """CREATE TABLE outcome (
            id INTEGER NOT NULL PRIMARY KEY,
            commitment_id INTEGER NOT NULL REFERENCES commitment (id) ON DELETE CASCADE, day VARCHAR NOT NULL,
            status VARCHAR NOT NULL, entry_id INTEGER REFERENCES entry (id) ON DELETE CASCADE, deleted_at VARCHAR)""",
    "CREATE INDEX ix_outcome_commitment ON outcome (commitment_id, day)",
    "CREATE INDEX ix_outcome_entry_id ON outcome (entry_id)",
    # Only the last thing said was kept so far: a look back put the day due a week later, or the day closed.
    """INSERT INTO outcome (commitment_id, day, status, entry_id)
        SELECT c.id, coalesce(c.closed_on, date(c.due_on, '-7 days')), c.status,
            (SELECT e.id FROM entry e WHERE e.looks_back_at = c.number ORDER BY e.deleted_at IS NOT NULL, e.id DESC
             LIMIT 1)
        FROM commitment c WHERE c.status <> 'open' OR c.due_on > date(c.made_on, '+7 days') ORDER BY c.id""",
    """CREATE TABLE note_with_number (
            id INTEGER NOT NULL PRIMARY KEY, entry_id INTEGER REFERENCES entry (id) ON DELETE CASCADE,
            position INTEGER NOT NULL, kind VARCHAR NOT NULL, words VARCHAR NOT NULL, status VARCHAR NOT NULL,
            private BOOLEAN NOT NULL, made_on VARCHAR NOT NULL, number INTEGER, closed_on VARCHAR,
            deleted_at VARCHAR)""",
    """INSERT INTO note_with_number (id, entry_id, position, kind, words, status, private, made_on, number)
        SELECT n.id, n.entry_id, n.position, n.kind, n.words, n.status, n.private, coalesce(e.day, ''),
            CASE n.kind WHEN 'question' THEN row_number() OVER (PARTITION BY n.kind ORDER BY e.number, n.position)
            END
        FROM note n LEFT JOIN entry e ON e.id = n.entry_id""",
    "DROP TABLE note",
    "ALTER TABLE note_with_number RENAME TO note",
    "CREATE INDEX ix_note_entry_id ON note (entry_id)",
    "CREATE UNIQUE INDEX ix_note_number ON note (number)",
    """INSERT OR REPLACE INTO meta SELECT 'last_question_number', max(number) FROM note
        HAVING max(number) IS NOT NULL""",
)


@migration
def m002_commitments_and_questions(con: engine.Connection) -> None:
    """What was said of a commitment day by day, the kind of sitting it came from, and numbers for questions."""
    _run(con, _COMMITMENTS_AND_QUESTIONS)


_EXPORTS_AND_AGREEMENTS = (
    """CREATE TABLE export (
            id INTEGER NOT NULL PRIMARY KEY, uuid VARCHAR NOT NULL UNIQUE, made_at VARCHAR NOT NULL,
            kind VARCHAR NOT NULL, format VARCHAR NOT NULL, first_week VARCHAR NOT NULL, last_week VARCHAR NOT NULL,
            counted INTEGER NOT NULL, masked VARCHAR NOT NULL, kept VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
            locked BOOLEAN NOT NULL, signed BOOLEAN NOT NULL)""",
    """CREATE TABLE exported (
            export_id INTEGER NOT NULL REFERENCES export (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            entry_uuid VARCHAR NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (export_id, position))""",
    "CREATE INDEX ix_exported_entry_uuid ON exported (entry_uuid)",
    # Agreements and questions count each for themselves.
    "DROP INDEX ix_note_number",
    "CREATE UNIQUE INDEX ix_note_number ON note (kind, number)",
    """UPDATE note SET number = counted.number FROM (
            SELECT n.id, row_number() OVER (ORDER BY e.number, n.position) AS number
            FROM note n LEFT JOIN entry e ON e.id = n.entry_id WHERE n.kind = 'agreement') AS counted
        WHERE counted.id = note.id""",
    """INSERT OR REPLACE INTO meta SELECT 'last_agreement_number', max(number) FROM note
        WHERE kind = 'agreement' HAVING max(number) IS NOT NULL""",
)


@migration
def m003_exports_and_agreements(con: engine.Connection) -> None:
    """What was made for others to read, and numbers for what a supervisor agreed to do."""
    _run(con, _EXPORTS_AND_AGREEMENTS)


_LINES_LOAD_AND_FOCUS = (
    # All that was picked before lines had versions was picked from the first ones.
    "ALTER TABLE rating ADD COLUMN scale INTEGER NOT NULL DEFAULT 1",
    "DROP INDEX ix_rating_look_back",
    "CREATE INDEX ix_rating_look_back ON rating (day, area, kind, scale, value)",
    "CREATE INDEX ix_rating_scale ON rating (scale)",
    "ALTER TABLE entry ADD COLUMN load VARCHAR",
    # Since when the focus is the focus: the newest change that found another one there. Where the changes that are
    # still written down hold none, it was the focus before the first of them; where there are none, nobody knows.
    # A change has its instant in UTC, so the day can be the one beside it.
    """INSERT OR REPLACE INTO meta
        WITH found (id, made_at, before) AS (
            SELECT c.id, c.made_at, json_extract(row.value, '$[2].value') FROM change c, json_each(c.back) row
            WHERE c.undone_at IS NULL AND json_extract(row.value, '$[0]') = 'meta'
              AND json_extract(row.value, '$[1]') = 'focus'),
        since (day) AS (
            SELECT coalesce(
                (SELECT date(made_at) FROM found WHERE before <> (SELECT value FROM meta WHERE key = 'focus')
                 ORDER BY id DESC LIMIT 1),
                (SELECT date(min(made_at)) FROM change)))
        SELECT 'focus_since', json_quote(day) FROM since WHERE day IS NOT NULL""",
)


@migration
def m004_lines_load_and_focus(con: engine.Connection) -> None:
    """From which lines a rating was picked, how much a session asked, and since when the focus is the focus."""
    _run(con, _LINES_LOAD_AND_FOCUS)


_PAGES_AND_THEIR_READER = (
    "ALTER TABLE export ADD COLUMN reader VARCHAR NOT NULL DEFAULT ''",
    """CREATE TABLE page (
            kind VARCHAR NOT NULL PRIMARY KEY, saved_at VARCHAR NOT NULL, state VARCHAR NOT NULL)""",
)


@migration
def m005_pages_and_their_reader(con: engine.Connection) -> None:
    """For whom a page was made, and the pages that wait to be gone on with."""
    _run(con, _PAGES_AND_THEIR_READER)


_ROADMAP = (
    "ALTER TABLE answer ADD COLUMN guideline VARCHAR",
    "CREATE INDEX ix_answer_guideline ON answer (entry_id) WHERE guideline IS NOT NULL",
)


@migration
def m006_roadmap(con: engine.Connection) -> None:
    """What an answer says of the guidelines of the person's own roadmap that it names."""
    _run(con, _ROADMAP)


_DEVICES = (
    *(
        f"ALTER TABLE {table} ADD COLUMN versions VARCHAR NOT NULL DEFAULT '{{}}'"
        for table in ("entry", "commitment", "outcome", "note", "draft")
    ),
    "ALTER TABLE outcome ADD COLUMN uuid VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE outcome ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE note ADD COLUMN uuid VARCHAR NOT NULL DEFAULT ''",
    """UPDATE outcome SET place = counted.place FROM (
            SELECT id, row_number() OVER (PARTITION BY commitment_id ORDER BY id) AS place FROM outcome) AS counted
        WHERE counted.id = outcome.id""",
    """CREATE TABLE conflict (
            id INTEGER NOT NULL PRIMARY KEY, entry_uuid VARCHAR NOT NULL, versions VARCHAR NOT NULL,
            device VARCHAR NOT NULL, payload VARCHAR NOT NULL)""",
    "CREATE INDEX ix_conflict_entry_uuid ON conflict (entry_uuid)",
    "CREATE TABLE gone (uuid VARCHAR NOT NULL PRIMARY KEY, versions VARCHAR NOT NULL)",
)
# Two copies of one old journal must know the same note by the same name, so its words count: one that was written
# on one copy only stays apart, however it is numbered there.
_NOTES_OF_THEN = """SELECT n.id, coalesce(e.uuid, ''), n.kind, coalesce(n.number, 0), n.made_on, n.words
FROM note n LEFT JOIN entry e ON e.id = n.entry_id"""
_OUTCOMES_OF_THEN = """SELECT o.id, c.uuid, o.place, o.day, o.status
FROM outcome o JOIN commitment c ON c.id = o.commitment_id"""
_OF_THEN = UUID("6f6c6d2d-7265-466c-8563-742d6d303037")


@migration
def m007_devices(con: engine.Connection) -> None:
    """Which changes each row has seen, names for notes and for what was said, texts side by side, what is gone."""
    _run(con, _DEVICES)
    for table, of_then in (("note", _NOTES_OF_THEN), ("outcome", _OUTCOMES_OF_THEN)):
        taken: set[str] = set()
        for id, *known in con.execute(of_then).fetchall():
            name = str(uuid5(_OF_THEN, "\0".join([table, *map(str, known)])))
            if name in taken:  # the same words twice under no number: which is which cannot be told
                name = str(uuid5(_OF_THEN, f"{name}\0{id}"))
            taken.add(name)
            con.execute(f"UPDATE {table} SET uuid = ? WHERE id = ?", [name, id])
    _run(con, [f"CREATE UNIQUE INDEX ix_{table}_uuid ON {table} (uuid)" for table in ("note", "outcome")])


migration(m008_wordings)
migration(m009_indexes)


def _run(con: engine.Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        con.execute(statement)


def version_of(con: engine.Connection) -> int:
    """Give the schema version of an open file."""
    return int(engine.single(con, "PRAGMA user_version"))


def pending(con: engine.Connection, *, steps: Sequence[Step] = tuple(MIGRATIONS)) -> int:
    """Count the steps that this file still needs.

    Raises:
        JournalTooNew: before anything is written, if the file has more steps than this program knows.
    """
    version = version_of(con)
    if not 0 <= version <= len(steps):
        raise JournalTooNew(
            f"This journal has schema {version}, and this reflect knows {len(steps)}: a newer reflect wrote it."
        )
    return len(steps) - version


def migrate(con: engine.Connection, *, steps: Sequence[Step] = tuple(MIGRATIONS)) -> None:
    """Bring a file to the newest schema: each step with its version number, all of it or nothing of it."""
    pending(con, steps=steps)
    for number, step in enumerate(steps, 1):
        if number <= version_of(con):
            continue
        with engine.transaction(con, mode="EXCLUSIVE"):
            if number > version_of(con):  # another window may have come first
                step(con)
                con.execute(f"PRAGMA user_version = {number}")
