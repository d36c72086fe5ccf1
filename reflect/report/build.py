"""From what came through the gate to a page (`Built`), with masking between. There is no way around the masking plan.

`build` takes what was admitted together with a plan made of exactly its words, puts the masked words in their place,
computes the sections from that alone, and makes every text visible at the very end.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

from reflect.day_names import month_name, month_of
from reflect.languages import ENGLISH
from reflect.masking.asked.find import always_spans
from reflect.masking.plan.codes_told import told
from reflect.masking.plan.details import Detail
from reflect.masking.plan.finish import finish
from reflect.masking.plan.plan import MaskingPlan
from reflect.masking.plan.stripped import stripped
from reflect.masking.plan.things import things
from reflect.quick_dataclass import dataclass
from reflect.report.admitted import Admitted
from reflect.report.foot import SIGNED, UNSIGNED, foot
from reflect.report.in_their_languages import in_their_languages
from reflect.report.kinds import load
from reflect.report.own_words import put_back
from reflect.report.parts.cleared import Cleared
from reflect.report.report import Paragraph, Report, Section
from reflect.visible import visible
from reflect.wording import later, speak, speaking, spoken

_BLANK_LINES = re.compile(r"\n\s*\n")


def may_be_named(name: str, always: Collection[str]) -> bool:
    """True if a name may stand on a cover: nothing in it was asked never to be let out."""
    return not any(always_spans(name, always))


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A page, with what stands on it of the plan that it was made by.

    Attributes:
        report: all that an exporter sees.
        masked: kind of detail -> how many are masked on the page, each once, however often it stands there.
        kept: kind of detail -> how many that look like one stand as they are, each once.
        plan: as it was given, and with what came to light only when it was carried out.
    """

    report: Report
    masked: Mapping[str, int]
    kept: Mapping[str, int]
    plan: MaskingPlan


def build(admitted: Admitted, plan: MaskingPlan) -> Built:
    """Build the page, with every word of the writer's own as the plan leaves it.

    Args:
        admitted: what came through the gate.
        plan: made of `admitted.texts`, with what the writer decided.

    Raises:
        ValueError: the plan was made of other texts.
        LeakFound: the second pass found something that should not be there; nothing is returned.
    """
    if plan.texts != admitted.texts:
        raise ValueError("this plan was made of other texts")
    with speaking(admitted.policy.lang):
        return _built(admitted, plan)


def _built(admitted: Admitted, plan: MaskingPlan) -> Built:
    hides = load(admitted.policy.kind).HIDES
    texts, plan = finish(plan if hides is None else stripped(plan, hides.details, but=admitted.ours))
    texts = texts if spoken() == ENGLISH else told(plan)
    cleared = Cleared(
        passed=put_back(admitted.passed, texts),
        area_names=admitted.area_names,
        focus=admitted.focus,
        signed=admitted.policy.signed,
        trends={trend.area: trend for trend in admitted.trends},
    )
    sections = load(admitted.policy.kind).pages(cleared)
    stand = _standing(plan.texts, texts, sections)
    found = things(
        detail
        for detail in plan.details
        if detail.span.where in stand
        and (detail.masked or plan.texts[detail.span.where] not in admitted.ours)
    ).values()
    sections = in_their_languages(sections, texts, page=admitted.policy.lang)
    sections = _under_the_title(_cover_names(admitted, plan.always | plan.asked_always), sections)
    return Built(
        report=_visible(_framed(admitted, sections, foot=_foot(admitted, cleared, found))),
        masked=Counter(str(places[0].span.kind) for places in found if _is_masked(places)),
        kept=Counter(str(places[0].span.kind) for places in found if _is_kept(places)),
        plan=plan,
    )


def _framed(admitted: Admitted, sections: tuple[Section, ...], *, foot: tuple[str, ...]) -> Report:
    policy = admitted.policy
    hides = load(policy.kind).HIDES
    return Report(
        kind=policy.kind,
        title=speak(load(policy.kind).TITLE),
        lang=policy.lang,
        period=_period(*admitted.weeks) if hides is None else speak(hides.in_place_of_weeks),
        reviewed=policy.signed,
        stamp=speak(SIGNED) if policy.signed else speak(UNSIGNED),
        sections=sections,
        foot=foot,
    )


def _foot(admitted: Admitted, cleared: Cleared, found: Collection[Sequence[Detail]]) -> tuple[str, ...]:
    masked = [places for places in found if _is_masked(places)]
    added = [places for places in masked if places[0].span.never_out]
    return foot(
        cleared,
        picked=len(admitted.policy.picked),
        narrowed=admitted.policy.narrowed,
        masked=len(masked),
        looked_at=sum(all(detail.decided for detail in places) for places in masked if places not in added),
        added=len(added),
        kept=sum(map(_is_kept, found)),
        keeps=load(admitted.policy.kind).KEEPS,
        hides=load(admitted.policy.kind).HIDES,
    )


def _is_masked(places: Sequence[Detail]) -> bool:
    return any(detail.masked for detail in places)


def _is_kept(places: Sequence[Detail]) -> bool:
    """Whether it stands there; a word that may be ordinary was not kept by leaving it alone."""
    return bool(places[0].span.rank) and not all(detail.masked for detail in places)


def _standing(written: Sequence[str], masked: Sequence[str], parts: tuple[Section, ...]) -> set[int]:
    """Say which texts stand on the page, each once: an answer that made a plan goes out for masking twice, and is told once."""
    page = "\n".join(_strings(parts))
    first = {text: where for where, text in reversed(list(enumerate(written)))}
    return {where for where in first.values() if masked[where].strip() and masked[where].strip() in page}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _strings(getattr(value, each.name))


def _cover_names(admitted: Admitted, always: Collection[str]) -> list[str]:
    """Say from whom the page is and for whom, as far as these names may stand there."""
    named = ((later("From: {name}"), admitted.name), (later("For: {name}"), admitted.reader))
    return [speak(what, name=name) for what, name in named if name and may_be_named(name, always)]


def _under_the_title(lines: Sequence[str], parts: tuple[Section, ...]) -> tuple[Section, ...]:
    """Put lines on the cover: the first section, right under the title."""
    cover, *rest = parts
    return (replace(cover, blocks=(*(Paragraph(text=line) for line in lines), *cover.blocks)), *rest)


def _period(first: str, last: str) -> str:
    """Name the weeks, and the months that they lie in for a reader who counts no weeks."""
    weeks = first if first == last else speak("{first} to {last}", first=first, last=last)
    begins, ends = date.fromisoformat(f"{first}-4"), date.fromisoformat(f"{last}-4")
    until = month_of(ends)
    if (begins.year, begins.month) == (ends.year, ends.month):
        return f"{weeks} ({until})"
    begun = month_name(begins) if begins.year == ends.year else month_of(begins)
    months = speak("{first} to {last}", first=begun, last=until)
    return f"{weeks} ({months})"


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
