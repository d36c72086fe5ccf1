"""The part of the journal that says whether its file is sound. It mends nothing."""

from reflect.quick_dataclass import dataclass
from reflect.storage.database import engine, migrations
from reflect.storage.parts.open_file import OpenFile


@dataclass(frozen=True, slots=True)
class Health:
    """What `Journal` can say of its own file: `journal.health`."""

    file: OpenFile

    def faults(self) -> list[str]:
        """Read every page and say what is wrong with the file, never what is in it; an empty list means sound."""
        from reflect.storage import wordings

        found = engine.integrity(self.file.con)
        if not found and (strays := wordings.strays(self.file.con)):
            found.append(f"{strays} rows of entries point to words that are not there")
        return found

    @property
    def schema(self) -> int:
        """The schema version of the file."""
        return migrations.version_of(self.file.con)
