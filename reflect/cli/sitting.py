"""One sitting from its first question to the kept entry: asks along a walk, keeps a draft after every answer."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reflect.cli.asking.contract import EndOfInput, Move
from reflect.cli.errors import Stopped
from reflect.errors import NotFound
from reflect.guide import waiting
from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.guide.harvest import reflection
from reflect.guide.pack import Pack
from reflect.guide.walk import DEFAULT_PERIOD, Occasion, Walk
from reflect.values import Draft, Entry, Room

if TYPE_CHECKING:
    from datetime import datetime

    from reflect.cli.context import Context

OPENING = "This is about you and how you work. No names, initials, dates or details that point to anyone. Skip anything."
SAVED = "Saved as {number}. Thank you for taking the time."
WAITS = "Your draft is kept. To go on, type: reflect resume"
NOTHING_TO_KEEP = "Nothing was written, so nothing was kept. That is fine."
KIND_END = "We stop here. "
BRING = Ask(
    step=Step("bring_to_supervision"),
    kind="confirm",
    words="Bring this to supervision?",
    help="Nothing leaves by this. You choose each time what does.",
    choices=(Choice("yes", "Yes"), Choice("no", "No")),
    first=2,
    default="no",
)


class Paused(Stopped):
    """The person stopped for now; the draft is kept."""

    def __init__(self) -> None:
        super().__init__(2)


@dataclass
class Sitting:
    """A walk that is being asked, with its draft."""

    app: "Context"
    walk: Walk
    uuid: UUID
    started_at: "datetime"
    kept: bool = False
    asking: Ask | None = None

    @classmethod
    def begin(cls, app: "Context", walk: Walk) -> "Sitting":
        """Start a new one."""
        return cls(app, walk, uuid4(), app.clock())

    @classmethod
    def again(cls, app: "Context", draft: Draft, walk: Walk) -> "Sitting":
        """Go on with one that waited."""
        return cls(app, walk, draft.uuid, draft.started_at, kept=True)

    def run(self) -> Entry | None:
        """Ask to the end and keep the entry; None if it ended without one.

        Raises:
            Paused: if the person paused; the draft is kept.
            EndOfInput: if the input ended; the draft is kept.
            Stopped: if the program was told to end; the draft is kept.
        """
        self.app.asker.tell(OPENING)
        try:
            while True:
                if not self._ask_all():
                    self._end_kindly()
                    return None
                if self._bring():
                    return self._keep()
        except (Stopped, EndOfInput):
            self._keep_unfinished()
            raise
        except KeyboardInterrupt:
            raise self._pause() from None

    def _ask_all(self) -> bool:
        """Put every open question; False if an answer ended the sitting."""
        while (ask := self.walk.next()) is not None:
            self.asking = ask
            reply = self.app.asker.ask(ask, place=self.walk.place(ask), earlier=self.walk.earlier(ask))
            if reply is Move.PAUSE:
                raise self._pause()
            if reply is Move.BACK:
                self._keep_unfinished()
                self.walk = self.walk.back()
                continue
            self.asking = None
            self.walk = self.walk.answer(Empty.SKIPPED if reply is Move.SKIP else reply)
            self._keep_draft()
            then = self.walk.consequence(ask.step)
            if then.card:
                self.app.asker.tell(then.card)
            if then.stops:
                return False
            if then.goes_to:
                self._detour(then.goes_to)
        return True

    def _bring(self) -> bool:
        """Ask whether to bring it to supervision; False if the person went back to the questions."""
        occasion = self.walk.occasion
        private = reflection(self.walk).room is Room.PRIVATE
        if private or occasion.room is not None or self.walk.pack.room is Room.SUPERVISION:
            return True
        reply = self.app.asker.ask(BRING, place=None, earlier=None)
        if reply is Move.PAUSE:
            raise self._pause()
        if reply is Move.BACK:
            self.walk = self.walk.back()
            return False
        if reply == "yes":
            self.walk = replace(self.walk, occasion=replace(occasion, room=Room.SUPERVISION))
        return True

    def _keep(self) -> Entry | None:
        kept = reflection(self.walk)
        if not (kept.answers or kept.ratings or kept.moments):
            self._forget()
            self.app.asker.tell(NOTHING_TO_KEEP)
            return None
        entry = self.app.journal.add(kept, draft=self.uuid)
        self.app.asker.tell(SAVED.format(number=entry.number))
        return entry

    def _keep_draft(self) -> None:
        """Keep what may be kept; a draft in which nothing may be kept is none."""
        if not self.walk.holds_anything():
            self._forget()
            return
        pack = self.walk.pack
        self.app.journal.keep_draft(
            Draft(
                uuid=self.uuid, pack=pack.pack, pack_version=pack.version, title=pack.title,
                day=self.walk.occasion.day, started_at=self.started_at, saved_at=self.app.clock(),
                state=waiting.write_down(self.walk),
            )
        )  # fmt: skip
        self.kept = True

    def _forget(self) -> None:
        if self.kept:
            self.app.journal.drop_draft(self.uuid)
            self.kept = False

    def _keep_unfinished(self) -> None:
        """Keep the text that was being typed, and the place where it was."""
        ask, self.asking = self.asking, None
        text = self.app.asker.unfinished if ask and ask.kind == "text" else ""
        if ask is None or not text.strip():
            return
        try:
            value = ask.accept(text)
        except ValueError:
            return
        self.walk = replace(self.walk, given={**self.walk.given, ask.step: value}, cursor=ask.step)
        self._keep_draft()

    def _pause(self) -> Paused:
        self._keep_unfinished()
        self.app.screen.note(WAITS if self.kept else NOTHING_TO_KEEP)
        return Paused()

    def _end_kindly(self) -> None:
        self.app.asker.tell(KIND_END + (WAITS if self.kept else "Nothing of this was written down."))

    def _detour(self, pack: str) -> None:
        """Go through another pack, an entry of its own, while this sitting waits as a draft."""
        app = self.app
        try:
            walk = start(app, app.library.get(pack))
        except NotFound as error:
            app.asker.tell(error.message)
            return
        Sitting.begin(app, walk).run()
        app.asker.tell(f"Back to: {self.walk.pack.title}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was chosen before the first question; None where nothing was.

    `commitment` is the number of the one to look back at; None for the longest due.
    """

    day: date | None = None
    setting: str | None = None
    tags: tuple[str, ...] | None = None
    room: Room | None = None
    commitment: int | None = None
    period: str | None = None


