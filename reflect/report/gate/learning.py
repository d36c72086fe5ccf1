"""The gate for what was learned: from pages about learning to what may leave of them. It never lets a private thing through.

The day of a course decides to which weeks it belongs; else the day of its page. In a packet there are only how and for how
many hours; what a course was called, who ran it, its day and its categories are for a signed learning log, which is about
them. Hours beside the writer's own renewal rules are added up here, from what may be shared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from reflect.dates import iso_week
from reflect.growth.hours import hours_of
from reflect.growth.learning import LEARNING_PACK, learned
from reflect.growth.renewal import CategoryHours, NotedHours, noted
from reflect.growth.supervision import Meeting
from reflect.report.desk import Desk
from reflect.report.gate.entries import is_private
from reflect.report.gate.meetings import open_meetings
from reflect.report.gate.shareable import (
    SharedCategory,
    SharedLearning,
    SharedRenewal,
    SharedSupervision,
    SharedTick,
)
from reflect.report.policy import Policy
from reflect.values.entry import Answer, Entry, options_picked
from reflect.values.renewal import RenewalRules
from reflect.wording import later, speak

LEARNED_FROM = {
    "workshop": later("Workshop or class"),
    "webinar": later("Webinar or online course"),
    "conference": later("Conference"),
    "dialogue": later("Talk with other peer specialists"),
    "supervision": later("Supervision"),
    "research": later("Reading or new research"),
    "other": later("Something else"),
}


def open_pages(entries: Iterable[Entry], *, private_areas: frozenset[str]) -> tuple[Entry, ...]:
    """Give the pages about learning that are not private, each without its private answers, by the day that counts."""
    pages = [
        replace(e, answers=tuple(a for a in e.answers if not a.private and private_areas.isdisjoint(a.areas)))
        for e in entries
        if e.pack == LEARNING_PACK and not is_private(e)
    ]
    return tuple(sorted(pages, key=lambda page: (day_of(page), page.day, page.number)))


def day_of(page: Entry) -> date:
    """The day that decides to which weeks an open page belongs."""
    return learned([page])[0].counts_on


def admit_learning(
    pages: Sequence[Entry], *, courses: bool, names: dict[str, str]
) -> tuple[SharedLearning, ...]:
    """Admit what was learned, in the order given.

    Args:
        pages: as `open_pages` gives them.
        courses: it is for a signed learning log, so the courses by name, their days and categories pass too.
        names: what the writer's own categories are called now, by id.
    """
    return tuple(_learning(page, courses=courses, names=names) for page in pages)


def hours_against_rules(desk: Desk, policy: Policy) -> SharedRenewal | None:
    """Add up the hours of the writer's renewal period; None without rules, or where a part would read as all of them."""
    if desk.rules is None or policy.narrowed:
        return None
    pages = open_pages(desk.learned, private_areas=desk.private_areas)
    return admit_renewal(pages, desk.rules, open_meetings(desk), until=policy.until, named=policy.signed)


def admit_renewal(
    pages: Iterable[Entry], rules: RenewalRules, held: Iterable[Meeting], *, until: date, named: bool
) -> SharedRenewal | None:
    """Add up hours of learning and of supervision against the writer's own rules. No day of these ever leaves.

    Args:
        pages: as `open_pages` gives them.
        rules: what the writer wrote down.
        held: meetings as `open_meetings` gives them.
        until: the local day after the last that the page is about; what was learned later does not count.
        named: the page is signed, so the categories may be there by name.

    Returns:
        The hours; None if the renewal period begins only after the page.
    """
    if rules.first >= until:
        return None
    met = [meeting for meeting in held if meeting.day < until]
    found = noted(learned(page for page in pages if day_of(page) < until), rules, met)
    return SharedRenewal(
        first_week=iso_week(rules.first),
        last_week=iso_week(rules.last),
        hours=found.hours,
        asked=found.asked,
        supervision=_supervision(found),
        categories=tuple(_category(c) for c in found.categories) if named else (),
        in_several=named and found.in_several,
    )


def _supervision(found: NotedHours) -> SharedSupervision | None:
    held, asked = found.supervision, found.supervision_asked
    if not (held.total or asked.asks):
        return None
    return SharedSupervision(
        hours=held.total,
        one_to_one=held.one_to_one,
        in_group=held.in_group,
        with_peers=held.with_peers,
        asked=asked.hours,
        one_to_one_asked=asked.one_to_one,
        in_group_asked=asked.in_group,
    )


def _category(c: CategoryHours) -> SharedCategory:
    return SharedCategory(
        name=c.words,
        hours=c.hours,
        asked=c.asked,
        supervised=c.supervised,
        supervised_asked=c.supervised_asked,
    )


def _learning(page: Entry, *, courses: bool, names: dict[str, str]) -> SharedLearning:
    given = {answer.question: answer for answer in page.answers}
    told = given if courses else {}
    source = given.get("source")
    return SharedLearning(
        week=iso_week(day_of(page)),
        # By its id, in our words: the label of a person's own pack is free text.
        source=speak(LEARNED_FROM.get(str(source.value), LEARNED_FROM["other"]))
        if source is not None and source.kind == "select"
        else None,
        hours=hours_of(given.get("hours")),
        course=_told(told.get("title"), "text"),
        sponsor=_told(told.get("sponsor"), "text"),
        on=_day(told.get("on")),
        counts_for=_ticks(told.get("category"), names),
    )


def _told(answer: Answer | None, kind: str) -> str:
    return answer.words if answer is not None and answer.kind == kind else ""


def _day(answer: Answer | None) -> str:
    """The day of a course. It is never masked, so it can be nothing but a day."""
    try:
        return date.fromisoformat(_told(answer, "date")).isoformat()
    except ValueError:
        return ""


def _ticks(answer: Answer | None, names: dict[str, str]) -> tuple[SharedTick, ...]:
    """The categories that were ticked, as the writer calls them now; one that is no longer there, as it was shown."""
    if answer is None or not isinstance(answer.value, tuple):
        return ()
    return tuple(
        SharedTick(category=id, name=names.get(id, shown))
        for id, shown in options_picked(answer.value, answer.words)
    )
