"""What stands in a source, counted while it goes by: how much, from when, what stays behind. It keeps no words."""

import marshal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from datetime import date
from hashlib import sha256
from typing import Any, Protocol, TypeVar

from reflect.errors import BadRecord
from reflect.incoming.found import FoundText, Item, LeftOut, Noticed, Remark
from reflect.incoming.records import Maker
from reflect.quick_dataclass import dataclass
from reflect.values.record import Record

MOST_TOLD = 20
"""How many places are named; the others are counted."""
MOST_CHECKED = 5000
"""How many texts the gentle check looks at: it takes some thousandths of a second for each."""
OF_VALUES_ALONE = 2
"""The form of `marshal` in which equal values are equal bytes: later ones tell how they lie in memory."""
T = TypeVar("T")
Check = Callable[[str], Iterable[str]]
"""Says what in a text may point to someone, in a few words each."""
Known = Callable[[Record], bool]


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


@dataclass(slots=True)
class ImportTally:
    """Counts what goes by.

    Attributes:
        today: the local day; what is later is `ahead`.
        found: how many texts can come in.
        first, last: the earliest and the latest day of them; None without any.
        known: how many of them came in before.
        ahead: how many are of a day that has not come yet.
        left_out: how many places can't come in.
        told: the first of them.
        remarks: what of it stays behind, or is worth saying.
        places: where the first of the `Noticed` ones stand.
        details: what the gentle check pointed at, by what it looks like.
        checked: how many texts it looked at.
    """

    today: date
    found: int = 0
    first: date | None = None
    last: date | None = None
    known: int = 0
    ahead: int = 0
    left_out: int = 0
    told: list[LeftOut] = field(default_factory=list)
    remarks: Counter[Remark] = field(default_factory=Counter)
    places: dict[Remark, list[str]] = field(default_factory=dict)
    details: Counter[str] = field(default_factory=Counter)
    checked: int = 0
    _names: _Hash = field(default_factory=sha256, repr=False)

    @property
    def fingerprint(self) -> str:
        """What tells these texts, in this order, from any others: the same twice means that the source did not change."""
        return self._names.hexdigest()

    def records(
        self, items: Iterable[Item], maker: Maker, *, known: Known, check: Check | None = None
    ) -> Iterator[Record]:
        """Give the record of each text that can come in and is not known yet, once.

        Args:
            items: what a reader gives.
            maker: makes the records, and leaves out what stood there before.
            known: says whether a record came in before.
            check: what looks at each new text for details; None to leave that.
        """
        for item in items:
            if isinstance(item, FoundText):
                record = maker.record(item)
                if record is not None:
                    self._count(item.when.day, item.remarks)
                    if item.when.no_time:
                        _tell(self.places.setdefault("time", []), item.place)
                    self._saw(record)
                    if known(record):
                        self.known += 1
                        continue
                    self._check(item, check)
                    yield record
            elif isinstance(item, Noticed):
                self.remarks[item.what] += 1
                _tell(self.places.setdefault(item.what, []), item.place)
            else:
                self.left_out += 1
                _tell(self.told, item)

    def passed(self, records: Iterable[Record], hash: str) -> Iterator[Record]:
        """Count records that come as they are, from an archive.

        Args:
            records: all of them.
            hash: what tells them from any others, which is held against them while they are given.

        Raises:
            BadRecord: if one is of no day.
        """
        self._names.update(hash.encode())
        for record in records:
            if record.kind == "entry":
                try:
                    self._count(date.fromisoformat(str(record.row["day"])), ())
                except (KeyError, ValueError):
                    raise BadRecord from None
            yield record

    def _saw(self, record: Record) -> None:
        """Note all of it: a file that was changed in between can have the same names, and other words."""
        said: Any = (record.kind, record.uuid, record.versions, record.row, record.parts)
        self._names.update(marshal.dumps(said, OF_VALUES_ALONE))

    def _count(self, day: date, remarks: tuple[Remark, ...]) -> None:
        self.found += 1
        self.first = min(self.first or day, day)
        self.last = max(self.last or day, day)
        self.ahead += day > self.today
        self.remarks.update(remarks)

    def _check(self, item: FoundText, check: Check | None) -> None:
        if check is not None and self.checked < MOST_CHECKED:
            self.checked += 1
            for text in (item.title, item.text):
                self.details.update(check(text))


def _tell(told: list[T], one: T) -> None:
    if len(told) < MOST_TOLD:
        told.append(one)
