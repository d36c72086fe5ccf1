"""An entry comes in: its text, its earlier versions, and the texts that stand beside it. No word of it gets lost."""

from collections.abc import Sequence
from dataclasses import replace

from reflect.storage import revisions, search, vectors
from reflect.storage.records import columns, contents, rule
from reflect.storage.records.file import File
from reflect.storage.vectors import Relation
from reflect.values.record import Record, Row

_NUMBER = "(SELECT number FROM commitment WHERE uuid = ?)"


def take(file: File, incoming: Record, told: contents.Told, here: Record | None) -> str:
    """Take an entry in, with what is told from it; gives the field of a `Comparison` that counts it."""
    if here is None:
        return _take_new(file, incoming, told)
    incoming = _without_gone(file, incoming)
    earlier_here, earlier_there = _earlier(here), _earlier(incoming)
    settled = rule.settle(
        _texts(here), _texts(incoming), earlier_here=earlier_here, earlier_there=earlier_there
    )
    id = file.id_of("entry", here.uuid)
    if id is None:
        raise ValueError("an entry that was read a moment ago is not there")
    known = set(earlier_here)
    _let_go_of_gone(file, id, here)
    _keep_current(file, id, settled.current, here)
    _keep_beside(file, settled, here)
    _keep_earlier(file, id, incoming.parts.get("revision", ()), known)
    staying = {_text(each) for each in (settled.current, *settled.beside)}
    for text in settled.went:
        if _text(text) not in known | staying:
            kept = replace(contents.as_entry(text), number=int(str(here.row["number"])))
            _keep_earlier(file, id, [{"made_at": file.at, "payload": revisions.write_down(kept)}], known)
    return _counted(settled, here, incoming)


def _counted(settled: rule.Settled, here: Record, incoming: Record) -> str:
    before = {contents.content(each) for each in _texts(here)}
    if any(contents.content(each) not in before for each in settled.beside) or (
        settled.beside and contents.content(settled.current) not in before
    ):
        return "side_by_side"
    seen_here, seen_there = (
        vectors.joined(*(each.versions for each in _texts(one))) for one in (here, incoming)
    )
    match vectors.relation(seen_there, seen_here):
        case Relation.NEWER:
            return "newer"
        case Relation.OLDER:
            return "older"
        case Relation.BESIDE if contents.content(settled.current) not in before:
            return "newer"
    return "same"


def _take_new(file: File, incoming: Record, told: contents.Told) -> str:
    gone = file.gone(incoming.uuid)
    if gone is not None:
        seen = vectors.joined(*(each.versions for each in _texts(incoming)))
        if vectors.has_seen(gone, seen):
            return "left_out"
        # It was changed since: it comes back, newer than every copy that is still in a bin somewhere.
        incoming = replace(incoming, versions=vectors.met(incoming.versions, gone))
        file.act("DELETE FROM gone WHERE uuid = ?", [incoming.uuid])
    if file.writes:
        _put(file, incoming, told)
    return "new" if gone is None else "back"


def _without_gone(file: File, incoming: Record) -> Record:
    """Leave out the earlier versions that were deleted for good here."""
    rows = [row for row in incoming.parts.get("revision", ()) if not _is_gone(file, incoming.uuid, row)]
    return replace(incoming, parts={**incoming.parts, "revision": tuple(rows)})


def _let_go_of_gone(file: File, id: int, here: Record) -> None:
    """Delete the earlier versions that were deleted for good on another device."""
    for row in here.parts.get("revision", ()):
        if _is_gone(file, here.uuid, row):
            file.drop("revision", "entry_id = ? AND payload = ?", [id, row["payload"]])


def _is_gone(file: File, uuid: str, row: Row) -> bool:
    name = revisions.name(uuid, revisions.text_of(str(row["payload"])))
    return vectors.stays_gone(file.gone(name), file.gone(revisions.back(name)))


def _put(file: File, incoming: Record, told: contents.Told) -> None:
    incoming = _without_gone(file, incoming)
    id, number = file.new_id("entry"), file.number("entry", incoming.row["number"])
    file.put_with_many("entry", {"id": id, "uuid": incoming.uuid, "number": number, **_own(incoming, told)})
    _put_parts(file, id, incoming, told)
    for version, row in enumerate(incoming.parts.get("revision", ()), 1):
        file.put_with_many("revision", {"entry_id": id, "version": version, **row})
    for row in incoming.parts.get("conflict", ()):
        file.put_with_many("conflict", {"entry_uuid": incoming.uuid, **row})


