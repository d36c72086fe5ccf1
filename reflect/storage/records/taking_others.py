"""Plans, notes, sittings that wait, exports, and what is gone: each comes in by its uuid. What was said is never lost."""

from dataclasses import replace
from uuid import UUID, uuid5

from reflect.storage import vectors
from reflect.storage.records import columns, rule
from reflect.storage.records.file import File
from reflect.values.record import Record, Row

_STATE = """UPDATE draft SET state = json_replace(state, '$.edits', (SELECT number FROM entry WHERE uuid = ?),
  '$.commitment', (SELECT number FROM commitment WHERE uuid = ?)) WHERE uuid = ?"""
_TABLES = ("entry", "commitment", "outcome", "note", "draft", "export")


def take_life(file: File, incoming: Record, here: Record | None) -> str:
    """Take a plan or a note in."""
    if here is None:
        gone = file.gone(incoming.uuid)
        if gone is not None and vectors.has_seen(gone, incoming.versions):
            return ""
        if gone is not None:
            file.act("DELETE FROM gone WHERE uuid = ?", [incoming.uuid])
            incoming = replace(incoming, versions=vectors.met(incoming.versions, gone))
        if file.writes:
            _put_life(file, incoming)
        return "others"
    changed = rule.life(here, _without_gone(file, incoming))
    if changed is None:
        return ""
    id = file.id_of(incoming.kind, here.uuid)
    if id is not None and file.writes:
        names = columns.COMMITMENT if incoming.kind == "commitment" else columns.NOTE
        row = {name: changed.row[name] for name in names}
        file.change(incoming.kind, id, {**row, "versions": vectors.written(changed.versions)})
        _points(file, id, changed)
        _put_outcomes(file, id, changed.parts.get("outcome", ()))
    return "others"


def _without_gone(file: File, incoming: Record) -> Record:
    """Leave out what points to something that was deleted for good here: else it would be news at each meeting.

    What is left of an entry that is gone stays for its writer alone.
    """
    row = dict(incoming.row)
    for name, table in (("entry", "entry"), ("reworded_from", "commitment")):
        if row.get(name) is not None and _is_gone(file, table, row[name]):
            row[name] = None
            row["private"] = 1 if name == "entry" else row["private"]
    said = tuple(one for one in incoming.parts.get("outcome", ()) if not _said_of_gone(file, one))
    return replace(incoming, row=row, parts={"outcome": said} if said else {})


def _is_gone(file: File, table: str, uuid: object) -> bool:
    return file.id_of(table, uuid) is None and file.gone(uuid) is not None


def _said_of_gone(file: File, said: Row) -> bool:
    """Say whether an outcome was deleted for good here, or was said in an entry that was."""
    gone = file.gone(said["uuid"])
    if gone is not None and vectors.has_seen(gone, vectors.read(str(said["versions"]))):
        return True
    return said["entry"] is not None and _is_gone(file, "entry", said["entry"])


def _put_life(file: File, incoming: Record) -> None:
    what = "commitment" if incoming.kind == "commitment" else str(incoming.row["kind"])
    names = columns.COMMITMENT if incoming.kind == "commitment" else columns.NOTE
    row = {name: incoming.row[name] for name in names}
    row["number"] = file.number(what, row["number"])
    home = file.id_of("entry", incoming.row["entry"])
    if incoming.row["entry"] is not None and home is None:
        row["private"] = 1  # its entry is not here, and may have been for its writer alone
    written = {"uuid": incoming.uuid, "versions": vectors.written(incoming.versions), "entry_id": home}
    file.put(incoming.kind, {**row, **written})
    id = file.id_of(incoming.kind, incoming.uuid)
    if id is not None:
        _points(file, id, incoming)
        _put_outcomes(file, id, incoming.parts.get("outcome", ()))


def _points(file: File, id: int, record: Record) -> None:
    """Let a row point to others by their uuids, once all of them are here."""
    if record.row["entry"] is not None:
        file.at_the_end(
            f"""UPDATE {record.kind} SET entry_id = coalesce(entry_id, (SELECT id FROM entry WHERE uuid = ?))
            WHERE id = ?""",
            [record.row["entry"], id],
        )
    if record.row.get("reworded_from") is not None:
        file.at_the_end(
            """UPDATE commitment SET reworded_from = coalesce(reworded_from,
                (SELECT id FROM commitment WHERE uuid = ?)) WHERE id = ?""",
            [record.row["reworded_from"], id],
        )


def go_round(file: File) -> bool:
    """Say whether a plan would be another way of saying itself: whoever looked for its first words would never end."""
    sql = "SELECT id, reworded_from FROM commitment WHERE reworded_from IS NOT NULL"
    before: dict[int, int] = dict(file.con.execute(sql).fetchall())
    done: set[int] = set()
    for start in before:
        here, way = start, set[int]()
        while here in before and here not in done:
            if here in way:
                return True
            way.add(here)
            here = before[here]
        done |= way
    return False


def _put_outcomes(file: File, id: int, rows: tuple[Row, ...]) -> None:
    for row in rows:
        if _said_of_gone(file, row):
            continue
        home = file.id_of("entry", row["entry"]) if row["entry"] else None
        written = {name: row[name] for name in columns.OUTCOME}
        there = file.id_of("outcome", row["uuid"])
        if there is None:
            file.put("outcome", {**written, "commitment_id": id, "entry_id": home})
        else:
            file.change("outcome", there, written)


