"""The last step of a page for others: it is written down, gets its name, and what was decided about words is kept.

Nothing breaks it off in between. The page lies on the disk, whole and without a name, before the first of these.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.sharing import destination
from reflect.cli.signals import unbroken
from reflect.errors import CannotKeep, ReadOnly
from reflect.export import load_lock

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.cli.sharing.order import Order
    from reflect.cli.sharing.page import Page
    from reflect.masking.plan.plan import MaskingPlan
    from reflect.report.admitted import Admitted
    from reflect.values.exports import ExportRecord

NOT_IN_HISTORY = (
    "Your journal can only be read here, so this file is not in the history: reflect export --history"
)
NOT_REMEMBERED = "What you said about words holds for this page only: your journal could not keep it."


def hand_over(
    app: "Context",
    admitted: "Admitted",
    page: "Page",
    *,
    order: "Order",
    place: Path,
) -> None:
    """Write the file, with its record in the history, and say where it is.

    The record comes first, and goes again if the file can't have its name: "who has seen what of mine?" has an answer.
    Only where the journal can be read and not written, such as on a disk that fails, is there a file without a record.

    Raises:
        Protected, NotFound, ComputerSaidNo: see `target.prepared`; then there is no file, no record, no word kept.
    """
    record = _record(app, admitted, page, order)
    with destination.prepared(app, place, page.content, force=order.force) as give_name, unbroken():
        with ExitStack() as history:
            try:
                history.enter_context(app.journal.exports.recording(record))
                written_down = True
            except ReadOnly:
                written_down = False
            give_name()
        # Outside: that nobody could be told does not make the file undone.
        try:
            to_send = load_lock(order.format).TO_SEND if order.lock else ""
            destination.say_where(app, place, to_send=to_send)
            if not written_down:
                app.screen.note(NOT_IN_HISTORY)
        finally:
            _remember(app, page.built.plan)


def _record(app: "Context", admitted: "Admitted", page: "Page", order: "Order") -> "ExportRecord":
    """What is written down of the file: never its words, nor where it went."""
    from hashlib import sha256

    from reflect.values.exports import ExportRecord

    first_week, last_week = admitted.weeks
    policy = admitted.policy
    return ExportRecord(
        made_at=app.clock(),
        kind=policy.kind,
        format=order.format,
        first_week=first_week,
        last_week=last_week,
        entries=admitted.quoted,
        counted=admitted.counted,
        masked=page.built.masked,
        kept=page.built.kept,
        sha256=sha256(page.content).hexdigest(),
        locked=order.lock,
        signed=policy.signed,
    )


def _remember(app: "Context", plan: "MaskingPlan") -> None:
    """Keep the words that are to be masked, or left alone, from now on."""
    try:
        if plan.asked_always:
            app.journal.words.never_let_out(*sorted(plan.asked_always))
        if plan.asked_keep:
            app.journal.words.leave_alone(*sorted(plan.asked_keep))
    except CannotKeep:
        app.screen.note(NOT_REMEMBERED)
