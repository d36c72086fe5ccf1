"""A plain yes, before something is done that asks first."""

import typer

from reflect.cli.context import Context
from reflect.cli.phrases import NOT_CHANGED
from reflect.errors import AnswerNeeded


def confirm(app: Context, question: str, *, if_not: str = NOT_CHANGED) -> None:
    """Ask for a plain yes.

    Args:
        app: the world.
        question: what is asked.
        if_not: what is said to whoever says no, or leaves there.

    Raises:
        AnswerNeeded: if nobody can be asked.
        typer.Exit: if the answer is anything else; nothing was done.
    """
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say

    need_a_person(app)
    with or_say(app.screen, if_not):
        sure = confirmed(app.asker, question)
    if not sure:
        app.screen.say(if_not)
        raise typer.Exit


def need_a_person(app: Context) -> None:
    """Make sure that somebody can be asked, before much is done for a question that nobody would hear.

    Raises:
        AnswerNeeded: if nobody can be asked.
    """
    if not (app.on_terminal and app.can_ask):
        raise AnswerNeeded(
            "This asks first, and there is no terminal here.", hint="To do it anyway, add --yes."
        )
