"""One sitting from its first question to the kept entry: asks along a walk, keeps a draft while it goes."""

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from reflect.cli.asking.contract import EndOfInput, Move, Reply, confirmed
from reflect.cli.given import gentle
from reflect.cli.signals import Stopped, heard, heed, unbroken
from reflect.cli.sitting import nudge, other_day, review
from reflect.errors import LOOK_FIRST, ComputerSaidNo, NotFound, ReflectError, Untrusted
from reflect.guide import waiting
from reflect.guide.ask import Ask, Empty, Step
from reflect.guide.harvest import reflection
from reflect.guide.walk import Walk
from reflect.values.entry import Draft, Entry
from reflect.values.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reflect.cli.context import Context

OPENING = "This is about you and how you work. No names, initials, dates or details that point to anyone. Skip anything."
SAVED = "Saved as {number}. Thank you for taking the time."
STAYS = "It stays with you. It can never be shared."
CHANGED = "Entry {number} is changed. The version before is kept: reflect show {number} --versions"
WAITS = "Your draft is kept. To go on, type: reflect resume. To save it as it is: reflect resume --keep"
NOT_THE_LAST = """Your last answer is not in that draft: it could not be saved.
If you still see it above, copy it before you close this window."""
NOTHING_TO_KEEP = "This page is empty, so there was nothing to keep. That is fine."
AS_IT_WAS = "Entry {number} stays as it was."
KIND_END = "We stop here. You can come back when you are ready. "
BRING = Ask.yes_no(
    Step("bring_to_supervision"),
    "Bring this to supervision?",
    help="Nothing leaves by this. You choose each time what does.",
)


class Paused(Stopped):
    """The person stopped for now; the draft is kept."""

    def __init__(self) -> None:
        super().__init__(2)


