"""Entries that were deleted for good on another device, and would go here too: shown before, with how to keep one."""

from collections.abc import Collection

from reflect.cli.context import Context
from reflect.cli.gathering.heads import show_heads

KEEP = "To keep one, leave it here, and change it before you type this again: reflect edit {number}"
BACK = (
    "To have one again: bring back the backup of before, and change the entry there before the next meeting."
)


def show(app: Context, numbers: Collection[int]) -> frozenset[int]:
    """Show the entries that would go out of the list, and say how one of them is kept: what is changed since stays.

    What is in the bin here too is not worth a question. Gives the numbers of those that were shown.
    """
    heads = [head for head in app.journal.heads() if head.number in numbers]
    if heads:
        app.screen.say("Deleted for good on another device, and still here:")
        show_heads(app, heads)
        app.screen.say(KEEP.format(number=heads[0].number))
    return frozenset(head.number for head in heads)


def agreed(app: Context, listed: Collection[int], *, if_left: str) -> bool:
    """Ask whether those that were shown go here too; `if_left` is said to who leaves there."""
    from reflect.cli.asking.contract import confirmed
    from reflect.cli.asking.leaving import or_say

    with or_say(app.screen, if_left):
        return confirmed(app.asker, "Delete it here too?" if len(listed) == 1 else "Delete them here too?")