def take_draft(file: File, incoming: Record, here: Record | None) -> str:
    """Take a sitting in. What was written into it on two devices stays, as two sittings."""
    if here is None:
        gone = file.gone(incoming.uuid)
        if gone is not None and vectors.has_seen(gone, incoming.versions):
            return ""
        file.act("DELETE FROM gone WHERE uuid = ?", [incoming.uuid])
        _put_draft(file, incoming)
        return "others"
    goes_on, other = rule.draft(here, incoming)
    if other is not None:
        uuid = str(uuid5(UUID(other.uuid), str(other.row["state"])))
        there = file.con.execute("SELECT 1 FROM draft WHERE uuid = ?", [uuid]).fetchone()
        if not there and file.gone(uuid) is None:
            _put_draft(file, replace(other, uuid=uuid))
    if goes_on == here:
        return ""
    _put_draft(file, goes_on)
    return "others"


def _put_draft(file: File, record: Record) -> None:
    row = {name: record.row[name] for name in columns.DRAFT}
    written = {"uuid": record.uuid, "versions": vectors.written(record.versions)}
    file.put("draft", {**row, **written}, instead="OR REPLACE")
    file.at_the_end(_STATE, [record.row["edits"], record.row["commitment"], record.uuid])


def take_export(file: File, incoming: Record) -> str:
    """Take in that something was made for somebody else to read. It never changes."""
    if file.id_of("export", incoming.uuid) is not None or file.gone(incoming.uuid) is not None:
        return ""
    file.put("export", {"uuid": incoming.uuid, **incoming.row})
    id = file.id_of("export", incoming.uuid)
    for position, row in enumerate(incoming.parts.get("exported", ())):
        file.put("exported", {"export_id": id, "position": position, **row})
    return "others"


def take_gone(file: File, incoming: Record) -> str:
    """Take in that something was deleted for good: here too, unless it was changed since."""
    uuid, seen = incoming.uuid, vectors.met(incoming.versions, file.gone(incoming.uuid) or {})
    for table in _TABLES:
        versions = _versions(file, table, uuid)
        if versions is None:
            continue
        if not vectors.has_seen(seen, versions):
            _let_it_stand(file, table, uuid, seen)
            return ""
        _delete(file, table, uuid)
        file.put("gone", {"uuid": uuid, "versions": vectors.written(seen)}, instead="OR REPLACE")
        return "removed" if table == "entry" else "others"
    file.put("gone", {"uuid": uuid, "versions": vectors.written(seen)}, instead="OR REPLACE")
    return ""


def goes(file: File, incoming: Record) -> int | None:
    """Give the number of the entry that `take_gone` would delete here, or None."""
    versions = _versions(file, "entry", incoming.uuid)
    seen = vectors.met(incoming.versions, file.gone(incoming.uuid) or {})
    if versions is None or not vectors.has_seen(seen, versions):
        return None
    row = file.con.execute("SELECT number FROM entry WHERE uuid = ?", [incoming.uuid]).fetchone()
    return None if row is None else int(row[0])


def _versions(file: File, table: str, uuid: str) -> vectors.Vector | None:
    """What something here has seen, with the texts that stand beside it."""
    if table == "export":
        return {} if file.id_of("export", uuid) is not None else None
    row = file.con.execute(f"SELECT versions FROM {table} WHERE uuid = ?", [uuid]).fetchone()
    if row is None:
        return None
    beside = file.con.execute("SELECT versions FROM conflict WHERE entry_uuid = ?", [uuid]).fetchall()
    return vectors.met(*(vectors.read(one) for (one,) in [row, *beside]))


def _let_it_stand(file: File, table: str, uuid: str, seen: vectors.Vector) -> None:
    """Make it newer than what was deleted, so that it also comes back where it was."""
    if table == "export":
        return
    (own,) = file.con.execute(f"SELECT versions FROM {table} WHERE uuid = ?", [uuid]).fetchone() or ("{}",)
    now = vectors.written(vectors.met(vectors.read(own), seen))
    file.act(f"UPDATE {table} SET versions = ? WHERE uuid = ?", [now, uuid])


def _delete(file: File, table: str, uuid: str) -> None:
    if table == "entry":
        id = file.id_of("entry", uuid)
        # What came out of it and was changed since stays, for its writer alone.
        for child in ("commitment", "note"):
            file.act(f"UPDATE {child} SET entry_id = NULL, private = 1 WHERE entry_id = ?", [id])
        file.act("DELETE FROM search WHERE rowid = ?", [id])
        file.act("DELETE FROM conflict WHERE entry_uuid = ?", [uuid])
        file.act(
            """UPDATE draft SET state = json_replace(state, '$.edits', NULL)
            WHERE json_extract(state, '$.edits') = (SELECT number FROM entry WHERE id = ?)""",
            [id],
        )
        # A change may quote what is gone, and a page that waits may know a word of it.
        for quoting in ("change", "page"):
            file.act(f"DELETE FROM {quoting}")
    if table == "commitment":
        file.act(
            """UPDATE commitment SET reworded_from = NULL, private = private OR (SELECT b.private FROM commitment b
                WHERE b.uuid = ?1) WHERE reworded_from = (SELECT id FROM commitment WHERE uuid = ?1)""",
            [uuid],
        )
    file.drop(table, "uuid = ?", [uuid])
