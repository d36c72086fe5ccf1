"""`undo`: takes the last change back, and says what that was."""

import typer

from reflect.cli.context import Context


def undo(ctx: typer.Context) -> None:
    """Take back the last change. It also works the next day.

    Example: reflect undo
    """
    app: Context = ctx.obj
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
