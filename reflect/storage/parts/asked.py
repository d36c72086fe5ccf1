"""The part of the journal that says what was asked so far, so that the next sitting can ask something else."""

from collections.abc import Iterable
from contextlib import suppress

from reflect.errors import ComputerSaidNo
from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import entries, meta, themes
from reflect.values.counts import AskedLately

_SAID = "notes_said"


@dataclass(frozen=True, slots=True)
class AskedSoFar:
    """What `Journal` knows of its own questions: `journal.asked`."""

    file: OpenFile

    def lately(self) -> AskedLately:
        """Say which growth areas the newest sessions asked about."""
        return themes.asked_lately(self.file.con, ladder=self.file.ladder())

    def spotlights(self) -> dict[str, int]:
        """Say when each spotlight question was answered last, by its words: the later, the higher."""
        return entries.spotlights(self.file.con)

    @property
    def offered(self) -> dict[str, int]:
        """Area -> number of the entry in whose sitting it was last suggested for one more rating."""
        return dict(meta.meta(self.file.con, "offered") or {})

    @property
    def settled_lines(self) -> frozenset[int]:
        """Numbers of entries of one line that were offered for a check-in, and need not be again."""
        return frozenset(meta.meta(self.file.con, "settled_lines") or ())

    def settle_lines(self, numbers: Iterable[int]) -> None:
        """Keep which lines need not be offered again, over those kept before. It is no change of an entry."""
        from reflect.storage.writing import meta_row

        with self.file.holding() as opened:
            meta_row.put_meta(opened, "settled_lines", sorted(numbers))

    def is_first(self, what: str) -> bool:
        """Say whether a note of this name was never said in this journal; from now on it was. It is no change of an entry.

        Where nothing can be kept it may be said again.
        """
        from reflect.storage.writing import meta_row

        said = list(meta.meta(self.file.con, _SAID) or ())
        if what in said:
            return False
        with suppress(ComputerSaidNo), self.file.holding() as opened:
            meta_row.put_meta(opened, _SAID, [*said, what])
        return True
