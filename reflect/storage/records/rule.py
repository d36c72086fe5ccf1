"""What becomes of two states of one thing, told by uuid and version vectors alone: never by a clock. Pure.

The same two states give the same one on every device, in whatever order and however often they meet.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reflect.quick_dataclass import dataclass
from reflect.storage import revisions, vectors
from reflect.storage.records import contents
from reflect.storage.vectors import Relation
from reflect.values.plans import Status
from reflect.values.record import Record, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What an entry is after two states of it met.

    Attributes:
        current: its text, with the versions that it has seen.
        beside: other texts that were changed without having seen it; they wait for a choice.
        went: texts that something newer took the place of: they belong to the earlier versions.
    """

    current: Record
    beside: tuple[Record, ...]
    went: tuple[Record, ...]


def settle(
    here: Sequence[Record],
    incoming: Sequence[Record],
    *,
    earlier_here: Collection[str] = (),
    earlier_there: Collection[str] = (),
) -> Settled:
    """Let two states of an entry meet.

    Args:
        here: the text as it is here, and those that stand beside it.
        incoming: the same, of another device.
        earlier_here: the texts of the earlier versions here, as `revisions.text` writes them.
        earlier_there: those of the other device.
    """
    texts = [*here, *incoming]
    left = _one_each(texts)
    if len(here) == len(incoming) == 1 and len(left) == 2:
        left = _without_carried(left[0], left[1], earlier_here, earlier_there)
    left.sort(key=_rank, reverse=True)
    room = contents.more_private(*(each.row["room"] for each in left))
    current = replace(left[0], row={**left[0].row, "room": room})
    staying = {contents.content(each) for each in left}
    went = tuple(each for each in texts if contents.content(each) not in staying)
    return Settled(current=current, beside=tuple(left[1:]), went=went)


def _one_each(texts: Iterable[Record]) -> list[Record]:
    """Leave each text once, and only those of which no other one has seen the versions."""
    left: list[Record] = []
    for text in texts:
        same = next((each for each in left if contents.content(each) == contents.content(text)), None)
        if same is not None:
            left.remove(same)
            text = _together(same, text)  # noqa: PLW2901
        left.append(text)
    return [
        text
        for text in left
        if not any(vectors.relation(other.versions, text.versions) is Relation.NEWER for other in left)
    ]


def _together(one: Record, other: Record) -> Record:
    """Make one of two that say the same: the newer one where one is; else it stands, and is as private as either."""
    relation = vectors.relation(one.versions, other.versions)
    if relation in (Relation.NEWER, Relation.OLDER):
        return one if relation is Relation.NEWER else other
    # The plans of the other text may have come to one of them meanwhile: the fewer are those of this one.
    stands = max(
        (one, other),
        key=lambda each: (each.row["deleted_at"] is None, -_repeated(each), contents.payload(each)),
    )
    row = {**stands.row, "room": contents.more_private(one.row["room"], other.row["room"])}
    return replace(stands, row=row, versions=vectors.met(one.versions, other.versions))


def _repeated(record: Record) -> int:
    """How many words of plans and notes stand with a text."""
    return len(record.parts.get("plan", ())) + len(record.parts.get("note", ()))


def _without_carried(
    one: Record, other: Record, earlier_one: Collection[str], earlier_other: Collection[str]
) -> list[Record]:
    """Leave only the text that was changed, where the other was only put away, or moved, and its words are known there.

    The words of the other one are an earlier version of this one, so nobody has anything to choose.
    """
    one_known = revisions.text(contents.as_entry(one)) in earlier_other
    other_known = revisions.text(contents.as_entry(other)) in earlier_one
    if one_known == other_known:
        return [one, other]
    changed, carried = (other, one) if one_known else (one, other)
    row = {**changed.row, "room": contents.more_private(one.row["room"], other.row["room"])}
    return [replace(changed, row=row, versions=vectors.met(changed.versions, carried.versions))]


def _rank(text: Record) -> tuple[bool, int, str, str]:
    """Which of two texts is shown first: one that stands, then one that was changed more often. Any rule will do."""
    stands = text.row["deleted_at"] is None
    return stands, sum(text.versions.values()), vectors.written(text.versions), contents.content(text)


# Plans, and notes


