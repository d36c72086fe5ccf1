"""`undo`: takes the last change back, and says what that was. What came in as a whole is not taken back this way."""

from typing import TYPE_CHECKING

import typer

from reflect.cli.context import Context
from reflect.cli.given.options import Yes

if TYPE_CHECKING:
    from reflect.values.entry import Undone

WHAT_CAME = "The last thing that came into your journal came by reflect {by}. undo does not take that back."
GO_BACK = "To go back to how your journal was before it, type:"
LOOK = "To see the backups you have, type: reflect backup --list"
ASKS = "undo would take back your last own change before that, which is {what}. Do you want that?"
_WOULD = {
    "add": "saving entry {n}",
    "delete": "putting entry {n} in the bin",
    "back": "bringing entry {n} back",
    "room": "moving entry {n}",
    "edit": "the edit of entry {n}",
    "focus": "the choice of a focus area",
    "discard": "putting a draft away",
    "draft_back": "bringing a draft back",
    "next_meeting": "the day of your next meeting",
    "always_mask": "your words never to let out",
    "kept_words": "the words to leave alone",
    "renewal_rules": "your renewal rules",
    "roadmap": "your roadmap",
    "display_name": "your name for pages",
    "yardstick": "a day of your yardstick",
}
"""What each kind of change is, before it is taken back; what is not here belongs to a plan, a question or an agreement."""


def undo(ctx: typer.Context, yes: Yes = False) -> None:
    """Take back the last change. It also works the next day.

    Example: reflect undo
    """
    app: Context = ctx.obj
    if not yes:
        _ask_after_what_came(app)
    taken = app.journal.undo()
    get_back = f"To get it back, type: reflect bin --bring-back {taken.number}"
    said = {
        "add": f"Entry {taken.number} is in the bin, as if it was not saved. {get_back}",
        "delete": f"Entry {taken.number} is back.",
        "back": f"Entry {taken.number} is in the bin again. {get_back}",
        "room": f"Entry {taken.number} is where it was before.",
        "edit": f"Entry {taken.number} reads as it did before.",
        "focus": "Your focus area is the one from before.",
        "discard": "The draft is back. To go on with it, type: reflect resume",
        "draft_back": "The draft is in the bin again. To get it back, type: reflect bin --draft 1",
        "plan_add": f"Plan {taken.number} is in the bin, as if it was not kept.",
        "plan_status": f"Plan {taken.number} is as it was before.",
        "plan_keep": f"Plan {taken.number} is as it was before.",
        "plan_reword": f"Plan {taken.number} goes on in its earlier words.",
        "plan_delete": f"Plan {taken.number} is back.",
        "question_add": f"Question {taken.number} is in the bin, as if it was not kept.",
        "question_done": f"Question {taken.number} is open again.",
        "question_delete": f"Question {taken.number} is back.",
        "agreement_done": f"Agreement {taken.number} is open again.",
        "agreement_let_go": f"Agreement {taken.number} is as it was before.",
        "next_meeting": "Your next meeting is as it was before. To see it, type: reflect supervision next",
        "agreement_open": f"Agreement {taken.number} is as it was before.",
        "always_mask": "Your words never to let out are as they were before. To see them: reflect mask list",
        "kept_words": "The words to leave alone are as they were before. To see them: reflect mask kept",
        "renewal_rules": "Your renewal rules are as they were before. To see them, type: reflect learn rules",
        "roadmap": "Your roadmap is as it was before. To see it, type: reflect roadmap",
        "display_name": "Your name for pages is as it was before. To see it, type: reflect supervision name",
        "yardstick": "The days of your yardstick are as they were before. To see them, type: reflect yardstick",
    }
    app.screen.say(said[taken.kind])


def _ask_after_what_came(app: Context) -> None:
    """Where an import or a meeting was the last thing: say that it is not taken back, how it is, and ask.

    Raises:
        AnswerNeeded: if nobody can be asked.
        typer.Exit: if the answer is no; nothing was changed.
    """
    from pathlib import Path

    from reflect.cli.given.consent import confirm
    from reflect.storage import remains

    found = app.journal.records.came_in_last()
    if found is None:
        return
    came, change = found
    app.screen.note(WHAT_CAME.format(by=came.by))
    before = Path(came.before)
    if came.before and before.is_file():
        app.screen.note(GO_BACK)
        app.screen.note(remains.command(before))
    else:
        app.screen.note(LOOK)
    if change is not None:
        confirm(app, ASKS.format(what=_said(change)))


def _said(change: "Undone") -> str:
    """Say what a change is: "the edit of entry 3"."""
    thing = change.kind.partition("_")[0]
    return _WOULD.get(change.kind, f"a change of {thing} {{n}}").format(n=change.number)
