"""How a sitting ends: as a new entry, a new version of one, a draft, or nothing. Loaded while the first question stands."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reflect.cli.asking.contract import confirmed
from reflect.cli.given import gentle
from reflect.cli.sitting import review
from reflect.cli.sitting.draft_keeper import WAITS, DraftKeeper
from reflect.growth.roadmap import keeps_pulled
from reflect.guide.ask import Ask, Step
from reflect.guide.harvest import ended, reflection
from reflect.guide.walk import Walk
from reflect.values.entry import Entry, Reflection
from reflect.values.room import Room
from reflect.wording import later, speak, speak_n

if TYPE_CHECKING:
    from reflect.cli.context import Context

KIND_END = later("We stop here. You can come back when you are ready.")
SAVED = later("Saved as {number}. Thank you for taking the time.")
STAYS = later("It stays with you. It can never be shared.")
CHANGED = later("Entry {number} is changed. The version before is kept: reflect show {number} --versions")
CHANGED_TOO = later(
    "Entry {number} is changed. While you wrote, it was changed elsewhere too, perhaps in another window. "
    "That text is kept with the versions before: reflect show {number} --versions"
)
NOTHING_TO_KEEP = later("This page is empty, so there was nothing to keep. That is fine.")
IN_THE_BIN = later("It is in the bin. To bring it back: reflect undo")
AS_IT_WAS = later("Entry {number} stays as it was.")


def to_bring() -> Ask:
    """The question before the review: is it for supervision?"""
    asked = Ask.yes_no(
        Step("bring_to_supervision"),
        speak("Bring this to supervision?"),
        help=speak("Nothing leaves by this. You choose each time what does."),
    )
    return replace(asked, at_once=True)


def is_thrown_away(app: "Context", walk: Walk, draft: DraftKeeper) -> bool:
    """Put a sitting into the bin, or let a change of an entry go; False if the person would rather not."""
    edits = walk.occasion.edits
    if edits is None and not confirmed(app.asker, speak("Really throw it away?")):
        return False
    draft.put_away()
    app.asker.tell(speak(AS_IT_WAS, number=edits) if edits else speak(IN_THE_BIN))
    return True


def holds_something(walk: Walk) -> bool:
    """True if there is anything in it that an entry would keep."""
    kept = reflection(walk)
    return bool(kept.answers or kept.ratings or kept.moments)


def what_is_kept(draft: DraftKeeper, walk: Walk, *, outer: str) -> str:
    """Say what is kept of a sitting that is left: its draft, the one that waits for it, the entry as it was, or nothing."""
    if draft.kept:
        return speak(WAITS)
    if outer:
        return speak("{title} is kept as a draft. To go on, type: reflect resume", title=outer)
    edits = walk.occasion.edits
    return speak(AS_IT_WAS, number=edits) if edits else speak(NOTHING_TO_KEEP)


def kindly(draft: DraftKeeper) -> str:
    """What is said where an answer ended the sitting."""
    kept = speak(WAITS) if draft.kept else speak("Nothing of this was written down.")
    return f"{speak(KIND_END)} {kept}"


def may_be_brought(walk: Walk) -> bool:
    """True if it can go to supervision, and nothing said yet whether it does."""
    kept = reflection(walk)
    is_settled = walk.occasion.room is not None or walk.pack.room is Room.SUPERVISION
    return kept.room is not Room.PRIVATE and not is_settled and holds_something(walk)


def pointed_out(app: "Context", walk: Walk, let_be: frozenset[str]) -> tuple[str, Ask | None] | None:
    """Ask what to do about the first word that may point to someone; None where there is none but those let be.

    Gives the word, with the question whose answer is to be changed, or None where the word stays.
    """
    found = _first_hint(app, walk, let_be)
    if found is None:
        return None
    ask, word = found
    reply = app.asker.ask(gentle.question(word), place=None, earlier=None)
    if reply == gentle.NEVER:
        app.journal.words.leave_alone(word)
    return word, ask if reply == gentle.CHANGE else None


def _first_hint(app: "Context", walk: Walk, let_be: frozenset[str]) -> tuple[Ask, str] | None:
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
        app.asker.tell(speak(NOTHING_TO_KEEP))
        return None
    if walk.occasion.edits is not None:
        return _change(app, walk, draft, walk.occasion.edits)
    kept = reflection(ended(walk))
    with draft.ending():
        entry = app.journal.add(kept, draft=draft.uuid)
    made = _several(kept)
    stays = f"\n{speak(STAYS)}" if entry.room is Room.PRIVATE else ""
    app.asker.tell(speak(SAVED, number=entry.number) + made + stays)
    return entry


def _several(kept: Reflection) -> str:
    """Say what came out of a list that was written; empty where it was none."""
    plans, agreements, questions = len(kept.plans), len(kept.agreements), len(kept.questions)
    made = [
        *([speak_n("{n} plan", "{n} plans", plans)] if plans > 1 else []),
        *([speak_n("{n} agreement", "{n} agreements", agreements)] if agreements > 1 else []),
        *([speak_n("{n} question", "{n} questions", questions)] if questions > 1 else []),
    ]
    if not made:
        return ""
    return "\n" + speak("It made {list}, one for each line.", list=speak(" and ").join(made))


def _change(app: "Context", walk: Walk, draft: DraftKeeper, number: int) -> Entry | None:
    # It may have been moved, to another room or day, since this change of it began; that stands.
    now, occasion = app.journal.get(number), walk.occasion
    occasion = replace(occasion, room=now.room, day=occasion.day if occasion.moved else now.day)
    walk = ended(replace(walk, occasion=occasion), stays={answer.value for answer in now.answers})
    kept = keeps_pulled(reflection(walk), now)
    if review.same(now, kept):
        draft.forget()
        app.asker.tell(speak(AS_IT_WAS, number=number))
        return None
    with draft.ending():
        entry = app.journal.edit(number, kept, draft=draft.uuid)
    # Asked of what is kept, so that no window can come in between; one of these is what was replaced just now.
    since = [each for each in app.journal.versions(number) if each.replaced_at > draft.started_at]
    app.asker.tell(speak(CHANGED_TOO if len(since) > 1 else CHANGED, number=number))
    return entry
