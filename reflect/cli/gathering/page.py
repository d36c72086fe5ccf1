"""All that a page for others may be made from, gathered from the journal. It lets nothing through: that is for the gate."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.gathering.ideas import shipped_ideas
from reflect.values.counts import Withheld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reflect.report.desk import Desk
    from reflect.report.policy import Policy
    from reflect.values.entry import Entry
    from reflect.values.filter import Filter


def desk(
    app: Context, policy: "Policy", chosen: "Filter", *, ideas: bool = False, reader: str = ""
) -> "Desk":
    """Gather what is meant.

    Args:
        app: the world.
        policy: what the writer allows; its days are those of the page.
        chosen: which entries are meant; its own days are not looked at.
        ideas: whether they are to be counted.
        reader: who reads it, as the person named them.

    Raises:
        NotFound: if a picked entry is not there.
    """
    from reflect.growth.learning import LEARNING_PACK
    from reflect.growth.supervision import HELD_PACKS
    from reflect.guide.twins import twins
    from reflect.languages import languages
    from reflect.report.gate.entries import PRIVATE_PACKS
    from reflect.report.kinds import load

    journal, reads = app.journal, load(policy.kind).READS
    of_any_day = replace(chosen, since=None, until=None)
    picked = [journal.get(number) for number in sorted(policy.picked)]
    looks_for = shipped_ideas(app, lang=policy.lang) if ideas and policy.signed and "ideas" in reads else None
    counted = _counted(app, policy, chosen, words=looks_for is not None) if "entries" in reads else []
    withheld = Withheld(areas=app.practice.private_areas, packs=PRIVATE_PACKS)
    told = twins(policy.lang, languages()).told
    return replace(
        _of_every_page(app, policy),
        reader=reader,
        entries=tuple(map(told, (*counted, *picked))),
        history=_history(app, policy, chosen) if "history" in reads else (),
        learned=_of_packs(app, of_any_day, LEARNING_PACK) if "learned" in reads else (),
        meetings=_of_packs(app, of_any_day, *HELD_PACKS) if "meetings" in reads else (),
        first_rated=journal.counts.first_rated_to_share(withheld, chosen=of_any_day),
        ideas=looks_for,
        of_the_past=_of_the_past(app, picked) if "of_the_past" in reads else frozenset(),
    )


def _of_every_page(app: Context, policy: "Policy") -> "Desk":
    """What lies on the desk whatever the page is about; areas are called as in the language of the page."""
    from reflect.dates import Period
    from reflect.guide.library import Library
    from reflect.report.desk import Desk

    journal, practice = app.journal, Library(lang=policy.lang).practice
    return Desk(
        commitments=tuple(journal.plans.all(Period(policy.since, policy.until))),
        agreements=tuple(journal.agreements.all()),
        rules=journal.renewal.rules,
        ladder=practice.ladder,
        yardsticks=journal.yardsticks.days,
        area_names={area.id: area.name for area in practice.areas.values()},
        private_areas=practice.private_areas,
        focus=journal.focus,
        focus_since=journal.focus_since,
        name=journal.renewal.display_name,
    )


def _counted(app: Context, policy: "Policy", chosen: "Filter", *, words: bool) -> "list[Entry]":
    """The entries of the page that are not picked. Ideas are looked for in their `words`; else none of these is read."""
    days = replace(chosen, since=policy.since, until=policy.until)
    return [e for e in app.journal.entries(days, words=words) if e.number not in policy.picked]


def _history(app: Context, policy: "Policy", chosen: "Filter") -> "tuple[Entry, ...]":
    """The entries that the labels of the last day are counted from."""
    from reflect.growth.label.steps import window

    counted = window(policy.until - timedelta(days=1))
    return tuple(app.journal.entries(replace(chosen, since=counted.first, until=policy.until), words=False))


def _of_packs(app: Context, of_any_day: "Filter", *packs: str) -> "tuple[Entry, ...]":
    """The pages about learning, or about meetings, of any day: the day that is told in them decides, and the gate reads that."""
    meant = [pack for pack in packs if of_any_day.pack in (None, pack)]
    return tuple(entry for pack in meant for entry in app.journal.entries(replace(of_any_day, pack=pack)))


def _of_the_past(app: Context, picked: "Sequence[Entry]") -> frozenset[int]:
    """The numbers of those from before the last meeting."""
    from reflect.cli.gathering.meetings import last_held
    from reflect.growth.supervision import is_of_the_past

    last = last_held(app) if picked else None
    return frozenset(entry.number for entry in picked if is_of_the_past(entry, last))
