"""The one line before the review: a step of the reflection that could still be told. Goes by questions, never by texts."""

from reflect.growth import depth
from reflect.guide.ask import Empty
from reflect.guide.walk import Walk
from reflect.wording import later, speak

LINES = {
    "made_of_it": later("You could also say what you make of it."),
    "learned": later("You could also say what you take from it."),
    "next_time": later("You could also say what you would try next time."),
}
HOW = later('"Change an answer" does that.')


def line(walk: Walk) -> str:
    """Give the line for a walk, or an empty text where nothing is to be said.

    Nothing is said in a private pack, nor where the pack asks about danger or an answer set off a card: that
    was hard enough.
    """
    if walk.pack.private or any(not q.kept for q in walk.pack.questions):
        return ""
    open_to, said = set[str](), dict[str, list[str]]()
    for ask in walk.path():
        q = walk.pack.question(ask.step.question)
        stage = "made_of_it" if q is None else q.stage
        value = walk.given.get(ask.step, Empty.SKIPPED)
        if walk.consequence(ask.step).card:
            return ""
        if stage is not None:
            open_to.add(stage)
            if not isinstance(value, Empty):
                said.setdefault(stage, []).append(ask.words_of(value))
    chosen = depth.nudge(depth.answered(said), asked=open_to)
    return f"{speak(LINES[chosen])} {speak(HOW)}" if chosen else ""
