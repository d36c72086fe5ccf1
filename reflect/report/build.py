"""From entries and a policy to a `Report`. It never quotes an entry that was not picked and signed for.

The order is fixed: refuse what must be refused, pass everything through the gate (`shareable`), compute the
sections from what came through, and make every text visible at the very end.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from reflect.errors import BadUsage, NotFound
from reflect.report import sections
from reflect.report.report import Report
from reflect.report.shareable import admit_all, admit_commitments, iso_week, refuse_private
from reflect.values import Commitment, Entry
from reflect.visible import visible

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What the writer allows.

    Attributes:
        since: the first local day.
        until: the local day after the last.
        picked: numbers of the entries whose words may be quoted, each picked by the writer.
        signed: the writer reads the whole on a terminal and signs it. Without it no free text leaves at
            all, whatever was picked.
        narrowed: the entries were narrowed by more than days, so the page says that they are not all.
    """

    since: date
    until: date
    picked: frozenset[int]
    signed: bool
    narrowed: bool = False


def build(
    entries: Sequence[Entry],
    commitments: Sequence[Commitment],
    policy: Policy,
    *,
    area_names: Mapping[str, str],
    private_areas: frozenset[str],
    focus: str | None,
) -> Report:
    """Build the supervision packet.

    Args:
        entries: whole entries of any room; those outside the period are left out.
        commitments: everything the writer wanted to try; those that lived in the period are counted.
        policy: the period, what was picked, and whether a person signs.
        area_names: id -> name of the growth areas, in their order.
        private_areas: ids of the areas that stay with the person.
        focus: the id of the focus area; it comes first unless it is private.

    Raises:
        BadUsage: the period has no day in it.
        NotFound: a picked number is not among the entries of the period.
        Protected: a picked entry is private.
    """
    if policy.until <= policy.since:
        raise BadUsage("That period has no days in it.", hint="The first day comes before the last.")
    _check_picked(entries, policy)
    inside = sorted((e for e in entries if _is_inside(e, policy)), key=lambda e: (e.day, e.number))
    lived = [c for c in commitments if c.made_on < policy.until and not _closed_before(c, policy.since)]
    quotable = policy.picked if policy.signed else frozenset()
    material = sections.Material(
        shared=admit_all(inside, quotable, private_areas=private_areas),
        commitments=admit_commitments(lived, entries, picked=quotable, private_areas=private_areas),
        area_names={id: name for id, name in area_names.items() if id not in private_areas},
        focus=focus,
        signed=policy.signed,
    )
    report = Report(
        kind="packet",
        title=sections.TITLE,
        lang="en",
        period=_period(policy),
        reviewed=policy.signed,
        stamp=sections.SIGNED if policy.signed else sections.UNSIGNED,
        sections=sections.packet(material),
        foot=sections.foot(material, picked=len(policy.picked), narrowed=policy.narrowed),
    )
    shown: Report = _visible(report)
    return shown


def _check_picked(entries: Sequence[Entry], policy: Policy) -> None:
    numbered = {entry.number: entry for entry in entries}
    for number in sorted(policy.picked):
        entry = numbered.get(number)
        if entry is None:
            raise NotFound(f"I can't find entry {number} in these weeks.", hint="Try: reflect list")
        refuse_private(entry)
        if not _is_inside(entry, policy):
            raise NotFound(
                f"Entry {number} is about week {iso_week(entry.day)}, which is outside these weeks.",
                hint="Nothing was written. Choose other weeks with --since and --until.",
            )


def _is_inside(entry: Entry, policy: Policy) -> bool:
    return policy.since <= entry.day < policy.until


def _closed_before(commitment: Commitment, day: date) -> bool:
    return commitment.closed_on is not None and commitment.closed_on < day


def _period(policy: Policy) -> str:
    first, last = iso_week(policy.since), iso_week(policy.until - timedelta(days=1))
    return first if first == last else f"{first} to {last}"


def _visible(value: Any) -> Any:
    """Rebuild a report with every text in it made visible, however deep it lies: nothing raw slips by.

    At most one empty line is kept between two lines, so that a text of line breaks can't fill pages.
    """
    if isinstance(value, str):
        return _BLANK_LINES.sub("\n\n", visible(value)).strip("\n").rstrip()
    if isinstance(value, tuple):
        return tuple(_visible(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _visible(getattr(value, f.name)) for f in fields(value)})
    return value
