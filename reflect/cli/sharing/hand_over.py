"""The last step of a page for others: it is written down, gets its name, and what was decided about words is kept.

Nothing breaks it off in between. The page lies on the disk, whole and without a name, before the first of these.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reflect.cli.sharing import destination
from reflect.cli.signals import unbroken
from reflect.errors import CannotKeep, ComputerSaidNo, NotFound, Protected, ReadOnly, ReflectError
from reflect.export import load_lock
from reflect.report import kinds
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.cli.sharing.order import Order
    from reflect.cli.sharing.page import Page
    from reflect.masking.plan.plan import MaskingPlan
    from reflect.report.admitted import Admitted
    from reflect.values.exports import ExportRecord

NOT_IN_HISTORY = later(
    "Your journal can only be read here, so this file is not in the history: reflect export --history"
)
NOT_REMEMBERED = later("What you said about words holds for this page only: your journal could not keep it.")

Elsewhere = Callable[[ReflectError, Mapping[str, Path]], dict[str, Path]]
"""Gives other places for the files where one of them was refused, or raises the refusal."""


def hand_over(
    app: "Context",
    admitted: "Admitted",
    page: "Page",
    *,
    order: "Order",
    places: Mapping[str, Path],
    elsewhere: Elsewhere | None = None,
) -> None:
    """Write the files, each with its record in the history, and say where they are.

    The record comes first, and goes again if the file can't have its name: "who has seen what of mine?" has an answer.
    Only where the journal can be read and not written, such as on a disk that fails, is there a file without a record.

    Args:
        app: the world.
        admitted: what came through the gate.
        page: what is written.
        order: what was asked for.
        places: name of a format -> where its file goes.
        elsewhere: asked for other places where one is refused; None to refuse it.

    Raises:
        Protected, NotFound, ComputerSaidNo: see `destination.prepared`; then there is no file, no record, no word kept.
            Of several files those before it are there, with their records.
    """
    while True:
        try:
            held, names = _prepared(app, page, order, places)
        except (ComputerSaidNo, NotFound, Protected) as refused:
            if elsewhere is None:
                raise
            places = elsewhere(refused, places)
        else:
            break
    with held:
        _name(app, admitted, page, order, places, names)


def _prepared(
    app: "Context", page: "Page", order: "Order", places: Mapping[str, Path]
) -> tuple[ExitStack, dict[str, Callable[[], None]]]:
    """Put all files on the disk, or none; they stay without a name as long as the stack is held."""
    with ExitStack() as held:
        names = {
            format: held.enter_context(
                destination.prepared(app, place, page.files[format], force=order.force)
            )
            for format, place in places.items()
        }
        return held.pop_all(), names


def _name(
    app: "Context",
    admitted: "Admitted",
    page: "Page",
    order: "Order",
    places: Mapping[str, Path],
    names: Mapping[str, Callable[[], None]],
) -> None:
    """Give each file its name, after its record."""
    written: list[Path] = []
    written_down = True
    with unbroken():
        try:
            for format, give_name in names.items():
                with ExitStack() as history:
                    record = _record(app, admitted, page, order, format)
                    try:
                        history.enter_context(app.journal.exports.recording(record))
                    except ReadOnly:
                        written_down = False
                    give_name()
                written.append(places[format])
        finally:
            # Outside: that nobody could be told does not make the file undone.
            if written:
                try:
                    destination.say_where(app, written, to_send=_to_send(order))
                    if not written_down:
                        app.screen.note(speak(NOT_IN_HISTORY))
                finally:
                    _remember(app, page.built.plan, admitted)


def _to_send(order: "Order") -> str:
    """How locked files are best handed over; empty for those that are not locked."""
    said = (speak(load_lock(format).TO_SEND) for format in order.formats) if order.lock else ()
    return " ".join(dict.fromkeys(said))


def _record(
    app: "Context", admitted: "Admitted", page: "Page", order: "Order", format: str
) -> "ExportRecord":
    """What is written down of a file: never its words, nor where it went."""
    from hashlib import sha256

    from reflect.values.exports import ExportRecord

    first_week, last_week = admitted.weeks
    policy = admitted.policy
    return ExportRecord(
        made_at=app.clock(),
        kind=policy.kind,
        format=format,
        first_week=first_week,
        last_week=last_week,
        entries=admitted.quoted,
        counted=admitted.counted,
        masked=page.built.masked,
        kept=page.built.kept,
        sha256=sha256(page.files[format]).hexdigest(),
        locked=order.lock,
        signed=policy.signed,
        reader=admitted.reader,
    )


def _remember(app: "Context", plan: "MaskingPlan", admitted: "Admitted") -> None:
    """Keep the words that are to be masked, or left alone, from now on, and who reads the next page."""
    try:
        if plan.asked_always:
            app.journal.words.never_let_out(*sorted(plan.asked_always))
        if plan.asked_keep:
            app.journal.words.leave_alone(*sorted(plan.asked_keep))
    except CannotKeep:
        app.screen.note(speak(NOT_REMEMBERED))
    # A page with several readers asks for none: whoever read the one before is still known.
    asked = admitted.policy.signed and kinds.load(admitted.policy.kind).HIDES is None
    if asked and admitted.reader != app.journal.pages.reader:
        with suppress(CannotKeep):  # the next page only asks again
            app.journal.pages.remember_reader(admitted.reader)
