"""The step to schema 9: what is asked for of few entries, or of few plans, is found without walking all of them."""

from reflect.storage.database import engine

_INDEXES = (
    # Entries of one kind of sitting, in the order of their days.
    "CREATE INDEX ix_entry_pack ON entry (pack, day, number) WHERE deleted_at IS NULL",
    # What is in the bin: hardly anything, however many entries there are.
    "CREATE INDEX ix_entry_binned ON entry (day, number) WHERE deleted_at IS NOT NULL",
    # Plans that are open, by the day to look back; and those that were closed on a day or later.
    "DROP INDEX ix_commitment_due",
    "CREATE INDEX ix_commitment_closed ON commitment (closed_on, due_on)",
)


def m009_indexes(con: engine.Connection) -> None:
    """Indexes of the kinds of sittings, of the bin, and of when a plan was closed."""
    for statement in _INDEXES:
        con.execute(statement)
