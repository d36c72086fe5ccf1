"""Single things that the journal knows of itself, by their name. Never writes."""

import json
from typing import Any

from reflect.storage.database.engine import Connection


def meta(con: Connection, key: str) -> Any:
    """Give one thing that the journal knows of itself, or None."""
    row = con.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return json.loads(row[0]) if row else None
