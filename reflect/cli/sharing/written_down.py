"""A page that waits as text for the encrypted journal, and back. It asks nothing and writes no file."""

import json
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from reflect.cli.sharing.draft import STEPS, PageDraft
from reflect.languages import ENGLISH
from reflect.masking.plan.details import Decision, Keep, Mask, Replace
from reflect.values.filter import Filter
from reflect.values.room import Room

VERSION = 2
_SETS = ("picked", "further", "asked_always", "asked_keep", "read")


def written_down(draft: PageDraft) -> str:
    """Write a draft down."""
    fields: dict[str, Any] = {
        "version": VERSION,
        "since": draft.since.isoformat(),
        "until": draft.until.isoformat(),
        "chosen": {name: value for name, value in asdict(draft.chosen).items() if value is not None},
        "ideas": draft.ideas,
        "named": draft.named,
        "lang": draft.lang,
        "reader": draft.reader,
        "step": draft.step,
        "decisions": [[*place, _words(decision)] for place, decision in draft.decisions.items()],
        "codes": [[*place, *known] for place, known in draft.codes.items()],
        "turned": sorted(draft.turned),
        "gone_through": draft.gone_through,
        "answers": dict(draft.answers),
        "made_of": draft.made_of,
        "signed_on": draft.signed_on.isoformat() if draft.signed_on else None,
        **{name: sorted(getattr(draft, name)) for name in _SETS},
    }
    return json.dumps(fields, ensure_ascii=False)


def read_back(kind: str, state: str) -> PageDraft | None:
    """Read a draft that was written down; None for one that only a later version can read."""
    kept = json.loads(state)
    if kept.get("version") != VERSION or kept.get("step") not in STEPS:
        return None
    chosen = Filter(**kept["chosen"])
    return PageDraft(
        kind=kind,
        since=date.fromisoformat(kept["since"]),
        until=date.fromisoformat(kept["until"]),
        chosen=replace(chosen, room=Room(chosen.room)) if chosen.room is not None else chosen,
        ideas=kept["ideas"],
        named=kept["named"],
        lang=kept.get("lang", ENGLISH),  # pages from before there were others say nothing of it
        reader=kept["reader"],
        step=kept["step"],
        decisions={(text, start, end): _decision(said) for text, start, end, said in kept["decisions"]},
        codes={(text, start, end): (kind, number) for text, start, end, kind, number in kept["codes"]},
        turned=frozenset((text, start, end) for text, start, end in kept["turned"]),
        gone_through=kept["gone_through"],
        answers=kept["answers"],
        made_of=kept["made_of"],
        signed_on=date.fromisoformat(kept["signed_on"]) if kept["signed_on"] else None,
        **{name: frozenset(kept[name]) for name in _SETS},
    )


def _words(decision: Decision) -> str | list[str]:
    match decision:
        case Mask():
            return "mask"
        case Keep():
            return "keep"
        case Replace(words):
            return [words]


def _decision(said: str | list[str]) -> Decision:
    if isinstance(said, list):
        return Replace(said[0])
    return Keep() if said == "keep" else Mask()
