"""After a sitting in which two guidelines pulled against each other: their question is offered for supervision. Usual answer: no."""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import EndOfInput, confirmed
from reflect.cli.asking.leaving import or_say
from reflect.cli.phrases import TAKE_BACK
from reflect.growth.roadmap import pulled
from reflect.values.entry import Entry
from reflect.values.room import Room

if TYPE_CHECKING:
    from reflect.cli.context import Context

LEFT = "Entry {number} is saved. No question was kept."


def offer(app: "Context", entry: Entry | None) -> Entry | None:
    """Offer to keep the question with the entry, unless it is kept there already; gives the entry as it is then.

    Of what is private nothing is offered: it was not said for a meeting.

    Raises:
        KeyboardInterrupt: if the person leaves there; the entry stays saved.
    """
    note = pulled(entry.answers) if entry is not None else None
    if entry is None or note is None or note.private or entry.room is Room.PRIVATE:
        return entry
    if note.words in {kept.words for kept in entry.questions}:
        return entry
    try:
        with or_say(app.screen, LEFT.format(number=entry.number)):
            wanted = confirmed(app.asker, f"Keep this for supervision: {note.words}")
    except EndOfInput:  # the sitting is at its end, so nobody has to answer
        return entry
    if not wanted:
        return entry
    question = app.journal.questions.add(note, on=entry.day, entry=entry.number)
    app.asker.tell(f"Question {question.number} is kept. {TAKE_BACK}")
    return app.journal.get(entry.number)
