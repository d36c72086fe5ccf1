"""What was learned, hours and rules as JSON documents, for `--json`. The shapes are stable; see docs/json.md."""

from typing import Any

from reflect.growth.learning import Learned
from reflect.growth.renewal import NotedHours
from reflect.values.renewal import RenewalRules


def learned_document(one: Learned) -> dict[str, Any]:
    """One thing that was learned; `day` is the one that decides when it was."""
    return {
        "entry": one.entry,
        "day": one.counts_on.isoformat(),
        "source": one.source,
        "title": one.title,
        "sponsor": one.sponsor,
        "hours": one.hours,
        "categories": [{"id": id, "words": words} for id, words in one.categories],
        "areas": list(one.areas),
        "private": one.private,
    }


def hours_document(noted: NotedHours, *, has_rules: bool) -> dict[str, Any]:
    """The hours of a period, beside what the rules ask for."""
    return {
        "period": {"start": noted.period.first.isoformat(), "end": noted.period.last.isoformat()},
        "has_rules": has_rules,
        "hours": noted.hours,
        "asked": noted.asked,
        "categories": [
            {"id": c.id, "words": c.words, "hours": c.hours, "asked": c.asked} for c in noted.categories
        ],
        "in_several": noted.in_several,
    }


def rules_document(rules: RenewalRules | None) -> dict[str, Any]:
    """The rules as they are written down; null if there are none."""
    if rules is None:
        return {"rules": None}
    return {
        "rules": {
            "start": rules.first.isoformat(),
            "end": rules.last.isoformat(),
            "hours": rules.hours,
            "categories": [{"id": c.id, "words": c.words, "hours": c.hours} for c in rules.categories],
        }
    }
