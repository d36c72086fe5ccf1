"""The same facts by the shortest road there is: the driver, the same cipher, plain SQL, `print`.

    python bench/minimal.py HOME week FIRST END
    python bench/minimal.py HOME growth END
    python bench/minimal.py HOME search WORD

What `reflect week`, `reflect growth` and `reflect search` cost is compared with this. It knows the tables and nothing else.
"""

import sys

import sqlcipher3.dbapi2 as sqlcipher

home, what, *asked = sys.argv[1:]
with open(home + "/bench.key", encoding="ascii") as file:  # noqa: PTH123 - pathlib would cost as much as the rest
    key = file.read()
con = sqlcipher.connect(home + "/journal.db", isolation_level=None)
con.execute(f"PRAGMA key = \"x'{key}'\"")


def week(first, end):
    days = (first, end)
    entries = "FROM entry e WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ?"
    focus = con.execute("SELECT json_extract(value, '$') FROM meta WHERE key = 'focus'").fetchone()[0]
    return (
        con.execute("SELECT count(*) " + entries, days),
        con.execute("SELECT e.setting, count(*) AS times " + entries + " GROUP BY 1 ORDER BY 2 DESC", days),
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
            "SELECT e.day, r.value, r.anchor FROM rating r JOIN entry e ON e.id = r.entry_id"
            " WHERE e.deleted_at IS NULL AND e.day >= ? AND e.day < ? AND r.area = ? AND r.kind IN ('session', 'week')",
            (*days, focus),
        ),
        con.execute(
            "SELECT words, iif(closed_on < ?, status, 'open') FROM commitment"
            " WHERE made_on < ? AND (closed_on IS NULL AND status != 'reworded'"
            " OR closed_on >= iif(status = 'reworded', ?, ?)) ORDER BY due_on, number",
            (end, end, end, first),
        ),
    )


def growth(end):
    back = (end, "-210 days")
    return (
        con.execute(
            "SELECT r.area, (julianday(?) - julianday(e.day)) / 14 AS step, count(*), sum(r.value)"
            " FROM entry e JOIN rating r ON r.entry_id = e.id WHERE e.deleted_at IS NULL AND e.day < ? AND e.day >= date(?, ?)"
            " AND r.kind = 'session' AND r.value BETWEEN 1 AND 5 GROUP BY 1, CAST(step AS INTEGER)",
            (end, end, *back),
        ),
        con.execute(
            "SELECT count(DISTINCT e.day) FROM entry e WHERE e.deleted_at IS NULL AND e.day < ? AND e.day >= date(?, ?)",
            (end, end, "-91 days"),
        ),
    )


def search(word):
    return (
        con.execute(
            "SELECT number, day, title, first_words FROM entry WHERE deleted_at IS NULL"
            " AND id IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY day DESC, number DESC LIMIT 20",
            (word,),
        ),
    )


for rows in {"week": week, "growth": growth, "search": search}[what](*asked):
    for row in rows:
        print(*row)
