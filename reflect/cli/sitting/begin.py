"""How a sitting begins: anew with what the journal knows, again from a draft, or from a kept entry."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from reflect.cli.given.named import focus_of
from reflect.errors import NotFound
from reflect.guide.occasion import DEFAULT_PERIOD, Occasion
from reflect.guide.pack import Pack
from reflect.guide.walk import Walk
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Draft, Entry
from reflect.values.plans import Commitment
from reflect.values.room import Room
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.guide.ask import Ask, Step, Value
    from reflect.guide.earlier_line import EarlierLine


PLAN_IS_GONE = later(
    "The plan that this looks back at is no longer there. What you wrote is here, and stays with you."
)
IS_TODAY = later(
    "This began by a clock that said {day}, which has not come yet. It is about today now, {today}."
)
LINES_ANEW = later(
    "The lines to pick from were written anew since you began this. What you had picked from the earlier ones is left "
    "out, so you can pick again. All else is here."
)
CANT_READ = later("What was kept of this sitting can't be read, so it can't go on.")
PUT_AWAY = later("It stays as it is. To put it away, type: reflect resume --discard")
OPENING = later(
    "This is about you and how you work. No names, initials, dates or details that point to anyone. Skip anything."
)
ABOUT = later("{title}, about {minutes} minutes.")
ABOUT_ASKED = later("{title} About {minutes} minutes.")
LINE_PACK = "jot"
"""One line that is kept in a few seconds: nothing is asked about it but the line."""
SUGGESTED = 2
"""The second one is for a person who took the first one in place of the focus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What was chosen before the first question; None where nothing was.

    `commitment` is the number of the one to look back at; None for the longest due. `focus` and `spotlight` are those of a
    sitting that was held elsewhere; None for the person's own, and for the one that is next.
    """

    day: date | None = None
    setting: str | None = None
    tags: tuple[str, ...] | None = None
    room: Room | None = None
    commitment: int | None = None
    period: str | None = None
    focus: str | None = None
    spotlight: str | None = None


def start(app: "Context", pack: Pack, chosen: Chosen = Chosen()) -> Walk:
    """Lay out a walk with what was chosen and what the journal knows.

    Raises:
        NotFound: for a follow-up when nothing is due.
    """
    journal, practice = app.journal, app.practice
    focus = chosen.focus or focus_of(app)
    next_one = practice.longest_not_asked(focus, journal.asked.spotlights()) if pack.spotlight else None
    occasion = Occasion(
        day=chosen.day or app.today,
        focus=focus,
        setting=chosen.setting or pack.kind_of_time,
        tags=chosen.tags or (),
        room=chosen.room,
        turn=journal.counts.ever_kept,
        spotlight=(chosen.spotlight or next_one) if pack.spotlight else None,
        commitment=_to_look_back_at(app, chosen.commitment) if pack.follows_up else None,
        period=chosen.period or DEFAULT_PERIOD,
        ce_categories=journal.renewal.categories,
        pool=_due(app, pack) if pack.one_a_day else (),
        roadmap=journal.roadmap.choices,
    )
    return Walk(pack, practice, occasion)


def is_one_line(walk: Walk) -> bool:
    """Say whether a sitting is for a line that is kept as soon as it is typed. To change one, all is asked as ever."""
    return walk.pack.pack == LINE_PACK and walk.occasion.edits is None


def first_words(walk: Walk) -> str:
    """Say what stands before the first question: what this is, or what the entry says so far."""
    pack, edits = walk.pack, walk.occasion.edits
    if is_one_line(walk):
        return speak(OPENING)
    if edits is None:
        head = speak(
            ABOUT_ASKED if pack.title.endswith("?") else ABOUT, title=pack.title, minutes=pack.minutes
        )
        return f"{head}\n{speak(OPENING)}"
    from reflect.cli.sitting import review

    head = speak("{title}, entry {number}", title=pack.title, number=edits)
    return f"{head}\n\n{review.read(walk)}"


def _due(app: "Context", pack: Pack) -> tuple[str, ...]:
    """The questions that are next in a pack that asks one a day."""
    from reflect.guide.one_a_day import due
    from reflect.guide.reopen import answered
    from reflect.values.filter import Filter

    before = sorted(app.journal.entries(Filter(pack=pack.pack)), key=lambda entry: entry.number)
    return due(pack, [id for entry in before for id in answered(entry)])


def place_of(walk: Walk, ask: "Ask") -> tuple[int, int] | None:
    """The place of a question in its sitting; None where it is the only one that is asked."""
    return None if walk.pack.one_a_day or is_one_line(walk) else walk.place(ask)


def to_start_from(walk: Walk, ask: "Ask", carried: str) -> "Value | None":
    """The answer given here before; else the words that were brought along, where it is asked what to remember."""
    q, earlier = walk.pack.question(ask.step.question), walk.earlier(ask)
    wanted = earlier is None and carried and q is not None and q.highlight == "remember"
    return carried if wanted else earlier


def with_suggestions(app: "Context", walk: Walk) -> Walk:
    """Let a sitting that asks for one more area suggest one; an empty journal has nothing to go by."""
    if not any(q.repeat > 1 for q in walk.pack.questions):
        return walk
    from reflect.growth import focus

    lately = app.journal.asked.lately()
    if not lately.asked:
        return walk
    order = focus.picks(
        lately.asked, walk.practice.asked_by_session, offered=app.journal.asked.offered, is_all=lately.is_all
    )
    others = [(pick.area, pick.why) for pick in order if pick.area != walk.occasion.focus]
    return replace(walk, occasion=replace(walk.occasion, suggested=tuple(others[:SUGGESTED])))


def go_on(app: "Context", draft: Draft) -> Walk:
    """Lay out the walk of a draft.

    If the plan that it looks back at was deleted meanwhile, it goes on without it, and is private: nobody knows any
    more whether the plan was.

    One that began by a clock that was ahead is about today: no new entry is dated on a day to come.

    Raises:
        NotFound: if its pack is gone, or what was written down can't be read.
    """
    from reflect.guide import waiting

    try:
        return _laid_out(app, draft)
    except waiting.UNREADABLE:
        raise NotFound(speak(CANT_READ), hint=speak(PUT_AWAY)) from None


def _laid_out(app: "Context", draft: Draft) -> Walk:
    from reflect.guide import waiting

    pack, practice = app.library.get(draft.pack), app.practice
    plan = _commitment(app, pack, waiting.commitment_of(draft.state))
    began_ahead = draft.day > app.today and draft.started_at > app.clock()
    walk = waiting.go_on(
        draft.state,
        pack=pack,
        practice=practice,
        day=app.today if began_ahead else draft.day,
        commitment=plan,
        ce_categories=app.journal.renewal.categories,
        roadmap=app.journal.roadmap.choices,
        before=_before(app, pack, waiting.edits(draft.state)),
    )
    if waiting.comes_again(draft.state, walk):
        app.asker.tell(speak(LINES_ANEW))
    if began_ahead and walk.occasion.edits is None:
        app.asker.tell(speak(IS_TODAY, day=draft.day, today=app.today))
    if pack.follows_up and plan is None and walk.occasion.edits is None:
        app.asker.tell(speak(PLAN_IS_GONE))
        return replace(walk, occasion=replace(walk.occasion, room=Room.PRIVATE))
    return walk


def change(app: "Context", entry: Entry) -> Walk:
    """Lay out the walk of a kept entry, so that an answer can be changed.

    Raises:
        NotFound: if its pack is gone.
    """
    from reflect.guide.reopen import reopen

    pack = app.library.get(entry.pack)
    number = app.journal.plans.looked_back_at(entry.number) if pack.follows_up else None
    walk = reopen(
        entry,
        pack=pack,
        practice=app.practice,
        focus=focus_of(app),
        commitment=_commitment(app, pack, number),
        ce_categories=app.journal.renewal.categories,
        roadmap=app.journal.roadmap.choices,
    )
    return replace(walk, occasion=replace(walk.occasion, edits=entry.number))


def _before(app: "Context", pack: Pack, number: int | None) -> "dict[Step, EarlierLine]":
    """What the entry that is changed holds of lines that were written anew since; nothing if it is no longer there."""
    if number is None:
        return {}
    from reflect.guide.reopen import picked_before

    try:
        return picked_before(app.journal.get(number), pack, app.practice)
    except NotFound:
        return {}


def _commitment(app: "Context", pack: Pack, number: int | None) -> Commitment | None:
    """The plan that a follow-up looks back at, or None if it was deleted since."""
    if not pack.follows_up or number is None:
        return None
    try:
        return app.journal.plans.get(number)
    except NotFound:
        return None


def _to_look_back_at(app: "Context", number: int | None) -> Commitment:
    """The commitment with this number, or the one that has been due the longest."""
    if number is not None:
        return app.journal.plans.get(number)
    due = app.journal.plans.due(app.today)
    if due is None:
        raise NotFound(
            speak("No plan of yours is due to be looked back at."),
            hint=speak("Plans come up a week after you make them."),
        )
    return due
