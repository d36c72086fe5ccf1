"""What was agreed in supervision before, brought up where the next meeting is: what is closed is said, what is open is asked.

One question for each thing that is open, at most `MOST` of each side, as they are said (`render/supervision.py`). To skip one leaves it as it is.
"""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import Move, Reply
from reflect.guide.ask import Ask, Choice, Step
from reflect.guide.pack import Pack
from reflect.values.meetings import PREP_PACK
from reflect.values.plans import Agreement, Commitment, Status
from reflect.visible import one_line
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context
    from reflect.growth.supervision import Meeting

DONE, PARTLY, OPEN, LET_GO = "done", "partly", "open", "let_go"
MINE = (
    (DONE, later("Done")),
    (PARTLY, later("Partly done")),
    (OPEN, later("Still open")),
    (LET_GO, later("Let it go")),
)
THEIRS = ((DONE, later("Done")), (OPEN, later("Still open")), (LET_GO, later("We let it go")))
"""No "partly" for the other side: a person cannot know it, and this is no record of a supervisor."""
HELP = later("Any answer is fine. Skip it to leave it as it is.")
KEPT = later("To take the last answer back, type: reflect undo")
LONGEST = 300
"""How many characters of what was agreed a question repeats."""

Agreed = Commitment | Agreement


def since_last(app: "Context", pack: Pack) -> None:
    """Say how it stands with what was agreed before, and ask about what is open; nothing if nothing was.

    It is asked before a preparation, once a day. Before a meeting is written down it is asked only if it was not since
    the meeting before.

    Raises:
        KeyboardInterrupt, EndOfInput: if the person paused there, or the input ended. What was answered is kept.
    """
    from reflect.cli.gathering.meetings import held_by_now
    from reflect.growth.supervision import since_last as stands_since_last
    from reflect.render import supervision

    held = held_by_now(app)
    so_far = stands_since_last(held, app.journal.plans.all(), app.journal.agreements.all())
    asks = _is_due(app, pack, held)
    most = supervision.MOST
    is_open = [one for one in (*_newest(so_far.mine, most), *_newest(so_far.theirs, most)) if asks]
    if (so_far.mine or so_far.theirs) and (is_open or pack.pack == PREP_PACK):
        app.screen.show(supervision.since_last(so_far, app.screen.look, asked=is_open))
    if is_open:
        _ask(app, is_open)
        app.journal.agreements.look(on=app.today)


def _is_due(app: "Context", pack: Pack, held: "tuple[Meeting, ...]") -> bool:
    looked = app.journal.agreements.looked_at
    if looked is None:
        return True
    if pack.pack == PREP_PACK:
        return looked != app.today
    return not held or looked <= held[0].day


def _newest(side: tuple[Agreed, ...], most: int) -> tuple[Agreed, ...]:
    return tuple(one for one in side if one.closed_on is None)[-most:]


def _ask(app: "Context", is_open: list[Agreed]) -> None:
    """Ask about one after the other; it is kept at the end, so that going back changes an answer, and also at a pause."""
    replies: list[Reply | None] = [None] * len(is_open)
    at = 0
    try:
        while at < len(is_open):
            before = replies[at]
            earlier = None if isinstance(before, Move) else before
            reply = app.asker.ask(
                _question(is_open[at], first=at == 0), place=(at + 1, len(is_open)), earlier=earlier
            )
            if reply is Move.BACK:
                at = max(at - 1, 0)
                continue
            replies[at] = reply
            at += 1
    finally:
        said = [_keep(app, one, reply) for one, reply in zip(is_open, replies, strict=True)]
    if any(said):
        app.asker.tell(speak(KEPT))


def _question(one: Agreed, *, first: bool) -> Ask:
    from dataclasses import replace

    mine = isinstance(one, Commitment)
    words = one_line(one.words, LONGEST)
    ask = Ask.one_of(
        Step("stands"),
        speak('You planned: "{words}" How does it stand?', words=words)
        if mine
        else speak('Your supervisor agreed to this: "{words}" How does it stand?', words=words),
        [Choice(id, speak(label)) for id, label in (MINE if mine else THEIRS)],
        help=speak(HELP),
        private=one.private,
        drafts=False,
    )
    return replace(ask, leads_back=not first, at_once=True)


def _keep(app: "Context", one: Agreed, reply: Reply | None) -> bool:
    """Keep one answer; False if it leaves things as they are."""
    plans, agreements, today = app.journal.plans, app.journal.agreements, app.today
    if isinstance(one, Agreement):
        if reply == DONE:
            agreements.close(one.number, on=today)
        elif reply == LET_GO:
            agreements.let_go(one.number, on=today)
        return reply in (DONE, LET_GO)
    status = {DONE: Status.KEPT, PARTLY: Status.PARTLY, LET_GO: Status.LET_GO}.get(str(reply))
    if status is not None:
        plans.say(one.number, status, on=today)
    elif reply == OPEN:
        plans.keep(one.number, on=today)
    return status is not None or reply == OPEN
