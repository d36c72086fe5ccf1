"""The part of the journal that knows whether its set-up came to its end: whether its first recovery code was seen."""

from contextlib import suppress
from pathlib import Path

from reflect.errors import ReflectError
from reflect.quick_dataclass import dataclass
from reflect.storage import place
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta


@dataclass(frozen=True, slots=True)
class SetUp:
    """What `Journal` knows of its set-up: `journal.set_up`."""

    file: OpenFile
    folder: Path

    @property
    def is_done(self) -> bool:
        """False while its first recovery code was not shown to the end."""
        return bool(meta.meta(self.file.con, "set_up"))

    def finish(self) -> None:
        """Remember that the set-up came to its end."""
        from reflect.storage.writing import meta_row

        with self.file.writing() as opened:
            meta_row.put_meta(opened, "set_up", True)
        self.tell_folder()

    def tell_folder(self) -> None:
        """Let the folder show, without any passphrase, whether the set-up is done; where it cannot, nothing is lost."""
        with suppress(ReflectError, OSError):
            place.mark_set_up(self.folder, done=self.is_done)
