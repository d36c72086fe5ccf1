"""The person's own roadmap, and what was said of it, as JSON documents. See docs/json.md."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from reflect.growth.roadmap import OnTheWay
from reflect.values.roadmap import Guideline


def roadmap_document(there: Iterable[Guideline]) -> dict[str, Any]:
    """The guidelines, in the person's own order."""
    return {"guidelines": [{"id": g.id, "name": g.name, "line": g.line, "link": g.link} for g in there]}


def on_the_way_document(found: OnTheWay) -> dict[str, Any]:
    """What was said of guidelines: in how many entries each was named, and which two pulled against each other."""
    return {
        "guidelines": [asdict(one) for one in found.guidelines],
        "pulled_two_ways": [asdict(pull) for pull in found.pulls],
    }
