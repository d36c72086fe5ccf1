"""Entries in a list, one line each, and how many more there are."""

from typing import TYPE_CHECKING

from reflect.cli.context import Context
from reflect.wording import number

if TYPE_CHECKING:
    from reflect.values.filter import Filter
    from reflect.values.head import EntryHead

MOST_NAMED = 10
MOST_COUNTED = 1000
"""So many entries are counted to say how many more there are; nobody reads a longer list through, and what is counted has to be read."""


def show_heads(app: Context, rows: "list[EntryHead]") -> None:
    """Show entries one line each; those that are dated ahead are marked."""
    from reflect.cli.ahead import among
    from reflect.render.heads import heads

    app.screen.page(heads(rows, app.screen.look, ahead=among(app, rows)))


def say_how_many(app: Context, shown: int, chosen: "Filter") -> None:
    """Say so when there are more entries than are shown, and when one of them waits for a choice."""
    count = app.journal.count(chosen, up_to=max(MOST_COUNTED, shown) + 1)
    if count > max(MOST_COUNTED, shown):
        more = max(MOST_COUNTED, 2 * shown)
        app.screen.say(
            f"These are the newest {number(shown)} of more than {number(count - 1)}. To see more, add: --limit {more}"
        )
    elif count > shown:
        app.screen.say(
            f"These are the newest {number(shown)} of {number(count)}. To see more, add: --limit {count}"
        )
    if waiting := app.journal.choices.waiting():
        which = ", ".join(map(str, waiting[:MOST_NAMED]))
        app.screen.say(f"Changed on two devices: {which}. To choose: reflect choose")
