"""A page for others from the order to the file: chosen, let through the gate, looked over, signed, handed over.

Nothing is written unless all of it went through.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from reflect import export
from reflect.cli.asking.leaving import or_say
from reflect.cli.context import Context
from reflect.cli.gathering.page import desk
from reflect.cli.sharing import choose, cover_name, destination, hand_over, sign
from reflect.cli.sharing.first_plan import first_plan
from reflect.cli.sharing.order import Order
from reflect.cli.sharing.page import Page, page_of
from reflect.cli.sharing.passphrase import passphrase
from reflect.dates import iso_week
from reflect.errors import Protected, ReflectError
from reflect.report import kinds
from reflect.report.admitted import Admitted, admit
from reflect.report.policy import Policy
from reflect.values.filter import Filter

DECISIONS_GONE = "What you decided while you looked it over was not kept."


def make(app: Context, order: Order, chosen: Filter) -> None:
    """Make the page of the chosen entries, and write it.

    Raises:
        ReflectError: it can't be made or written; nothing was.
    """
    kind = kinds.load(order.kind)
    since, until = days = choose.weeks(app, chosen, back=kind.WEEKS_BACK, since_last=kind.FOR_A_MEETING)
    suffix = export.load(order.format).SUFFIX
    place = order.out or Path(f"{_named_after(order.kind, until)}{suffix}")
    destination.check(app, place, force=order.force)
    if order.signed:
        cover_name.check(app)
    policy = Policy(
        kind=order.kind,
        since=since,
        until=until,
        picked=choose.picked(app, order, days, chosen),
        signed=order.signed,
        narrowed=replace(chosen, since=None, until=None) != Filter(),
        named=order.named,
    )

    def as_it_is() -> tuple[Admitted, object, object]:
        admitted = admit(desk(app, policy, chosen, ideas=order.ideas), policy)
        return admitted, app.journal.words.never_out, app.journal.words.left_alone

    admitted, *_ = at_first = as_it_is()
    if chosen != Filter() and kind.is_empty(admitted.passed):
        raise choose.nothing_matches(chosen)
    if (page := _page(app, order, admitted)) is None:
        return
    with _decided(signed=order.signed):
        page = _locked(app, order, page)
        # To look it over takes a while: what was made private, changed or deleted meanwhile must not leave.
        if as_it_is() != at_first:
            raise Protected(
                "Your journal was changed while you looked this over, so nothing was written.",
                hint="Type the same command again, to see it as it is now.",
            )
        hand_over.hand_over(app, admitted, page, order=order, place=place)


def _named_after(kind: str, until: date) -> str:
    """Name a file after its kind and its last week; what hides its weeks has none in its name either."""
    return kind if kinds.load(kind).HIDES is not None else f"{kind}-{iso_week(until - timedelta(days=1))}"


def _page(app: Context, order: Order, admitted: Admitted) -> Page | None:
    """Make the page as it will be written, looked over and signed; None if the person did not sign."""
    plan, render = first_plan(app, admitted), export.load(order.format).render
    if not order.signed:
        return page_of(admitted, plan, render)
    return sign.signed_by_hand(app, admitted, plan, render)


def _locked(app: Context, order: Order, page: Page) -> Page:
    """Lock it, if that was asked for, with a passphrase that is agreed on here."""
    if not order.lock:
        return page
    locker = export.load_lock(order.format)
    with or_say(app.screen, sign.LEFT):
        agreed = passphrase(app, typed=locker.TYPED, longest=getattr(locker, "LONGEST", None))
    return replace(page, content=locker.lock(page.content, agreed))


@contextmanager
def _decided(*, signed: bool) -> Iterator[None]:
    """Let every refusal after a signature say what became of the decisions: a page that is not written takes them along."""
    try:
        yield
    except ReflectError as error:
        if signed:
            error.hint = f"{DECISIONS_GONE} {error.hint}".rstrip()
        raise
