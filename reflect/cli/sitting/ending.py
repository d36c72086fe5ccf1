"""How a sitting begins and ends: with its first words, and as a new entry, a new version of one, or nothing. Asks nothing."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.sitting import begin, review
from reflect.cli.sitting.draft_keeper import DraftKeeper
from reflect.growth.roadmap import keeps_pulled
from reflect.guide.ask import Ask, Step
from reflect.guide.harvest import reflection
from reflect.guide.walk import Walk
from reflect.values.entry import Entry, Reflection
from reflect.values.room import Room

if TYPE_CHECKING:
    from reflect.cli.context import Context

OPENING = "This is about you and how you work. No names, initials, dates or details that point to anyone. Skip anything."
BRING = replace(
    Ask.yes_no(
        Step("bring_to_supervision"),
        "Bring this to supervision?",
        help="Nothing leaves by this. You choose each time what does.",
    ),
    at_once=True,
)
SAVED = "Saved as {number}. Thank you for taking the time."
STAYS = "It stays with you. It can never be shared."
CHANGED = "Entry {number} is changed. The version before is kept: reflect show {number} --versions"
NOTHING_TO_KEEP = "This page is empty, so there was nothing to keep. That is fine."
IN_THE_BIN = "It is in the bin. To bring it back: reflect undo"
AS_IT_WAS = "Entry {number} stays as it was."


def holds_something(walk: Walk) -> bool:
    """True if there is anything in it that an entry would keep."""
    kept = reflection(walk)
    return bool(kept.answers or kept.ratings or kept.moments)


def beginning(walk: Walk) -> str:
    """Say what stands before the first question: what this is, or what the entry says so far."""
    pack, edits = walk.pack, walk.occasion.edits
    if begin.is_one_line(walk):
        return OPENING
    if edits is None:
        return f"{pack.title}, about {pack.minutes} minutes.\n{OPENING}"
    return f"{pack.title}, entry {edits}\n\n{review.read(walk)}"


def without_draft(walk: Walk, *, outer: str) -> str:
    """Say what is kept where no draft of this sitting is: the one that waits for it, the entry as it was, or nothing."""
    if outer:
        return f"{outer} is kept as a draft. To go on, type: reflect resume"
    edits = walk.occasion.edits
    return AS_IT_WAS.format(number=edits) if edits else NOTHING_TO_KEEP


def first_hint(app: "Context", walk: Walk, let_be: frozenset[str]) -> tuple[Ask, str] | None:
    """Give the first word that may point to someone, with its question; None where there is none but those let be."""
    for ask in walk.path():
        written = walk.given.get(ask.step)
        if ask.kind == "text" and ask.kept and isinstance(written, str):
            for hint in app.point_out(written, kept=let_be):
                return ask, hint.text
    return None


def keep(app: "Context", walk: Walk, draft: DraftKeeper) -> Entry | None:
    """Keep a walk for good, and say so; None if there was nothing to keep, or nothing was changed."""
    if not holds_something(walk):
        draft.forget()
        app.asker.tell(NOTHING_TO_KEEP)
        return None
    if walk.occasion.edits is not None:
        return _change(app, walk, draft, walk.occasion.edits)
    with draft.ending():
        entry = app.journal.add(reflection(walk), draft=draft.uuid)
    made = _several(reflection(walk))
    stays = f"\n{STAYS}" if entry.room is Room.PRIVATE else ""
    app.asker.tell(SAVED.format(number=entry.number) + made + stays)
    return entry


def _several(kept: Reflection) -> str:
    """Say what came out of a list that was written; empty where it was none."""
    kinds = (kept.plans, "plans"), (kept.agreements, "agreements"), (kept.questions, "questions")
    made = [f"{len(these)} {called}" for these, called in kinds if len(these) > 1]
    return f"\nIt made {' and '.join(made)}, one for each line." if made else ""


def _change(app: "Context", walk: Walk, draft: DraftKeeper, number: int) -> Entry | None:
    # It may have been moved, to another room or day, since this change of it began; that stands.
    now, occasion = app.journal.get(number), walk.occasion
    occasion = replace(occasion, room=now.room, day=occasion.day if occasion.moved else now.day)
    kept = keeps_pulled(reflection(replace(walk, occasion=occasion)), now)
    if review.same(now, kept):
        draft.forget()
        app.asker.tell(AS_IT_WAS.format(number=number))
        return None
    with draft.ending():
        entry = app.journal.edit(number, kept, draft=draft.uuid)
    app.asker.tell(CHANGED.format(number=number))
    return entry
