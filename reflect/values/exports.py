"""That a page was made for somebody else to read, and what was in it; never its words."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from reflect.quick_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """That a file was made for somebody else to read, and what was in it. Never its words, and never where it went.

    Attributes:
        made_at: the instant.
        kind: what it was, by the name of its kind; a later version may know more of them than this one.
        format: such as html.
        first_week: the first ISO week that it is about, such as 2026-W42.
        last_week: the last one.
        entries: numbers of the entries whose words it quotes.
        counted: how many entries its counts are made from, the quoted ones too.
        masked: how many details of each kind were masked.
        kept: how many details of each kind the person kept.
        sha256: of the bytes of the file, 64 hexadecimal digits.
        locked: it opens with a passphrase only.
        signed: a person read it whole before it was written.
        reader: for whom it was made, by the name that stands on it; empty if nobody was named.
        number: what the journal calls it; None before it is kept.
    """

    made_at: datetime
    kind: str
    format: str
    first_week: str
    last_week: str
    entries: tuple[int, ...] = ()
    counted: int = 0
    masked: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, int] = field(default_factory=dict)
    sha256: str
    locked: bool = False
    signed: bool = True
    reader: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage:
    """A page for somebody else that was begun, and can be gone on with.

    Attributes:
        kind: what it is, by the name of its kind.
        saved_at: the instant when it was left.
        state: what was decided so far, in the form of the command that made it; never words of an entry.
    """

    kind: str
    saved_at: datetime
    state: str
