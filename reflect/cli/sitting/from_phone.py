"""A sitting that was answered on a phone: its answers checked like an answers file, kept as a draft, and looked over."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from reflect.cli.sitting import blocks
from reflect.cli.sitting.answers_file import fill_document
from reflect.cli.sitting.begin import Chosen
from reflect.errors import BadFile, NotFound
from reflect.guide import waiting
from reflect.guide.document import Document, parse
from reflect.guide.walk import Walk
from reflect.pocket.letter import Letter
from reflect.quick_dataclass import dataclass
from reflect.values.entry import Draft

if TYPE_CHECKING:
    from reflect.cli.context import Context

CHANGED = "the questions were changed since this page was made, and an answer has no place in them now"
WHAT_FITS = (
    "It is still sealed, and nothing was lost. To take what fits, and be shown the rest, add --what-fits."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FromPhone:
    """A sitting from a phone as a walk of today's questions.

    Attributes:
        walk: to its end, or to where it was stopped.
        unplaced: answers that have no place in the questions of today, by question id.
        next: the packs that it asks for next.
        changed: the questions or the lines are other ones than those on the page.
    """

    walk: Walk
    unplaced: dict[str, object]
    next: tuple[str, ...]
    changed: bool


def read(app: "Context", letter: Letter, place: str, *, day: date, what_fits: bool) -> FromPhone:
    """Take the walk of what came from a phone.

    Args:
        app: the world.
        letter: what was sealed.
        place: the name of its file, for messages.
        day: the day that it is about.
        what_fits: leave out what has no place in the questions of today; else that is refused.

    Raises:
        NotFound: if there is no such pack here.
        BadFile: naming the question and what is allowed.
    """
    if letter.pack not in app.library.ids():
        raise NotFound(
            f"It answers a pack called {letter.pack}, and there is none of that name here.",
            hint="It is still sealed, and nothing was lost. Put that pack back first, then take it again.",
        )
    pack = app.library.get(letter.pack)
    changed = pack.version != letter.pack_version or app.practice.scale != letter.scale
    out = _lines(app, letter) if app.practice.scale != letter.scale else frozenset[str]()
    if out and not what_fits:
        raise BadFile(place, f"answers.{min(out)}", CHANGED, hint=WHAT_FITS)
    while True:
        raw = letter.as_answers_file(day, with_period=pack.asks_period, without=out)
        document = parse(raw, place, today=app.today)
        try:
            filled = fill_document(app, document, None, _frame(app, letter, document))
        except BadFile as fault:
            question = fault.place.removeprefix("answers.").partition(".")[0]
            if not what_fits or question not in letter.answers or question in out:
                hint = WHAT_FITS if question in letter.answers else fault.hint
                raise BadFile(fault.file, fault.place, fault.reason, hint=hint) from None
            out |= {question}
        else:
            unplaced = {id: value for id, value in letter.answers.items() if id in out}
            return FromPhone(walk=filled.walk, unplaced=unplaced, next=filled.next, changed=changed)


def _lines(app: "Context", letter: Letter) -> frozenset[str]:
    """The questions that were answered with a line of a growth area, picked from lines that were written anew since."""
    pack = app.library.get(letter.pack)
    return frozenset(q.id for q in pack.questions if q.is_growth_rating and q.id in letter.answers)


def _frame(app: "Context", letter: Letter, document: Document) -> Chosen:
    """What was chosen on the page: the area, and the spotlight question if it is one of that area."""
    practice = app.practice
    known = letter.focus in practice.areas
    asked = letter.spotlight in practice.spotlight.get(letter.focus, ())
    return Chosen(
        day=document.day,
        period=document.period,
        focus=letter.focus if known else None,
        spotlight=letter.spotlight if asked else None,
    )


def keep_as_draft(
    app: "Context", letter: Letter, found: FromPhone, place: str, *, again: bool
) -> Draft | None:
    """Keep it as a draft of the journal; from then on the block is one that was taken. None if there is nothing in it.

    Raises:
        BadFile: if another window took it meanwhile, unless `again`.
    """
    walk = found.walk
    if letter.stopped:  # what came after it was never asked: it is open, and no answer
        walk = replace(
            walk, given={step: v for step, v in walk.given.items() if step.question in letter.answers}
        )
    if not walk.holds_anything():
        return None
    now = app.clock()
    draft = Draft(
        uuid=uuid4(), pack=walk.pack.pack, pack_version=walk.pack.version, title=walk.pack.title,
        day=walk.occasion.day, started_at=now, saved_at=now, state=waiting.write_down(walk),
    )  # fmt: skip
    if not app.journal.pocket.take(letter.id, draft, again=again):
        raise blocks.known(place, app.journal.pocket.taken[letter.id])
    return draft
