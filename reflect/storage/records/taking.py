"""Records come in, or it is told what would happen: some hundred at a time, all of them in the caller's transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from reflect.errors import BadRecord
from reflect.storage.database import engine
from reflect.storage.database.engine import Connection
from reflect.storage.records import contents, fitting, reading, settings, taking_entries, taking_others
from reflect.storage.records.file import File
from reflect.values.record import Comparison, Record, Row

_WRITTEN_IN = "SELECT " + " OR ".join(
    f"EXISTS (SELECT 1 FROM {table})" for table in ("entry", "commitment", "note", "draft", "gone")
)
_READ_FIRST = ("entry", "commitment", "note", "draft")


def take(
    con: Connection,
    records: Iterable[Record],
    *,
    writes: bool,
    at: str,
    deletes: bool = True,
    progress: Callable[[int], None] | None = None,
) -> Comparison:
    """Take records in, or only tell what would happen.

    Args:
        con: the journal; a transaction is open if anything is to be written.
        records: of a journal, an archive, another program. Entries come before what belongs to them.
        writes: False writes nothing.
        at: the instant, as rows have it.
        deletes: False where anybody may have made them: only a new journal then heeds what they delete and let out.
        progress: is told, now and then, how many records were looked at so far.

    Raises:
        BadRecord: if something is not as reflect writes it.
    """
    file, counted, done = File(con, writes=writes, at=at), Counter[str](), 0
    choices: list[Record] = []
    new = not engine.single(con, _WRITTEN_IN)
    for lot in _lots(records if deletes or new else (each for each in records if each.kind != "gone")):
        try:
            counted.update(_take_lot(file, lot, choices))
        except (ValueError, RecursionError):
            raise BadRecord from None
        done += len(lot)
        if progress is not None:
            progress(done)
    learned = file.touched
    if writes:
        _finish(file, removed=counted["removed"])
    out = () if deletes or new else settings.LOOSENS  # else whoever made it says which names stay unmasked
    counted["others"] += sum(_chosen(file, choice, over=new) for choice in choices if choice.uuid not in out)
    counts = {name: counted[name] for name in Comparison.__dataclass_fields__ if name != "learned"}
    return Comparison(**counts, learned=learned)


def going(con: Connection, records: Iterable[Record], *, at: str) -> frozenset[int]:
    """Give the numbers of the entries that taking these in would delete for good. Writes nothing.

    Raises:
        BadRecord: if something is not as reflect writes it.
    """
    file = File(con, writes=False, at=at)
    try:
        gone = [fitting.fitted(record) for record in records if record.kind == "gone"]
        return frozenset(
            number for record in gone if (number := taking_others.goes(file, record)) is not None
        )
    except (ValueError, RecursionError):
        raise BadRecord from None


def _finish(file: File, *, removed: int) -> None:
    file.finish()
    if taking_others.go_round(file):
        raise BadRecord
    if removed:
        file.con.execute("INSERT INTO search (search) VALUES ('optimize')")


def _lots(records: Iterable[Record]) -> Iterator[list[Record]]:
    stream = iter(records)
    while lot := list(islice(stream, reading.LOT)):
        yield lot


def _take_lot(file: File, lot: Sequence[Record], choices: list[Record]) -> Iterator[str]:
    lot = [fitting.fitted(record) for record in lot]
    here: dict[tuple[str, str], Record] = {}
    for kind in _READ_FIRST:
        uuids = [record.uuid for record in lot if record.kind == kind]
        if uuids:
            here |= {(kind, uuid): one for uuid, one in reading.some(file.con, kind, uuids).items()}
    seen: set[tuple[str, str]] = set()
    for record in lot:
        key = (record.kind, record.uuid)
        if key in seen and record.kind in _READ_FIRST:
            file.put_all()
            here.pop(key, None)
            here |= {
                (record.kind, uuid): one
                for uuid, one in reading.some(file.con, record.kind, [record.uuid]).items()
            }
        seen.add(key)
        there = here.get(key)
        if there is not None and replace(record, row={**record.row, **_own_number(there)}) == there:
            yield "same" if record.kind == "entry" else ""
        elif record.kind == "setting":
            choices.append(record)
        else:
            yield _taken(file, *contents.checked(record), there)
    file.put_all()


def _own_number(record: Record) -> Row:
    return {"number": record.row["number"]} if "number" in record.row else {}


def _taken(file: File, record: Record, told: contents.Told | None, here: Record | None) -> str:
    if told is None or here is not None:
        file.put_all()  # what is there already may hang together with what waits
    if told is not None:
        return taking_entries.take(file, record, told, here)
    match record.kind:
        case "commitment" | "note":
            return taking_others.take_life(file, record, here)
        case "draft":
            return taking_others.take_draft(file, record, here)
        case "export":
            return taking_others.take_export(file, record)
    return taking_others.take_gone(file, record)


def _chosen(file: File, choice: Record, *, over: bool) -> bool:
    try:
        return settings.take(file.con, choice, writes=file.writes, over=over)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BadRecord from None
