"""The part of the journal that keeps two lists of words: those never to let out, and those to leave alone.

Neither list says anything of an entry or of a person. A change of a list can be taken back, and one that changes
nothing is none.
"""

from collections.abc import Callable, Iterable

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta

NEVER_OUT, LEFT_ALONE = "always_mask", "kept_words"


@dataclass(frozen=True, slots=True)
class WordLists:
    """What `Journal` can do with its lists of words: `journal.words`. A word is the same whatever its case."""

    file: OpenFile

    @property
    def never_out(self) -> tuple[str, ...]:
        """Words that the person never wants to let out, in the order of the alphabet."""
        return tuple(meta.meta(self.file.con, NEVER_OUT) or ())

    def never_let_out(self, *words: str) -> int:
        """Keep more words never to let out; gives how many are new."""
        return self._change(NEVER_OUT, lambda there: _each_once([*words, *there]))

    def let_out_again(self, *words: str) -> int:
        """Take words off the list of those never to let out; gives how many were on it."""
        return self._change(NEVER_OUT, lambda there: _without(there, words))

    @property
    def left_alone(self) -> frozenset[str]:
        """Words that are no longer pointed out, without their case."""
        return frozenset(meta.meta(self.file.con, LEFT_ALONE) or ())

    def leave_alone(self, *words: str) -> int:
        """Never point to these words again; gives how many are new."""
        return self._change(LEFT_ALONE, lambda there: sorted({*there, *(w.casefold() for w in words)}))

    def point_out_again(self, *words: str) -> int:
        """Let words be pointed out again; gives how many were left alone."""
        return self._change(LEFT_ALONE, lambda there: _without(there, words))

    def _change(self, key: str, change: Callable[[list[str]], list[str]]) -> int:
        """Read the list and write it in one transaction; gives by how many words it grew or shrank."""
        from reflect.storage.writing import meta_row, undo_log

        with self.file.writing() as opened:
            there = meta_row.meta(opened, key) or []
            then = change(there)
            if then != there:
                touched = meta_row.change_meta(opened, key, then)
                undo_log.record(opened, key, None, [touched], at=self.file.instant())
            return abs(len(then) - len(there))


def _each_once(words: Iterable[str]) -> list[str]:
    """The later one of two that differ only in case, as it was spelled."""
    return sorted({word.casefold(): word for word in words}.values(), key=str.casefold)


def _without(there: Iterable[str], words: Iterable[str]) -> list[str]:
    gone = {word.casefold() for word in words}
    return [word for word in there if word.casefold() not in gone]
