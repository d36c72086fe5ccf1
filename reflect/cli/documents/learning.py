"""What was learned, hours and rules as JSON documents, for `--json`. The shapes are stable; see docs/json.md."""

from collections.abc import Mapping
from typing import Any

from reflect.growth.hours import left
from reflect.growth.learning import Learned
from reflect.growth.renewal import NotedHours
from reflect.growth.supervision import Hours
from reflect.values.renewal import RenewalExample, RenewalRules, SupervisionRules


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
        "proof": {"answer": one.proof or None, "is": one.has_proof or None, "place": one.proof_place},
        "link": one.link,
        "private": one.private,
    }


def hours_document(noted: NotedHours, *, has_rules: bool) -> dict[str, Any]:
    """The hours of a period, beside what the rules ask for."""
    return {
        "period": {"start": noted.period.first.isoformat(), "end": noted.period.last.isoformat()},
        "has_rules": has_rules,
        "hours": noted.hours,
        "asked": noted.asked,
        "left": left(noted.hours, noted.asked) if noted.asked is not None else None,
        "supervision": _supervision(noted.supervision, noted.supervision_asked),
        "categories": [
            {
                "id": c.id,
                "words": c.words,
                "hours": c.hours,
                "asked": c.asked,
                "supervision": {"hours": c.supervised, "asked": c.supervised_asked},
            }
            for c in noted.categories
        ],
        "in_several": noted.in_several,
    }


def _supervision(held: Hours, asked: SupervisionRules) -> dict[str, Any]:
    """Hours of supervision, each beside what the rules ask for and what is left of that; null where nothing is asked for."""
    parts = (
        ("altogether", held.total, asked.hours),
        ("one_to_one", held.one_to_one, asked.one_to_one),
        ("group", held.in_group, asked.in_group),
    )
    beside = {
        part: {"hours": n, "asked": wanted, "left": left(n, wanted) if wanted is not None else None}
        for part, n, wanted in parts
    }
    return {
        **beside,
        "co_reflection": held.with_peers,
        "meetings": held.count,
        "meetings_without": held.unsaid,
    }


def examples_document(examples: Mapping[str, RenewalExample]) -> dict[str, Any]:
    """Examples of rules, each with its source and the day on which it was checked; null for an invented one."""
    return {
        "examples": [
            {
                "id": id,
                "title": one.title,
                "about": one.about,
                "source": one.source or None,
                "checked": one.checked.isoformat() if one.checked else None,
                "years": one.years or None,
                "hours": one.hours,
                "supervision": {"hours": one.supervision, "one_to_one": one.one_to_one, "group": one.group},
                "categories": [
                    {"words": c.name, "hours": c.hours, "supervision": c.supervision} for c in one.category
                ],
            }
            for id, one in examples.items()
        ]
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
            "supervision": {
                "hours": rules.supervision.hours,
                "one_to_one": rules.supervision.one_to_one,
                "group": rules.supervision.in_group,
            },
            "categories": [
                {"id": c.id, "words": c.words, "hours": c.hours, "supervision": c.supervised}
                for c in rules.categories
            ],
        }
    }
