"""The reads of kept questions and of agreements as named SQL on the driver, giving frozen values. Never writes."""

from datetime import date

from reflect.storage.database.engine import Connection, Row
from reflect.storage.reading.plans import _day
from reflect.values.plans import Agreement, KeptQuestion

QUESTIONS = """SELECT n.number, n.words, n.made_on, n.closed_on, (n.private OR coalesce(e.room = 'private', 0)), e.number
FROM note n LEFT JOIN entry e ON e.id = n.entry_id
WHERE n.kind = 'question' AND n.deleted_at IS NULL AND e.deleted_at IS NULL"""
# Unlike a question, an agreement is always part of an entry.
AGREEMENTS = """SELECT n.number, n.words, n.made_on, n.closed_on, n.status,
  (n.private OR e.private_pack OR e.room = 'private'), e.number
FROM note n JOIN entry e ON e.id = n.entry_id
WHERE n.kind = 'agreement' AND n.deleted_at IS NULL AND e.deleted_at IS NULL ORDER BY n.number"""


def questions(con: Connection) -> list[KeptQuestion]:
    """Give the questions kept for supervision, the first one first."""
    return [_question(row) for row in con.execute(QUESTIONS + " ORDER BY n.number").fetchall()]


def question(con: Connection, number: int) -> KeptQuestion | None:
    """Give one question by its short number, or None."""
    row = con.execute(QUESTIONS + " AND n.number = ?", [number]).fetchone()
    return _question(row) if row else None


def agreements(con: Connection) -> list[Agreement]:
    """Give what supervisors agreed to do, the first one first."""
    return [
        Agreement(
            number=number, words=words, made_on=date.fromisoformat(made), closed_on=_day(closed),
            let_go=status == "let_go", private=bool(private), entry=entry,
        )
        for number, words, made, closed, status, private, entry in con.execute(AGREEMENTS).fetchall()
    ]  # fmt: skip


def _question(row: Row) -> KeptQuestion:
    number, words, made, closed, private, entry = row
    return KeptQuestion(
        number=number, words=words, made_on=date.fromisoformat(made), closed_on=_day(closed),
        private=bool(private), entry=entry,
    )  # fmt: skip
