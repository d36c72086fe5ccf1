"""The draft of one sitting: kept while it is asked, and gone once it has become an entry. It asks nothing and says nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reflect.cli.asking import meanwhile
from reflect.cli.signals import unbroken
from reflect.errors import LOOK_FIRST, ComputerSaidNo, ReflectError, Untrusted
from reflect.guide.ask import Ask, Empty
from reflect.guide.walk import Walk
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Draft
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

WAITS = later(
    "Your draft is kept. To go on, type: reflect resume. To save it as it is: reflect resume --keep"
)
STANDS_ABOVE = later("What you wrote still stands above. To have it, copy it before you close this window.")
NOT_THE_LAST = """Your last answer is not in that draft: it could not be saved.
If you still see it above, copy it before you close this window."""


@dataclass
class DraftKeeper:
    """Keeps the draft of one sitting in the journal.

    Attributes:
        as_kept: the walk as it stands in the journal, or as the sitting began with it.
        kept: a draft of this sitting is in the journal.
        ended: it has become an entry, or was put away: nothing of it is a draft any more.
    """

    app: "Context"
    as_kept: Walk
    started_at: datetime
    uuid: UUID = field(default_factory=uuid4)
    kept: bool = False
    ended: bool = False

    @classmethod
    def of(cls, app: "Context", walk: Walk, waited: Draft | None) -> "DraftKeeper":
        """Begin a draft for this walk, or go on with the one that waited."""
        if waited is None:
            return cls(app, walk, app.clock())
        return cls(app, walk, waited.started_at, uuid=waited.uuid, kept=True)

    def keep(self, walk: Walk) -> None:
        """Keep what may be kept; a draft in which nothing may be kept is none."""
        meanwhile.arrived()
        if not walk.holds_anything():
            self.forget()
            return
        from reflect.guide.waiting import write_down

        pack = walk.pack
        draft = Draft(
            uuid=self.uuid, pack=pack.pack, pack_version=pack.version, title=pack.title,
            day=walk.occasion.day, started_at=self.started_at, saved_at=self.app.clock(),
            state=write_down(walk),
        )  # fmt: skip
        with unbroken():
            self.app.journal.drafts.keep(draft)
            self.kept, self.as_kept = True, walk

    def keep_at_last(self, walk: Walk) -> None:
        """Keep a walk that is left, unless it is kept already, or nothing of it is a draft any more."""
        if not self.ended and walk is not self.as_kept:
            self.keep(walk)

    def forget(self) -> None:
        """Drop the draft, where there is one: there is nothing in it, or it changed nothing."""
        if self.kept:
            self.app.journal.drafts.drop(self.uuid)
            self.kept = False

    def put_away(self) -> None:
        """Put the draft into the bin, where there is one."""
        with unbroken():
            if self.kept:
                self.app.journal.drafts.discard(self.uuid)
            self.ended = True

    @contextmanager
    def ending(self) -> Iterator[None]:
        """Keep it for good. Once that is done it is no draft any more, whatever fails after it or stops it."""
        journal = self.app.journal
        before, journal.saved = journal.saved, False
        try:
            with unbroken():
                yield
        finally:
            self.ended = journal.saved
            journal.saved = journal.saved or before

    def refused(self, error: Exception, walk: Walk) -> ReflectError | None:
        """Give what a disk that failed is told as: with the draft that was kept before; None for anything else."""
        from reflect.storage.disk.refusal import of_driver

        refused = error if isinstance(error, ReflectError) else of_driver(error)
        if not isinstance(refused, ComputerSaidNo | Untrusted):
            return None
        if self.kept and not self.ended and not {LOOK_FIRST, WAITS} & set(refused.hint.split("\n")):
            refused.hint = f"{refused.hint}\n{WAITS}".strip()
            if walk.given != self.as_kept.given:
                refused.hint += f"\n{NOT_THE_LAST}"
        elif not (self.kept or self.ended) and walk.holds_anything() and self.app.on_terminal:
            refused.hint = f"{refused.hint}\n{speak(STANDS_ABOVE)}".strip()
        return refused


def with_unfinished(walk: Walk, ask: Ask | None, left: str | tuple[str, ...]) -> Walk | None:
    """Lay what is typed or ticked at this question into the walk, which stays there; None if it can't be kept.

    Args:
        walk: the sitting, as it was when the question was put.
        ask: the question, or None if none is open.
        left: the text that is being typed, or the ids that are ticked; where that is nothing, nothing is laid.
    """
    if ask is None or ask.kind not in ("text", "multi") or not ask.kept:
        return None
    try:
        value = ask.accept(left)
    except ValueError:
        return None
    if isinstance(value, Empty):
        return None
    return replace(walk, given={**walk.given, ask.step: value}, cursor=ask.step)
