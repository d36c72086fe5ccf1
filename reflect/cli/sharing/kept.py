"""A page that waits: offered to be gone on with, and kept when it is left before it is written. Always in the encrypted journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import typer

from reflect.cli.asking.contract import EndOfInput
from reflect.cli.asking.leaving import or_say
from reflect.cli.sharing.draft import STEPS, PageDraft
from reflect.cli.sharing.written_down import read_back, written_down
from reflect.cli.signals import Stopped, heard, unbroken
from reflect.errors import CannotKeep, NotFound, Protected, ReflectError
from reflect.quick_dataclass import dataclass
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.cli.sharing.order import Order
    from reflect.cli.sharing.review import Review
    from reflect.values.exports import WaitingPage
    from reflect.values.filter import Filter

DAYS = 7
"""How long a page waits that was not written."""
NOTHING_WRITTEN = later("Nothing was written.")
KEPT = later("What you decided is kept for {days} days, locked in your journal. To go on, type: {command}")
NOT_KEPT = later("What you decided could not be kept.")
GO_ON, ANEW = "go_on", "anew"
CHANGED = later(
    "An entry of this page, or your lists of words, changed since then. What you decided about words that are still "
    "the same is offered again, and what reads another way is shown."
)
MORE_WORDS = later(
    "You asked to mask more words since then. They are masked on this page too; what reads another way by it is shown before "
    "you sign."
)
NOT_ALL_THERE = later(
    "An entry of this page was made private or deleted since then, so you choose again. What you decided about words "
    "that are still the same is offered again."
)


def waits(app: "Context", order: "Order", chosen: "Filter", days: tuple[date, date]) -> PageDraft | None:
    """Offer the page of this kind that waits; None if there is none that the command may mean, or it begins anew.

    Args:
        app: the world.
        order: what was asked for.
        chosen: which entries are meant, with the days that were typed.
        days: the half-open days that the command means.

    Raises:
        KeyboardInterrupt: if they paused; the page still waits.
    """
    kept = app.journal.pages.waiting(order.kind)
    draft = read_back(order.kind, kept.state) if kept is not None else None
    if kept is None:
        return None
    if order.fresh:
        _drop(app, order.kind)
    if order.fresh or draft is None:
        return None
    left_on = app.local(kept.saved_at).date()
    if not (_is_meant(order, chosen, draft) and _same_days(chosen, days, draft, left_on)):
        return None
    if _is_over(app, kept, draft):
        _drop(app, order.kind)
        return None
    with or_say(app.screen, speak(NOTHING_WRITTEN)):
        if _goes_on(app, kept, draft):
            return draft
    _drop(app, order.kind)
    return None


def taken_up(app: "Context", review: "Review") -> None:
    """Go on where the page was left; from the beginning of the review if anything of it changed, and it is said.

    Raises:
        NotFound, Protected: it can't be made of anything any more.
    """
    draft = review.draft
    if STEPS.index(draft.step) <= STEPS.index("reader"):
        return
    try:
        review.begin()
    except (NotFound, Protected):
        if not review.asks_which:
            raise
        app.asker.tell(speak(NOT_ALL_THERE))
        review.draft = replace(draft, step="entries", picked=_still_there(app, draft))
        return
    if _only_more_words(draft.made_of, review.was):
        app.asker.tell(speak(MORE_WORDS))
        review.draft = replace(draft, signed_on=None)
    elif review.was != draft.made_of:
        app.asker.tell(speak(CHANGED))
        review.draft = replace(draft, step="read", signed_on=None)


def _only_more_words(before: str, now: str) -> bool:
    """Whether nothing else changed but that more words are never to be let out: then there is nothing to decide anew."""
    texts, left_alone, *words = before.split(" ") if " " in before else ("", "")
    return now.split(" ")[:2] == [texts, left_alone] and set(words) < set(now.split(" ")[2:])


@dataclass
class Keeper:
    """Keeps a page that is left before it is written.

    Attributes:
        review: as far as it is.
        written: the page is written: nothing of it waits any more.
    """

    app: "Context"
    review: "Review"
    written: bool = False

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Whatever ends this before the page is written keeps what was decided, and says so."""
        try:
            yield
        except Stopped:
            heard()
            self.keep()
            raise
        except typer.Exit:
            self.app.screen.say(self.keep())
            raise
        except EndOfInput:
            raise EndOfInput(hint=f"{speak(NOTHING_WRITTEN)} {self.keep()}") from None
        except KeyboardInterrupt:
            heard()
            self.app.screen.say(f"{speak(NOTHING_WRITTEN)} {self.keep()}")
            raise
        except ReflectError as error:
            # Each of them may end in a command, which has no full stop behind it.
            error.hint = "\n".join(filter(None, (error.hint, self.keep())))
            raise

    def keep(self) -> str:
        """Keep it, and say what became of it; nothing where nothing was chosen yet, or it is written."""
        review, draft = self.review, self.review.draft
        if self.written or not hasattr(review, "admitted"):
            return ""
        try:
            with unbroken():
                self._put(replace(draft, made_of=review.was))
        except (CannotKeep, ReflectError):
            return speak(NOT_KEPT)
        command = "reflect export" if draft.kind == "packet" else f"reflect export --kind {draft.kind}"
        return speak(KEPT, days=DAYS, command=command)

    def keep_signed(self) -> None:
        """Keep what was signed and written, so that it can be had in a further format today without a new review."""
        review = self.review
        self.written = True
        again = replace(review.draft, made_of=review.made_of(), signed_on=self.app.today)
        try:
            with unbroken():
                self._put(again)
        except ReflectError:
            return  # then the next format takes a review

    def _put(self, draft: PageDraft) -> None:
        from reflect.values.exports import WaitingPage

        self.app.journal.pages.keep(
            WaitingPage(kind=draft.kind, saved_at=self.app.clock(), state=written_down(draft))
        )


