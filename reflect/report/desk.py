"""All that was gathered for one page, as it lies in the journal: what the gate is given. It lets nothing through itself."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from reflect.growth.lexicon import Lexicon
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Entry
from reflect.values.ladder import Ladder
from reflect.values.plans import Agreement, Commitment
from reflect.values.renewal import RenewalRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a page may be made from, private things too. Whoever holds it takes it to `admit`, and nowhere else.

    Attributes:
        entries: entries of any room; those outside the period are left out. Of one that is not picked no words are needed,
            but where ideas are looked for, and what was said of guidelines.
        history: entries up to the end of the period, for the labels; computed anew, without what is private.
        learned: entries about learning of any day; the day of a course decides whether it is inside.
        meetings: entries about meetings of supervision of any day; the day of the meeting decides whether it is inside.
        commitments: what the writer wanted to try and what lived in the period; those of the page are counted.
        agreements: everything that a supervisor agreed to do; those that lived in the period are counted.
        rules: the writer's own renewal rules, or None. A page of only some entries says nothing of them, since
            a part of the hours would read as all of them.
        ladder: the lines of today: session ratings by other ones are neither shown nor counted.
        first_rated: the day of the first rating by them that is not private, or None.
        yardsticks: id of an area -> the day since when the writer rates it more strictly.
        area_names: id -> name of the growth areas, in their order.
        private_areas: ids of the areas that stay with the person.
        focus: the id of the focus area; it comes first unless it is private.
        focus_since: the local day on which it was chosen, or None; no page tells it.
        ideas: the fixed list of ideas to count in a signed packet, or None to count none.
        of_the_past: numbers of the entries from before the last meeting: what they want of one was wanted then.
        name: what the writer wants to be called on a page they sign.
        reader: whom the writer named as the one who reads a page they sign.
    """

    entries: tuple[Entry, ...] = ()
    history: tuple[Entry, ...] = ()
    learned: tuple[Entry, ...] = ()
    meetings: tuple[Entry, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    rules: RenewalRules | None = None
    first_rated: date | None = None
    yardsticks: Mapping[str, date] = field(default_factory=dict)
    ladder: Ladder
    area_names: Mapping[str, str]
    private_areas: frozenset[str]
    focus: str | None = None
    focus_since: date | None = None
    ideas: Lexicon | None = None
    of_the_past: frozenset[int] = frozenset()
    name: str = ""
    reader: str = ""
