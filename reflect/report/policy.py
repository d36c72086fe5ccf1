"""What the writer allows for one page."""

from datetime import date, timedelta

from reflect.dates import iso_week
from reflect.languages import ENGLISH
from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the writer allows.

    Attributes:
        kind: the name of its kind, one of `KINDS`.
        since: the first local day.
        until: the local day after the last.
        picked: numbers of the entries whose words may be quoted, each picked by the writer.
        signed: the writer reads the whole on a terminal and signs it. Without it no free text leaves at
            all, whatever was picked.
        narrowed: the entries were narrowed by more than days, so the page says that they are not all.
        named: the writer's name stands on it too where its kind hides that.
        lang: the language of everything on the page but the writer's own words.
    """

    kind: str
    since: date
    until: date
    picked: frozenset[int]
    signed: bool
    narrowed: bool = False
    named: bool = False
    lang: str = ENGLISH

    @property
    def quotable(self) -> frozenset[int]:
        """The entries whose answers may stand on the page."""
        return self.picked if self.signed else frozenset()

    @property
    def weeks(self) -> tuple[str, str]:
        """The first and the last ISO week."""
        return iso_week(self.since), iso_week(self.until - timedelta(days=1))
