"""Meetings of supervision as JSON documents, for `--json`. The shapes are stable; see docs/json.md."""

from typing import Any

from reflect.cli.documents.journal import plan_document, question_document
from reflect.growth.supervision import Hours, Meeting
from reflect.values.plans import Agreement


def meeting_document(m: Meeting) -> dict[str, Any]:
    """One meeting with what was agreed in it."""
    return {
        "entry": m.entry,
        "day": m.day.isoformat(),
        "hours": m.hours,
        "form": m.form,
        "co_reflection": m.with_peers,
        "categories": [{"id": id, "words": words} for id, words in m.categories],
        "private": m.private,
        "commitments": [plan_document(c) for c in m.mine],
        "agreements": [agreement_document(a) for a in m.theirs],
        "questions": [question_document(q) for q in m.still_open],
    }


def hours_document(hours: Hours) -> dict[str, Any]:
    """The hours of some meetings."""
    return {
        "altogether": hours.total,
        "one_to_one": hours.one_to_one,
        "group": hours.in_group,
        "co_reflection": hours.with_peers,
        "meetings": hours.count,
        "meetings_without": hours.unsaid,
    }


def agreement_document(a: Agreement) -> dict[str, Any]:
    """One thing that a supervisor agreed to do."""
    return {
        "number": a.number,
        "words": a.words,
        "status": "open" if a.closed_on is None else "let_go" if a.let_go else "done",
        "made_on": a.made_on.isoformat(),
        "closed_on": a.closed_on.isoformat() if a.closed_on else None,
        "private": a.private,
        "entry": a.entry,
    }
