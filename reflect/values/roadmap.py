"""The person's own roadmap: their code of ethics or the guidelines of their agency, as a short list; and what was said of it."""

from datetime import date
from typing import NamedTuple

from reflect.quick_dataclass import dataclass
from reflect.values.entry import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """One guideline of the person's own list.

    Attributes:
        name: what the person calls it, in a few words.
        line: what it says, in one line; may be empty.
        link: where the whole of it can be read; may be empty. It is never opened.
        id: the journal's own name for it, which stays when the words change; empty before it is kept.
    """

    name: str
    line: str = ""
    link: str = ""
    id: str = ""


class Picked(NamedTuple):
    """What one answer says: in which entry, on which day, what it means, and (id, name of then) of each guideline."""

    entry: int
    day: date
    meaning: Meaning
    guidelines: tuple[tuple[str, str], ...]
