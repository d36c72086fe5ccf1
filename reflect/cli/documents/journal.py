"""Values as JSON documents, for `--json`. The shapes are stable; see docs/json.md."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from reflect.cli.documents.roadmap import on_the_way_document
from reflect.dates import iso_week
from reflect.growth.balance import AreaWeek
from reflect.growth.summary import Week
from reflect.values.entry import Answer, Draft, Entry, Version
from reflect.values.exports import ExportRecord
from reflect.values.head import EntryHead
from reflect.values.plans import Commitment, KeptQuestion, Life


def head_document(e: EntryHead) -> dict[str, Any]:
    """One entry of a list."""
    return {**_frame(e), "first_words": e.first_words}


def bin_document(entries: Sequence[EntryHead], drafts: Sequence[Draft]) -> dict[str, Any]:
    """What is in the bin."""
    return {
        "entries": [head_document(e) for e in entries],
        "drafts": [_draft_document(n, d) for n, d in enumerate(drafts, 1)],
    }


def _draft_document(number: int, d: Draft) -> dict[str, Any]:
    """One draft in the bin, by its place there, and never by what is in it."""
    return {
        "number": number,
        "uuid": str(d.uuid),
        "pack": d.pack,
        "title": d.title,
        "day": d.day.isoformat(),
        "saved_at": d.saved_at.isoformat(timespec="seconds"),
    }


def entry_document(e: Entry) -> dict[str, Any]:
    """One whole entry."""
    return {
        **_frame(e),
        "written_at": e.written_at.isoformat(timespec="seconds"),
        "zone": e.zone,
        "load": e.load,
        "answers": [_answer_document(a) for a in e.answers],
        "ratings": [
            {
                "question": r.question,
                "area": r.area,
                "value": r.value,
                "anchor": r.anchor,
                "kind": r.kind,
                "private": r.private,
                "scale": r.scale,
            }
            for r in e.ratings
        ],
        "moments": [
            {"id": m.id, "area": m.area, "kind": m.kind, "words": m.words, "private": m.private}
            for m in e.moments
        ],
        "commitments": [commitment_document(c) for c in e.commitments],
        "agreements": [{"words": n.words, "private": n.private} for n in e.agreements],
        "questions": [{"words": n.words, "private": n.private} for n in e.questions],
    }


def export_document(r: ExportRecord) -> dict[str, Any]:
    """One file that was made for others to read."""
    return {
        "number": r.number,
        "made_at": r.made_at.isoformat(timespec="seconds"),
        "kind": r.kind,
        "format": r.format,
        "first_week": r.first_week,
        "last_week": r.last_week,
        "entries": list(r.entries),
        "counted": r.counted,
        "masked": dict(r.masked),
        "kept": dict(r.kept),
        "sha256": r.sha256,
        "locked": r.locked,
        "signed": r.signed,
        "reader": r.reader,
    }


def version_document(v: Version) -> dict[str, Any]:
    """How an entry read before it was changed."""
    return {
        "version": v.number,
        "replaced_at": v.replaced_at.isoformat(timespec="seconds"),
        "entry": entry_document(v.entry),
    }


def commitment_document(c: Commitment) -> dict[str, Any]:
    """One commitment."""
    return {
        "number": c.number,
        "words": c.words,
        "status": c.status.value,
        "made_on": c.made_on.isoformat(),
        "due_on": c.due_on.isoformat(),
        "areas": list(c.areas),
        "private": c.private,
        "entry": c.entry,
        "source": c.source,
        "reworded_from": c.reworded_from,
        "closed_on": _day(c.closed_on),
        "said_on": _day(c.said_on),
    }


def plan_document(c: Commitment, *, still_useful: bool = False) -> dict[str, Any]:
    """One commitment of a list; `still_useful` where the list asks that."""
    return {**commitment_document(c), "pack": c.pack, "still_useful": still_useful}


def life_document(line: Sequence[Life], *, shown: int) -> dict[str, Any]:
    """One commitment with all its wordings, the first one first."""
    plan = next(one.commitment for one in line if one.commitment.number == shown)
    return {
        **commitment_document(plan),
        "pack": plan.pack,
        "life": [
            {
                **commitment_document(one.commitment),
                "outcomes": [
                    {"day": o.day.isoformat(), "status": o.status.value, "entry": o.entry}
                    for o in one.outcomes
                ],
            }
            for one in line
        ],
    }


def question_document(q: KeptQuestion) -> dict[str, Any]:
    """One question kept for supervision."""
    return {
        "number": q.number,
        "words": q.words,
        "status": "open" if q.closed_on is None else "done",
        "made_on": q.made_on.isoformat(),
        "closed_on": _day(q.closed_on),
        "private": q.private,
        "entry": q.entry,
    }


def week_document(w: Week) -> dict[str, Any]:
    """One week."""
    return {
        "period": {"week": w.name, "start": w.period.first.isoformat(), "end": w.period.last.isoformat()},
        "entries": w.entries,
        "settings": [{"setting": t.words, "times": t.times} for t in w.settings],
        "strengths": [{"words": t.words, "times": t.times} for t in w.strengths],
        "keep": [line.words for line in w.keep_lines],
        "edges": [{"words": t.words, "times": t.times} for t in w.coming_up],
        "roadmap": on_the_way_document(w.on_the_way),
        "focus": _focus_document(w),
        "areas": [
            {"area": a.area, "now": _area_document(a.now), "before": _area_document(a.before)}
            for a in w.areas
        ],
        "looking_back": [{"area": p.area, "then": p.then, "now": p.now} for p in w.looking_back],
        "commitments": [commitment_document(c) for c in w.commitments],
        "learning": [
            {"source": x.source, "title": x.title, "hours": x.hours, "areas": list(x.areas)}
            for x in w.learning
        ],
        "learned_from": list(w.learned_from),
        "question": (
            {"area": w.question.area, "words": w.question.words, "why": w.question.why}
            if w.question
            else None
        ),
    }


def _answer_document(a: Answer) -> dict[str, Any]:
    return {
        "question": a.question,
        "type": a.kind,
        "asked": a.asked,
        "value": list(a.value) if isinstance(a.value, tuple) else a.value,
        "words": a.words,
        "private": a.private,
        "stage": a.stage,
        "areas": list(a.areas),
        "guideline": a.guideline,
    }


def _focus_document(w: Week) -> dict[str, Any]:
    # In a week in which the lines were written anew, only those of one version can be counted together.
    newest = max((line.scale for line in w.lines), default=0)
    return {
        "area": w.focus,
        "ratings": [
            {
                "day_in_week": line.day.isoweekday(),
                "value": line.value,
                "anchor": line.anchor,
                "about": line.about,
            }
            for line in w.lines
        ],
        "counts": [
            sum((line.value, line.about, line.scale) == (n, "session", newest) for line in w.lines)
            for n in range(1, 6)
        ],
        "did_not_come_up": w.did_not_come_up,
    }


def _area_document(a: AreaWeek) -> dict[str, Any]:
    return {
        "n": a.n, "counts": list(a.counts), "typical": a.typical, "lowest": a.lowest, "highest": a.highest
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _frame(e: Entry | EntryHead) -> dict[str, Any]:
    return {
        "number": e.number,
        "uuid": str(e.uuid),
        "day": e.day.isoformat(),
        "week": iso_week(e.day),
        "pack": e.pack,
        "pack_version": e.pack_version,
        "title": e.title,
        "setting": e.setting,
        "room": e.room.value,
        "tags": list(e.tags),
    }
