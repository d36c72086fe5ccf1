"""Packs and the practice as plain data for the page. Only what ships, or stands in a pack, ever gets in. Pure."""

from collections.abc import Sequence
from typing import Any

from reflect.guide.areas import Practice
from reflect.guide.finishing import is_offered
from reflect.guide.pack import Pack, Question, When

ON_THE_PAGE = ("moments", "growth_areas")
"""The lists of choices that are the same for everybody. Any other one is the person's own, and stays in the journal."""


def why_not(pack: Pack) -> str:
    """Say why a pack can't be on a page; empty if it can."""
    if pack.follows_up:
        return "looks back at a plan of yours, and no plan goes into the page"
    return "" if any(_goes_in(q) for q in pack.questions) else "asks from a list of yours only"


def packed_pack(pack: Pack) -> dict[str, Any]:
    """Give one pack as the script of the page reads it. What would ask from a list of the person's own is left out."""
    return {
        "pack": pack.pack,
        "title": pack.title,
        "version": pack.version,
        "minutes": pack.minutes,
        "spotlight": pack.spotlight,
        "one_a_day": pack.one_a_day,
        "finishes": is_offered(pack),
        "again": pack.again,
        "questions": [_question(q) for q in pack.questions if _goes_in(q)],
    }


def packed_practice(practice: Practice, packs: Sequence[Pack]) -> dict[str, Any]:
    """Give areas, moments, and the cards that these packs show."""
    cards = {
        card
        for pack in packs
        for q in pack.questions
        for card in (q.card, q.card_if_skipped, *q.card_if.values())
        if card
    }
    return {
        "scale": practice.scale,
        "default_focus": practice.default_focus,
        "areas": [
            {"id": a.id, "name": a.name, "anchors": list(a.anchors), "asked": a.asked}
            for a in practice.areas.values()
        ],
        "moments": [{"id": m.id, "area": m.area, "words": m.words} for m in practice.moments.values()],
        "cards": {id: text for id, text in practice.cards.items() if id in cards},
        "spotlight": {area: list(lines) for area, lines in practice.spotlight.items()},
    }


def _goes_in(q: Question) -> bool:
    return q.options_from is None or q.options_from in ON_THE_PAGE


def _question(q: Question) -> dict[str, Any]:
    """What asks the question. What becomes of its answer is settled where it is kept."""
    said: dict[str, Any] = {
        "help": q.help,
        "options": [list(option) for option in q.options],
        "options_from": q.options_from,
        "at_most": q.at_most,
        "min": q.min,
        "max": q.max,
        "step": q.step,
        "link": q.link or None,
        "days": q.days if q.type == "date" else None,
        "show_if": _when(q.show_if) if q.show_if else None,
        "card": q.card,
        "card_if": q.card_if,
        "card_if_skipped": q.card_if_skipped,
        "stops_if": list(q.stops_if),
        "goes_to": q.goes_to,
        "repeat": q.repeat if q.repeat > 1 else None,
        "repeat_for": q.repeat_for,
    }
    kept = {} if q.kept else {"kept": False}
    rates = {"rates": q.rates} if q.is_growth_rating else {}
    there = {key: value for key, value in said.items() if value not in (None, "", [], {})}
    return {"id": q.id, "type": q.type, "ask": q.ask, "areas": list(q.areas), **there, **kept, **rates}


def _when(clause: When) -> dict[str, Any]:
    return {"question": clause.question, "op": clause.op, "values": sorted(clause.values)}
