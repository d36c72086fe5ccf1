"""What was begun is offered before something new: sittings that wait, and lines that were kept. It loses neither."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reflect.cli.sitting import begin
from reflect.cli.sitting.bring_up import bring_up
from reflect.cli.sitting.sitting import Paused, Sitting
from reflect.dates import said
from reflect.errors import BadFile, NotFound
from reflect.guide import waiting
from reflect.guide.ask import Ask, Choice, Step
from reflect.values.entry import Draft, Entry
from reflect.values.filter import Filter
from reflect.values.room import Room
from reflect.visible import one_line
from reflect.wording import speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

LATELY = timedelta(days=14)
"""How long a line is offered: what is older is in the list, and no longer fresh."""
MOST = 7
"""How many are offered at once: with the line for something new, each has a digit of its own."""
LONGEST, FIRST_WORDS = 200, 160
"""Characters of a line in a question, and of one among others in a menu."""
NEW = "new"


def taken_up(app: "Context", pack: str | None, *, check_in: str) -> bool:
    """Offer what waits; True if the person took something up.

    Args:
        app: the world.
        pack: the questions that were asked for by name: then only a draft of them is offered. None for any.
        check_in: the questions that a line can become.

    Raises:
        KeyboardInterrupt: if the person paused there.
        NotFound: if the pack of what was chosen is gone.
    """
    return _draft_taken_up(app, pack) or (pack is None and line_taken_up(app, check_in))


def chosen_draft(app: "Context", drafts: "list[Draft]", *, or_else: str) -> Draft | None:
    """Ask which of these sittings to go on with; None for `or_else`, which says what else there is.

    Raises:
        KeyboardInterrupt: if the person paused there.
    """
    menu = Ask.one_of(
        Step("begun"),
        speak("You began this earlier. Go on with it?")
        if len(drafts) == 1
        else speak("You began these earlier."),
        (
            *(Choice(str(n), what_waits(app, draft)) for n, draft in enumerate(drafts[:MOST])),
            Choice(NEW, or_else),
        ),
        help="" if len(drafts) <= MOST else speak("There are more. To see all, type: reflect resume"),
        default="0",
        skippable=False,
        drafts=False,
    )
    menu = replace(menu, leads_back=False, at_once=True)
    reply = app.asker.ask(menu, place=None, earlier=None)
    return drafts[int(reply)] if isinstance(reply, str) and reply != NEW else None


def what_waits(app: "Context", draft: Draft) -> str:
    """Say a sitting that waits: its title, its day and how it begins, or which entry it changes."""
    changed = waiting.edits(draft.state)
    what = (
        speak("{title}, a change of entry {number}", title=draft.title, number=changed)
        if changed
        else draft.title
    )
    try:
        words = waiting.first_words(draft.state, app.library.get(draft.pack), most=FIRST_WORDS)
    except (NotFound, BadFile, *waiting.UNREADABLE):  # gone, or none of ours: that is said once it is chosen
        words = ""
    return f"{what}, {said(draft.day, today=app.today)}" + (f": {words}" if words else "")


def lines_kept(app: "Context") -> list[Entry]:
    """The lines of the last days of which nothing was made, the newest first."""
    settled = app.journal.asked.settled_lines
    kept = sorted(app.journal.entries(_lately(app)), key=lambda e: e.number, reverse=True)
    return [e for e in kept if e.number not in settled and line_of(e)]


def line_of(entry: Entry) -> str:
    """The words of a line that was kept; empty if it holds none any more."""
    return next((str(a.value) for a in entry.answers if a.kind == "text"), "")


def _draft_taken_up(app: "Context", pack: str | None) -> bool:
    drafts = [d for d in app.journal.drafts.waiting() if pack in (None, d.pack)]
    draft = chosen_draft(app, drafts, or_else=speak("Begin a new one")) if drafts else None
    if draft is None:
        return False
    Sitting(app, begin.go_on(app, draft), draft).run()
    return True


def line_taken_up(app: "Context", check_in: str) -> bool:
    """Offer the lines of the last days; True if one became a sitting of the questions named `check_in`."""
    lines = lines_kept(app)[:MOST]
    if not lines:
        return False
    reply = app.asker.ask(_which_line(app, lines), place=None, earlier=None)
    chosen = next((line for line in lines if str(line.number) == reply), None)
    if chosen is None:
        _settle(app, {line.number for line in lines})
        return False
    _check_in(app, chosen, check_in)
    return True


def _settle(app: "Context", numbers: set[int]) -> None:
    """Offer these lines no more. Of older ones nothing is kept: they are not offered in any case."""
    lately = {head.number for head in app.journal.heads(_lately(app))}
    app.journal.asked.settle_lines((app.journal.asked.settled_lines | numbers) & lately)


def _lately(app: "Context") -> Filter:
    return Filter(pack=begin.LINE_PACK, since=app.today - LATELY)


def _which_line(app: "Context", lines: list[Entry]) -> Ask:
    if len(lines) == 1:
        day, line = said(lines[0].day, today=app.today), _shown(lines[0], LONGEST)
        words = (
            speak('You kept a line today: "{line}" Make a check-in of it?', line=line)
            if lines[0].day == app.today
            else speak('You kept a line on {day}: "{line}" Make a check-in of it?', day=day, line=line)
        )
        choices = [Choice(str(lines[0].number), speak("Yes"))]
    else:
        words = speak("You kept these lines. Make a check-in of one?")
        choices = [
            Choice(str(e.number), f"{said(e.day, today=app.today)}: {_shown(e, FIRST_WORDS)}") for e in lines
        ]
    menu = Ask.one_of(
        Step("line"),
        words,
        (*choices, Choice(NEW, speak("No, begin something new"))),
        help=speak("The line stays as it is. After a no, you are not asked about it again."),
        default=str(lines[0].number),
        skippable=False,
        drafts=False,
    )
    return replace(menu, leads_back=False, at_once=True)


def _shown(line: Entry, most: int) -> str:
    """A line as it stands in an offer, which comes unasked: as in every list, of a private one there is nothing."""
    return speak("(private)") if line.room is Room.PRIVATE else one_line(line_of(line), most)


def _check_in(app: "Context", line: Entry, check_in: str) -> None:
    """Hold a check-in that starts from a line, as private as the line. If nothing came of it, it is offered again."""
    pack = app.library.get(check_in)
    bring_up(app, pack)
    chosen = begin.Chosen(
        day=min(line.day, app.today),  # a clock that was ahead may have put the line on a day to come
        tags=line.tags or None,
        room=line.room if line.room is Room.PRIVATE else None,
    )
    sitting = Sitting(app, begin.with_suggestions(app, begin.start(app, pack, chosen)), carried=line_of(line))
    try:
        sitting.run()
    except Paused:
        if sitting.draft.kept:
            _settle(app, {line.number})
        raise
    if sitting.draft.kept:
        _settle(app, {line.number})