@dataclass
class Sitting:
    """A walk that is being asked, with its draft.

    A walk that edits an entry (`occasion.edits`) begins at the review and ends as a new version of it.
    """

    app: "Context"
    walk: Walk
    uuid: UUID = field(default_factory=uuid4)
    started_at: datetime | None = None
    kept: bool = False
    ended: bool = False
    """It has become an entry, or was put away: nothing of it is a draft any more."""
    asking: Ask | None = None
    asked_to_bring: bool = False
    as_kept: Walk | None = None
    """The walk as it stands in the journal, or as the sitting began with it."""
    nudged: bool = False
    let_be: frozenset[str] = frozenset()
    """Words that the person looked at in this sitting and kept."""
    outer: str = ""
    """The title of the sitting that waits while this one is a detour."""

    def __post_init__(self) -> None:
        self.started_at = self.started_at or self.app.clock()
        self.as_kept = self.walk
        self.asked_to_bring = self.walk.occasion.edits is not None
        self.app.journal.get_ready_to_write()

    def run(self) -> Entry | None:
        """Ask to the end and keep the entry; None if it ended without one.

        Raises:
            Paused: if the person paused; the draft is kept.
            EndOfInput: if the input ended; the draft is kept.
            Stopped: if the program was told to end; the draft is kept.
            ComputerSaidNo, Untrusted: if the disk fails, saying whether a draft is there.
        """
        try:
            return self._run()
        except Exception as error:
            refused = self._refused(error)
            if refused is None:
                raise
            raise refused from None

    def _refused(self, error: Exception) -> ReflectError | None:
        """Give what a disk that failed is told as: with the draft that was kept before; None for anything else."""
        from reflect.storage.disk.refusal import of_driver

        refused = error if isinstance(error, ReflectError) else of_driver(error)
        if not isinstance(refused, ComputerSaidNo | Untrusted):
            return None
        if self.kept and not self.ended and not {LOOK_FIRST, WAITS} & set(refused.hint.split("\n")):
            refused.hint = f"{refused.hint}\n{WAITS}".strip()
            if self.as_kept is None or self.walk.given != self.as_kept.given:
                refused.hint += f"\n{NOT_THE_LAST}"
        return refused

    def _run(self) -> Entry | None:
        pack = self.walk.pack
        edits = self.walk.occasion.edits
        self.app.asker.tell(
            f"{pack.title}, about {pack.minutes} minutes.\n{OPENING}"
            if edits is None
            else f"{pack.title}, entry {edits}\n\n{review.read(self.walk)}"
        )
        try:
            while True:
                if not self._ask_all():
                    self._end_kindly()
                    return None
                if self._check() and self._bring():
                    verdict = self._review()
                    if verdict is not None:
                        return self._end(verdict)
        except Stopped:
            heard()
            self._keep_unfinished()
            raise
        except EndOfInput:
            self._keep_unfinished()
            raise EndOfInput(hint=self._what_is_kept()) from None
        except KeyboardInterrupt:
            heard()
            raise self._pause() from None

    def _ask_all(self) -> bool:
        """Put every open question; False if an answer ended the sitting."""
        while (ask := self.walk.next()) is not None:
            reply = self._put(ask)
            if reply is Move.BACK:
                self._keep_unfinished()
                self.walk = self.walk.back()
                continue
            self.asking = None
            self.walk = self.walk.answer(Empty.SKIPPED if reply is Move.SKIP else reply)
            if not self._follow(ask):
                return False
        return True

    def _put(self, ask: Ask) -> Reply:
        """Put one question; what is typed is kept while it is typed."""
        self.asking = ask
        heed()
        return self.app.asker.ask(
            ask, place=self.walk.place(ask), earlier=self.walk.earlier(ask), typing=self._typing
        )

    def _follow(self, ask: Ask) -> bool:
        """Keep the draft, and do what the answer sets off; False if it ended the sitting."""
        self._keep_draft(self.walk)
        then = self.walk.consequence(ask.step)
        if then.card:
            self.app.asker.tell(then.card)
        if then.goes_to and not then.stops:
            self._detour(then.goes_to)
        return not then.stops

    def _check(self) -> bool:
        """Point gently to what may point to someone; False if the person wants to change something."""
        for ask in self.walk.path():
            written = self.walk.given.get(ask.step)
            if ask.kind != "text" or not ask.kept or not isinstance(written, str):
                continue
            hint = next(iter(self.app.point_out(written, kept=self.let_be)), None)
            if hint is None:
                continue
            reply = self.app.asker.ask(gentle.question(hint.text), place=None, earlier=None)
            if reply == gentle.CHANGE:
                self._change(ask)
                return False
            self.let_be = self.let_be | {hint.text.casefold()}
            if reply == gentle.NEVER:
                self.app.journal.words.leave_alone(hint.text)
            return False
        return True

    def _bring(self) -> bool:
        """Ask whether to bring it to supervision; False if the person went back to the questions."""
        occasion = self.walk.occasion
        private = reflection(self.walk).room is Room.PRIVATE
        settled = private or occasion.room is not None or self.walk.pack.room is Room.SUPERVISION
        if settled or self.asked_to_bring or not self._holds_something():
            return True
        reply = self.app.asker.ask(BRING, place=None, earlier=None)
        if reply is Move.BACK:
            self.walk = self.walk.back()
            return False
        self.asked_to_bring = True
        if reply == "yes":
            self.walk = replace(self.walk, occasion=replace(occasion, room=Room.SUPERVISION))
        return True

    def _review(self) -> review.Verdict | None:
        """Show what was answered and ask what to do with it; None to go on with the questions."""
        if not self._holds_something():
            return review.Verdict.SAVE
        self._nudge()
        reply = review.ask(self.app.asker, self.walk, today=self.app.today)
        if isinstance(reply, review.Verdict):
            return reply
        if isinstance(reply, Ask) and reply.step == other_day.DAY:
            self._change_day(reply)
            return None
        if isinstance(reply, Ask):
            return None if self._change(reply) else review.Verdict.DRAFT
        self.walk = self.walk.back()
        return None

    def _nudge(self) -> None:
        """Say once, in one line, what could still be told; an entry that is edited is left as it is."""
        line = nudge.line(self.walk)
        if line and self.app.settings.nudge and not self.nudged and self.walk.occasion.edits is None:
            self.app.asker.tell(line)
            self.nudged = True

    def _change(self, ask: Ask) -> bool:
        """Put one question anew; what no longer applies is set aside and said so. False if it ended the sitting."""
        before = self.walk
        reply = self._put(ask)
        self.asking = None
        if reply is Move.BACK:
            return True
        value = Empty.SKIPPED if reply is Move.SKIP else ask.accept(reply)
        self.walk = replace(before, given={**before.given, ask.step: value}, cursor=None)
        aside = review.set_aside(before, self.walk)
        if aside:
            self.app.asker.tell(aside)
        return self._follow(ask)

    def _change_day(self, ask: Ask) -> None:
        """Put the day anew that all of it is about. A day that a wrong clock put ahead is not offered again."""
        day = self.walk.occasion.day
        earlier = day.isoformat() if ask.today and day <= ask.today else None
        reply = self.app.asker.ask(ask, place=None, earlier=earlier)
        if not isinstance(reply, str) or reply == earlier:
            return
        day = date.fromisoformat(reply)
        self.walk = replace(self.walk, occasion=replace(self.walk.occasion, day=day, moved=True))
        self._keep_draft(self.walk)
        later = other_day.later_than(day, reflection(self.walk).answers)
        if later:
            self.app.asker.tell(f"{later} You can change that here too.")

    def _end(self, verdict: review.Verdict) -> Entry | None:
        if verdict is review.Verdict.DRAFT:
            self.app.asker.tell(self._what_is_kept())
            return None
        if verdict is review.Verdict.THROW:
            self._throw_away()
            return None
        return self.keep()

    def _throw_away(self) -> None:
        edits = self.walk.occasion.edits
        if edits is None and not confirmed(self.app.asker, "Really throw it away?"):
            self.app.asker.tell(self._what_is_kept())
            return
        with unbroken():
            if self.kept:
                self.app.journal.drafts.discard(self.uuid)
            self.ended = True
        self.app.asker.tell(
            AS_IT_WAS.format(number=edits) if edits else "It is in the bin. To bring it back: reflect undo"
        )

    def keep(self) -> Entry | None:
        """Keep what there is as an entry, without asking on."""
        kept, journal = reflection(self.walk), self.app.journal
        edits = self.walk.occasion.edits
        if not self._holds_something():
            self._forget()
            self.app.asker.tell(NOTHING_TO_KEEP)
            return None
        if edits is None:
            with self._ending():
                entry = journal.add(kept, draft=self.uuid)
            stays = f"\n{STAYS}" if entry.room is Room.PRIVATE else ""
            self.app.asker.tell(SAVED.format(number=entry.number) + stays)
            return entry
        # It may have been moved, to another room or day, since this change of it began; that stands.
        now, occasion = journal.get(edits), self.walk.occasion
        occasion = replace(occasion, room=now.room, day=occasion.day if occasion.moved else now.day)
        kept = reflection(replace(self.walk, occasion=occasion))
        if review.same(now, kept):
            self._forget()
            self.app.asker.tell(AS_IT_WAS.format(number=edits))
            return None
        with self._ending():
            entry = journal.edit(edits, kept, draft=self.uuid)
        self.app.asker.tell(CHANGED.format(number=edits))
        return entry

    @contextmanager
    def _ending(self) -> "Iterator[None]":
        """Keep it for good. Once that is done it is no draft any more, whatever fails after it or stops it."""
        journal = self.app.journal
        before, journal.saved = journal.saved, False
        try:
            with unbroken():
                yield
        finally:
            self.ended = journal.saved
            journal.saved = journal.saved or before

    def _holds_something(self) -> bool:
        kept = reflection(self.walk)
        return bool(kept.answers or kept.ratings or kept.moments)

    def _keep_draft(self, walk: Walk) -> None:
        """Keep what may be kept; a draft in which nothing may be kept is none."""
        if not walk.holds_anything():
            self._forget()
            return
        now, pack = self.app.clock(), walk.pack
        draft = Draft(
            uuid=self.uuid, pack=pack.pack, pack_version=pack.version, title=pack.title,
            day=walk.occasion.day, started_at=self.started_at or now, saved_at=now,
            state=waiting.write_down(walk),
        )  # fmt: skip
        with unbroken():
            self.app.journal.drafts.keep(draft)
            self.kept, self.as_kept = True, walk

    def _typing(self, text: str) -> None:
        """Keep the text that is being typed, without taking it as the answer."""
        walk = self._with_unfinished(text)
        if walk is not None:
            self._keep_draft(walk)

    def _with_unfinished(self, text: str) -> Walk | None:
        ask = self.asking
        if ask is None or ask.kind != "text" or not ask.kept or not text.strip():
            return None
        try:
            value = ask.accept(text)
        except ValueError:
            return None
        return replace(self.walk, given={**self.walk.given, ask.step: value}, cursor=ask.step)

    def _keep_unfinished(self) -> None:
        """Keep the text that was being typed when the question was left, and the place where it was."""
        walk = self._with_unfinished(self.app.asker.unfinished)
        self.asking = None
        self.walk = walk or self.walk
        if not self.ended and self.walk is not self.as_kept:
            self._keep_draft(self.walk)

    def _forget(self) -> None:
        if self.kept:
            self.app.journal.drafts.drop(self.uuid)
            self.kept = False

    def _pause(self) -> Paused:
        try:
            self._keep_unfinished()
        except (ComputerSaidNo, Untrusted):
            # The question has left the screen, and what was typed in it is nowhere else.
            self.app.asker.tell(self.app.asker.unfinished)
            raise
        self.app.screen.note(self._what_is_kept())
        return Paused()

    def _what_is_kept(self) -> str:
        if self.kept:
            return WAITS
        if self.outer:
            return f"{self.outer} is kept as a draft. To go on, type: reflect resume"
        edits = self.walk.occasion.edits
        return AS_IT_WAS.format(number=edits) if edits else NOTHING_TO_KEEP

    def _end_kindly(self) -> None:
        self.app.asker.tell(KIND_END + (WAITS if self.kept else "Nothing of this was written down."))

    def _detour(self, pack: str) -> None:
        """Go through another pack, an entry of its own, while this sitting waits as a draft."""
        from reflect.cli.sitting.begin import Chosen, start

        app = self.app
        try:
            wanted = app.library.get(pack)
            # The same time is not asked about twice.
            setting = reflection(self.walk).setting if wanted.asks_setting else None
            walk = start(app, wanted, Chosen(setting=setting))
        except NotFound as error:
            app.asker.tell(error.message)
            return
        title = self.walk.pack.title
        app.asker.tell(f"{title} waits. This is a page of its own.")
        Sitting(app, walk, outer=title).run()
        app.asker.tell(f"Back to: {title}.")