def life(here: Record, incoming: Record) -> Record | None:
    """Let two states of a plan or a note meet; None if nothing changes here.

    Its words change only with the text of its entry. Where that was changed on both, both stand beside the entry, whole.
    """
    there = incoming
    said = _all_said(here.parts.get("outcome", ()), there.parts.get("outcome", ()))
    relation = vectors.relation(there.versions, here.versions)
    if relation is Relation.NEWER:
        row = there.row
    elif relation is Relation.OLDER:
        row = here.row
    else:
        row = _lived(
            here.row, there.row, _last(here), _last(there), _last(replace(here, parts={"outcome": said}))
        )
    # What this device calls it, where it came from, and what it goes on from, stays.
    row = {**row, "number": here.row["number"]}
    pointing = [name for name in ("entry", "reworded_from") if name in row]
    row = {**row, **{name: here.row[name] or there.row[name] for name in pointing}}
    joined = vectors.met(here.versions, there.versions)
    parts = {"outcome": said} if said else {}
    changed = Record(kind=here.kind, uuid=here.uuid, versions=joined, row=row, parts=parts)
    return None if _same(changed, here) else changed


def _same(one: Record, other: Record) -> bool:
    return (one.versions, one.row, one.parts) == (other.versions, other.row, other.parts)


def _lived(here: Row, there: Row, last_here: Any, last_there: Any, last: Any) -> Row:
    """Let two lives meet of which neither has seen all of the other, column by column."""
    row = {name: _greater(here[name], there[name]) for name in here}
    stands = here["deleted_at"] is None or there["deleted_at"] is None
    row["deleted_at"] = None if stands else min(str(here["deleted_at"]), str(there["deleted_at"]))
    names = ("status", "closed_on", "due_on") if "due_on" in here else ("status", "closed_on")
    sides = [side for side, own in ((here, last_here), (there, last_there)) if own == last] or [here, there]
    # Who said the last thing knows how it stands; where both know of the same, what is closed stays closed.
    how = max(
        sides, key=lambda side: (side["status"] != Status.OPEN.value, *(str(side[name]) for name in names))
    )
    return {**row, **{name: how[name] for name in names}}


def _greater(one: Any, other: Any) -> Any:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def _last(record: Record) -> tuple[Any, ...] | None:
    """The last thing that was said of a plan and still stands."""
    stands = [row for row in record.parts.get("outcome", ()) if row["deleted_at"] is None]
    return max(((row["place"], row["uuid"]) for row in stands), default=None)


def _all_said(here: Iterable[Row], there: Iterable[Row]) -> tuple[Row, ...]:
    """All that was said on both devices, each thing once."""
    said: dict[Any, Row] = {row["uuid"]: row for row in here}
    for row in there:
        known = said.get(row["uuid"])
        said[row["uuid"]] = row if known is None else _said(known, row)
    return tuple(sorted(said.values(), key=lambda row: (row["place"], row["uuid"])))


def _said(here: Row, there: Row) -> Row:
    one, other = vectors.read(str(here["versions"])), vectors.read(str(there["versions"]))
    relation = vectors.relation(other, one)
    if relation is Relation.NEWER:
        return {**there, "entry": there["entry"] or here["entry"]}
    if relation is Relation.OLDER:
        return here
    row = {name: _greater(here[name], there[name]) for name in here}
    if here["deleted_at"] is None or there["deleted_at"] is None:
        row["deleted_at"] = None
    return {**row, "versions": vectors.written(vectors.met(one, other))}


def draft(here: Record, incoming: Record) -> tuple[Record, Record | None]:
    """Let two states of one sitting meet: the one that goes on, and the other if neither has seen the other."""
    relation = vectors.relation(incoming.versions, here.versions)
    if relation in (Relation.NEWER, Relation.OLDER):
        return (incoming if relation is Relation.NEWER else here), None
    goes_on, other = sorted((here, incoming), key=_draft_rank, reverse=True)
    goes_on = replace(goes_on, versions=vectors.met(here.versions, incoming.versions))
    return goes_on, None if _draft_words(here) == _draft_words(incoming) else other


def _draft_rank(record: Record) -> tuple[bool, int, str]:
    state = str(record.row["state"])
    return record.row["deleted_at"] is None, len(state), state + str(record.row["saved_at"])


def _draft_words(record: Record) -> Mapping[str, Any]:
    return {name: value for name, value in record.row.items() if name not in {"saved_at", "deleted_at"}}
