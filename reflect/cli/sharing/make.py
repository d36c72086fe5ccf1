"""A page for others from the order to the file: chosen, let through the gate, looked over, signed, handed over.

Nothing is written unless all of it went through. What was decided on the way is kept until then.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from reflect import export
from reflect.cli.asking.leaving import or_say
from reflect.cli.context import Context
from reflect.cli.gathering.page import desk
from reflect.cli.sharing import choose, cover_name, destination, hand_over
from reflect.cli.sharing.another_place import another_place
from reflect.cli.sharing.draft import PageDraft
from reflect.cli.sharing.first_plan import first_plan
from reflect.cli.sharing.kept import NOTHING_WRITTEN, Keeper, taken_up, waits
from reflect.cli.sharing.listed import is_made_of
from reflect.cli.sharing.order import Order
from reflect.cli.sharing.page import Page, Renders, page_of
from reflect.cli.sharing.passphrase import passphrase
from reflect.cli.sharing.review import Review
from reflect.dates import iso_week
from reflect.errors import Protected
from reflect.report import kinds
from reflect.report.admitted import Admitted, admit
from reflect.report.policy import Policy
from reflect.values.filter import Filter
from reflect.wording import later, speak, speaking

CHANGED_MEANWHILE = later(
    "Your journal was changed while you looked this over, so nothing was written. The same command shows it as it is now."
)


def make(app: Context, order: Order, chosen: Filter) -> None:
    """Make the page of the chosen entries, and write it.

    Raises:
        ReflectError: it can't be made or written; nothing was.
    """
    kind = kinds.load(order.kind)
    if kind.BY_DAYS:
        days = choose.exact_days(app, chosen, back=kind.WEEKS_BACK)
    else:
        days = choose.weeks(app, chosen, back=kind.WEEKS_BACK, since_last=kind.FOR_A_MEETING)
    places = _places(app, order, days[1])
    if order.signed:
        _signed(app, order, chosen, days, places)
        return
    draft = _draft(order, chosen, days)
    admitted = _admitted(app, order, draft, some_only=chosen != Filter())
    with or_say(app.screen, speak(NOTHING_WRITTEN)):
        page = _locked(app, order, page_of(admitted, first_plan(app, admitted), _renders(order)))
    hand_over.hand_over(app, admitted, page, order=order, places=places)


def _signed(
    app: Context, order: Order, chosen: Filter, days: tuple[date, date], places: dict[str, Path]
) -> None:
    """Make it with its writer, who looks it over and signs it."""
    cover_name.check(app)
    asked = choose.is_asked(app, order, days, chosen)
    waiting = waits(app, order, chosen, days)
    if waiting is not None and order.out is None:
        # A name of ours tells the week of the page, not of the command.
        places = _places(app, order, waiting.until)
    review = Review(
        app=app,
        gather=lambda draft: _admitted(app, order, draft, some_only=chosen != Filter()),
        renders=_renders(order),
        draft=waiting or _draft(order, chosen, days),
        asks_which=asked,
        tried=lambda page: _reserve(app, order, places, page),
    )
    keeper = Keeper(app, review)
    with keeper.keeping():
        if waiting is not None:
            taken_up(app, review)
        if (page := review.run()) is None:
            not_signed = speak("Not signed.")
            app.screen.say(f"{not_signed} {speak(NOTHING_WRITTEN)} {keeper.keep()}")
            return
        page = _locked(app, order, page)
        # To look it over takes a while: what was made private, changed or deleted meanwhile must not leave.
        if review.made_of() != review.was or review.gather(review.draft) != review.admitted:
            raise Protected(speak(CHANGED_MEANWHILE))
        elsewhere = partial(another_place, app)
        hand_over.hand_over(app, review.admitted, page, order=order, places=places, elsewhere=elsewhere)
        keeper.keep_signed()


def _reserve(app: Context, order: Order, places: dict[str, Path], page: Page) -> None:
    """Try whether the files of a page fit where they go."""
    for format, content in page.files.items():
        destination.reserve(app, places[format], len(content), force=order.force)


def _places(app: Context, order: Order, until: date) -> dict[str, Path]:
    """Say where each file goes, by the last week of the page where it has no name yet."""
    places = destination.places(order, iso_week(until - timedelta(days=1)))
    for place in places.values():
        destination.check(app, place, force=order.force)
    return places


def _draft(order: Order, chosen: Filter, days: tuple[date, date]) -> PageDraft:
    return PageDraft(
        kind=order.kind,
        since=days[0],
        until=days[1],
        chosen=replace(chosen, since=None, until=None),
        ideas=order.ideas,
        named=order.named,
        lang=order.lang,
        picked=choose.numbers(order.pick or ""),
    )


def _admitted(app: Context, order: Order, draft: PageDraft, *, some_only: bool) -> Admitted:
    """Let through the gate what a draft says; `some_only` if the command asks for a part of the entries.

    Raises:
        NotFound: some entries only were asked for, and there is none of them.
        Protected: a picked entry is private.
    """
    policy = Policy(
        kind=draft.kind,
        since=draft.since,
        until=draft.until,
        picked=draft.picked,
        signed=order.signed,
        narrowed=draft.chosen != Filter(),
        named=draft.named,
        lang=draft.lang,
    )
    gathered = desk(app, policy, draft.chosen, ideas=draft.ideas, reader=draft.reader)
    admitted = admit(gathered, policy)
    ours = app.library.shipped_lines
    admitted = replace(admitted, ours=frozenset(text for text in admitted.texts if is_made_of(text, ours)))
    if some_only and kinds.load(draft.kind).is_empty(admitted.passed):
        raise choose.nothing_matches(draft.chosen)
    return admitted


def _renders(order: Order) -> Renders:
    return {format: export.load(format).render for format in order.formats}


def _locked(app: Context, order: Order, page: Page) -> Page:
    """Lock it, if that was asked for, with a passphrase that is agreed on here."""
    if not order.lock:
        return page
    lockers = {format: export.load_lock(format) for format in order.formats}
    limits = [limit for locker in lockers.values() if (limit := getattr(locker, "LONGEST", None)) is not None]
    typed = " ".join(dict.fromkeys(speak(locker.TYPED) for locker in lockers.values()))
    agreed = passphrase(app, typed=typed, longest=min(limits, default=None))
    with speaking(order.lang):  # what stands around a locked page is for its reader too
        files = {format: lockers[format].lock(content, agreed) for format, content in page.files.items()}
    return replace(page, files=files)
