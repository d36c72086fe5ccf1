"""One sitting from its first question to the kept entry: asks along a walk, keeps a draft while it goes."""

from dataclasses import InitVar, dataclass, field, replace
from typing import TYPE_CHECKING

from reflect.cli.asking import meanwhile
from reflect.cli.asking.contract import EndOfInput, Move, Reply
from reflect.cli.signals import Stopped, heard, heed
from reflect.cli.sitting import begin
from reflect.cli.sitting.draft_keeper import DraftKeeper, with_unfinished
from reflect.cli.sitting.not_kept import or_again
from reflect.errors import ComputerSaidNo, Untrusted
from reflect.guide import finishing
from reflect.guide.ask import Ask, Empty
from reflect.guide.walk import Walk
from reflect.values.entry import Draft, Entry
from reflect.values.room import Room

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.cli.sitting.review import Verdict

TO_GO_ON = ("reflect.guide.waiting", "reflect.cli.sitting.ending", "reflect.cli.sitting.nudge")
"""What is needed after the first answer: it loads while that is given."""


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
    waited: InitVar[Draft | None] = None
    """The draft that it goes on with, or None for one that begins."""
    draft: DraftKeeper = field(init=False)
    asking: Ask | None = None
    asked_to_bring: bool = False
    nudged: bool = False
    finishing: bool = False
    """The person wants to go to the review with what is there."""
    let_be: frozenset[str] = frozenset()
    """Words that the person looked at in this sitting and kept."""
    outer: str = ""
    """The title of the sitting that waits while this one is a detour."""
    carried: str = ""
    """Words kept before, to start from where it asks what to remember. They are an answer only once they are handed in."""

    def __post_init__(self, waited: Draft | None) -> None:
        self.draft = DraftKeeper.of(self.app, self.walk, waited)
        self.asked_to_bring = self.walk.occasion.edits is not None or begin.is_one_line(self.walk)
        meanwhile.load(*TO_GO_ON, *self.app.journal.to_write)

    def run(self) -> Entry | None:
        """Ask to the end and keep the entry; None if it ended without one.

        Raises:
            Paused: if the person paused; the draft is kept.
            EndOfInput: if the input ended; the draft is kept.
            Stopped: if the program was told to end; the draft is kept.
            ComputerSaidNo, Untrusted: if the disk fails, saying whether a draft is there.
        """
        try:
            entry = self._run()
            from reflect.cli.sitting.two_ways import offer

            return offer(self.app, entry)
        except Exception as error:
            refused = self.draft.refused(error, self.walk)
            if refused is None:
                raise
            raise refused from None

    def _run(self) -> Entry | None:
        self.app.asker.tell(begin.first_words(self.walk))
        try:
            while True:
                if not self._ask_all():
                    from reflect.cli.sitting.ending import kindly

                    self.app.asker.tell(kindly(self.draft))
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
        """Put every open question; False if an answer ended the sitting. Who finishes is asked what concerns safety, no more."""
        while (ask := self._due()) is not None:
            number, _ = self.walk.place(ask)
            may_finish = not self.finishing and finishing.is_offered(self.walk.pack)
            reply: Reply | None = self._put(replace(ask, leads_back=number > 1, finishes=may_finish))
            if reply is Move.BACK:
                or_again(self.app, self._keep_unfinished)
                self._go_back()
                continue
            self.asking = None
            if reply is Move.FINISH:
                self.finishing = self.nudged = True
                standing = self.app.asker.standing if ask.kept else Empty.SKIPPED
                if standing is None:
                    continue
                reply = standing
            self.walk = self.walk.answer(Empty.SKIPPED if reply is Move.SKIP else reply)
            if not self._follow(ask):
                return False
        return True

    def _due(self) -> Ask | None:
        """The question to put now."""
        if not self.finishing:
            return self.walk.next()
        ask = finishing.still_asked(self.walk)
        self.walk = replace(self.walk, cursor=ask.step if ask else None, stepping=False)
        return ask

    def _go_back(self) -> None:
        self.walk = self.walk.back()
        self.finishing = False

    def _put(self, ask: Ask) -> Reply:
        """Put one question; what is typed is kept while it is typed."""
        place, earlier = begin.place_of(self.walk, ask), begin.to_start_from(self.walk, ask, self.carried)
        heed()
        self.asking = ask  # not before: until it is put, the asker holds what was left in the question before
        return self.app.asker.ask(ask, place=place, earlier=earlier, typing=self._typing)

    def _follow(self, ask: Ask) -> bool:
        """Keep the draft, and do what the answer sets off; False if it ended the sitting."""
        or_again(self.app, lambda: self.draft.keep(self.walk))
        then = self.walk.consequence(ask.step)
        if then.card:
            self.app.asker.tell(then.card)
        if then.goes_to and not then.stops:
            from reflect.cli.sitting.detour import detour

            detour(self.app, self.walk, then.goes_to, self._hold_beside)
        return not then.stops

    def _hold_beside(self, walk: Walk, title: str) -> None:
        Sitting(self.app, walk, outer=title).run()

    def _check(self) -> bool:
        """Point gently to what may point to someone; False if the person wants to change something."""
        from reflect.cli.sitting.ending import pointed_out

        found = pointed_out(self.app, self.walk, self.let_be)
        if found is None:
            return True
        word, to_change = found
        if to_change is not None:
            self._change(to_change)
        else:
            self.let_be = self.let_be | {word.casefold()}
        return False

    def _bring(self) -> bool:
        """Ask whether to bring it to supervision; False if the person went back to the questions."""
        from reflect.cli.sitting.ending import may_be_brought, to_bring

        if self.finishing or self.asked_to_bring or not may_be_brought(self.walk):
            return True
        reply = self.app.asker.ask(to_bring(), place=None, earlier=None)
        if reply is Move.BACK:
            self._go_back()
            return False
        self.asked_to_bring = True
        if reply == "yes":
            self.walk = replace(self.walk, occasion=replace(self.walk.occasion, room=Room.SUPERVISION))
        return True

    def _review(self) -> "Verdict | None":
        """Show what was answered and ask what to do with it; None to go on with the questions."""
        from reflect.cli.sitting import ending, other_day, review

        if begin.is_one_line(self.walk) or not ending.holds_something(self.walk):
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
        self._go_back()
        return None

    def _nudge(self) -> None:
        """Say once, in one line, what could still be told; an entry that is edited is left as it is."""
        from reflect.cli.sitting.nudge import line as line_about

        line = line_about(self.walk)
        if line and self.app.settings.nudge and not self.nudged and self.walk.occasion.edits is None:
            self.app.asker.tell(line)
            self.nudged = True

    def _change(self, ask: Ask) -> bool:
        """Put one question anew; what no longer applies is set aside and said so. False if it ended the sitting."""
        from reflect.cli.sitting.review import set_aside

        before = self.walk
        reply = self._put(ask)
        self.asking = None
        if reply is Move.BACK:
            return True
        value = Empty.SKIPPED if reply is Move.SKIP else ask.accept(reply)
        self.walk = replace(before, given={**before.given, ask.step: value}, cursor=None)
        aside = set_aside(before, self.walk)
        if aside:
            self.app.asker.tell(aside)
        return self._follow(ask)

    def _change_day(self, ask: Ask) -> None:
        from reflect.cli.sitting.other_day import chosen

        walk = chosen(self.app.asker, self.walk, ask)
        if walk is not self.walk:
            self.walk = walk
            or_again(self.app, lambda: self.draft.keep(walk))

    def _end(self, verdict: "Verdict") -> Entry | None:
        from reflect.cli.sitting.ending import is_thrown_away
        from reflect.cli.sitting.review import Verdict

        if verdict is Verdict.SAVE:
            return or_again(self.app, self.keep, once=lambda: self.draft.ended)
        if verdict is Verdict.THROW and is_thrown_away(self.app, self.walk, self.draft):
            return None
        self.app.asker.tell(self._what_is_kept())
        return None

    def keep(self) -> Entry | None:
        """Keep what there is as an entry, without asking on."""
        from reflect.cli.sitting.ending import keep

        return keep(self.app, self.walk, self.draft)

    def _typing(self, text: str) -> None:
        """Keep the text that is being typed, without taking it as the answer."""
        walk = with_unfinished(self.walk, self.asking, text)
        if walk is None:
            return
        try:
            self.draft.keep(walk)
        except (ComputerSaidNo, Untrusted):
            # Asked about once the answer is handed in: until then all of it stands on the screen, and a line that comes
            # now belongs to it. A program hears of it at once.
            if not self.app.on_terminal:
                raise

    def _keep_unfinished(self) -> None:
        """Keep what was typed or ticked when the question was left, and the place where it was."""
        asker = self.app.asker
        walk = with_unfinished(self.walk, self.asking, asker.ticked or asker.unfinished)
        self.asking = None
        self.walk = walk or self.walk
        self.draft.keep_at_last(self.walk)

    def _pause(self) -> Paused:
        try:
            self._keep_unfinished()
        except (ComputerSaidNo, Untrusted):
            # The question has left the screen, and what was typed in it is nowhere else.
            self.app.asker.tell(self.app.asker.unfinished)
            or_again(self.app, self._keep_unfinished)
        self.app.screen.note(self._what_is_kept())
        return Paused()

    def _what_is_kept(self) -> str:
        from reflect.cli.sitting.ending import what_is_kept

        return what_is_kept(self.draft, self.walk, outer=self.outer)
