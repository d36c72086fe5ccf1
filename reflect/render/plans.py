"""Plans and kept questions as drawings for the person's own screen. An open plan is open, never late.

Sentences, not columns: they read the same on 40 columns, in ASCII and through a screen reader.
"""

from collections.abc import Collection, Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from reflect.render.look import Look
from reflect.render.plain.entry_words import STATUS, day_words
from reflect.render.words import heading, indented, words
from reflect.values.plans import Commitment, KeptQuestion, Life, Status
from reflect.visible import one_line, visible

NO_PLANS = "No plan is open. To add one, type: reflect try add"
NO_QUESTIONS = "No question is kept. To add one, type: reflect ask add"
LONGEST = 300
"""Characters of a plan or a question that are said again before a sitting. A window that is narrow takes no word away."""
SAID = {**STATUS, Status.OPEN: "goes on"}
"""What was said of a plan on a day; open here means that it goes on."""


def plans(
    going: Sequence[Commitment], closed: Sequence[Commitment], *, to_settle: Collection[int]
) -> RenderableType:
    """List the plans that are open, and under them those that were closed lately.

    Args:
        going: open plans.
        closed: plans closed lately, the last one first.
        to_settle: numbers of the open ones that may be asked: still useful?
    """
    parts: list[RenderableType] = []
    if going:
        parts += [heading("What you want to try"), Text()]
    else:
        parts += [words(NO_PLANS), Text()]
    for plan in going:
        parts += _plan(plan, "" if plan.status is Status.OPEN else STATUS[plan.status], _going(plan))
        if plan.number in to_settle:
            n = plan.number
            parts.append(indented(words(f"Still useful? Type: reflect try keep {n}, reword {n} or drop {n}")))
        parts.append(Text())
    if closed:
        parts += [heading("Closed lately"), Text()]
    for plan in closed:
        parts += [*_plan(plan, STATUS[plan.status], f"On {day_words(plan.closed_on)}."), Text()]
    if going:
        parts.append(words("To say how one went: reflect try done N, partly N, not-yet N or drop N"))
        return Group(*parts)
    return Group(*parts[:-1])


def life(line: Sequence[Life], *, shown: int) -> RenderableType:
    """Draw the whole life of a plan: how it was first said, each rewording, and all that was said of it."""
    plan = next(one.commitment for one in line if one.commitment.number == shown)
    facts = _going(plan) if plan.closed_on is None else f"{_made(plan)}."
    parts = [*_plan(plan, STATUS[plan.status], facts), Text(), heading("How it went")]
    for one in line:
        c = one.commitment
        how = "said another way" if c.reworded_from is not None else "first said"
        parts.append(indented(words(f"{day_words(c.made_on)}: {how}, as plan {c.number}{_stays(c)}")))
        parts.append(indented(words(c.words), 4))
        for outcome in one.outcomes:
            if outcome.status is not Status.REWORDED:  # the new words say so themselves
                origin = f" (entry {outcome.entry})" if outcome.entry is not None else ""
                parts.append(indented(words(f"{day_words(outcome.day)}: {SAID[outcome.status]}{origin}")))
    return Group(*parts)


def planned(brought: Sequence[Commitment], look: Look, *, more: int) -> RenderableType:
    """Say in a few lines what was planned in an earlier sitting of the same kind, and where all of it can be read."""
    lines = [words(f"You planned: {short(p.words, LONGEST, look)}{_stays(p)}") for p in brought]
    return Group(*lines, *_the_rest(brought, more, "reflect try"), Text())


def questions(going: Sequence[KeptQuestion], closed: Sequence[KeptQuestion]) -> RenderableType:
    """List the questions kept for supervision, and under them those that were done lately."""
    parts: list[RenderableType] = []
    if going:
        parts += [heading("What you want to ask in supervision"), Text()]
    else:
        parts += [words(NO_QUESTIONS), Text()]
    for question in going:
        origin = f", in entry {question.entry}" if question.entry is not None else ""
        parts += _question(question, f"Kept on {day_words(question.made_on)}{origin}.")
    if closed:
        parts += [heading("Done lately"), Text()]
    for question in closed:
        parts += _question(question, f"Done on {day_words(question.closed_on)}.")
    if going:
        parts.append(words("To close one: reflect ask done N"))
        return Group(*parts)
    return Group(*parts[:-1])


def kept_questions(brought: Sequence[KeptQuestion], look: Look, *, more: int) -> RenderableType:
    """Say in a few lines what was kept to be asked in supervision, and where all of it can be read."""
    lines = [words(f"You wanted to ask: {short(q.words, LONGEST, look)}{_stays(q)}") for q in brought]
    return Group(*lines, *_the_rest(brought, more, "reflect ask"), Text())


def the_whole(said: Iterable[str], command: str) -> list[RenderableType]:
    """Say how to read all of some texts where one of them is longer than is said of it."""
    is_cut = any(len(" ".join(visible(one).split())) > LONGEST for one in said)
    return [words(f"To read all of it, type: {command}")] if is_cut else []


def short(text: str, room: int, look: Look) -> str:
    """The first words of a text on one line of so many columns, in signs that this screen has."""
    short = one_line(text, max(room, 20))
    return short.removesuffix("\u2026") + "..." if look.ascii and short.endswith("\u2026") else short


def _the_rest(brought: Sequence[Commitment | KeptQuestion], more: int, command: str) -> list[RenderableType]:
    if more:
        return [words(f"And {more} more: {command}")]
    return the_whole((one.words for one in brought), command)


def _plan(plan: Commitment, status: str, facts: str) -> list[RenderableType]:
    name = f"Plan {plan.number}" + (f", {status}" if status else "") + _stays(plan)
    return [words(name, "bold"), indented(words(plan.words)), indented(words(facts))]


def _question(question: KeptQuestion, facts: str) -> list[RenderableType]:
    name = words(f"Question {question.number}{_stays(question)}", "bold")
    return [name, indented(words(question.words)), indented(words(facts)), Text()]


def _going(plan: Commitment) -> str:
    return f"{_made(plan)}. Look back from {day_words(plan.due_on)}."


def _made(plan: Commitment) -> str:
    made = f"Made on {day_words(plan.made_on)}"
    if plan.entry is None:
        return made
    if plan.source == "supervision":
        return f"{made}, in supervision (entry {plan.entry})"
    return f"{made}, in entry {plan.entry}"


def _stays(kept: Commitment | KeptQuestion) -> str:
    return " (stays with you)" if kept.private else ""