def _own(record: Record, told: contents.Told) -> dict[str, object]:
    """The own columns of an entry, with what is told from the rest of it."""
    row = {name: record.row[name] for name in columns.ENTRY if name != "number"}
    return {
        **row,
        "week": told.week,
        "first_words": told.first_words,
        "versions": vectors.written(record.versions),
    }


def _put_parts(file: File, id: int, record: Record, told: contents.Told) -> None:
    for part in columns.PARTS:
        for position, row in enumerate(record.parts.get(part, ())):
            file.put_part(part, id, position, row)
    file.put_with_many("search", {"rowid": id, "words": told.findable})
    _look_back(file, id, record)


def _look_back(file: File, id: int, record: Record) -> None:
    """Let an entry look back at the plan that it names by its uuid, once all of them are here."""
    looked_at = record.row["looks_back_at"]
    if looked_at is not None:
        file.at_the_end(f"UPDATE entry SET looks_back_at = {_NUMBER} WHERE id = ?", [looked_at, id])


def _keep_current(file: File, id: int, current: Record, here: Record) -> None:
    file.act("UPDATE entry SET looks_back_at = NULL WHERE id = ?", [id])
    if contents.content(current) == contents.content(here):
        file.change(
            "entry",
            id,
            {name: current.row[name] for name in ("room", "deleted_at")}
            | {"versions": vectors.written(current.versions)},
        )
        _look_back(file, id, current)
        return
    told = contents.told(current)
    file.change("entry", id, _own(current, told))
    file.drop_parts(id)
    file.act(search.FORGET_BOUND, [id])
    _put_parts(file, id, current, told)


def _keep_beside(file: File, settled: rule.Settled, here: Record) -> None:
    """Keep all texts that stand beside each other, the one that is shown too: whole, with the words of its plans."""
    texts = (settled.current, *settled.beside) if settled.beside else ()
    beside = [
        {
            "versions": vectors.written(each.versions),
            "device": _changed_by(each, texts),
            "payload": contents.payload(each),
        }
        for each in texts
    ]
    if _keys(beside) == _keys(here.parts.get("conflict", ())):
        return
    file.act("DELETE FROM conflict WHERE entry_uuid = ?", [here.uuid])
    for row in beside:
        file.put("conflict", {"entry_uuid": here.uuid, **row})


def _keys(rows: Sequence[Row]) -> set[tuple[object, object]]:
    return {(row["versions"], row["payload"]) for row in rows}


def _changed_by(text: Record, texts: Sequence[Record]) -> str:
    """The device that changed a text last, as far as its versions tell."""
    others = vectors.joined(*(each.versions for each in texts if each is not text))
    own = {name: n for name, n in text.versions.items() if n > others.get(name, 0)}
    return max(own, key=lambda name: (own[name], name), default="-").partition("/")[0]


def _keep_earlier(file: File, id: int, rows: Sequence[Row], known: set[str]) -> None:
    for row in rows:
        text = revisions.text_of(str(row["payload"]))
        if text in known:
            continue
        known.add(text)
        file.act(
            """INSERT INTO revision (entry_id, version, made_at, payload)
            SELECT ?1, 1 + coalesce(max(version), 0), ?2, ?3 FROM revision WHERE entry_id = ?1""",
            [id, row["made_at"], row["payload"]],
        )


def _earlier(record: Record) -> set[str]:
    return {revisions.text_of(str(row["payload"])) for row in record.parts.get("revision", ())}


def _texts(record: Record) -> list[Record]:
    """Give the text that is shown, and those beside it. Of the one that is shown, too, the whole is kept beside it.

    Its plans may have the words of another text by now, so what was kept then tells what stood in it.
    """
    current, *beside = [record, *map(contents.beside, record.parts.get("conflict", ()))]
    kept = [each for each in beside if each.versions == current.versions and _is_same(each, current)]
    if kept:
        words = {name: kept[0].parts.get(name, ()) for name in ("plan", "note")}
        current = replace(current, parts={**current.parts, **words})
    return [current, *(each for each in beside if each not in kept)]


def _is_same(one: Record, other: Record) -> bool:
    return contents.content(one) == contents.content(other)


def _text(record: Record) -> str:
    return revisions.text(contents.as_entry(record))
