"""Takes from the journal what a page is meant to hold, and passes it through the gate. It decides nothing about words."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.cli.gathering.ideas import shipped_ideas

if TYPE_CHECKING:
    from datetime import date

    from reflect.report.admitted import Admitted
    from reflect.report.policy import Kind
    from reflect.values.filter import Filter


def admit(
    app: Context,
    days: "tuple[date, date]",
    chosen: "Filter",
    *,
    picked: frozenset[int],
    signed: bool,
    kind: "Kind" = "packet",
    ideas: bool = False,
) -> "Admitted":
    """Take from the journal what is meant, and pass it through the gate; `ideas` says whether they are counted.

    Raises:
        Protected: if a picked entry is private.
        NotFound: if a picked entry is not there.
    """
    from reflect.cli.gathering.meetings import last_held
    from reflect.growth.learning import LEARNING_PACK
    from reflect.growth.steps import window
    from reflect.growth.supervision import is_of_the_past
    from reflect.report import admitted, policy
    from reflect.report.gate.entries import PRIVATE_PACKS, refuse_private
    from reflect.values.counts import Withheld
    from reflect.values.filter import Filter

    journal, practice = app.journal, app.library.practice
    whole = [journal.get(number) for number in sorted(picked)]
    for entry in whole:
        refuse_private(entry)
    inside = journal.entries(replace(chosen, since=days[0], until=days[1])) if kind != "learning" else []
    learned = (
        []
        if kind == "account" or chosen.pack not in (None, LEARNING_PACK)
        else journal.entries(replace(chosen, since=None, until=None, pack=LEARNING_PACK))
    )
    private = frozenset(a for a in practice.areas if practice.is_private(a))
    last = last_held(app) if kind == "packet" and whole else None
    seen = window(days[1] - timedelta(days=1))
    return admitted.admit(
        [*inside, *(e for e in whole if e not in inside)],
        journal.plans.all(),
        journal.agreements.all(),
        policy.Policy(
            since=days[0],
            until=days[1],
            picked=picked,
            signed=signed,
            kind=kind,
            of_the_past=frozenset(entry.number for entry in whole if is_of_the_past(entry, last)),
            narrowed=replace(chosen, since=None, until=None) != Filter(),
        ),
        area_names={area.id: area.name for area in practice.areas.values()},
        private_areas=private,
        focus=journal.focus,
        history=journal.entries(replace(chosen, since=seen.first, until=days[1])) if kind == "packet" else (),
        first_rated=journal.counts.first_rated(
            withheld=Withheld(areas=private, packs=PRIVATE_PACKS),
            chosen=replace(chosen, since=None, until=None),
        ),
        yardsticks=journal.yardsticks.days,
        ideas=shipped_ideas(app) if ideas and signed and kind == "packet" else None,
        learned=learned,
        rules=journal.renewal.rules,
        name=journal.renewal.display_name,
    )
