"""The part of the journal that knows since when its person rates which area more strictly. It never counts a rating."""

from datetime import date

from reflect.quick_dataclass import dataclass
from reflect.storage.parts.open_file import OpenFile
from reflect.storage.reading import meta


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """What `Journal` can do with yardsticks: `journal.yardsticks`. Every change can be taken back."""

    file: OpenFile

    @property
    def days(self) -> dict[str, date]:
        """Since when the person rates which area more strictly: area id -> day."""
        kept = meta.meta(self.file.con, "yardsticks") or {}
        return {area: date.fromisoformat(day) for area, day in kept.items()}

    def set(self, area: str, day: date | None) -> None:
        """Keep the day since when an area is rated more strictly; None takes it off."""
        from reflect.storage.writing import plans as writing

        days = {id: kept.isoformat() for id, kept in self.days.items() if id != area}
        if day is not None:
            days[area] = day.isoformat()
        with self.file.writing() as opened:
            writing.set_yardsticks(opened, days, at=self.file.instant())
