"""What came back from a phone: kept as drafts, all of it first, then told and looked over one by one."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from reflect.cli.asking.leaving import or_say
from reflect.cli.sitting import from_phone, other_day, review
from reflect.cli.sitting.draft_keeper import WAITS
from reflect.cli.sitting.sitting import Sitting
from reflect.errors import AnswerNeeded, ReflectError
from reflect.guide.occasion import filled

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.cli.sitting.blocks import OpenedBlocks
    from reflect.cli.sitting.from_phone import FromPhone
    from reflect.pocket.letter import Letter
    from reflect.values.entry import Draft

    Ready = tuple[Letter, FromPhone, Draft | None]
    """A sitting, its walk, and the draft that it is kept as; None if nothing was answered."""

DELETE = "You can delete the message on your phone now, and the file."
EMPTY = "Nothing was answered in it, so there was nothing to keep. That is fine."
NEW_PAGE = "The questions were changed since this page was made. To make a new page: reflect pocket make"
NO_PLACE = "This has no place any more, so copy it now if you want it. To see it again, add --again."
STILL_SEALED = "It is still sealed, and nothing was lost."


def take(
    app: "Context", found: "OpenedBlocks", place: str, *, day: date | None, what_fits: bool, as_json: bool
) -> list[ReflectError]:
    """Keep what was opened.

    Args:
        app: the world.
        found: the sittings.
        place: what a message calls the text that they stood in.
        day: the day that it is about, for one sitting, or where a clock was wrong.
        what_fits: see `from_phone.read`.
        as_json: say what came as a document, and ask nothing.

    Returns:
        What was wrong with those that stay sealed. Who leaves in the middle is told of that before.
    """
    faults = list(found.faults)
    try:
        ready = _kept_as_drafts(app, found, place, faults, day=day, what_fits=what_fits, as_json=as_json)
        if as_json:
            app.screen.json({"taken": [_document(*each) for each in ready]})
        else:
            _look_over_each(app, ready, all_came=not faults)
    except BaseException:
        for fault in faults:
            app.screen.note(f"{fault.message}\n{fault.hint}")
        raise
    return faults


def _kept_as_drafts(
    app: "Context",
    found: "OpenedBlocks",
    place: str,
    faults: list[ReflectError],
    *,
    day: date | None,
    what_fits: bool,
    as_json: bool,
) -> "list[Ready]":
    """Keep each sitting, and show at once what of it has no place any more. What is refused is added to `faults`."""
    ready: list[Ready] = []
    for letter in found.letters:
        try:
            on = _day_of(app, letter, day, alone=len(found.letters) == 1, asks=not as_json)
            with app.in_language(letter.lang):  # an entry keeps the words that were read
                one = from_phone.read(app, letter, place, day=on, what_fits=what_fits)
                draft = from_phone.keep_as_draft(app, letter, one, place, again=found.again)
                ready.append((letter, one, draft))
                if one.unplaced and not as_json:
                    _show_unplaced(app, one)
        except ReflectError as fault:
            faults.append(fault)
    return ready


def _look_over_each(app: "Context", ready: "list[Ready]", *, all_came: bool) -> None:
    """Look each over in turn. Only where all came in, it is said that the message can go."""
    kept = False
    for letter, one, draft in ready:
        with app.in_language(letter.lang):
            _tell(app, one)
            if draft is None:
                app.screen.say(EMPTY)
            else:
                kept = _look_over(app, letter, one, draft) or kept
    if kept and all_came:
        app.screen.say(DELETE)


def _day_of(app: "Context", letter: "Letter", given: date | None, *, alone: bool, asks: bool) -> date:
    """The day that it is about: that of the phone, unless its clock can't have been right, or another one is said.

    Raises:
        AnswerNeeded: if it has to be asked, and nobody can be.
    """
    wrong = letter.clock_was_wrong(app.today)
    if given is not None and (wrong or alone):
        return given
    if not wrong:
        return letter.day
    said = f"The clock of your phone said {letter.written}, and here it is {app.today}."
    if not (asks and app.can_ask and app.on_terminal):
        raise AnswerNeeded(said, hint=f"{STILL_SEALED} Say which day it is about: --date DAY")
    app.screen.say(said)
    which = replace(other_day.question(app.today, today=app.today), suggests=True)
    with or_say(app.screen, STILL_SEALED):
        reply = app.asker.ask(which, place=None, earlier=app.today.isoformat())
    return date.fromisoformat(reply) if isinstance(reply, str) else app.today


def _tell(app: "Context", one: "FromPhone") -> None:
    """Show what came."""
    app.screen.say(_heading(one))
    app.screen.say(review.read(one.walk))
    if one.changed:
        app.screen.note(NEW_PAGE)


def _show_unplaced(app: "Context", one: "FromPhone") -> None:
    app.screen.say(f"{_heading(one)}{NO_PLACE}")
    for id, value in one.unplaced.items():
        q = one.walk.pack.question(id)
        app.screen.say(
            f"\n{filled(q.ask, one.walk.occasion, one.walk.practice) if q else id}\n  {_said(value)}"
        )


def _heading(one: "FromPhone") -> str:
    from reflect.render.plain.entry_words import day_words

    return f"\nFrom your phone, for {day_words(one.walk.occasion.day)}: {one.walk.pack.title}\n"


def _said(value: object) -> str:
    """An answer that has no question any more, as it was sealed."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {'-' if each is None else each}" for key, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _look_over(app: "Context", letter: "Letter", one: "FromPhone", draft: "Draft") -> bool:
    """Look a draft over; True if it became an entry. Where nobody can be asked, or it was stopped on the phone, it waits."""
    if letter.stopped or not (app.can_ask and app.on_terminal):
        app.screen.say(f"\n{WAITS}")
        return False
    entry = Sitting(app, one.walk, draft).run()
    if entry is None:
        return False
    for onward in one.next:
        app.screen.say(f"You wanted to go on with: reflect log {onward}")
    return True


def _document(letter: "Letter", one: "FromPhone", draft: "Draft | None") -> dict[str, Any]:
    return {
        "id": letter.id,
        "pack": letter.pack,
        "day": one.walk.occasion.day.isoformat(),
        "draft": draft is not None,
        "stopped": letter.stopped,
        "changed": one.changed,
        "unplaced": sorted(one.unplaced),
        "next": list(one.next),
    }
