"""A draft of the same set of questions waits: offer it, before an empty one is begun beside it."""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import confirmed

if TYPE_CHECKING:
    from reflect.cli.context import Context

OFFER = "You began this earlier. Go on with it?"


def went_on(app: "Context", pack: str) -> bool:
    """Offer the newest waiting draft of a pack; True if the person took it up. The change of an entry is none.

    Raises:
        KeyboardInterrupt: if the person paused there.
        NotFound: if the pack is gone.
    """
    from reflect.cli import beginning
    from reflect.cli.sitting import Sitting

    for draft in app.journal.drafts():
        if draft.pack != pack:
            continue
        walk = beginning.go_on(app, draft)
        if walk.occasion.edits is not None:
            continue
        if not confirmed(app.asker, OFFER):
            return False
        Sitting(app, walk, uuid=draft.uuid, started_at=draft.started_at, kept=True).run()
        return True
    return False
