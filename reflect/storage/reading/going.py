"""What would go if something were deleted for good, and which other entries say the same. Never writes."""

import json
from collections.abc import Collection

from reflect.quick_dataclass import dataclass
from reflect.storage.database.engine import Connection, single
from reflect.storage.reading import heads as lists
from reflect.values.filter import Filter
from reflect.values.head import EntryHead

IDS = "(SELECT value FROM json_each(?))"
VERSIONS = f"SELECT count(*) FROM revision WHERE entry_id IN {IDS}"
PLANS = f"SELECT count(*) FROM commitment WHERE entry_id IN {IDS}"
NOTES = f"SELECT count(*) FROM note WHERE entry_id IN {IDS}"
CHANGING = f"SELECT count(*) FROM draft WHERE json_extract(state, '$.edits') IN {IDS}"
TEXTS = f"""SELECT json_extract(value, '$') FROM answer WHERE kind = 'text' AND entry_id IN {IDS}
UNION SELECT words FROM commitment WHERE entry_id IN {IDS}"""
SAID = f"""SELECT e.number FROM entry e WHERE e.id NOT IN {IDS} AND e.deleted_at IS NULL AND (
EXISTS (SELECT 1 FROM answer a WHERE a.entry_id = e.id AND instr(a.value, ?))
OR EXISTS (SELECT 1 FROM revision r WHERE r.entry_id = e.id AND instr(r.payload, ?))
OR EXISTS (SELECT 1 FROM conflict c WHERE c.entry_uuid = e.uuid AND instr(c.payload, ?)))"""
LEAST = 12
"""Characters of a text that is looked for in other entries: a shorter one is in many by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """What would go: entries by their heads, all else as counts. `versions` are earlier versions of entries."""

    entries: tuple[EntryHead, ...]
    drafts: int
    plans: int
    notes: int
    versions: int
    changes: int
    pages: int

    @property
    def nothing(self) -> bool:
        """True where nobody would miss anything: what can be taken back, and a page that waits, are no words of their own."""
        return not (self.entries or self.drafts or self.plans or self.notes or self.versions)


def going(con: Connection, *, only: Collection[int] | None, versions: bool) -> Going:
    """Say what would go with the entries in the bin, or with `only` these; `versions`: with all earlier versions."""
    heads, ids = _going(con, only)
    edited = json.dumps([head.number for head in heads])
    put_away = "deleted_at IS NOT NULL"
    drafts = single(con, f"{CHANGING} AND deleted_at IS NULL", [edited])
    plans, notes = single(con, PLANS, [ids]), single(con, NOTES, [ids])
    if only is None:
        drafts += single(con, f"SELECT count(*) FROM draft WHERE {put_away}")
        others = f"entry_id IS NULL OR entry_id NOT IN {IDS}"
        plans += single(con, f"SELECT count(*) FROM commitment WHERE {put_away} AND ({others})", [ids])
        notes += single(con, f"SELECT count(*) FROM note WHERE {put_away} AND ({others})", [ids])
    else:
        drafts += single(con, f"{CHANGING} AND {put_away}", [edited])
    return Going(
        entries=tuple(heads),
        drafts=drafts,
        plans=plans,
        notes=notes,
        versions=single(con, "SELECT count(*) FROM revision") if versions else single(con, VERSIONS, [ids]),
        changes=single(con, "SELECT count(*) FROM change"),
        pages=single(con, "SELECT count(*) FROM page"),
    )


def said_again(con: Connection, *, only: Collection[int] | None) -> list[int]:
    """Give the numbers of the other entries in which a whole text of what would go stands, also in an earlier version."""
    _, ids = _going(con, only)
    found: set[int] = set()
    for (text,) in con.execute(TEXTS, [ids, ids]).fetchall():
        if len(text) >= LEAST:
            written = json.dumps(text, ensure_ascii=False)[1:-1]
            found.update(
                number for (number,) in con.execute(SAID, [ids, written, written, written]).fetchall()
            )
    return sorted(found)


def _going(con: Connection, only: Collection[int] | None) -> tuple[list[EntryHead], str]:
    """The heads of the entries that would go, and their ids as a JSON list."""
    heads = lists.heads(con, Filter(), binned=True)
    if only is not None:
        heads = [head for head in [*heads, *lists.heads(con, Filter())] if head.number in only]
    numbers = json.dumps([head.number for head in heads])
    ids = con.execute(f"SELECT id FROM entry WHERE number IN {IDS}", [numbers]).fetchall()
    return heads, json.dumps([id for (id,) in ids])
