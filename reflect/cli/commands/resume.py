"""`resume`: goes on with a draft, saves it as it is, or puts it away."""

from typing import TYPE_CHECKING, Annotated

import typer

from reflect.cli.context import Context
from reflect.cli.phrases import ASKS_NOT, BRING_BACK
from reflect.errors import AnswerNeeded, NotFound

if TYPE_CHECKING:
    from reflect.values.entry import Draft


def resume(
    ctx: typer.Context,
    number: Annotated[str | None, typer.Argument(help="Which draft, when there are several.")] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Save it as it is.", metavar="")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="Put it into the bin.", metavar="")] = False,
) -> None:
    """Go on with a draft, or save it as it is, or put it away.

    Example: reflect resume
    """
    from reflect.cli.given.named import number_of
    from reflect.cli.phrases import TO_THE_PAGE
    from reflect.cli.sitting import begin
    from reflect.cli.sitting.sitting import Sitting
    from reflect.values.meetings import PREP_PACK

    app: Context = ctx.obj
    index = number_of("draft", number, see="reflect resume") - 1 if number is not None else 0
    drafts = _waiting(app, shows=not (keep or discard))
    if not drafts:
        return
    if number is None and len(drafts) > 1:
        chosen = _one_of(app, drafts, may_ask=app.on_terminal and app.can_ask and not (keep or discard))
        if chosen is None:
            return
        index = drafts.index(chosen)
    if not 0 <= index < len(drafts):
        raise NotFound(f"There is no draft {number}.", hint="To see the drafts, type: reflect resume")
    if discard:
        app.journal.drafts.discard(drafts[index].uuid)
        app.screen.say(f"The draft is in the bin. {BRING_BACK}")
        return
    waiting = drafts[index]
    sitting = Sitting(app, begin.go_on(app, waiting), waiting)
    if not (keep or app.can_ask):
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out to go on with the draft.")
    entry = sitting.keep() if keep else sitting.run()
    if entry is not None and entry.pack == PREP_PACK and sitting.walk.occasion.edits is None:
        app.screen.say(TO_THE_PAGE)


def _waiting(app: Context, *, shows: bool) -> "list[Draft]":
    """The drafts that wait. If there is none, or one that is shown could not be kept again, that is said."""
    from reflect.cli.sitting.look_first import look_first

    drafts = app.journal.drafts.waiting()
    if not drafts:
        app.screen.say("There is no draft waiting. To begin, type: reflect log")
    elif shows:
        look_first(app, to_read=True)
    return drafts


def _one_of(app: Context, drafts: "list[Draft]", *, may_ask: bool) -> "Draft | None":
    """Ask which one is meant, or list them; None if none is."""
    from reflect.cli.sitting.taken_up import chosen_draft

    if may_ask:
        return chosen_draft(app, drafts, or_else="Leave them for now")
    _list_drafts(app, drafts)
    return None


def _list_drafts(app: Context, drafts: "list[Draft]") -> None:
    """List by age and pack, never by content; the change of an entry with the number of that."""
    from json import loads

    for n, draft in enumerate(drafts, 1):
        changed = loads(draft.state).get("edits")
        what = f"{draft.title}, a change of entry {changed}" if changed else draft.title
        app.screen.say(f"{n}. {what}, for {draft.day}, last written {_ago(app, draft)}")
    app.screen.say("To go on with one, type its number: reflect resume 1")
    app.screen.say("To save one as it is, add --keep. To put one away, add --discard.")


def _ago(app: Context, draft: "Draft") -> str:
    minutes = int((app.clock() - draft.saved_at).total_seconds() // 60)
    if minutes < 0:
        return f"on {app.local(draft.saved_at).date()}, by the clock of then"
    for size, unit in ((60 * 24, "day"), (60, "hour"), (1, "minute")):
        number = minutes // size
        if number >= 1:
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return "just now"
