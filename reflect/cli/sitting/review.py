"""The review after the last question: what was answered, and what to do with it."""

from dataclasses import replace
from datetime import date
from enum import Enum
from textwrap import indent

from reflect.cli.asking.contract import Asker, Move
from reflect.cli.sitting import other_day
from reflect.guide.ask import Ask, Choice, Empty, Step
from reflect.guide.walk import Walk
from reflect.values.entry import Entry, Reflection
from reflect.values.plans import several
from reflect.visible import one_line, visible
from reflect.wording import later, speak, speak_n

READ = "read"
FIRST_WORDS = 60
"""Characters of an answer in the menu of all: enough to know it again. A question stands there whole."""
ENDS = (".", "?", "!", ":")
SHORTENED = later("Of a long answer its first words stand here. To read all of it, choose it.")


class Verdict(Enum):
    """What a person decides about the whole sitting."""

    SAVE = "save"
    DRAFT = "draft"
    THROW = "throw"


def ask(asker: Asker, walk: Walk, *, today: date) -> Verdict | Move | Ask:
    """Ask what to do; gives a verdict, a move, or the question whose answer is to be changed; the day is one of them."""
    while True:
        reply = asker.ask(_menu(walk), place=None, earlier=None)
        if isinstance(reply, Move):
            return reply
        if reply == READ:
            asker.tell(read(walk))
            continue
        if reply != "change":
            return Verdict(reply)
        asks = _answerable(walk)
        chosen = asker.ask(_which(walk, asks), place=None, earlier=None)
        if chosen == other_day.DAY.part:
            return other_day.question(walk.occasion.day, today=today)
        if isinstance(chosen, str):
            return asks[int(chosen) - 1]


def read(walk: Walk) -> str:
    """All that was answered, question by question, as it will be kept."""
    answered = (a for a in walk.path() if a.kept and _is_answered(walk, a))
    return "\n\n".join(
        f"{a.words}{_makes(walk, a)}\n{indent(a.words_of(walk.given[a.step]), '  ')}" for a in answered
    )


def _makes(walk: Walk, a: Ask) -> str:
    """How many plans, agreements or questions an answer makes, where that is more than one."""
    q, said = walk.pack.question(a.step.question), walk.given[a.step]
    count = len(several(said)) if q and q.creates and isinstance(said, str) else 0
    if not (q and count > 1):
        return ""
    made = {
        "commitment": speak_n("{n} plan", "{n} plans", count),
        "agreement": speak_n("{n} agreement", "{n} agreements", count),
        "question": speak_n("{n} question", "{n} questions", count),
    }
    return f" ({made[str(q.creates)]})"


def set_aside(before: Walk, after: Walk) -> str:
    """Say how many answers no longer apply after a change; empty if all still do."""
    still = {a.step for a in after.path()}
    gone = [a for a in before.path() if a.step not in still and _is_answered(before, a)]
    if not gone:
        return ""
    return speak_n(
        "One answer no longer applies and is set aside.",
        "{n} answers no longer apply and are set aside.",
        len(gone),
    )


def same(entry: Entry, kept: Reflection) -> bool:
    """True if an entry already says all that a reflection does."""
    parts = ("day", "answers", "ratings", "moments", "tags", "setting", "room", "agreements", "questions")
    return all(getattr(entry, part) == getattr(kept, part) for part in parts)


def _asked(walk: Walk) -> str:
    if walk.occasion.edits:
        return speak("What would you like to do?")
    if walk.next():
        return speak("The rest is left open. What would you like to do?")
    return speak("That was all. What would you like to do?")


def _menu(walk: Walk) -> Ask:
    edits = walk.occasion.edits
    menu = Ask.one_of(
        Step("review"),
        _asked(walk),
        (
            Choice("save", speak("Save it")),
            Choice("change", speak("Change an answer, or the day") if edits else speak("Change an answer")),
            Choice(READ, speak("Read it all")),
            Choice("draft", speak("Keep it as a draft")),
            Choice("throw", speak("Leave the entry as it was") if edits else speak("Throw it away")),
        ),
        default="change" if edits else "save",
        skippable=False,
    )
    return replace(
        menu, at_once=True
    )  # what throws away asks once more, and what is left as it was comes back by `undo`


def _which(walk: Walk, asks: list[Ask]) -> Ask:
    menu = Ask.one_of(
        Step("which"),
        speak("Which answer?"),
        (
            *(Choice(str(n), _label(walk, a)) for n, a in enumerate(asks, 1)),
            Choice(other_day.DAY.part, speak("The day it is about: {day}", day=walk.occasion.day)),
        ),
        help=speak(SHORTENED) if any(_is_long(walk, a) for a in asks) else "",
    )
    return replace(menu, at_once=True)


def _label(walk: Walk, a: Ask) -> str:
    """A question with the beginning of its answer. A menu wraps its lines, so neither is cut to the window."""
    asked, said = " ".join(a.words.split()), one_line(_said(walk, a), FIRST_WORDS)
    between = " " if asked.endswith(ENDS) else ": "
    return f"{asked}{between}{said}" if said else asked


def _is_long(walk: Walk, a: Ask) -> bool:
    return len(_said(walk, a)) > FIRST_WORDS


def _said(walk: Walk, a: Ask) -> str:
    """An answer on one line."""
    return " ".join(visible(a.words_of(walk.given.get(a.step, Empty.SKIPPED))).split())


def _answerable(walk: Walk) -> list[Ask]:
    return [a for a in walk.path() if a.kept]


def _is_answered(walk: Walk, a: Ask) -> bool:
    return not isinstance(walk.given.get(a.step, Empty.SKIPPED), Empty)