def _is_meant(order: "Order", chosen: "Filter", draft: PageDraft) -> bool:
    """Whether a command may mean the page that waits: it names no other entries, and what was read in one language was not in another."""
    from reflect.cli.sharing.choose import numbers
    from reflect.values.filter import Filter

    if order.lang != draft.lang:
        return False
    same_pick = order.pick is None or numbers(order.pick) == draft.picked
    here = replace(chosen, since=None, until=None)
    if draft.signed_on is not None:
        return same_pick and (here, order.ideas, order.named) == (draft.chosen, draft.ideas, draft.named)
    more = (order.ideas in (False, draft.ideas), order.named in (False, draft.named))
    return same_pick and here in (Filter(), draft.chosen) and all(more)


def _same_days(chosen: "Filter", days: tuple[date, date], draft: PageDraft, left_on: date) -> bool:
    """Whether a command names no other days than those of the page that was left on a day.

    One that names none may mean any page: the question says its weeks. One that names no last day means up to its own
    week, or day, and the page was up to that of then.
    """
    from reflect.dates import week_of

    if chosen.since is None and chosen.until is None:
        return True
    ends = (
        {days[1]}
        if chosen.until is not None
        else {days[1], week_of(left_on).end, left_on + timedelta(days=1)}
    )
    return days[0] == draft.since and draft.until in ends


def _is_over(app: "Context", kept: "WaitingPage", draft: PageDraft) -> bool:
    if draft.signed_on is not None:
        return draft.signed_on != app.today
    return app.clock() - kept.saved_at > timedelta(days=DAYS)


def _goes_on(app: "Context", kept: "WaitingPage", draft: PageDraft) -> bool:
    from reflect.cli.sharing.asked import asked
    from reflect.dates import iso_week, said
    from reflect.day_names import weekday_name
    from reflect.guide.ask import Ask, Choice, Step
    from reflect.report.kinds import load

    first, last = iso_week(draft.since), iso_week(draft.until - timedelta(days=1))
    weeks = first if first == last else speak("{first} to {last}", first=first, last=last)
    page = f"{speak(load(draft.kind).CALLED)} ({weeks})"
    if draft.picked:
        numbers = ", ".join(map(str, sorted(draft.picked)))
        page = (
            speak("{page} of entry {numbers}", page=page, numbers=numbers)
            if len(draft.picked) == 1
            else speak("{page} of entries {numbers}", page=page, numbers=numbers)
        )
    page = speak("{page} for {reader}", page=page, reader=draft.reader) if draft.reader else page
    day = app.local(kept.saved_at).date()
    if draft.signed_on is not None:
        words = speak("You signed {page} today. Is it that one, in a further format?", page=page)
        yes, no = speak("Yes, as I signed it"), speak("No, make a new one")
    else:
        words = (
            speak("You began {page} today. Go on with it?", page=page)
            if day == app.today
            else speak(
                "You began {page} on {weekday}, {day}. Go on with it?",
                page=page,
                weekday=weekday_name(day),
                day=said(day, today=app.today),
            )
        )
        yes, no = speak("Go on with it"), speak("Begin a new one; that one is let go")
    ask = Ask.one_of(
        Step("waiting"), words, (Choice(GO_ON, yes), Choice(ANEW, no)), default=GO_ON, drafts=False
    )
    return asked(app.asker, replace(ask, leads_back=False)) != ANEW


def _drop(app: "Context", kind: str) -> None:
    try:
        app.journal.pages.drop(kind)
    except ReflectError:
        return  # a journal that can't be written: it stays, and the next one is kept over it


def _still_there(app: "Context", draft: PageDraft) -> frozenset[int]:
    from reflect.values.room import Room

    heads = app.journal.heads(replace(draft.chosen, since=draft.since, until=draft.until))
    return draft.picked & {head.number for head in heads if head.room is not Room.PRIVATE}
