"""The part of the journal that keeps the person's own roadmap: their guidelines, in their own order.

Every change can be taken back, and one that changes nothing is none. What an entry said of a guideline keeps the words
of then, whatever becomes of the list.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta
from reflect.storage.short_ids import short_id
from reflect.values.roadmap import Guideline

ROADMAP = "roadmap"


@dataclass(frozen=True, slots=True)
class Roadmap:
    """What `Journal` can do with the roadmap: `journal.roadmap`. A name is the same whatever its case."""

    file: OpenFile

    @property
    def guidelines(self) -> tuple[Guideline, ...]:
        """All of them, in the person's own order."""
        return _read(meta.meta(self.file.con, ROADMAP))

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The same as a sitting offers them: (id, name)."""
        return tuple((g.id, g.name) for g in self.guidelines)

    def add(self, *wanted: Guideline, most: int) -> tuple[Guideline, ...]:
        """Put guidelines at the end; one whose name is there already is left as it is. Gives those that are new.

        Args:
            wanted: without ids.
            most: how many there can be altogether.

        Raises:
            ValueError: if there would be more; then none is kept.
        """
        found: list[Guideline] = []

        def grown(there: tuple[Guideline, ...]) -> tuple[Guideline, ...]:
            for one in wanted:
                now = (*there, *found)
                if one.name.casefold() not in {g.name.casefold() for g in now}:
                    found.append(
                        replace(one, id=short_id(one.name, {g.id for g in now}, otherwise="guideline"))
                    )
            if len(there) + len(found) > most:
                raise ValueError(f"a roadmap has up to {most} guidelines, and there are {len(there)}")
            return (*there, *found)

        self._change(grown)
        return tuple(found)

    def reword(self, changed: Guideline) -> bool:
        """Keep a guideline, found by its id, in other words; gives whether that changed anything."""
        return self._change(lambda there: tuple(changed if g.id == changed.id else g for g in there))

    def remove(self, *ids: str) -> bool:
        """Take guidelines off the list; gives whether any was on it."""
        return self._change(lambda there: tuple(g for g in there if g.id not in ids))

    def _change(self, change: Callable[[tuple[Guideline, ...]], tuple[Guideline, ...]]) -> bool:
        """Read the list and write it in one transaction."""
        from reflect.storage.writing import meta_row, undo_log

        with self.file.writing() as opened:
            there = _read(meta_row.meta(opened, ROADMAP))
            then = change(there)
            if then != there:
                touched = meta_row.change_meta(opened, ROADMAP, [_written(g) for g in then])
                undo_log.record(opened, ROADMAP, None, [touched], at=self.file.instant())
        return then != there


def _read(kept: Iterable[dict[str, Any]] | None) -> tuple[Guideline, ...]:
    return tuple(Guideline(**each) for each in kept or ())


def _written(g: Guideline) -> dict[str, str]:
    return {"id": g.id, "name": g.name, "line": g.line, "link": g.link}
