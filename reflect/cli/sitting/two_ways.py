"""After a sitting in which two guidelines pulled against each other: their question is offered for supervision. Usual answer: no."""

from typing import TYPE_CHECKING

from reflect.cli.asking.contract import EndOfInput, confirmed
from reflect.cli.asking.leaving import or_say
from reflect.cli.phrases import TAKE_BACK
from reflect.growth.roadmap import already_asked, pulled
from reflect.values.entry import Entry
from reflect.values.room import Room
from reflect.wording import later, speak

if TYPE_CHECKING:
    from reflect.cli.context import Context

LEFT = later("Entry {number} is saved. No question was kept.")


def offer(app: "Context", entry: Entry | None) -> Entry | None:
    """Offer to keep the question with the entry, unless it is kept there already; gives the entry as it is then.

    Of what is private nothing is offered: it was not said for a meeting.

    Raises:
        KeyboardInterrupt: if the person leaves there; the entry stays saved.
    """
    note = pulled(entry.answers) if entry is not None else None
    if entry is None or note is None or note.private or entry.room is Room.PRIVATE:
        return entry
    if already_asked(entry.answers, entry.questions) is not None:
        return entry
    try:
        with or_say(app.screen, speak(LEFT, number=entry.number)):
            wanted = confirmed(
                app.asker, speak("Keep this for supervision: {question}", question=note.words), at_once=True
            )
    except EndOfInput:  # the sitting is at its end, so nobody has to answer
        return entry
    if not wanted:
        return entry
    question = app.journal.questions.add(note, on=entry.day, entry=entry.number)
    kept = speak("Question {number} is kept.", number=question.number)
    app.asker.tell(f"{kept} {speak(TAKE_BACK)}")
    return app.journal.get(entry.number)
