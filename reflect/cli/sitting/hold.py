"""A sitting of one pack, as a command holds it: at the keyboard, from a draft that waits, or from an answers file."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reflect import dates
from reflect.cli.asking.contract import EndOfInput, confirmed
from reflect.cli.context import Context
from reflect.cli.phrases import ASKS_NOT
from reflect.cli.signals import Stopped
from reflect.errors import AnswerNeeded, BadUsage
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.sitting.begin import Chosen

OFFER = later("You began this earlier. Go on with it?")


def hold(
    app: Context, pack: str | None, chosen: "Chosen", *, usual: str, answers: str | None, as_json: bool
) -> None:
    """Hold one sitting, and keep the entry that comes of it.

    Args:
        app: the world.
        pack: which questions, if the person said so; an answers file may say it instead.
        chosen: what they chose beside it.
        usual: the questions to ask when nobody said which.
        answers: an answers file, or "-"; None to ask.
        as_json: show the kept entry as a document; only with `answers`.

    Raises:
        AnswerNeeded: if nobody can be asked.
        BadUsage, BadFile, NotFound: if something that was given can't be used.
    """
    from reflect.cli.ahead import note_before_writing
    from reflect.cli.sitting.answers_file import kept_from_file
    from reflect.cli.sitting.begin import start, with_suggestions
    from reflect.cli.sitting.bring_up import bring_up
    from reflect.cli.sitting.sitting import Sitting

    if answers is not None:
        kept_from_file(app, answers, pack, chosen, as_json=as_json)
        return
    if as_json:
        raise BadUsage("--json goes with --answers.")
    if not app.can_ask:
        raise AnswerNeeded(ASKS_NOT, hint="Leave it out, or give the answers: reflect log --answers FILE")
    wanted = app.library.get(pack or usual)
    if chosen.day is None:
        note_before_writing(app)
    bring_up(app, wanted)
    while Sitting(app, with_suggestions(app, start(app, wanted, chosen))).run() and _once_more(
        app, wanted.again
    ):
        pass


def _once_more(app: Context, question: str) -> bool:
    """Ask whether the same questions are wanted again; to leave there is a no, since all that was written is kept."""
    try:
        return bool(question) and confirmed(app.asker, question, at_once=True)
    except (EndOfInput, KeyboardInterrupt) as left:
        if isinstance(left, Stopped):
            raise
        return False


def hold_or_go_on(
    app: Context,
    pack: str,
    then: str | Callable[[], str],
    *,
    date: str | None,
    answers: str | None,
    as_json: bool,
) -> None:
    """Hold the sitting of a command that always asks the same questions; say `then` if an entry came of it.

    A draft of it that waits is offered before an empty one is begun beside it.

    Raises:
        ReadOnly: see `look_first`.
    """
    from reflect.cli.sitting.begin import Chosen
    from reflect.cli.sitting.look_first import look_first

    look_first(app, by_program=answers is not None or as_json)
    before = app.journal.counts.ever_kept
    offers = app.can_ask and answers is None and date is None and not as_json
    if not (offers and went_on(app, pack)):
        day = dates.parse_day(date, today=app.today) if date is not None else None
        hold(app, pack, Chosen(day=day), usual=pack, answers=answers, as_json=as_json)
    if not as_json and app.journal.counts.ever_kept > before:
        app.screen.say(then if isinstance(then, str) else then())


def went_on(app: Context, pack: str) -> bool:
    """Offer the newest waiting draft of a pack; True if the person took it up. The change of an entry is none.

    Raises:
        KeyboardInterrupt: if the person paused there.
        NotFound: if the pack is gone.
    """
    from reflect.cli.sitting import begin
    from reflect.cli.sitting.sitting import Sitting

    for draft in app.journal.drafts.waiting():
        if draft.pack != pack:
            continue
        walk = begin.go_on(app, draft)
        if walk.occasion.edits is not None:
            continue
        if not confirmed(app.asker, speak(OFFER), at_once=True):
            return False
        Sitting(app, walk, draft).run()
        return True
    return False
