"""The facts of one week by the shortest road there is: the driver, the same cipher, plain SQL, `print`.

    python bench/minimal.py HOME FIRST END

What `reflect week` costs is compared with this. It knows the tables and nothing else of reflect.
"""

import sys

import sqlcipher3.dbapi2 as sqlcipher

home, first, end = sys.argv[1:]
with open(home + "/bench.key", encoding="ascii") as file:  # noqa: PTH123 - pathlib would cost as much as the rest
    key = file.read()
con = sqlcipher.connect(home + "/journal.db", isolation_level=None)
con.execute(f"PRAGMA key = \"x'{key}'\"")
days = (first, end)
ENTRIES = "FROM entry e WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ?"
FOCUS = con.execute("SELECT json_extract(value, '$') FROM meta WHERE key = 'focus'").fetchone()[0]
for facts in (
    con.execute("SELECT count(*) " + ENTRIES, days),
    con.execute("SELECT e.setting, count(*) AS times " + ENTRIES + " GROUP BY 1 ORDER BY 2 DESC", days),
    con.execute(
        "SELECT m.kind, m.words, count(*) FROM moment m JOIN entry e ON e.id = m.entry_id"
        " WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ? GROUP BY 1, 2 ORDER BY 3 DESC",
        days,
    ),
    con.execute(
        "SELECT a.value FROM answer a JOIN entry e ON e.id = a.entry_id"
        " WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ? AND a.highlight ORDER BY e.day, e.number",
        days,
    ),
    con.execute(
        "SELECT day, value, anchor FROM rating WHERE day >= ? AND day < ? AND area = ?", (*days, FOCUS)
    ),
    con.execute(
        "SELECT words, status FROM commitment"
        " WHERE made_on < ? AND (closed_on IS NULL OR closed_on >= ? AND closed_on < ?)",
        (end, first, end),
    ),
):
    for row in facts:
        print(*row)