def start(app: "Context", pack: Pack, chosen: Chosen = Chosen()) -> Walk:
    """Lay out a walk with what was chosen and what the journal knows.

    Raises:
        NotFound: for a follow-up when nothing is due.
    """
    journal, practice = app.journal, app.library.practice
    focus = journal.focus if journal.focus in practice.areas else practice.default_focus
    occasion = Occasion(
        day=chosen.day or app.today,
        focus=focus,
        setting=chosen.setting,
        tags=chosen.tags or (),
        room=chosen.room,
        turn=journal.count(),
        spotlight=practice.least_asked(focus, journal.spotlight_counts()) if pack.spotlight else None,
        commitment=journal.commitment(chosen.commitment, today=app.today) if pack.follows_up else None,
        period=chosen.period or DEFAULT_PERIOD,
        ce_categories=journal.ce_categories,
    )
    return Walk(pack, practice, occasion)


def resume(app: "Context", draft: Draft) -> Sitting:
    """Lay out a sitting that waited, from its draft.

    Raises:
        NotFound: if its pack is gone.
    """
    pack, number = app.library.get(draft.pack), waiting.commitment_of(draft.state)
    commitment = next((c for c in app.journal.commitments() if c.number == number), None)
    if pack.follows_up and commitment is None:
        raise NotFound("The plan that this draft looks back at is no longer there.")
    walk = waiting.go_on(
        draft.state,
        pack=pack,
        practice=app.library.practice,
        day=draft.day,
        commitment=commitment,
        ce_categories=app.journal.ce_categories,
    )
    return Sitting.again(app, draft, walk)
