"""How the files in a journal's folder are called."""

DATABASE, KEY_FILE, KEY_COPY = "journal.db", "journal.keys", "journal.keys.bak"
MAKING = "making"
"""Where a new journal is made; it stays, empty, until the set-up is finished."""
LATE_WRITES = tuple(DATABASE + end for end in ("-journal", "-wal", "-shm"))
"""What SQLite may leave beside a journal. It belongs to that one: read into another, it would ruin it."""
FILES = frozenset({DATABASE, KEY_FILE, KEY_COPY, *LATE_WRITES})
"""All that one journal is made of."""
ASIDE = "replaced-"
"""How the name of a folder begins that holds a journal which a restore set aside."""
