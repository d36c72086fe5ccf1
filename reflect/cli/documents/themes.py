"""Themes and the next questions as JSON documents; closed words and counts only. See docs/json.md."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from reflect.dates import Period
from reflect.growth.focus import PromptPick
from reflect.growth.themes import Mention, ThemeCount, Themes

Places = Sequence[tuple[Period, Sequence[Mention]]]
"""Now, then before: the days, and the entries in them."""


def themes_document(found: Themes) -> dict[str, Any]:
    """All themes of a time."""
    return {**_frame(found), "themes": [count_document(c) for c in found.counts]}


def mentions_document(found: Themes, named: Iterable[tuple[ThemeCount, Places]]) -> dict[str, Any]:
    """The themes that were asked for, each with its entries now and before."""
    return {
        **_frame(found),
        "themes": [
            {
                **count_document(count),
                "entries": {
                    when: [_mention(m) for m in mentions]
                    for when, (_, mentions) in zip(("now", "before"), places, strict=True)
                },
            }
            for count, places in named
        ],
    }


def count_document(c: ThemeCount) -> dict[str, Any]:
    """One theme with its counts."""
    return {
        "theme": c.theme,
        "words": c.words,
        "kind": c.kind,
        "entries_now": c.entries_now,
        "n_now": c.n_now,
        "entries_before": c.entries_before,
        "n_before": c.n_before,
        "weeks_now": c.weeks_now,
        "recurring": c.recurring,
        "more_often": c.more_often,
        "p": c.p,
        "example_entries": list(c.examples),
    }


def focus_document(
    focus: str,
    question: str | None,
    picks: Iterable[PromptPick],
    names: Mapping[str, str],
    *,
    since: date | None,
) -> dict[str, Any]:
    """The focus area, its next question, and all areas in the order in which they come next."""
    order = list(picks)
    suggested = next((pick.area for pick in order if pick.area != focus), None)
    return {
        "focus": {
            "area": focus,
            "name": names.get(focus, focus),
            "since": since.isoformat() if since else None,
        },
        "question": question,
        "suggested": suggested,
        "areas": [
            {
                "area": pick.area,
                "name": names.get(pick.area, pick.area),
                "sessions_since": pick.sessions_since,
                "need": pick.need,
                "priority": pick.priority,
                "why": pick.why,
            }
            for pick in order
        ],
    }


def _frame(found: Themes) -> dict[str, Any]:
    return {
        "period": _period(found.now),
        "before": _period(found.before),
        "comparable": found.comparable,
        "tested": found.tested,
    }


def _period(period: Period) -> dict[str, str]:
    return {"start": period.first.isoformat(), "end": period.end.isoformat()}


def _mention(m: Mention) -> dict[str, Any]:
    return {"number": m.number, "day": m.day.isoformat(), "stems": list(m.stems)}
