"""The step to schema 8: what was asked and shown stands once, and the rows of an entry point to it.

Until then each answer, rating and moment held all words that were on the screen, which was half of the file. Views with
the names of before put them together again, so whoever reads hardly sees a difference.
"""

from collections.abc import Sequence

from reflect.storage.database import engine

# NULL is a value like any other here: two wordings that differ in nothing are one. A blob is never a text.
_WORDINGS = (
    """CREATE TABLE answer_wording (
            id INTEGER NOT NULL PRIMARY KEY, question VARCHAR NOT NULL, kind VARCHAR NOT NULL, asked VARCHAR NOT NULL,
            private BOOLEAN NOT NULL, highlight BOOLEAN NOT NULL, stage VARCHAR, areas VARCHAR NOT NULL,
            guideline VARCHAR)""",
    """CREATE UNIQUE INDEX ix_answer_wording ON answer_wording (
            asked, question, kind, private, highlight, ifnull(stage, x''), areas, ifnull(guideline, x''))""",
    """CREATE TABLE said (
            id INTEGER NOT NULL PRIMARY KEY, value VARCHAR NOT NULL, words VARCHAR NOT NULL)""",
    "CREATE UNIQUE INDEX ix_said_again ON said (value, words) WHERE words <> ''",
    """CREATE TABLE rating_wording (
            id INTEGER NOT NULL PRIMARY KEY, question VARCHAR NOT NULL, asked VARCHAR NOT NULL, area VARCHAR NOT NULL,
            value INTEGER, anchor VARCHAR NOT NULL, kind VARCHAR NOT NULL, private BOOLEAN NOT NULL,
            scale INTEGER NOT NULL)""",
    """CREATE UNIQUE INDEX ix_rating_wording ON rating_wording (
            anchor, area, asked, question, ifnull(value, x''), kind, private, scale)""",
    """CREATE TABLE moment_wording (
            id INTEGER NOT NULL PRIMARY KEY, question VARCHAR NOT NULL, asked VARCHAR NOT NULL, moment VARCHAR NOT NULL,
            area VARCHAR NOT NULL, kind VARCHAR NOT NULL, words VARCHAR NOT NULL, private BOOLEAN NOT NULL)""",
    """CREATE UNIQUE INDEX ix_moment_wording ON moment_wording (
            words, moment, asked, question, area, kind, private)""",
)
_ROWS = (
    """CREATE TABLE answered (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            wording_id INTEGER NOT NULL, said_id INTEGER NOT NULL, in_turn BOOLEAN NOT NULL,
            PRIMARY KEY (entry_id, position)) WITHOUT ROWID""",
    "CREATE INDEX ix_answered_in_turn ON answered (wording_id) WHERE in_turn = 1",
    """CREATE TABLE rated (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            wording_id INTEGER NOT NULL, PRIMARY KEY (entry_id, position)) WITHOUT ROWID""",
    """CREATE TABLE ticked (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            wording_id INTEGER NOT NULL, PRIMARY KEY (entry_id, position)) WITHOUT ROWID""",
)
_ASKED_AND_PICKED = (
    """INSERT INTO answer_wording (question, kind, asked, private, highlight, stage, areas, guideline)
        SELECT DISTINCT question, kind, asked, private, highlight, stage, areas, guideline FROM answer""",
    "INSERT INTO said (value, words) SELECT DISTINCT value, words FROM answer WHERE words <> ''",
)
# A text of one's own is in no second answer: behind all that can be picked, it has the place of its answer before.
_TEXTS = """INSERT INTO said (id, value, words)
SELECT rowid + ?, value, '' FROM answer WHERE words = '' ORDER BY rowid"""
_ANSWERED = """INSERT INTO answered (entry_id, position, wording_id, said_id, in_turn)
SELECT a.entry_id, a.position,
    (SELECT w.id FROM answer_wording w
     WHERE w.asked = a.asked AND w.question = a.question AND w.kind = a.kind AND w.private = a.private
       AND w.highlight = a.highlight AND ifnull(w.stage, x'') = ifnull(a.stage, x'') AND w.areas = a.areas
       AND ifnull(w.guideline, x'') = ifnull(a.guideline, x'')),
    CASE a.words WHEN '' THEN a.rowid + ? ELSE
        (SELECT s.id FROM said s WHERE s.value = a.value AND s.words = a.words AND s.words <> '') END,
    a.question = 'spotlight'
FROM answer a ORDER BY a.entry_id, a.position"""
_REST = (
    """INSERT INTO rating_wording (question, asked, area, value, anchor, kind, private, scale)
        SELECT DISTINCT question, asked, area, value, anchor, kind, private, scale FROM rating""",
    """INSERT INTO rated (entry_id, position, wording_id)
        SELECT r.entry_id, r.position,
            (SELECT w.id FROM rating_wording w
             WHERE w.anchor = r.anchor AND w.area = r.area AND w.asked = r.asked AND w.question = r.question
               AND ifnull(w.value, x'') = ifnull(r.value, x'') AND w.kind = r.kind AND w.private = r.private
               AND w.scale = r.scale)
        FROM rating r ORDER BY r.entry_id, r.position""",
    """INSERT INTO moment_wording (question, asked, moment, area, kind, words, private)
        SELECT DISTINCT question, asked, moment, area, kind, words, private FROM moment""",
    """INSERT INTO ticked (entry_id, position, wording_id)
        SELECT m.entry_id, m.position,
            (SELECT w.id FROM moment_wording w
             WHERE w.words = m.words AND w.moment = m.moment AND w.asked = m.asked AND w.question = m.question
               AND w.area = m.area AND w.kind = m.kind AND w.private = m.private)
        FROM moment m ORDER BY m.entry_id, m.position""",
    """CREATE TABLE tag_by_entry (
            entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE, tag VARCHAR NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (entry_id, tag)) WITHOUT ROWID""",
    "INSERT INTO tag_by_entry (entry_id, tag, position) SELECT entry_id, tag, position FROM tag ORDER BY entry_id, tag",
)
_AWAY = (
    "DROP TABLE answer",
    "DROP TABLE rating",
    "DROP TABLE moment",
    "DROP TABLE tag",
    "ALTER TABLE tag_by_entry RENAME TO tag",
    "CREATE INDEX ix_tag_tag ON tag (tag)",
    "DROP INDEX ix_entry_week",  # every look back goes by the day
)
# JOIN keeps the order: from the rows of an entry to their wordings, and never from a wording to all its rows.
_VIEWS = (
    """CREATE VIEW answer AS
        SELECT a.entry_id, a.position, w.question, w.kind, w.asked, s.value, s.words, w.private, w.highlight, w.stage,
            w.areas, w.guideline
        FROM answered a JOIN answer_wording w ON w.id = a.wording_id JOIN said s ON s.id = a.said_id""",
    """CREATE VIEW rating AS
        SELECT r.entry_id, r.position, w.question, w.asked, w.area, w.value, w.anchor, w.kind, w.private, w.scale
        FROM rated r JOIN rating_wording w ON w.id = r.wording_id""",
    """CREATE VIEW moment AS
        SELECT m.entry_id, m.position, w.question, w.asked, w.moment, w.area, w.kind, w.words, w.private
        FROM ticked m JOIN moment_wording w ON w.id = m.wording_id""",
    # Whatever takes an answer away, by itself or with its entry, takes its text away too.
    """CREATE TRIGGER answered_gone AFTER DELETE ON answered BEGIN
        DELETE FROM said WHERE id = old.said_id AND words = ''; END""",
)
TO_REWRITE = "to_rewrite"
"""Stands in `meta` while a file has the room of its old tables left in it."""
_NOTED = f"INSERT OR REPLACE INTO meta SELECT '{TO_REWRITE}', 'true' WHERE EXISTS (SELECT 1 FROM entry)"


def m008_wordings(con: engine.Connection) -> None:
    """Wordings stand once; answers, ratings, moments and tags are small rows in the order of their entries."""
    _run(con, _WORDINGS + _ROWS + _ASKED_AND_PICKED)
    before = engine.single(con, "SELECT coalesce(max(id), 0) FROM said")
    con.execute(_TEXTS, [before])
    con.execute(_ANSWERED, [before])
    _run(con, _REST)
    # All of it stands in the new tables, so nothing is gained by filling the pages of the old ones with zeros; the
    # file is written anew without them.
    con.execute("PRAGMA secure_delete = OFF")
    try:
        _run(con, _AWAY)
    finally:
        con.execute("PRAGMA secure_delete = ON")
    _run(con, (*_VIEWS, _NOTED))


def _run(con: engine.Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        con.execute(statement)
