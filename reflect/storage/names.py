"""How the files in a journal's folder are called."""

DATABASE, KEY_FILE, KEY_COPY = "journal.db", "journal.keys", "journal.keys.bak"
MAKING = "making"
"""Where a new journal is made; it stays, empty, until the set-up is finished."""
ASIDE = "replaced-"
"""How the name of a folder begins that holds a journal which a restore set aside."""
