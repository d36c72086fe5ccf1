"""From what came through the gate to a `Report`, with masking between. There is no way around the masking plan.

`build` takes what was admitted together with a plan made of exactly its words, puts the masked words in their place,
computes the sections from that alone, and makes every text visible at the very end.
"""

import re
from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

from reflect.dates import iso_week
from reflect.masking.always import always_spans
from reflect.masking.plan import Plan, finish
from reflect.report import account, learning, sections
from reflect.report.admitted import Admitted
from reflect.report.report import Paragraph, Report, Section
from reflect.report.words_of import put_back
from reflect.visible import visible

_BLANK_LINES = re.compile(r"\n\s*\n")


def may_be_named(name: str, always: Collection[str]) -> bool:
    """True if a name may stand on a cover: nothing in it was asked never to be let out."""
    return not any(always_spans(name, always))


def build(admitted: Admitted, plan: Plan) -> Report:
    """Build the report, with every word of the writer's own as the plan leaves it.

    Args:
        admitted: what came through the gate.
        plan: made of `admitted.texts`, with what the writer decided.

    Raises:
        ValueError: the plan was made of other texts.
        LeakFound: the second pass found something that should not be there; nothing is returned.
    """
    if plan.texts != admitted.texts:
        raise ValueError("this plan was made of other texts")
    policy = admitted.policy
    texts, plan = finish(plan)
    material = sections.Material(
        passed=put_back(admitted.passed, texts),
        area_names=admitted.area_names,
        focus=admitted.focus,
        signed=policy.signed,
        trends={trend.area: trend for trend in admitted.trends},
    )
    title, parts = _KINDS[policy.kind](material)
    if admitted.name and may_be_named(admitted.name, plan.always | plan.asked_always):
        parts = _signed_by(admitted.name, parts)
    report = Report(
        kind=policy.kind,
        title=title,
        lang="en",
        period=_period(admitted),
        reviewed=policy.signed,
        stamp=sections.SIGNED if policy.signed else sections.UNSIGNED,
        sections=parts,
        foot=sections.foot(
            material,
            picked=len(policy.picked),
            narrowed=policy.narrowed,
            masked=sum(plan.masked.values()),
            kept=sum(plan.kept.values()),
        ),
    )
    shown: Report = _visible(report)
    return shown


def _signed_by(name: str, parts: tuple[Section, ...]) -> tuple[Section, ...]:
    """Put the writer's name on the cover: the first section, right under the title."""
    cover, *rest = parts
    return (replace(cover, blocks=(Paragraph(text=f"From: {name}"), *cover.blocks)), *rest)


def _packet(material: sections.Material) -> tuple[str, tuple[Section, ...]]:
    return sections.TITLE, sections.packet(material)


_KINDS = {
    "packet": _packet,
    "account": account.pages,
    "learning": learning.pages,
}


def _period(admitted: Admitted) -> str:
    """The weeks that a page is about: those that were asked for, or of an account, those of its entries."""
    policy = admitted.policy
    first, last = iso_week(policy.since), iso_week(policy.until - timedelta(days=1))
    if policy.kind == "account":
        weeks = [entry.week for entry in admitted.passed.entries if entry.picked]
        first, last = min(weeks), max(weeks)
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
